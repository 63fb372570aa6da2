"""Our RELAX NG engine beside Jing, libxml2 and a slow oracle: do they give the same verdict?

- `engine`, `jing`, `libxml2`: the engines, each asked in the same way.
- `documents`, `invention`, `mutations`: what they are asked about.
- `places`: the rule by which a place of ours and a line of Jing's are the same.
- `comparison`: the table of disagreements; `python -m tests.relaxng.agreement` prints it.
- `grammars`: random grammars; `oracle`: the specification, as plainly as it can be written.
"""

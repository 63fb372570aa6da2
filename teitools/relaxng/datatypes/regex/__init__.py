"""Regular expressions of XML Schema (Part 2, second edition, appendix F).

What matches is decided by an automaton that is built while it is used, in time proportional to
the length of the text whatever the expression. Where only ASCII is concerned and no text can be
read in two ways, `re` does the same faster.
"""

from teitools.relaxng.datatypes.regex.mistake import RegexError
from teitools.relaxng.datatypes.regex.regex import Regex, regex

__all__ = ["Regex", "RegexError", "regex"]

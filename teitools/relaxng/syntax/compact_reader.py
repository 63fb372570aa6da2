"""Reading a schema in the compact syntax (ISO/IEC 19757-2, annex C).

What is read is what the compact syntax stands for in the XML syntax, as RELAX NG Compact
Syntax, appendix A, says. Where it leaves a choice:

- `ns` stands on the root: the default namespace, unless that or a prefix is ``inherit``. It
  stands elsewhere only where something else is meant: on `nsName`, on `include` and
  `externalRef`, on the definitions within such an `include`, on a `value` of a type with
  namespaces, and on `name`.
- An element or attribute with one name has the attribute `name`, with the prefix as it was
  written. It has a child `name` where a prefix would not do (a prefix for no namespace, or for
  an inherited one) and, when annotations are kept, where the name is annotated.
- `datatypeLibrary` stands on the root: the first library that is used, but for the built-in
  one. It stands on each `data` and each `value` with a type for which another one holds.
- A `group` is left out where it is all that an element (not attribute), a repetition, `list`,
  `mixed` or `define` holds, and a `choice` where it is all that an `except` holds.
- The namespaces of a context are those declared with a prefix and an address. Its base is the
  same throughout: ``xml:base`` is an annotation as any other.
- Comments stand in front of what follows them, within the innermost element that is open, and
  for one that begins or ends the schema outside the root. Lines of comments that follow each
  other directly are one.
"""

from __future__ import annotations

from teitools.errors import SchemaError
from teitools.relaxng.syntax.compact_grammars import GrammarParser
from teitools.relaxng.syntax.compact_scanner import scan
from teitools.relaxng.syntax.compact_text import read_text
from teitools.relaxng.syntax.tree import Node
from teitools.source import Source


def read_compact(source: Source, base: str = "", annotations: bool = False) -> Node:
    """The schema in `source`, whose address is `base`, as a tree of the XML syntax.

    Where `annotations` is false, annotations and comments are read but not kept, all but
    `a:defaultValue`, which stands among the attributes of its node at any rate.

    Raises SchemaError for bytes or characters that cannot be in a schema, for what is against
    the grammar of the compact syntax or its constraints, and for a schema that is nested too
    deep. What RELAX NG, sections 4 and 7, asks for is looked at when it is simplified.
    """
    parser = GrammarParser(scan(read_text(source)), base, annotations)
    root = parser.schema()
    if parser.findings:
        raise SchemaError.of(*parser.findings)
    return root

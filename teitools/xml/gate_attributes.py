"""What attribute-list declarations add to every tag, and its bounds (XML 1.0, section 3.3).

expat looks at each declared attribute at each tag of its element, and gives the tag each
default value; so both are few, or a document of many short tags would take it for ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.xml.codes import TOO_LARGE
from teitools.xml.gate_entities import referred
from teitools.xml.gate_lexical import LITERAL, NAME, S
from teitools.xml.mistake import Mistake

MAX_ATTRIBUTES = 500
"""How many attributes may be declared for one element."""
MAX_DEFAULTS = 4096
"""How many bytes the default values of one element may have, entities expanded."""

_LITERAL = re.compile(LITERAL)
_PREFIX = re.compile(rb"%bxmlns:(%b)%b+CDATA%b+(?:#FIXED%b+)?[\"']" % (S, NAME, S, S, S))


@dataclass(slots=True)
class _Attributes:
    offset: int
    number: int = 0
    length: int = 0
    references: list[bytes] = field(default_factory=list)


class AttributeLists:
    """The attribute-list declarations that have been read, by element."""

    def __init__(self) -> None:
        self.prefixes: set[bytes] = set()
        self._elements: dict[bytes, _Attributes] = {}

    def add(self, element: bytes, body: bytes, offset: int) -> None:
        """Take the declaration at `offset`, which says `body` of `element`.

        Raises Mistake when there are more than MAX_ATTRIBUTES.
        """
        attributes = self._elements.get(element)
        if attributes is None:
            attributes = self._elements[element] = _Attributes(offset)
        attributes.offset = offset
        defaults = _LITERAL.findall(body)
        attributes.number += body.count(b"#REQUIRED") + body.count(b"#IMPLIED") + len(defaults)
        if attributes.number > MAX_ATTRIBUTES:
            raise _too_large(element, offset, f"more than {MAX_ATTRIBUTES} attributes are")
        for value in defaults:
            attributes.length += len(value) - 2
            attributes.references += referred(value)
        if defaults:
            self.prefixes.update(_PREFIX.findall(body))

    def check(self, costs: Mapping[bytes, int]) -> None:
        """Raise Mistake when default values are too long; `costs` are those of entities."""
        for element, attributes in self._elements.items():
            length = attributes.length
            length += sum(costs.get(name, 0) for name in attributes.references)
            if length > MAX_DEFAULTS:
                reason = f"default values of more than {MAX_DEFAULTS:,} bytes are"
                raise _too_large(element, attributes.offset, reason)


def _too_large(element: bytes, offset: int, reason: str) -> Mistake:
    name = element.decode("utf-8", "replace")
    return Mistake(TOO_LARGE, offset, reason=f"{reason} declared for {name!r}")

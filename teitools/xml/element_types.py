"""What the elements of the project's schema may hold: what the explicit form goes by.

It is read from ``schema/teitools.rng`` when it is first asked for.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from teitools import resources
from teitools.dataclass import dataclass
from teitools.xml.names import RNG

_ELEMENT, _ATTRIBUTE, _REF = (f"{{{RNG}}}{name}" for name in ("element", "attribute", "ref"))
_TEXTS = frozenset(f"{{{RNG}}}{name}" for name in ("text", "data", "value", "list"))


@dataclass(frozen=True, slots=True)
class ElementType:
    """An element: whether it may hold text, and the names of its children and attributes."""

    text: bool
    children: frozenset[str]
    attributes: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Whether it never holds anything."""
        return not self.text and not self.children


@cache
def element_types() -> dict[str, ElementType]:
    """The elements of the project's schema, by name."""
    root = etree.parse(resources.path("schema", "teitools.rng")).getroot()
    defines = {str(each.get("name")): each for each in root.iter(f"{{{RNG}}}define")}
    found = {}
    for element in root.iter(_ELEMENT):
        parts = _Parts(defines)
        parts.add(element)
        found[str(element.get("name"))] = ElementType(
            parts.text, frozenset(parts.children), frozenset(parts.attributes)
        )
    return found


# elements without text that stand among words: never on lines of their own around lines
_AMONG_WORDS = frozenset("choice gap graphic incident kinesic row space subst vocal".split())


@cache
def containers() -> frozenset[str]:
    """The names of elements that hold no text and stand around blocks."""
    types = element_types()
    found = {name for name, each in types.items() if each.children and not each.text}
    return frozenset(found - _AMONG_WORDS)


@cache
def wordless() -> frozenset[str]:
    """The names of elements that may be typed without a colon: they hold no words."""
    types = element_types()
    return frozenset(name for name, each in types.items() if not each.text) - containers()


@cache
def body_elements() -> frozenset[str]:
    """The names of what may stand in the body of a text, at any depth."""
    types, found, waiting = element_types(), {"body"}, ["body"]
    while waiting:
        new = types[waiting.pop()].children - found
        found |= new
        waiting += new
    return frozenset(found - {"body"})


class _Parts:
    """What is met on the way through the content of one element."""

    def __init__(self, defines: dict[str, etree._Element]) -> None:
        self._defines = defines
        self._seen: set[str] = set()
        self.text = False
        self.children: set[str] = set()
        self.attributes: set[str] = set()

    def add(self, pattern: etree._Element) -> None:
        for part in pattern:
            if part.tag == _ATTRIBUTE:
                self.attributes.add(_prefixed(part))
            elif part.tag == _ELEMENT:
                self.children.add(str(part.get("name")))
            elif part.tag == _REF:
                name = str(part.get("name"))
                if name not in self._seen:
                    self._seen.add(name)
                    self.add(self._defines[name])
            elif part.tag in _TEXTS:
                self.text = True
            else:
                self.add(part)


def _prefixed(attribute: etree._Element) -> str:
    name = str(attribute.get("name"))
    return name if attribute.get("ns", "") == "" or name.startswith("xml:") else f"xml:{name}"

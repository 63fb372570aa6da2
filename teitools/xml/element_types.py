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
    parts = _Parts({str(each.get("name")): each for each in root.iter(f"{{{RNG}}}define")})
    return {str(each.get("name")): parts.within(each) for each in root.iter(_ELEMENT)}


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
    """What is met on the way through the content of elements; each definition is gone through once.

    No definition leads back to itself but through an element (RELAX NG, section 4.19).
    """

    def __init__(self, defines: dict[str, etree._Element]) -> None:
        self._defines = defines
        self._known: dict[str, ElementType] = {}

    def within(self, pattern: etree._Element) -> ElementType:
        """What `pattern` holds."""
        text, children, attributes = False, set[str](), set[str]()
        waiting = list(pattern)
        while waiting:
            part = waiting.pop()
            tag = part.tag
            if tag == _ATTRIBUTE:
                attributes.add(_prefixed(part))
            elif tag == _ELEMENT:
                children.add(str(part.get("name")))
            elif tag == _REF:
                held = self._defined(str(part.get("name")))
                text = text or held.text
                children |= held.children
                attributes |= held.attributes
            elif tag in _TEXTS:
                text = True
            else:
                waiting += part
        return ElementType(text, frozenset(children), frozenset(attributes))

    def _defined(self, name: str) -> ElementType:
        if name not in self._known:
            self._known[name] = self.within(self._defines[name])
        return self._known[name]


def _prefixed(attribute: etree._Element) -> str:
    name = str(attribute.get("name"))
    return name if attribute.get("ns", "") == "" or name.startswith("xml:") else f"xml:{name}"

"""A schema as it is written: elements with their places, whatever file they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Code, Finding
from teitools.schematron.names import DIALECTS
from teitools.source import Location
from teitools.xml.document import Document
from teitools.xml.names import SCH, XML

_LANG = f"{{{XML}}}lang"
_ID = f"{{{XML}}}id"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an element was read: the document, its element there, and its file's address."""

    document: Document
    element: etree._Element
    address: str


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element. `name` is local; the namespaces of both dialects of Schematron are one."""

    namespace: str
    name: str
    attributes: Mapping[str, str]
    content: tuple[Node | str, ...]
    namespaces: Mapping[str, str]
    """The prefixes in scope; the default namespace is that of the prefix ``""``."""
    lang: str
    origin: Origin
    own: Mapping[str, str] = field(default_factory=dict)
    """Attributes that are in a namespace, by Clark name."""

    def get(self, name: str) -> str | None:
        """The attribute `name`, which is in no namespace."""
        return self.attributes.get(name)

    @property
    def id(self) -> str | None:
        """The identifier: ``id`` or ``xml:id``."""
        return self.attributes.get("id") or self.own.get(_ID)

    @property
    def elements(self) -> Iterator[Node]:
        """The elements in it."""
        return (each for each in self.content if isinstance(each, Node))

    def children(self, *names: str) -> list[Node]:
        """The Schematron elements in it that have one of these names."""
        return [each for each in self.elements if each.is_a(*names)]

    def is_a(self, *names: str) -> bool:
        """Whether it is a Schematron element of one of these names."""
        return self.namespace == SCH and self.name in names

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(each if isinstance(each, str) else each.text for each in self.content)

    @property
    def location(self) -> Location:
        """The place of its start tag."""
        return self.origin.document.positions.location(self.origin.element)

    def location_of(self, attribute: str) -> Location:
        """The place of an attribute; that of the start tag where there is none."""
        from teitools.schematron.places import attribute_offset

        positions = self.origin.document.positions
        place = positions.location(self.origin.element)
        if place.position is None:
            return place
        start = positions.lines.offset(place.position.line, place.position.column)
        offset = attribute_offset(positions.lines.text, start, attribute)
        return place._replace(position=positions.lines.position(offset))

    def with_content(self, content: tuple[Node | str, ...]) -> Node:
        """The same element with other content."""
        return replace(self, content=content)

    def error(self, code: Code, attribute: str | None = None, /, **facts: object) -> SchemaError:
        """The error that says `code` at this element, or at an attribute of it."""
        place = self.location_of(attribute) if attribute else self.location
        return SchemaError.of(Finding(code, place, facts))


def read(
    element: etree._Element,
    document: Document,
    address: str,
    declared: Mapping[str, str] = MappingProxyType({}),
) -> Node:
    """`element` of `document`, and all in it; `declared` are prefixes that it may use besides."""
    langs = (each.get(_LANG) for each in _upwards(element))
    lang = next((each for each in langs if each is not None), "")
    return _read(element, Origin(document, element, address), declared, lang)


def declared(root: etree._Element) -> dict[str, str]:
    """The prefixes that the children `ns` of a schema declare."""
    return {
        each.get("prefix", ""): each.get("uri", "")
        for namespace in DIALECTS
        for each in root.iterchildren(f"{{{namespace}}}ns")
    }


def _read(element: etree._Element, origin: Origin, declared: Mapping[str, str], lang: str) -> Node:
    lang = element.get(_LANG, lang)
    content: list[Node | str] = [element.text] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            below = Origin(origin.document, child, origin.address)
            content.append(_read(child, below, declared, lang))
        if child.tail:
            content.append(child.tail)
    namespace, _, name = str(element.tag).removeprefix("{").rpartition("}")
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return Node(
        SCH if namespace in DIALECTS else namespace,
        name,
        {key: value for key, value in attributes.items() if not key.startswith("{")},
        tuple(content),
        {**{prefix or "": uri for prefix, uri in element.nsmap.items()}, **declared},
        lang,
        origin,
        {key: value for key, value in attributes.items() if key.startswith("{")},
    )


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()

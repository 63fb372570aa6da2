"""Writing a grammar as XSD 1.0: all that its RELAX NG accepts, and as little more as may be.

Elements that may not stand at the top are declared where they are used, so that a document
cannot begin with them; each has its type by name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.assemble import impossible
from teitools.odd.content import (
    EMPTY,
    NOT_ALLOWED,
    AnyElement,
    Choice,
    ElementRef,
    Pattern,
    Repeat,
    Sequence,
)
from teitools.odd.determinism import determinize
from teitools.odd.grammar import Attribute, AttributeChoice, Element, Grammar, GroupRef, Use
from teitools.odd.particles import Particles, verbatim
from teitools.odd.simple_types import SimpleTypes
from teitools.source import Location
from teitools.xml.names import XML, XS

XML_SCHEMA = "xml.xsd"
"""The name of the document that declares the attributes of the XML namespace."""

_PREFIX = "tei"
_LEAST = 3


def write_xsd(grammar: Grammar) -> bytes:
    """The XSD document of `grammar`; the same grammar gives the same bytes.

    Raises SchemaError where it has elements of several namespaces, or RELAX NG that XSD has
    no counterpart for.
    """
    return _Writer(grammar).document()


class _Writer:
    def __init__(self, grammar: Grammar) -> None:
        _check(grammar)
        self._grammar = grammar
        self._without = frozenset(impossible(grammar))
        self._particles = Particles(grammar, self._without)
        self._prefix = f"{_PREFIX}:" if grammar.namespace else ""
        self._types = SimpleTypes(grammar, self._prefix)
        prefixes = {"xs": XS, **({_PREFIX: grammar.namespace} if grammar.namespace else {})}
        self._root = etree.Element(f"{{{XS}}}schema", nsmap=prefixes)
        self._groups: dict[str, tuple[Pattern, ...]] = {}
        self._used: dict[str, None] = {}

    def document(self) -> bytes:
        grammar, root = self._grammar, self._root
        if grammar.namespace:
            root.set("targetNamespace", grammar.namespace)
        root.set("elementFormDefault", "qualified")
        if _xml_attributes(grammar):
            _add(root, "import", namespace=XML, schemaLocation=XML_SCHEMA)
        self._find_groups()
        for name in grammar.start:
            if name not in self._without:
                self._reference(root, name)
        for element in grammar.elements.values():
            if element.ident not in self._without:
                self._element(element)
        for name, items in self._groups.items():
            if name in self._used:
                self._members(_add(_add(root, "group", name=name), "choice"), items, len(items))
        for name, uses in grammar.groups.items():
            self._uses(_add(root, "attributeGroup", name=name), uses)
        self._types.define(root)
        etree.indent(root)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return bytes(data) + b"\n"

    def _find_groups(self) -> None:
        """The choices that have a name in the grammar, the widest first."""
        found = {
            name: particle.items
            for name, pattern in self._grammar.patterns.items()
            if isinstance(particle := self._particles.particle(pattern), Choice)
            and len(particle.items) >= _LEAST
            and all(isinstance(item, ElementRef) for item in particle.items)
        }
        self._groups = dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))

    def _element(self, element: Element) -> None:
        node = _add(self._root, "complexType", name=element.ident)
        if element.documentation:
            _add(_add(node, "annotation"), "documentation").text = element.documentation
        content = self._particles.content(element.content)
        if content.value is not None:
            extension = _add(_add(node, "simpleContent"), "extension")
            name = f"{element.ident}.value"
            extension.set("base", self._types.named(self._root, name, content.value))
            self._uses(extension, element.attributes)
            return
        if content.mixed:
            node.set("mixed", "true")
        particle = determinize(content.particle)
        if particle != EMPTY:
            self._top(node, particle)
        self._uses(node, element.attributes)

    def _top(self, node: etree._Element, particle: Pattern) -> None:
        inner = particle.item if isinstance(particle, Repeat) else particle
        if isinstance(inner, Sequence | Choice):
            self._particle(node, particle, 1, 1)
        else:
            self._particle(_add(node, "sequence"), particle, 1, 1)

    def _particle(
        self, parent: etree._Element, particle: Pattern, low: int, high: int | None
    ) -> None:
        match particle:
            case Repeat(Repeat(), _, _):
                node = _occurs(_add(parent, "sequence"), particle.low, particle.high)
                self._particle(node, particle.item, 1, 1)
            case Repeat(item, least, most):
                self._particle(parent, item, least, most)
            case Sequence(items):
                node = _occurs(_add(parent, "sequence"), low, high)
                for item in items:
                    self._particle(node, item, 1, 1)
            case Choice(items):
                self._members(_occurs(_add(parent, "choice"), low, high), items)
            case ElementRef(key):
                _occurs(self._reference(parent, key), low, high)
            case AnyElement():
                _occurs(_add(parent, "any", processContents="skip"), low, high)

    def _members(
        self, node: etree._Element, items: tuple[Pattern, ...], within: int = sys.maxsize
    ) -> None:
        """Write a choice, with the groups (of fewer members than `within`) that it holds."""
        remaining = dict.fromkeys(items)
        for name, members in self._groups.items():
            if len(members) < within and all(member in remaining for member in members):
                self._used[name] = None
                _add(node, "group", ref=self._prefix + name)
                for member in members:
                    del remaining[member]
        for item in remaining:
            self._particle(node, item, 1, 1)

    def _reference(self, parent: etree._Element, key: str) -> etree._Element:
        element = self._grammar.elements[key]
        return _add(parent, "element", name=element.name, type=self._prefix + key)

    def _uses(self, parent: etree._Element, uses: tuple[Use, ...], required: bool = True) -> None:
        for use in uses:
            if isinstance(use, GroupRef) and required:
                _add(parent, "attributeGroup", ref=self._prefix + use.name)
            elif isinstance(use, Attribute):
                self._attribute(parent, use, required)
            elif isinstance(use, AttributeChoice):
                for alternative in use.alternatives:
                    self._uses(parent, alternative, required=False)
            else:
                for attribute, _ in self._grammar.flat((use,)):
                    self._attribute(parent, attribute, required)

    def _attribute(self, parent: etree._Element, attribute: Attribute, required: bool) -> None:
        if attribute.value == NOT_ALLOWED:
            return
        node = _add(parent, "attribute")
        if attribute.name.startswith("xml:"):
            node.set("ref", attribute.name)
        else:
            node.set("name", attribute.name)
        if attribute.required and required:
            node.set("use", "required")
        if attribute.documentation:
            _add(_add(node, "annotation"), "documentation").text = attribute.documentation
        if not attribute.name.startswith("xml:"):
            self._types.type_of(node, attribute.value, "type")


def _check(grammar: Grammar) -> None:
    place = Location(grammar.source)
    namespaces = {element.namespace for element in grammar.elements.values()}
    namespaces |= {a.namespace for a in _attributes(grammar) if a.namespace}
    findings = []
    if len(namespaces) > 1:
        findings.append(Finding(codes.XSD_NAMESPACES, place, {"count": len(namespaces)}))
    for element in grammar.elements.values():
        for xml in verbatim(grammar, element.content):
            facts = {"owner": element.ident, "xml": xml}
            findings.append(Finding(codes.XSD_VERBATIM, place, facts))
    if findings:
        raise SchemaError.of(*findings)


def _attributes(grammar: Grammar) -> Iterator[Attribute]:
    for element in grammar.elements.values():
        for attribute, _ in grammar.flat(element.attributes):
            yield attribute


def _xml_attributes(grammar: Grammar) -> bool:
    return any(attribute.name.startswith("xml:") for attribute in _attributes(grammar))


def _occurs(node: etree._Element, low: int, high: int | None) -> etree._Element:
    if low != 1:
        node.set("minOccurs", str(low))
    if high != 1:
        node.set("maxOccurs", "unbounded" if high is None else str(high))
    return node


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XS}}}{tag}", attributes)

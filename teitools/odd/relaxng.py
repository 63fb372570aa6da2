"""Writing a grammar as RELAX NG (XML syntax), its Schematron embedded."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.content import (
    AnyElement,
    Choice,
    Data,
    ElementRef,
    Empty,
    Interleave,
    ListOf,
    Named,
    NotAllowed,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
    Verbatim,
    choice,
)
from teitools.odd.flattening import flattened, grouped
from teitools.odd.grammar import Attribute, AttributeRef, Element, Grammar, GroupRef, Use
from teitools.odd.schematron import patterns
from teitools.source import Location
from teitools.xml.names import RNG, SCH

_ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
_TYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
_ANY = "anyElement"
_LIMIT = 10_000
_GRAMMAR = f'<grammar xmlns="{RNG}" xmlns:a="{_ANNOTATIONS}" xmlns:sch="{SCH}"/>'


def write_relaxng(grammar: Grammar) -> bytes:
    """The RELAX NG document of `grammar`; the same grammar gives the same bytes."""
    return _Writer(grammar).document()


class _Writer:
    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._root = etree.fromstring(_GRAMMAR)
        self._root.set("ns", grammar.namespace)
        self._root.set("datatypeLibrary", _TYPES)
        self._prefix = grammar.prefix
        self._any: dict[AnyElement, str] = {}
        self._copies = 0
        self._owner = ""

    def document(self) -> bytes:
        grammar = self._grammar
        start = _add(self._root, "start")
        self._pattern(start, choice(ElementRef(name) for name in grammar.start))
        for element in grammar.elements.values():
            self._element(element)
        for named in (flattened(grammar), grammar.data):
            for name, pattern in named.items():
                self._pattern(_add(self._root, "define", name=self._prefix + name), pattern)
        for name, attribute in grammar.attributes.items():
            self._attribute(_add(self._root, "define", name=self._prefix + name), attribute)
        for name, uses in grammar.groups.items():
            define = _add(self._root, "define", name=self._prefix + name)
            if not uses:
                _add(define, "empty")
            self._uses(define, uses)
        for xml in grammar.externals:
            self._root.append(self._external(xml))
        for reference, name in self._any.items():
            self._any_element(name, reference)
        for node in patterns(grammar):
            self._root.append(node)
        etree.indent(self._root)
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8")
        return bytes(data) + b"\n"

    def _name(self, ident: str) -> str:
        taken = ident in self._grammar.patterns or ident in self._grammar.data
        return f"{self._prefix}{ident}.element" if taken else f"{self._prefix}{ident}"

    def _named(self, name: str) -> str:
        own = name in self._grammar.patterns or name in self._grammar.data
        return f"{self._prefix}{name}" if own else name

    def _external(self, xml: str) -> etree._Element:
        node = etree.fromstring(xml)
        for reference in node.iter(f"{{{RNG}}}ref"):
            own = str(reference.attrib.pop("own", ""))
            if own:
                element = own in self._grammar.elements
                reference.set("name", self._name(own) if element else self._named(own))
        return node

    def _element(self, element: Element) -> None:
        self._owner = element.ident
        define = _add(self._root, "define", name=self._name(element.ident))
        node = _add(define, "element", name=element.name)
        if element.namespace != self._grammar.namespace:
            node.set("ns", element.namespace)
        _document(node, element.documentation)
        self._uses(node, element.attributes)
        content = element.content
        self._all(node, content.items if isinstance(content, Sequence) else (content,))

    def _uses(self, parent: etree._Element, uses: tuple[Use, ...]) -> None:
        for use in uses:
            if isinstance(use, Attribute):
                self._attribute(parent, use)
            elif isinstance(use, AttributeRef | GroupRef):
                _add(parent, "ref", name=self._prefix + use.name)
            else:
                among = _add(parent, "choice")
                for alternative in use.alternatives:
                    several = len(alternative) > 1
                    self._uses(_add(among, "group") if several else among, alternative)

    def _attribute(self, parent: etree._Element, attribute: Attribute) -> None:
        if not attribute.required:
            parent = _add(parent, "optional")
        name = attribute.name
        if attribute.namespace and not name.startswith("xml:"):
            name = name.rpartition(":")[2]
        node = _add(parent, "attribute", name=name)
        if attribute.namespace and ":" not in name:
            node.set("ns", attribute.namespace)
        if attribute.default is not None:
            node.set(f"{{{_ANNOTATIONS}}}defaultValue", attribute.default)
        _document(node, attribute.documentation)
        self._pattern(node, attribute.value)

    def _pattern(self, parent: etree._Element, pattern: Pattern) -> None:
        match pattern:
            case Text():
                _add(parent, "text")
            case Empty():
                _add(parent, "empty")
            case NotAllowed():
                _add(parent, "notAllowed")
            case ElementRef(key):
                _add(parent, "ref", name=self._name(key))
            case Named(name):
                _add(parent, "ref", name=self._named(name))
            case AnyElement():
                name = self._any.setdefault(pattern, f"{_ANY}.{len(self._any) + 1}")
                _add(parent, "ref", name=name)
            case Data():
                _data(parent, pattern)
            case Value(text, documentation):
                _add(parent, "value").text = text
                _document(parent, documentation)
            case Verbatim(xml):
                parent.append(self._external(xml))
            case _:
                self._compound(parent, pattern)

    def _compound(self, parent: etree._Element, pattern: Pattern) -> None:
        match pattern:
            case ListOf(item):
                self._pattern(_add(parent, "list"), item)
            case Sequence(items):
                self._all(_add(parent, "group"), items)
            case Choice(items):
                self._all(_add(parent, "choice"), grouped(items))
            case Interleave(items):
                self._all(_add(parent, "interleave"), items)
            case Repeat(item, low, high):
                self._repeat(parent, item, low, high)

    def _all(self, parent: etree._Element, items: tuple[Pattern, ...]) -> None:
        for item in items:
            self._pattern(parent, item)

    def _repeat(self, parent: etree._Element, item: Pattern, low: int, high: int | None) -> None:
        if low > 1 or (high is not None and high > 1):
            parent = _add(parent, "group")
            self._count(high or low)
        if high is None and low == 1:
            self._pattern(_add(parent, "oneOrMore"), item)
            return
        for _ in range(low):
            self._pattern(parent, item)
        if high is None:
            self._pattern(_add(parent, "zeroOrMore"), item)
            return
        for _ in range(high - low):
            self._pattern(_add(parent, "optional"), item)

    def _count(self, copies: int) -> None:
        self._copies += copies
        if self._copies > _LIMIT:
            origin = self._grammar.origin
            source = self._grammar.source
            place = Location(source) if origin is None else origin.location(self._owner)
            facts = {"owner": self._owner, "limit": _LIMIT}
            raise SchemaError.of(Finding(codes.TOO_LARGE, place, facts))

    def _any_element(self, name: str, reference: AnyElement) -> None:
        element = _add(_add(self._root, "define", name=name), "element")
        if reference.require:
            names = _add(element, "choice") if len(reference.require) > 1 else element
            for uri in reference.require:
                self._except(_add(names, "nsName", ns=uri), {uri})
        else:
            excluded = reference.exclude or self._grammar.exceptions
            outside = {each for each in excluded if not each.startswith("{")}
            named = [each[1:].rpartition("}")[::2] for each in excluded if each.startswith("{")]
            others = {element.namespace for element in self._grammar.elements.values()}
            own = others - outside if self._grammar.any_apart else set()
            self._except(_add(element, "anyName"), own, outside, named)
        among = _add(_add(_add(element, "zeroOrMore"), "choice"), "attribute")
        _add(among, "anyName")
        content = among.getparent()
        assert content is not None
        _add(content, "text")
        _add(content, "ref", name=name)

    def _except(
        self,
        names: etree._Element,
        own: set[str],
        whole: Iterable[str] = (),
        named: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Leave out the `whole` namespaces, those `named`, and of its `own` what is defined.

        An element that is defined may have an ID; one that is "any" may not (RELAX NG DTD
        Compatibility, 5.2): they must not overlap.
        """
        apart = dict.fromkeys(named)
        apart |= dict.fromkeys(
            (element.namespace, element.name)
            for element in self._grammar.elements.values()
            if element.namespace in own
        )
        excluded = [("nsName", uri, "") for uri in sorted(whole)]
        excluded += [("name", uri, name) for uri, name in apart]
        if excluded:
            names = _add(names, "except")
        for tag, uri, text in excluded:
            _add(names, tag, ns=uri).text = text or None


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{RNG}}}{tag}", attributes)


def _document(parent: etree._Element, text: str) -> None:
    if text:
        etree.SubElement(parent, f"{{{_ANNOTATIONS}}}documentation").text = text


def _data(parent: etree._Element, data: Data) -> None:
    node = _add(parent, "data", type=data.type)
    for name, value in data.facets:
        _add(node, "param", name=name).text = value

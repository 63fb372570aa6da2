"""Writing values as XSD simple types (XML Schema Part 2), each at least as wide as said."""

from __future__ import annotations

from lxml import etree

from teitools.odd.content import (
    AnyElement,
    Choice,
    Data,
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
)
from teitools.odd.grammar import Grammar
from teitools.xml.names import XS

_STRING = "xs:string"


class SimpleTypes:
    """The simple types of `grammar`; `prefix` stands before the names of its own."""

    def __init__(self, grammar: Grammar, prefix: str) -> None:
        self._grammar = grammar
        self._prefix = prefix

    def define(self, root: etree._Element) -> None:
        """Write the named data types of the grammar."""
        for name, pattern in self._grammar.data.items():
            self._body(_add(root, "simpleType", name=name), pattern)

    def type_of(self, parent: etree._Element, pattern: Pattern, attribute: str) -> None:
        """Give `parent` the type of `pattern`: by name in `attribute`, or as a child."""
        name = self._name(pattern)
        if name is not None:
            parent.set(attribute, name)
        else:
            self._body(_add(parent, "simpleType"), pattern)

    def named(self, root: etree._Element, name: str, pattern: Pattern) -> str:
        """The name of the type of `pattern`; where it has none, it is defined as `name`."""
        known = self._name(pattern)
        if known is not None:
            return known
        self._body(_add(root, "simpleType", name=name), pattern)
        return self._prefix + name

    def _name(self, pattern: Pattern) -> str | None:
        match pattern:
            case Named(name):
                return self._prefix + name if name in self._grammar.data else _STRING
            case Data(type_, ()):
                return f"xs:{type_}"
            case Text() | AnyElement() | Verbatim():
                return _STRING
        return None

    def _body(self, node: etree._Element, pattern: Pattern) -> None:
        match pattern:
            case ListOf(item):
                self._list(node, item)
            case Choice(items):
                self._union(node, items)
            case Repeat(item, 0, _):
                self._union(node, (item, Empty()))
            case Repeat(item, _, _):
                self._body(node, item)
            case Data(type_, facets) if facets:
                _restrict(node, type_, facets)
            case Value():
                _enumerate(node, (pattern,))
            case Empty():
                _enumerate(node, (Value(""),))
            case NotAllowed():
                _add(_add(node, "restriction", base="xs:token"), "length", value="0")
            case _:
                _add(node, "restriction", base=self._name(pattern) or _STRING)

    def _union(self, node: etree._Element, items: tuple[Pattern, ...]) -> None:
        values = tuple(item for item in items if isinstance(item, Value))
        others = [item for item in items if not isinstance(item, Value)]
        if not others:
            _enumerate(node, values)
            return
        union = _add(node, "union")
        names = [name for item in others if (name := self._name(item)) is not None]
        if names:
            union.set("memberTypes", " ".join(names))
        if values:
            _enumerate(_add(union, "simpleType"), values)
        for item in others:
            if self._name(item) is None:
                self._body(_add(union, "simpleType"), item)

    def _list(self, node: etree._Element, item: Pattern) -> None:
        low, high = (item.low, item.high) if isinstance(item, Repeat) else (1, 1)
        item = item.item if isinstance(item, Repeat) else item
        if isinstance(item, Sequence | Interleave) or self._holds_list(item):
            _add(node, "restriction", base="xs:token")
            return
        if low == 0 and high is None:
            self.type_of(_add(node, "list"), item, "itemType")
            return
        restriction = _add(node, "restriction")
        self.type_of(_add(_add(restriction, "simpleType"), "list"), item, "itemType")
        if low:
            _add(restriction, "minLength", value=str(low))
        if high is not None:
            _add(restriction, "maxLength", value=str(high))

    def _holds_list(self, pattern: Pattern) -> bool:
        match pattern:
            case ListOf() | Repeat():
                return True
            case Named(name):
                found = self._grammar.data.get(name)
                return found is not None and self._holds_list(found)
            case Choice(items):
                return any(self._holds_list(item) for item in items)
            case Data(type_, _):
                return type_ in ("IDREFS", "ENTITIES", "NMTOKENS")
        return False


def _restrict(node: etree._Element, type_: str, facets: tuple[tuple[str, str], ...]) -> None:
    """Patterns of one restriction are alternatives in XSD: each stands in one of its own."""
    patterns = [value for name, value in facets if name == "pattern"]
    restriction = _add(node, "restriction")
    for value in patterns[1:]:
        inner = _add(_add(restriction, "simpleType"), "restriction")
        _add(restriction, "pattern", value=value)
        restriction = inner
    restriction.set("base", f"xs:{type_}")
    for value in patterns[:1]:
        _add(restriction, "pattern", value=value)
    for name, value in facets:
        if name != "pattern":
            _add(restriction, name, value=value)


def _enumerate(node: etree._Element, values: tuple[Value, ...]) -> None:
    restriction = _add(node, "restriction", base="xs:token")
    for value in values:
        one = _add(restriction, "enumeration", value=value.text)
        if value.documentation:
            _add(_add(one, "annotation"), "documentation").text = value.documentation


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XS}}}{tag}", attributes)

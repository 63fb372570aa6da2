"""Writing values as XSD simple types (XML Schema Part 2), each at least as wide as said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from lxml import etree

from teitools.odd.xsd.attributes import spine
from teitools.odd.xsd.nodes import add, describe
from teitools.relaxng.datatypes.interface import NOWHERE
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Empty,
    Group,
    List,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
    Value,
)

_STRING = "xs:string"
_LISTS = ("IDREFS", "ENTITIES", "NMTOKENS")
_EXCLUSIVE = {"minExclusive": "minInclusive", "maxExclusive": "maxInclusive"}
_ENUMERATED = {"ID": "NCName", "IDREF": "NCName", "ENTITY": "NCName"}
Documented = Mapping[str, str]
"""The documentation of values, by the value."""


class SimpleTypes:
    """Writes the types of patterns of `table`; `named` gives the name of one that has one."""

    def __init__(self, table: Patterns, named: Callable[[Pattern], str | None]) -> None:
        self._table = table
        self._named = named

    def type_of(
        self,
        parent: etree._Element,
        pattern: Pattern,
        attribute: str,
        documented: Documented | None = None,
    ) -> None:
        """Give `parent` the type of `pattern`: by name in `attribute`, or as a child."""
        name = self.name(pattern)
        if name is not None:
            parent.set(attribute, name)
        else:
            self.define(add(parent, "simpleType"), pattern, documented or {})

    def name(self, pattern: Pattern) -> str | None:
        """The name of the type of `pattern`, where it has one."""
        if isinstance(pattern, Text):
            return _STRING
        if isinstance(pattern, Data) and not pattern.datatype.parameters:
            return f"xs:{_type_name(pattern)}"
        return self._named(pattern)

    def define(self, node: etree._Element, pattern: Pattern, documented: Documented) -> None:
        """Write the type of `pattern` into `node`."""
        match pattern:
            case List():
                self._list(node, pattern.pattern)
            case Choice():
                self._union(node, pattern.alternatives, documented)
            case Data() if pattern.datatype.parameters:
                _restrict(node, _type_name(pattern), pattern.datatype.parameters)
            case Value() | Empty():
                _enumerate(node, [pattern], documented)
            case _:
                add(node, "restriction", base=self.name(pattern) or _STRING)

    def _union(
        self, node: etree._Element, items: tuple[Pattern, ...], documented: Documented
    ) -> None:
        if any(isinstance(item, Text) for item in items):
            add(node, "restriction", base=_STRING)
            return
        values = [item for item in items if isinstance(item, Value | Empty)]
        others = [item for item in items if not isinstance(item, Value | Empty)]
        kinds = [list(group) for _, group in groupby(sorted(values, key=_base_of), key=_base_of)]
        if not others and len(kinds) == 1:
            _enumerate(node, values, documented)
            return
        union = add(node, "union")
        names = [name for item in others if (name := self.name(item)) is not None]
        if names:
            union.set("memberTypes", " ".join(dict.fromkeys(names)))
        for group in kinds:
            _enumerate(add(union, "simpleType"), group, documented)
        for item in others:
            if self.name(item) is None:
                self.define(add(union, "simpleType"), item, documented)

    def _list(self, node: etree._Element, pattern: Pattern) -> None:
        items, low, high = _tokens(pattern)
        item = self._table.choice(items)
        if _holds_list(item) or high == 0:
            base = add(node, "restriction", base="xs:token")
            if high == 0:
                add(base, "enumeration", value="")
            return
        if low == 0 and high is None:
            self.type_of(add(node, "list"), item, "itemType")
            return
        restriction = add(node, "restriction")
        self.type_of(add(add(restriction, "simpleType"), "list"), item, "itemType")
        if low:
            add(restriction, "minLength", value=str(low))
        if high is not None:
            add(restriction, "maxLength", value=str(high))


def accepts(pattern: Pattern, text: str) -> bool:
    """Whether `text` is surely a value of `pattern`."""
    match pattern:
        case Text():
            return True
        case Empty():
            return not text.strip()
        case Data():
            return pattern.but is None and pattern.datatype.allows(text, NOWHERE)
        case Value():
            datatype = pattern.datatype
            return datatype.allows(text, NOWHERE) and (
                datatype.value(text, NOWHERE) == pattern.meaning
            )
        case Choice():
            return any(accepts(each, text) for each in pattern.alternatives)
    return False


Tokens = tuple[list[Pattern], int, int | None]


def _tokens(pattern: Pattern) -> Tokens:
    """The tokens of a list: any of which they are, and how many, at the least and the most."""
    match pattern:
        case Empty():
            return [], 0, 0
        case OneOrMore():
            items, low, _ = _tokens(pattern.pattern)
            return items, low, None
        case Group():
            return _added(_tokens(each) for each in spine(pattern))
        case Choice():
            several = [_tokens(each) for each in pattern.alternatives]
            highs = [high for _, _, high in several if high is not None]
            high = max(highs) if len(highs) == len(several) else None
            items = [item for items, _, _ in several for item in items]
            return items, min(low for _, low, _ in several), high
    return [pattern], 1, 1


def _added(several: Iterable[Tokens]) -> Tokens:
    items: list[Pattern] = []
    low, high = 0, 0
    endless = False
    for more, least, most in several:
        items += more
        low += least
        endless = endless or most is None
        high += most or 0
    return items, low, None if endless else high


def _holds_list(pattern: Pattern) -> bool:
    match pattern:
        case List():
            return True
        case Choice():
            return any(_holds_list(each) for each in pattern.alternatives)
        case Data():
            return pattern.datatype.name in _LISTS
        case Value():
            return pattern.datatype.name in _LISTS or len(pattern.literal.split()) != 1
    return not isinstance(pattern, Text)


def _type_name(pattern: Data | Value) -> str:
    """The type's name in XSD, which has NOTATION only where the notations are listed."""
    name = pattern.datatype.name
    return "QName" if name == "NOTATION" else name


def _restrict(node: etree._Element, type_: str, facets: tuple[tuple[str, str], ...]) -> None:
    """Patterns of one restriction are alternatives in XSD: each stands in one of its own."""
    patterns = [value for name, value in facets if name == "pattern"]
    given = {name for name, _ in facets}
    restriction = add(node, "restriction")
    for value in patterns[1:]:
        inner = add(add(restriction, "simpleType"), "restriction")
        add(restriction, "pattern", value=value)
        restriction = inner
    restriction.set("base", f"xs:{type_}")
    for value in patterns[:1]:
        add(restriction, "pattern", value=value)
    for name, value in facets:
        said = _EXCLUSIVE.get(name) in given or (name.endswith("Length") and "length" in given)
        if name != "pattern" and not said:
            add(restriction, name, value=value)


def _base_of(value: Pattern) -> str:
    if not isinstance(value, Value):
        return "xs:token"
    name = _type_name(value)
    return f"xs:{_ENUMERATED.get(name, name)}"


def _enumerate(node: etree._Element, values: Sequence[Pattern], documented: Documented) -> None:
    base = _base_of(values[0])
    restriction = add(node, "restriction", base=base)
    for value in values:
        if isinstance(value, Value) and value.datatype.contextual:
            continue  # it depends on the namespaces of the schema: the type alone is checked
        literal = value.literal if isinstance(value, Value) else ""
        if base == "xs:token":
            literal = " ".join(literal.split())
        one = add(restriction, "enumeration", value=literal)
        if literal in documented:
            describe(one, documented[literal])

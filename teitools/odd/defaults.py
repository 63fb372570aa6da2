"""Default values of attributes that a schema may state (RELAX NG DTD Compatibility, section 3).

A parser that knows the schema would add them, so they must not depend on anything but the names
of the element and the attribute, and must never be wrong. The same is asked of schemas that are
read by `teitools.relaxng.restrictions.defaults`; what is left here raises no warning there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from teitools.odd import codes
from teitools.odd.content import (
    TEXT,
    AnyElement,
    Choice,
    Data,
    Empty,
    Interleave,
    ListOf,
    Named,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
    Verbatim,
)
from teitools.odd.grammar import Attribute, AttributeChoice, AttributeRef, Element, Grammar, Use
from teitools.odd.places import Places
from teitools.odd.reading import Reader

_REQUIRED = "the attribute is required"
_ALTERNATIVE = "the attribute is one of several that an element has one of"
_OTHER = "an element of the same name does not have it"
_DIFFERENT = "the attribute does not allow it"
_CONTEXT = "what its data type allows depends on the document"
_FOREIGN = "the schema allows an element of the same name with any attributes"
_CONTEXTUAL = frozenset(["QName", "NOTATION", "ENTITY", "ENTITIES", "ID"])
_WILD = re.compile(r"<(?:\w+:)?(?:anyName|nsName)\b")
_NAMES = re.compile(r"<(?:\w+:)?element\b[^>]*\bname\s*=\s*[\"'](?:\w+:)?([^\"']+)")

_Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """An attribute with a default value in an element.

    `key` says where it is defined: as one of the grammar's named attributes, or in the list of
    an element or of a group.
    """

    element: Element
    attribute: Attribute
    key: tuple[str, ...]
    alternative: bool

    @property
    def name(self) -> _Name:
        """The name of the attribute, in its namespace."""
        return self.attribute.namespace or "", self.attribute.name

    @property
    def owner(self) -> _Name:
        """The name of the element, in its namespace."""
        return self.element.namespace, self.element.name


def settle_defaults(reader: Reader, grammar: Grammar, places: Places) -> None:
    """Leave in `grammar` the default values that its schema may state.

    Those of the ODD that are left out are reported where it states them.
    """
    found = [
        each
        for element in grammar.elements.values()
        for each in _occurrences(grammar, element, element.attributes, ("element", element.ident))
    ]
    if not found:
        return
    rivals, values = _Rivals(grammar, found), Values(grammar)
    wrong: set[tuple[str, ...]] = set()
    for each in found:
        if each.key in wrong:
            continue
        reason = _fault(each, values) or rivals.fault(each)
        if reason:
            wrong.add(each.key)
            place = places.default(each.element.ident, each.attribute.name)
            if place is not None:
                facts = {"name": each.attribute.name, "value": each.attribute.default}
                reader.report(codes.DEFAULT_LEFT_OUT, place, **facts, reason=reason)
    if wrong:
        _remove(grammar, wrong)


def _occurrences(
    grammar: Grammar,
    element: Element,
    uses: tuple[Use, ...],
    holder: tuple[str, str],
    alternative: bool = False,
) -> Iterator[_Occurrence]:
    for use in uses:
        if isinstance(use, Attribute):
            if use.default is not None:
                yield _Occurrence(element, use, (*holder, use.name), alternative)
        elif isinstance(use, AttributeRef):
            attribute = grammar.attributes[use.name]
            if attribute.default is not None:
                yield _Occurrence(element, attribute, ("attribute", use.name), alternative)
        elif isinstance(use, AttributeChoice):
            for among in use.alternatives:
                yield from _occurrences(grammar, element, among, holder, True)
        else:
            group = grammar.groups[use.name]
            yield from _occurrences(grammar, element, group, ("group", use.name), alternative)


def _fault(found: _Occurrence, values: Values) -> str:
    if found.attribute.required:
        return _REQUIRED
    if found.alternative:
        return _ALTERNATIVE
    return values.fault(found.attribute.value, found.attribute.default or "")


class _Rivals:
    """Elements that have a name in common with others."""

    def __init__(self, grammar: Grammar, found: list[_Occurrence]) -> None:
        self._all = Counter((each.namespace, each.name) for each in grammar.elements.values())
        self._with = Counter((each.owner, each.name, each.attribute.default) for each in found)
        self._foreign: set[str] = set()
        self._wild = False
        self._any = () if grammar.any_apart else grammar.exceptions
        self._apart = grammar.any_apart or not any(map(_holds_any, _patterns(grammar)))
        for xml in (*grammar.externals, *_verbatim(grammar)):
            self._foreign.update(_NAMES.findall(xml))
            self._wild = self._wild or _WILD.search(xml) is not None

    def fault(self, found: _Occurrence) -> str:
        """What is wrong with a default value, because of other elements; empty where nothing."""
        namespace, name = found.owner
        if self._wild or name in self._foreign:
            return _FOREIGN
        if not self._apart and namespace not in self._any:
            return _FOREIGN
        key = (found.owner, found.name, found.attribute.default)
        return _OTHER if self._all[found.owner] != self._with[key] else ""


def _patterns(grammar: Grammar) -> Iterator[Pattern]:
    for pattern in (
        *(element.content for element in grammar.elements.values()),
        *grammar.patterns.values(),
    ):
        yield from _within(pattern)


def _within(pattern: Pattern) -> Iterator[Pattern]:
    yield pattern
    if isinstance(pattern, Sequence | Choice | Interleave):
        for item in pattern.items:
            yield from _within(item)
    elif isinstance(pattern, Repeat | ListOf):
        yield from _within(pattern.item)


def _holds_any(pattern: Pattern) -> bool:
    return isinstance(pattern, AnyElement)


def _verbatim(grammar: Grammar) -> Iterator[str]:
    return (each.xml for each in _patterns(grammar) if isinstance(each, Verbatim))


class Values:
    """Which values the patterns of a grammar allow."""

    def __init__(self, grammar: Grammar) -> None:
        self._data = {**grammar.patterns, **grammar.data}

    def fault(self, pattern: Pattern, text: str) -> str:
        """What is wrong with `text` as a value of `pattern`; empty where nothing is."""
        if self._contextual(pattern):
            return _CONTEXT
        return "" if self._allows(pattern, text) else _DIFFERENT

    def _contextual(self, pattern: Pattern) -> bool:
        return any(
            (isinstance(each, Data) and each.type in _CONTEXTUAL)
            or (isinstance(each, Named) and self._contextual(self._data.get(each.name, TEXT)))
            for each in _within(pattern)
        )

    def _allows(self, pattern: Pattern, text: str) -> bool:
        match pattern:
            case Text():
                return True
            case Value(value):
                return value.split() == text.split()
            case Data():
                return _in_datatype(pattern, text)
            case Named(name):
                return name in self._data and self._allows(self._data[name], text)
            case Choice(items):
                return any(self._allows(item, text) for item in items)
            case ListOf(item):
                tokens = text.split()
                return len(tokens) in self._ends(item, tokens, 0)
            case Repeat(item, low):
                return (low == 0 and not text.split()) or self._allows(item, text)
        return isinstance(pattern, Empty) and not text.split()

    def _ends(self, pattern: Pattern, tokens: list[str], start: int) -> set[int]:
        """Where in `tokens` what `pattern` allows from `start` may end."""
        match pattern:
            case Empty():
                return {start}
            case Named(name) if name in self._data:
                return self._ends(self._data[name], tokens, start)
            case Choice(items):
                return {end for item in items for end in self._ends(item, tokens, start)}
            case Sequence(items):
                ends = {start}
                for item in items:
                    ends = {end for begin in ends for end in self._ends(item, tokens, begin)}
                return ends
            case Repeat(item, low, high):
                return self._repeated(item, low, high, tokens, start)
        if start < len(tokens) and self._allows(pattern, tokens[start]):
            return {start + 1}
        return set()

    def _repeated(
        self, item: Pattern, low: int, high: int | None, tokens: list[str], start: int
    ) -> set[int]:
        most = max(low, len(tokens)) if high is None else min(high, max(low, len(tokens)))
        ends, found = {start}, {start} if low == 0 else set()
        for count in range(1, most + 1):
            ends = {end for begin in ends for end in self._ends(item, tokens, begin)}
            if count >= low:
                found |= ends
        return found


def _in_datatype(data: Data, text: str) -> bool:
    from teitools.relaxng.datatypes.interface import DatatypeError, ValueContext
    from teitools.relaxng.datatypes.xml_schema import XmlSchemaLibrary

    try:
        datatype = XmlSchemaLibrary().datatype(data.type, data.facets)
    except DatatypeError:
        return False
    return datatype.allows(text, ValueContext(lambda prefix: None))


def _remove(grammar: Grammar, wrong: set[tuple[str, ...]]) -> None:
    for name, attribute in grammar.attributes.items():
        if ("attribute", name) in wrong:
            grammar.attributes[name] = replace(attribute, default=None)
    for kind, name in dict.fromkeys(key[:2] for key in wrong):
        if kind == "element":
            element = grammar.elements[name]
            uses = _without(element.attributes, (kind, name), wrong)
            grammar.elements[name] = replace(element, attributes=uses)
        elif kind == "group":
            grammar.groups[name] = _without(grammar.groups[name], (kind, name), wrong)


def _without(
    uses: tuple[Use, ...], holder: tuple[str, str], wrong: set[tuple[str, ...]]
) -> tuple[Use, ...]:
    kept: list[Use] = []
    for use in uses:
        if isinstance(use, Attribute) and (*holder, use.name) in wrong:
            kept.append(replace(use, default=None))
        elif isinstance(use, AttributeChoice):
            among = (_without(each, holder, wrong) for each in use.alternatives)
            kept.append(AttributeChoice(tuple(among)))
        else:
            kept.append(use)
    return tuple(kept)

"""A grammar as bytes and back: JSON, so that reading what others may have written is harmless.

Each distinct pattern is a row: its kind, and what it is made of, other patterns by the numbers
of their rows. Rows are turned into patterns when they are first needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from teitools.relaxng.datatypes.deferred import DeferredDatatype
from teitools.relaxng.datatypes.interface import Datatype
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.name_classes import AnyName, NameChoice, NameClass, NsName, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    NotAllowed,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
    Value,
)

FORMAT = 1
Row = list[Any]


class NotStorableError(ValueError):
    """The grammar holds values whose meaning depends on the schema's namespaces."""


def store(grammar: Grammar) -> bytes:
    """`grammar` as bytes. Raises NotStorableError, and where there are warnings."""
    if grammar.warnings:
        raise NotStorableError("a grammar with warnings is not stored")
    from teitools.relaxng.restrictions.survey import every_pattern  # not needed to restore

    writing = _Writing()
    writing.write(every_pattern(grammar))
    numbers = writing.numbers
    elements = [[numbers[each.serial], numbers[each.content.serial]] for each in grammar.elements]
    stored = {
        "format": FORMAT,
        "sources": grammar.sources,
        "files": writing.files,
        "datatypes": writing.datatypes,
        "rows": writing.rows,
        "start": numbers[grammar.start.serial],
        "elements": elements,
    }
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def restore(data: bytes) -> Grammar:
    """The grammar that `store` made `data` of. Raises ValueError where it did not."""
    try:
        return _Reading(json.loads(data)).grammar()
    except (KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a stored grammar: {error}") from None


class _Writing:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.files: list[str] = []
        self.datatypes: list[list[object]] = []
        self.numbers: dict[int, int] = {}
        """The row of each pattern, by serial."""
        self._datatype_numbers: dict[Datatype, int] = {}

    def write(self, patterns: Iterable[Pattern]) -> None:
        """Make a row of each of `patterns`, which come after those that they are made of."""
        from teitools.relaxng.restrictions.survey import parts

        numbers, rows = self.numbers, self.rows
        for each in patterns:
            kind = each.__class__
            made: Row = [_NUMBERS[kind]]
            if kind in _LEAVES:
                made += self._leaf(each)
            elif kind in _COMPOSED:
                for inner in parts(each):
                    made.append(numbers[inner.serial])
            numbers[each.serial] = len(rows)
            rows.append(made)

    def _leaf(self, pattern: Pattern) -> Row:
        if isinstance(pattern, Element):
            return [_name_row(pattern.name_class), self._place(pattern.place)]
        if isinstance(pattern, Attribute):
            inner = self.numbers[pattern.pattern.serial]
            place = self._place(pattern.place)
            return [_name_row(pattern.name_class), inner, pattern.default, place]
        if isinstance(pattern, Data):
            number = self._datatype(pattern.datatype)
            but = None if pattern.but is None else self.numbers[pattern.but.serial]
            return [number, but, self._place(pattern.place)]
        assert isinstance(pattern, Value)
        if pattern.datatype.contextual:
            raise NotStorableError(pattern.literal)
        number = self._datatype(pattern.datatype)
        return [number, pattern.literal, self._place(pattern.place)]

    def _place(self, place: tuple[str, int, int]) -> list[int]:
        if place[0] not in self.files:
            self.files.append(place[0])
        return [self.files.index(place[0]), place[1], place[2]]

    def _datatype(self, datatype: Datatype) -> int:
        number = self._datatype_numbers.get(datatype)
        if number is None:
            number = self._datatype_numbers[datatype] = len(self.datatypes)
            self.datatypes.append([datatype.library, datatype.name, list(datatype.parameters)])
        return number


def _name_row(name_class: NameClass | None) -> Row:
    if isinstance(name_class, QName):
        return [0, name_class.namespace, name_class.local]
    if isinstance(name_class, NsName):
        return [1, name_class.namespace, _name_row(name_class.but)]
    if isinstance(name_class, AnyName):
        return [2, _name_row(name_class.but)]
    if isinstance(name_class, NameChoice):
        return [3, *map(_name_row, name_class.classes)]
    return []


def _name_class(row: Row) -> NameClass | None:
    if not row:
        return None
    if row[0] == 0:
        return QName(str(row[1]), str(row[2]))
    if row[0] == 1:
        return NsName(str(row[1]), _name_class(row[2]))
    if row[0] == 2:
        return AnyName(_name_class(row[1]))
    classes = [_name_class(each) for each in row[1:]]
    if row[0] != 3 or len(classes) < 2:
        raise ValueError("not a name class")
    return NameChoice(tuple(each for each in classes if isinstance(each, QName | NsName | AnyName)))


class _Reading:
    def __init__(self, stored: dict[str, Any]) -> None:
        if stored["format"] != FORMAT:
            raise ValueError("another format")
        self.stored = stored
        self.rows: list[Row] = stored["rows"]
        self.files: list[str] = [str(each) for each in stored["files"]]
        self.patterns = Patterns()
        self.made: list[Pattern | None] = [None] * len(self.rows)
        self.datatypes: list[Datatype | None] = [None] * len(stored["datatypes"])

    def grammar(self) -> Grammar:
        """The grammar, the contents of its elements to be found later."""
        elements: list[Element] = []
        for own, content in self.stored["elements"]:
            element = self.pattern(own)
            if not isinstance(element, Element) or not 0 <= content < len(self.rows):
                raise ValueError("not an element")
            element.find_content = self._finder(content)
            elements.append(element)
        sources = [(str(name), str(digest)) for name, digest in self.stored["sources"]]
        return Grammar(self.patterns, self.pattern(self.stored["start"]), elements, sources)

    def _finder(self, number: int) -> Callable[[], Pattern]:
        return lambda: self.pattern(number)

    def pattern(self, number: int) -> Pattern:
        """The pattern of a row; rows refer to earlier rows only, so that this ends."""
        waiting = [number]
        while waiting:
            each = waiting[-1]
            if self.made[each] is None:
                within = [inner for inner in self._within(each) if self.made[inner] is None]
                if within:
                    waiting.extend(within)
                    continue
                self.made[each] = self._make(self.rows[each])
            waiting.pop()
        found = self.made[number]
        assert found is not None
        return found

    def _within(self, number: int) -> list[int]:
        row = self.rows[number]
        kind = _KINDS[row[0]]
        within = row[1:] if kind in _COMPOSED else row[2:3] if kind in (Data, Attribute) else []
        found = [inner for inner in within if inner is not None]
        if not all(0 <= inner < number for inner in found):
            raise ValueError("a row refers to a later one")
        return found

    def _make(self, row: Row) -> Pattern:
        table, kind = self.patterns, _KINDS[row[0]]
        if kind is Choice:
            return table.choice([self.pattern(each) for each in row[1:]])
        if kind is Group:
            return table.group(self.pattern(row[1]), self.pattern(row[2]))
        if kind is Interleave:
            return table.interleave(self.pattern(row[1]), self.pattern(row[2]))
        if kind is OneOrMore:
            return table.one_or_more(self.pattern(row[1]))
        if kind is List:
            return table.list(self.pattern(row[1]))
        if kind is Attribute:
            inner = self.pattern(row[2])
            return table.attribute(self._names(row[1]), inner, row[3], self._place(row[4]))
        if kind is Element:
            return table.element(self._names(row[1]), self._place(row[2]))
        if kind is Data:
            but = None if row[2] is None else self.pattern(row[2])
            return table.data(self._datatype(row[1]), but, self._place(row[3]))
        if kind is Value:
            return table.value(self._datatype(row[1]), str(row[2]), None, self._place(row[3]))
        return {Empty: table.empty, Text: table.text, NotAllowed: table.not_allowed}[kind]

    def _names(self, row: Row) -> NameClass:
        found = _name_class(row)
        if found is None:
            raise ValueError("no name class")
        return found

    def _place(self, row: Row) -> tuple[str, int, int]:
        return self.files[row[0]], int(row[1]), int(row[2])

    def _datatype(self, number: int) -> Datatype:
        known = self.datatypes[number]
        if known is None:
            address, name, parameters = self.stored["datatypes"][number]
            given = tuple((str(key), str(each)) for key, each in parameters)
            known = DeferredDatatype(str(address), str(name), given)
            self.datatypes[number] = known
        return known


_KINDS: tuple[type[Pattern], ...] = (
    NotAllowed,
    Empty,
    Text,
    Choice,
    Group,
    Interleave,
    OneOrMore,
    List,
    Data,
    Value,
    Attribute,
    Element,
)
_COMPOSED = frozenset((Choice, Group, Interleave, OneOrMore, List))
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_LEAVES = frozenset((Data, Value, Attribute, Element))

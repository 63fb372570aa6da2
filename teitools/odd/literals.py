"""Which values the patterns of a grammar allow."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.odd.content import (
    TEXT,
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
)
from teitools.odd.grammar import Grammar

_DIFFERENT = "the attribute does not allow it"
_CONTEXT = "what its data type allows depends on the document"
_CONTEXTUAL = frozenset(["QName", "NOTATION", "ENTITY", "ENTITIES", "ID"])


def _within(pattern: Pattern) -> Iterator[Pattern]:
    yield pattern
    if isinstance(pattern, Sequence | Choice | Interleave):
        for item in pattern.items:
            yield from _within(item)
    elif isinstance(pattern, Repeat | ListOf):
        yield from _within(pattern.item)


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

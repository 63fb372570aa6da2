"""Strings that patterns of values match: short ones, and ones near their limits."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.automaton.strings import matches
from teitools.relaxng.comparison.strings import SearchError, Strings
from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

CONTEXT = ValueContext({"": ""}.get)
"""A document without prefixes."""
_USUAL = (
    *(
        "x",
        "a",
        "1",
        "0",
        "-1",
        "0.5",
        "2",
        "10",
        "true",
        "",
        "en",
        "xml:x",
        "x:y",
        "a b",
        " ",
        "1.5",
        "_",
    ),
    *("2000", "2000-01-01", "2000-01", "--01-01", "---01", "--01", "00:00:00", "1/2", "1,1"),
    *("2000-01-01T00:00:00", "P1D", "00", "AAAA", "http://a", "a\tb", " x", "x ", "%", "A.", "1px"),
    *("-x", ":", "é", "1E5", "INF", "NaN", "+1", "01", "2000-01-01Z", "-2000", "100000", "aa"),
)


class Samples:
    """Finds strings that match, by the table of `make`."""

    def __init__(self, make: Composition) -> None:
        self.make = make
        self.strings = Strings(make)
        self._first: dict[Pattern, str | None] = {}

    def matches(self, pattern: Pattern, string: str) -> bool:
        """Whether `string` matches `pattern`."""
        self.make.afresh()
        return matches(self.make, pattern, string, CONTEXT)

    def first(self, pattern: Pattern) -> str | None:
        """A string that `pattern` matches; None where none was found."""
        if pattern not in self._first:
            found = (each for each in self.some(pattern) if self.matches(pattern, each))
            string = next(found, None)
            self._first[pattern] = self._searched(pattern) if string is None else string
        return self._first[pattern]

    def is_empty(self, pattern: Pattern) -> bool:
        """Whether it is certain that no string matches `pattern`."""
        if self.first(pattern) is not None:
            return False
        try:
            return self.strings.shortest(pattern, inner=False) is None
        except SearchError:
            return False

    def _searched(self, pattern: Pattern) -> str | None:
        for inner in (True, False):
            try:
                string = self.strings.shortest(pattern, inner)
            except SearchError:
                continue
            if string is not None and self.matches(pattern, string):
                return string
        return None

    def some(self, pattern: Pattern) -> Iterator[str]:
        """Strings that are likely to match `pattern`, the plainest first."""
        if isinstance(pattern, Text):
            yield "x"
        elif isinstance(pattern, Value):
            yield pattern.literal
            yield from (f" {pattern.literal}", f"{pattern.literal}\n")
            yield from _variants(pattern)
        elif isinstance(pattern, Choice):
            for each in pattern.alternatives:
                yield from self.some(each)
        elif isinstance(pattern, Data):
            for name, value in pattern.datatype.parameters:
                if name.startswith(("min", "max")) and "Length" not in name:
                    yield from _near(value)
                elif "ength" in name and value.strip().isdigit() and int(value) < 10_000:
                    yield from ("a" * (int(value) + more) for more in (0, 1, -1))
            yield from _USUAL
        elif isinstance(pattern, List):
            yield from self._lists(pattern)
        elif isinstance(pattern, OneOrMore):
            yield from self.some(pattern.pattern)
        elif isinstance(pattern, Group | Interleave):
            yield from self.some(pattern.first)
            yield from self.some(pattern.rest)
        if pattern.nullable:
            yield from ("", " ")

    def _lists(self, pattern: List) -> Iterator[str]:
        tokens = self._tokens(pattern.pattern)
        if tokens is not None:
            yield " ".join(tokens)
            yield "  ".join((*tokens, ""))
        for each in self.some(pattern.pattern):
            yield each
            for count in (2, 3, 4):
                yield " ".join([each] * count)

    def _tokens(self, pattern: Pattern) -> list[str] | None:
        """The tokens of a shortest list."""
        if pattern.nullable:
            return []
        if isinstance(pattern, Choice):
            found = [self._tokens(each) for each in pattern.alternatives]
            return min((each for each in found if each is not None), key=len, default=None)
        if isinstance(pattern, OneOrMore):
            return self._tokens(pattern.pattern)
        if isinstance(pattern, Group):
            first, rest = self._tokens(pattern.first), self._tokens(pattern.rest)
            return None if first is None or rest is None else first + rest
        string = self.first(pattern)
        return None if string is None else [string]


def _variants(pattern: Value) -> Iterator[str]:
    """Other ways to write a value."""
    literal = pattern.literal.strip()
    yield literal
    if isinstance(pattern.meaning, bool):
        yield from ("true", "1") if pattern.meaning else ("false", "0")
    elif literal[:1] in "0123456789":
        yield from (f"0{literal}", f"+{literal}", f"{literal}.0", literal.lstrip("0") or "0")


def _near(value: str) -> Iterator[str]:
    """A limit, and numbers on both sides of it."""
    value = value.strip()
    yield value
    try:
        number = int(value)
    except ValueError:
        from decimal import Decimal, DecimalException

        try:
            exact = Decimal(value)
            yield from (str(exact + step) for step in (Decimal("0.5"), Decimal("-0.5"), 1, -1))
        except DecimalException:
            return
        return
    yield from map(str, (number + 1, number - 1, number + 10, number - 10))
    yield from (f"{number}.5", f"{number - 1}.5")

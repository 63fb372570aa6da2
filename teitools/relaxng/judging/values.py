"""What is said of a value: what is wrong with it, and what it must be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.automaton.likeness import near
from teitools.relaxng.automaton.parts import alternatives, parts, reached
from teitools.relaxng.automaton.strings import progress, tokens
from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.wording import seen
from teitools.relaxng.judging.expectation import enumerate_words, likeliest, shown
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Group,
    List,
    OneOrMore,
    Pattern,
    Patterns,
    Place,
    Text,
    Value,
)

_EMPTY = "an empty value"


@dataclass(slots=True)
class _Ways:
    """What a value, or a token of a list, may be; and why it is not, by data types."""

    literals: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, pattern: Pattern, value: str, context: ValueContext) -> None:
        if isinstance(pattern, Value):
            self.literals.append(pattern.literal.strip())
        elif isinstance(pattern, Data):
            self.types.append(pattern.datatype.description())
            self.faults.append(_fault(pattern, value, context))
        elif isinstance(pattern, Text):
            self.types.append("any text")

    @property
    def named(self) -> list[str]:
        return [each for each in dict.fromkeys(self.literals) if each]

    @property
    def words(self) -> tuple[str, ...]:
        empty = (_EMPTY,) if "" in self.literals else ()
        return (*map(_quoted, self.named), *dict.fromkeys(self.types), *empty)

    def in_words(self, wrong: str) -> str:
        """The words in a sentence, those like `wrong` first."""
        ordered = [_quoted(each) for each in likeliest(wrong, self.named)]
        return enumerate_words([*ordered, *self.words[len(ordered) :]])

    def reason(self) -> str:
        """Why the value is none of these, where one reason says all."""
        faults = list(dict.fromkeys(self.faults))
        if self.named or not faults:
            return ""
        telling = [each for each in faults if not each.startswith("not ") or "; write " in each]
        if len(telling) == 1:
            return telling[0]
        return faults[0] if len(faults) == 1 and "" not in self.literals else ""


def value_facts(
    value: str, patterns: Iterable[Pattern], context: ValueContext, table: Patterns
) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about a value that matches none of `patterns`,
    which are of `table`.
    """
    ways = _Ways()
    lists: list[List] = []
    for each in _alternatives(patterns):
        if isinstance(each, List):
            lists.append(each)
        else:
            ways.add(each, value, context)
    if len(lists) == 1 and not ways.words:
        return _list_facts(value, lists[0], context, table)
    for each in lists:
        for part in _in_order(parts(each)):
            ways.add(part, value, context)
    meant = next(iter(near(value, ways.named)), None)
    reason, words = ways.reason(), ways.words
    if reason:
        hint = f", which is {reason}"
    elif not words:
        hint = ", but it must be empty"
    else:
        hint = f", but {ways.in_words(value)} is needed"
    return {"expected": words, "meant": meant, "hint": hint + _question(meant)}


def _list_facts(
    value: str, pattern: List, context: ValueContext, table: Patterns
) -> dict[str, object]:
    """The same of a list, of which the first wrong token is found."""
    found = tokens(value)
    composition = Composition(table)
    number, left = progress(composition, pattern, value, context)
    wrong = found[number] if number < len(found) else ""
    ways = _Ways()
    for each in _in_order(_next(left)):
        ways.add(each, wrong, context)
    meant = next(iter(near(wrong, ways.named)), None)
    reason = ways.reason()
    if not wrong:
        hint = f", after which {ways.in_words('')} is missing"
        if not found:
            hint = f", but at least one value is needed: {ways.in_words('')}"
    elif not ways.words:
        hint = f", in which {seen(wrong)!r} is one value too many"
    elif reason:
        hint = f", which is {reason}"
        if len(found) > 1:
            hint = f", in which {seen(wrong)!r} is {reason}"
    else:
        some = "one or more of " if _repeats(pattern) and len(ways.words) > 1 else ""
        hint = f", but {some}{ways.in_words(wrong)} is needed"
        if len(found) > 1:
            hint = f", in which {seen(wrong)!r} is wrong: {ways.in_words(wrong)} is needed"
    return {"expected": ways.words, "meant": meant, "hint": hint + _question(meant)}


def _fault(pattern: Data, value: str, context: ValueContext) -> str:
    if pattern.datatype.allows(value, context):
        return f"{pattern.datatype.description()}, but one that is excepted"
    return pattern.datatype.fault(value, context)


def _quoted(literal: str) -> str:
    return repr(shown(literal))


def _question(meant: str | None) -> str:
    return "" if meant is None else f"; did you mean {meant!r}?"


def _alternatives(patterns: Iterable[Pattern]) -> list[Pattern]:
    """The values, data types and lists that `patterns` consist of, in the schema's order."""
    found: dict[Pattern, None] = {}
    for pattern in patterns:
        found.update(dict.fromkeys(alternatives(pattern)))
    return _in_order(found)


def _next(pattern: Pattern) -> list[Pattern]:
    """The values and data types that a list, of which `pattern` is left, may go on with."""
    return reached(pattern, _first)


def _first(pattern: Pattern) -> tuple[Pattern, ...]:
    if isinstance(pattern, Choice):
        return pattern.alternatives
    if isinstance(pattern, OneOrMore):
        return (pattern.pattern,)
    if isinstance(pattern, Group):
        return (pattern.first, pattern.rest) if pattern.first.nullable else (pattern.first,)
    return ()


def _repeats(pattern: List) -> bool:
    return any(isinstance(each, OneOrMore) for each in parts(pattern))


def _in_order(patterns: Iterable[Pattern]) -> list[Pattern]:
    """`patterns` as they stand in the schema."""

    def key(pattern: Pattern) -> Place:
        return pattern.place if isinstance(pattern, Data | Value) else ("", 0, 0)

    return sorted(patterns, key=key)

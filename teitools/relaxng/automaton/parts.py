"""What a pattern consists of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

_WHOLE = frozenset((Element, Attribute, Text, Empty, Value))
_PAIRS = (Group, Interleave)


def reached(pattern: Pattern, within: Callable[[Pattern], Iterable[Pattern]]) -> list[Pattern]:
    """`pattern` and all that `within` leads to from there, each once."""
    found: dict[Pattern, None] = {}
    waiting = [pattern]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found[each] = None
            if each.__class__ not in _WHOLE:
                waiting.extend(within(each))
    return list(found)


def parts(pattern: Pattern) -> list[Pattern]:
    """`pattern` and all patterns in it, without entering elements and attributes."""
    return reached(pattern, _inner)


def alternatives(pattern: Pattern) -> list[Pattern]:
    """The same, without entering lists and what is excepted."""
    return reached(pattern, _beside)


def _beside(pattern: Pattern) -> tuple[Pattern, ...]:
    if isinstance(pattern, Choice):
        return pattern.alternatives
    if isinstance(pattern, _PAIRS):
        return (pattern.first, pattern.rest)
    if isinstance(pattern, OneOrMore):
        return (pattern.pattern,)
    return ()


def _inner(pattern: Pattern) -> tuple[Pattern, ...]:
    if isinstance(pattern, List):
        return (pattern.pattern,)
    if isinstance(pattern, Data) and pattern.but is not None:
        return (pattern.but,)
    return _beside(pattern)

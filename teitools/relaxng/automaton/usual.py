"""Values that are usual: what one expression for `re` finds right, without asking further."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

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

_PRINTABLE = "[!-~]*"
"""ASCII without white space, so that nothing needs to be normalised."""
_PLAINER = "[!-%'-~]*"
"""The same without what begins a reference."""
_LONGEST = 4_000
"""How long an expression is, in characters, that is worth compiling."""
_PLAIN = ("string", "token")


def usual(pattern: Pattern) -> Callable[[str], object] | None:
    """A function of a value that gives None, unless the value matches `pattern` for certain.

    Values with white space, or with other characters than ASCII, are not usual. None where
    nothing is known to be usual.
    """
    expression = _expression(pattern)
    if not expression or len(expression) > _LONGEST:
        return None
    return re.compile(rf"(?={_PRINTABLE}\Z)(?:{expression})").fullmatch


def usual_bytes(pattern: Pattern) -> Callable[[bytes], object]:
    """The same function of a value as it is written in a document; one that always gives None
    where nothing is known to be usual.
    """
    expression = _expression(pattern)
    if not expression or len(expression) > _LONGEST or not expression.isascii():
        return _never
    with suppress(re.error):
        return re.compile(rf"(?={_PLAINER}\Z)(?:{expression})".encode()).fullmatch
    return _never


def _never(value: bytes) -> None:
    return None


def _expression(pattern: Pattern) -> str:
    """What matches printable strings, each of which matches `pattern`; empty if none is known."""
    if isinstance(pattern, Data):
        return pattern.datatype.usual if pattern.but is None else ""
    if isinstance(pattern, Value):
        return _value(pattern)
    if isinstance(pattern, Text):
        return _PRINTABLE
    if isinstance(pattern, Choice):
        return _one_of([_expression(each) for each in pattern.alternatives])
    if isinstance(pattern, OneOrMore):
        return _expression(pattern.pattern)
    if isinstance(pattern, List):  # of one token
        token = _expression(pattern.pattern)
        return rf"(?=.)(?:{token})" if token else ""
    if isinstance(pattern, Group | Interleave):
        return _one_of(_parts(pattern))
    return ""


def _value(pattern: Value) -> str:
    literal = pattern.literal
    if pattern.datatype.name not in _PLAIN or not re.fullmatch(_PRINTABLE, literal):
        return ""
    return re.escape(literal)


def _parts(pattern: Pattern) -> list[str]:
    """The parts that may stand alone, all others being nothing."""
    found = []
    while isinstance(pattern, Group | Interleave):
        if pattern.rest.nullable:
            found.append(_expression(pattern.first))
        if not pattern.first.nullable:
            return found
        pattern = pattern.rest
    return [*found, _expression(pattern)]


def _one_of(expressions: list[str]) -> str:
    return "|".join(f"(?:{each})" for each in dict.fromkeys(expressions) if each)

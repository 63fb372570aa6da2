"""Random grammars changed in one place."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.relaxng.agreement.grammars.form import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    XSD,
    Definition,
    Grammar,
    Pattern,
)

_REPEATED = ("oneOrMore", "zeroOrMore", "optional", "mixed")
_JOINED = ("choice", "group", "interleave")
_VALUES: tuple[Pattern, ...] = (
    ("data", ("", "token"), (), None),
    ("data", (XSD, "string"), (), None),
    ("data", (XSD, "decimal"), (), None),
    ("data", (XSD, "integer"), (("maxInclusive", "10"),), None),
    ("data", (XSD, "NCName"), (), None),
    ("data", (XSD, "token"), (("pattern", "[a-c]*"),), None),
    ("data", (XSD, "date"), (), None),
    ("value", ("", "token"), "a"),
    ("value", (XSD, "integer"), "7"),
    ("list", ("oneOrMore", ("data", (XSD, "NCName"), (), None))),
)


def changed(grammar: Grammar, random: Random) -> Grammar:
    """`grammar` with one of its patterns changed."""
    definitions = list(grammar.definitions)
    number = random.randrange(len(definitions))
    each = definitions[number]
    places = list(_places(each.pattern))
    pattern = _replaced(each.pattern, random.choice(places), random)
    definitions[number] = Definition(each.name, each.combine, pattern)
    return Grammar(tuple(definitions))


def _places(pattern: Pattern) -> list[tuple[int, ...]]:
    """Where patterns stand in `pattern`, itself among them."""
    found: list[tuple[int, ...]] = [()]
    for number, part in enumerate(pattern):
        if _is_pattern(pattern, number, part):
            found += [(number, *place) for place in _places(part)]
    return found


def _is_pattern(pattern: Pattern, number: int, part: Any) -> bool:
    start = {"element": 2, "attribute": 2, "ref": 9, "value": 9, "data": 3}.get(pattern[0], 1)
    return number >= start and isinstance(part, tuple)


def _replaced(pattern: Pattern, place: tuple[int, ...], random: Random) -> Pattern:
    if not place:
        return _other(pattern, random)
    first, *rest = place
    inner = _replaced(pattern[first], tuple(rest), random)
    return (*pattern[:first], inner, *pattern[first + 1 :])


def _other(pattern: Pattern, random: Random) -> Pattern:
    kind = pattern[0]
    if kind in ("data", "value", "list") and random.random() < 0.8:
        return random.choice(_VALUES)
    if kind in _JOINED and len(pattern) > 2 and random.random() < 0.7:
        inner = list(pattern[1:])
        if random.random() < 0.5:
            inner.pop(random.randrange(len(inner)))
        else:
            random.shuffle(inner)
        return (random.choice((kind, *_JOINED)), *inner)
    if kind in _REPEATED and random.random() < 0.7:
        return (random.choice(_REPEATED), *pattern[1:])
    if kind in ("element", "attribute") and random.random() < 0.4:
        local = random.choice("abcd" if kind == "element" else "pqr")
        return (kind, ("name", "", local), *pattern[2:])
    wrapped = ((each, pattern) for each in ("optional", "oneOrMore", "zeroOrMore"))
    return random.choice((*wrapped, ("choice", pattern, EMPTY), EMPTY, TEXT, NOT_ALLOWED))

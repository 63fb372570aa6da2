"""Making particles deterministic, as XSD demands (Unique Particle Attribution).

A particle is deterministic when no two places in it compete for the same element: the test
of Glushkov's automaton, made while going up the expression (Brüggemann-Klein 1993). One that
is not is said in other words, if there are any (`one_unambiguous`). If there are none, its
smallest part that competes is widened to any number of its elements, so that it accepts what
it did and more.
"""

from __future__ import annotations

from collections.abc import Sequence as Many

from teitools.dataclass import dataclass
from teitools.odd.content import (
    AnyElement,
    Choice,
    ElementRef,
    Interleave,
    Pattern,
    Repeat,
    Sequence,
    choice,
    repeat,
    sequence,
)
from teitools.odd.xsd.alphabet import condensed_together
from teitools.odd.xsd.automata import isomorphic, minimal_automaton
from teitools.odd.xsd.one_unambiguous import deterministic_expression, size
from teitools.odd.xsd.symbols import Symbol, competes

_NONE: frozenset[Symbol] = frozenset()
_LARGE, _LARGER = 400, 4
_SHORT, _LONG = 8, 200


@dataclass(frozen=True, slots=True)
class Facts:
    """Of a particle: whether it may be empty, what it begins with, what may yet follow its end."""

    nullable: bool
    first: frozenset[Symbol]
    beyond: frozenset[Symbol]
    deterministic: bool


def facts(particle: Pattern) -> Facts:
    """The facts of `particle`."""
    match particle:
        case ElementRef(key):
            return Facts(False, frozenset((key,)), _NONE, True)
        case AnyElement():
            return Facts(False, frozenset((particle,)), _NONE, True)
        case Sequence(items):
            return _of_sequence(items)
        case Choice(items):
            return _of_choice(items)
        case Repeat(item, low, high):
            inner = facts(item)
            nullable = low == 0 or inner.nullable
            if high == 1:
                return Facts(nullable, inner.first, inner.beyond, inner.deterministic)
            apart = not competes(inner.first, inner.beyond)
            beyond = inner.beyond | inner.first
            return Facts(nullable, inner.first, beyond, inner.deterministic and apart)
    return Facts(True, _NONE, _NONE, True)


def determinize(particle: Pattern) -> Pattern:
    """A deterministic particle that accepts what `particle` accepts, or more.

    `particle` holds no interleave.
    """
    if facts(particle).deterministic:
        return particle
    same = in_other_words(particle)
    if same is not None:
        return same
    match particle:
        case Sequence(items):
            return _sequence([determinize(item) for item in items])
        case Choice(items):
            return _choice([determinize(item) for item in items])
        case Repeat(item, low, high):
            return _repeat(determinize(item), low, high)
    return particle


def in_other_words(particle: Pattern) -> Pattern | None:
    """A deterministic particle that accepts what `particle` does, of a moderate size."""
    (small,), members = condensed_together((particle,))
    automaton = minimal_automaton(small)
    found = None if automaton is None else deterministic_expression(automaton)
    if automaton is None or found is None:
        return None
    again = minimal_automaton(found)
    if again is None or not isomorphic(automaton, again):
        return None
    whole = members.restored(found)
    fits = size(whole) <= max(_LARGE, _LARGER * size(particle))
    return whole if fits and facts(whole).deterministic else None


def same_language(one: Pattern, other: Pattern) -> bool:
    """Whether both particles accept the same; False too where that cannot be found out."""
    (small, smaller), _ = condensed_together((one, other))
    first, second = minimal_automaton(small), minimal_automaton(smaller)
    return first is not None and second is not None and isomorphic(first, second)


def widened(particle: Pattern) -> Pattern:
    """Any number of the elements of `particle`; none only where it may be empty."""
    symbols = dict.fromkeys(_symbols(particle))
    wild = _united([symbol for symbol in symbols if isinstance(symbol, AnyElement)])
    names = [
        ElementRef(symbol)
        for symbol in symbols
        if isinstance(symbol, str) and not competes((symbol,), wild)
    ]
    return repeat(choice([*names, *wild]), 0 if facts(particle).nullable else 1, None)


def _united(wild: list[AnyElement]) -> list[AnyElement]:
    """Wildcards that take in what these do, and do not compete."""
    if any(competes((one,), [other for other in wild if other != one]) for one in wild):
        if all(one.require for one in wild):
            return [AnyElement(tuple(dict.fromkeys(uri for one in wild for uri in one.require)))]
        return [AnyElement()]
    return wild


def _of_sequence(items: Many[Pattern]) -> Facts:
    total = Facts(True, _NONE, _NONE, True)
    for item in items:
        after = facts(item)
        apart = not competes(total.beyond, after.first)
        apart = apart and not (total.nullable and competes(total.first, after.first))
        total = Facts(
            nullable=total.nullable and after.nullable,
            first=total.first | after.first if total.nullable else total.first,
            beyond=after.beyond | total.beyond | after.first if after.nullable else after.beyond,
            deterministic=total.deterministic and after.deterministic and apart,
        )
    return total


def _of_choice(items: Many[Pattern]) -> Facts:
    total = Facts(False, _NONE, _NONE, True)
    for item in items:
        other = facts(item)
        apart = not competes(total.first, other.first)
        total = Facts(
            nullable=total.nullable or other.nullable,
            first=total.first | other.first,
            beyond=total.beyond | other.beyond,
            deterministic=total.deterministic and other.deterministic and apart,
        )
    return total


def _repeat(item: Pattern, low: int, high: int | None) -> Pattern:
    nullable = facts(item).nullable
    for candidate in (repeat(item, low, high), repeat(item, low, None), repeat(item, 1, None)):
        if low == 0 or nullable:
            candidate = repeat(candidate, 0, 1)
        if facts(candidate).deterministic:
            return candidate
        same = in_other_words(candidate)
        if same is not None:
            return same
    return widened(repeat(item, low, high))


def _choice(items: list[Pattern]) -> Pattern:
    """The choice, with those widened together that begin alike and cannot be said otherwise."""
    among = choice(items)
    if not isinstance(among, Choice) or facts(among).deterministic:
        return among
    groups = [choice(group) for group in _rivals(among.items)]
    parts = []
    for group in groups:
        same = group if facts(group).deterministic else in_other_words(group)
        parts.append(widened(group) if same is None else same)
    return choice(parts)


def _rivals(items: Many[Pattern]) -> list[list[Pattern]]:
    """`items` in groups: those of a group begin alike, those of two do not."""
    groups: list[list[Pattern]] = []
    for item in items:
        first = facts(item).first
        rivals = [g for g in groups if any(competes(first, facts(one).first) for one in g)]
        groups = [g for g in groups if g not in rivals]
        groups.append([*(one for group in rivals for one in group), item])
    return groups


def _sequence(items: list[Pattern]) -> Pattern:
    whole = sequence(items)
    if not isinstance(whole, Sequence) or facts(whole).deterministic:
        return whole
    parts = whole.items
    if len(parts) > _SHORT:
        return _long_sequence(parts)
    for length in range(1, len(parts) + 1):
        for start in range(len(parts) - length + 1):
            window = sequence(parts[start : start + length])
            for middle in (in_other_words(window), widened(window)):
                if middle is not None:
                    candidate = sequence([*parts[:start], middle, *parts[start + length :]])
                    if facts(candidate).deterministic:
                        return candidate
    return widened(whole)


def _long_sequence(parts: Many[Pattern]) -> Pattern:
    """A sequence, of which each part that competes is widened together with those before it."""
    if len(parts) > _LONG:
        return widened(sequence(parts))
    done: list[Pattern] = []
    for part in parts:
        done.append(part)
        if facts(sequence(done)).deterministic:
            continue
        for start in range(len(done) - 1, -1, -1):
            candidate = [*done[:start], widened(sequence(done[start:]))]
            if facts(sequence(candidate)).deterministic:
                done = candidate
                break
    return sequence(done)


def _symbols(particle: Pattern) -> list[Symbol]:
    match particle:
        case ElementRef(key):
            return [key]
        case AnyElement():
            return [particle]
        case Repeat(item, _, _):
            return _symbols(item)
        case Sequence(items) | Choice(items) | Interleave(items):
            return [name for item in items for name in _symbols(item)]
    return []

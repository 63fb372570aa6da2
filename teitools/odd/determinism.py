"""Making particles deterministic, as XSD demands (Unique Particle Attribution).

A particle is deterministic when no two places in it compete for the same element: the test
of Glushkov's automaton, made while going up the expression (Brüggemann-Klein 1993). One that
is not is first said in other words; where that does not help, its smallest part that competes
is widened to any number of its elements, so that it accepts what it did and more.
"""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import dataclass

from teitools.odd.content import (
    EMPTY,
    AnyElement,
    Choice,
    ElementRef,
    Pattern,
    Repeat,
    Sequence,
    choice,
    repeat,
    sequence,
)
from teitools.odd.particles import ANY

_ANY = "*"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """Of a particle: whether it may be empty, what it begins with, what may yet follow its end."""

    nullable: bool
    first: frozenset[str]
    beyond: frozenset[str]
    deterministic: bool


def facts(particle: Pattern) -> Facts:
    """The facts of `particle`."""
    match particle:
        case ElementRef(key):
            return Facts(False, frozenset((key,)), _NONE, True)
        case AnyElement():
            return Facts(False, frozenset((_ANY,)), _NONE, True)
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


def competes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one element could be meant by both."""
    if _ANY in one or _ANY in other:
        return bool(one and other)
    return not one.isdisjoint(other)


def determinize(particle: Pattern) -> Pattern:
    """A deterministic particle that accepts what `particle` accepts, or more."""
    match particle:
        case Sequence(items):
            return _sequence([determinize(item) for item in items])
        case Choice(items):
            return _choice([determinize(item) for item in items])
        case Repeat(item, low, high):
            return _repeat(item, low, high)
    return particle


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
    if high is None:
        bare = determinize(_bare(item))
        low = 0 if facts(item).nullable else low
        result = repeat(bare, low, None)
    else:
        result = _counted(determinize(item), low, high)
    if facts(result).deterministic:
        return result
    return _unrolled(item, low) if high is None else _widened(result)


def _counted(item: Pattern, low: int, high: int) -> Pattern:
    """The item from `low` to `high` times; of what may be empty, none at the least."""
    if facts(item).nullable:
        low = 0
    match item:
        case Repeat(inner, least, most) if least <= 1:
            return repeat(inner, least * low, None if most is None else most * high)
    return item if high == 1 and facts(item).nullable else repeat(item, low, high)


def _unrolled(item: Pattern, low: int) -> Pattern:
    """(a+, b*)+ in other words: a, (a | b)*."""
    match item:
        case Sequence((Repeat(head, 1, None) | head, Repeat(tail, 0, None))):
            again = repeat(choice([head, tail]), 0, None)
            result = repeat(sequence([head, again]), low, 1)
            if facts(result).deterministic:
                return result
    return _widened(repeat(item, low, None))


def _bare(item: Pattern) -> Pattern:
    """What repeats as `item` does, but is not empty where that can be said (star normal form)."""
    match item:
        case Repeat(inner, low, None) if low <= 1:
            return _bare(inner)
        case Repeat(inner, 0, 1):
            return _bare(inner)
        case Choice(items):
            return choice(_bare(one) for one in items)
        case Sequence(items) if all(facts(one).nullable for one in items):
            return choice(_bare(one) for one in items)
    return item


def _choice(items: list[Pattern]) -> Pattern:
    among = choice(items)
    if not isinstance(among, Choice) or facts(among).deterministic:
        return among
    wanted = [_wanted(item) for item in among.items]
    nullable = any(facts(item).nullable for item in among.items)
    result = choice(_factored(group) for group in _rivals(wanted))
    if not facts(result).deterministic:
        result = _widened(among)
    return repeat(result, 0, 1) if nullable and not facts(result).nullable else result


def _wanted(item: Pattern) -> Pattern:
    return item.item if isinstance(item, Repeat) and (item.low, item.high) == (0, 1) else item


def _rivals(items: list[Pattern]) -> list[list[Pattern]]:
    """`items` in groups: those of a group begin alike, those of two do not."""
    groups: list[list[Pattern]] = []
    for item in dict.fromkeys(items):
        first = facts(item).first
        rivals = [g for g in groups if any(competes(first, facts(one).first) for one in g)]
        groups = [g for g in groups if g not in rivals]
        groups.append([one for group in rivals for one in group] + [item])
    return groups


def _factored(items: list[Pattern]) -> Pattern:
    """A choice of `items` that begin alike: what they begin with, then a choice of the rest."""
    if len(items) == 1:
        return items[0]
    if all(isinstance(item, ElementRef | AnyElement) for item in items):
        return ANY
    parts = [item.items if isinstance(item, Sequence) else (item,) for item in items]
    heads = {part[0] for part in parts}
    if len(heads) > 1:
        return _widened(choice(items))
    rests = [sequence(part[1:]) for part in parts]
    among = _choice([rest for rest in rests if rest != EMPTY])
    if EMPTY in rests and not facts(among).nullable:
        among = repeat(among, 0, 1)
    return _sequence([heads.pop(), among])


def _sequence(items: list[Pattern]) -> Pattern:
    whole = sequence(items)
    if not isinstance(whole, Sequence) or facts(whole).deterministic:
        return whole
    parts = _merged(whole.items)
    for size in range(1, len(parts) + 1):
        for start in range(len(parts) - size + 1):
            window = parts[start : start + size]
            middle = window if size == 1 else [_widened(sequence(window))]
            candidate = sequence([*parts[:start], *middle, *parts[start + size :]])
            if facts(candidate).deterministic:
                return candidate
    return _widened(whole)


def _merged(items: Many[Pattern]) -> list[Pattern]:
    """`items` with the repetitions of one thing that stand side by side counted together."""
    merged: list[Pattern] = []
    for item in items:
        if merged and _repeated(merged[-1])[0] == _repeated(item)[0]:
            one, low, high = _repeated(merged.pop())
            _, more_low, more_high = _repeated(item)
            most = None if high is None or more_high is None else high + more_high
            item = repeat(one, low + more_low, most)
        merged.append(item)
    return merged


def _repeated(item: Pattern) -> tuple[Pattern, int, int | None]:
    return (item.item, item.low, item.high) if isinstance(item, Repeat) else (item, 1, 1)


def _widened(particle: Pattern) -> Pattern:
    """Any number of the elements of `particle`; none only where it may be empty."""
    names = dict.fromkeys(_elements(particle))
    everything = ANY if _ANY in names else choice(ElementRef(name) for name in names)
    return repeat(everything, 0 if facts(particle).nullable else 1, None)


def _elements(particle: Pattern) -> list[str]:
    match particle:
        case ElementRef(key):
            return [key]
        case AnyElement():
            return [_ANY]
        case Repeat(item, _, _):
            return _elements(item)
        case Sequence(items) | Choice(items):
            return [name for item in items for name in _elements(item)]
    return []

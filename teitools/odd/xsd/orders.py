"""Interleaves said otherwise: XSD 1.0 has "in any order" (`all`) for a whole content alone.

What may occur any number of times is put between all the rest, exactly. Of the rest, each of a
few single elements may come first; where there are more, or longer things, what is interleaved
is widened to any number of its elements.
"""

from __future__ import annotations

from collections.abc import Sequence as Many

from teitools.odd.content import (
    EMPTY,
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
from teitools.odd.xsd.determinism import facts, widened
from teitools.odd.xsd.symbols import namespace_of

_FEW = 4


def is_all(particle: Pattern, namespace: str) -> bool:
    """Whether XSD can say `particle` with `all`: single elements, each of another name.

    They must be of the `namespace` of the document, for `all` holds no groups.
    """
    if not isinstance(particle, Interleave):
        return False
    inner = [_wanted(item) for item in particle.items]
    names = {item.key for item in inner if isinstance(item, ElementRef)}
    return len(names) == len(inner) and all(namespace_of(name) == namespace for name in names)


def ordered(particle: Pattern) -> Pattern:
    """`particle` without interleaves: what it accepts, or more."""
    match particle:
        case Interleave(items):
            return _interleaved([ordered(item) for item in items])
        case Sequence(items):
            return sequence([ordered(item) for item in items])
        case Choice(items):
            return choice([ordered(item) for item in items])
        case Repeat(item, low, high):
            return repeat(ordered(item), low, high)
    return particle


def keeps_order(particle: Pattern) -> bool:
    """Whether `ordered` says the same: whether its interleaves can be said otherwise."""
    match particle:
        case Interleave(items):
            return _few(_rest(items)) and all(keeps_order(item) for item in items)
        case Sequence(items) | Choice(items):
            return all(keeps_order(item) for item in items)
        case Repeat(item, _, _):
            return keeps_order(item)
    return True


def _interleaved(items: list[Pattern]) -> Pattern:
    between = [item.item for item in items if isinstance(item, Repeat) and _anywhere(item)]
    rest = _rest(items)
    if not _few(rest):
        return widened(sequence(items))
    among = _permutations(rest) if len(rest) > 1 else sequence(rest)
    return _mixed_in(among, repeat(choice(between), 0, None)) if between else among


def _rest(items: Many[Pattern]) -> list[Pattern]:
    return [item for item in items if not _anywhere(item)]


def _few(rest: list[Pattern]) -> bool:
    if len(rest) < 2:
        return True
    return len(rest) <= _FEW and all(_single(_wanted(item)) for item in rest)


def _permutations(items: list[Pattern]) -> Pattern:
    """Each of `items` that is there, in any order."""
    if not items:
        return EMPTY
    among = choice(
        sequence([_wanted(item), _permutations([*items[:place], *items[place + 1 :]])])
        for place, item in enumerate(items)
    )
    return repeat(among, 0, 1) if all(facts(item).nullable for item in items) else among


def _mixed_in(particle: Pattern, between: Pattern) -> Pattern:
    """`particle`, with `between` at its beginning and after each element of it."""

    def after_each(pattern: Pattern) -> Pattern:
        if _single(pattern):
            return sequence([pattern, between])
        match pattern:
            case Sequence(items):
                return sequence([after_each(item) for item in items])
            case Choice(items):
                return choice([after_each(item) for item in items])
            case Repeat(item, low, high):
                return repeat(after_each(item), low, high)
        return pattern

    return sequence([between, after_each(particle)])


def _anywhere(item: Pattern) -> bool:
    """Whether `item` is any number of some elements."""
    return isinstance(item, Repeat) and item.low == 0 and item.high is None and _single(item.item)


def _single(item: Pattern) -> bool:
    if isinstance(item, Choice):
        return all(_single(one) for one in item.items)
    return isinstance(item, ElementRef | AnyElement)


def _wanted(item: Pattern) -> Pattern:
    return item.item if isinstance(item, Repeat) and (item.low, item.high) == (0, 1) else item

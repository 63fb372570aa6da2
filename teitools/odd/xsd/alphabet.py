"""Elements that occur side by side wherever they occur, taken as one: the members of a class."""

from __future__ import annotations

from collections.abc import Callable

from teitools.dataclass import dataclass
from teitools.odd.content import Choice, ElementRef, Pattern, Repeat, Sequence, choice, repeat
from teitools.odd.content import sequence as one_after_the_other


@dataclass(frozen=True, slots=True)
class Members:
    """Of each element that stands for several, those."""

    of: dict[str, tuple[str, ...]]

    def restored(self, particle: Pattern) -> Pattern:
        """`particle`, with each of the several back in its place."""
        match particle:
            case ElementRef(key):
                return choice(ElementRef(one) for one in self.of.get(key, (key,)))
        return _inner(particle, self.restored)


def condensed_together(particles: tuple[Pattern, ...]) -> tuple[tuple[Pattern, ...], Members]:
    """`particles` with one element in place of all that always stand in one choice together."""
    places: dict[str, list[int]] = {}
    count = [0]
    for particle in particles:
        _find(particle, places, count)
    alike: dict[tuple[int, ...], list[str]] = {}
    for key, found in places.items():
        alike.setdefault(tuple(found), []).append(key)
    members = {group[0]: tuple(group) for group in alike.values()}
    left_out = {key for group in alike.values() for key in group[1:]}

    def small(pattern: Pattern) -> Pattern:
        if isinstance(pattern, Choice):
            kept = [
                small(item)
                for item in pattern.items
                if not (isinstance(item, ElementRef) and item.key in left_out)
            ]
            return choice(kept)
        return _inner(pattern, small)

    return tuple(small(particle) for particle in particles), Members(members)


def _find(particle: Pattern, places: dict[str, list[int]], count: list[int]) -> None:
    count[0] += 1
    match particle:
        case ElementRef(key):
            places.setdefault(key, []).append(count[0])
        case Choice(items):
            here = count[0]
            for item in items:
                if isinstance(item, ElementRef):
                    places.setdefault(item.key, []).append(here)
                else:
                    _find(item, places, count)
        case Repeat(item, _, _):
            _find(item, places, count)
        case Sequence(items):
            for item in items:
                _find(item, places, count)


def _inner(particle: Pattern, change: Callable[[Pattern], Pattern]) -> Pattern:
    match particle:
        case Repeat(item, low, high):
            return repeat(change(item), low, high)
        case Choice(items):
            return choice(change(item) for item in items)
        case Sequence(items):
            return one_after_the_other(change(item) for item in items)
    return particle

"""Where signs stand in a text: found once in the whole, asked of each paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import repeat

# signs that have so many characters in common are looked for together
_ALIKE = 3


class Occurrences:
    """The places of some signs in one text, also of those that overlap."""

    __slots__ = ("places", "signs")

    def __init__(self, text: str, signs: Iterable[str]) -> None:
        found = sorted(_found(text, signs))
        self.places = [place for place, _ in found]
        """Where a sign begins, in order."""
        self.signs = [sign for _, sign in found]
        """The sign that stands there."""

    def first(self, start: int, end: int) -> int | None:
        """The first place from `start` to `end` where a sign begins."""
        places = self.places
        index = bisect_left(places, start)
        if index == len(places):
            return None
        place = places[index]
        return place if place < end else None

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Which of the places are from `start` to `end`: the first, and the first after them."""
        places = self.places
        first = bisect_left(places, start)
        if first == len(places) or places[first] >= end:
            return first, first
        return first, bisect_left(places, end, first + 1)


def stands(sign: str, text: str) -> bool:
    """Whether `sign` stands in `text`; to look for one character is quicker than for several."""
    return all(character in text for character in sign) and sign in text


def _found(text: str, signs: Iterable[str]) -> list[tuple[int, str]]:
    """Where each of `signs` stands; those that begin alike are looked for together."""
    groups: dict[str, list[str]] = {}
    for sign in {*signs}:
        groups.setdefault(sign[:_ALIKE], []).append(sign)
    found: list[tuple[int, str]] = []
    for common, alike in groups.items():
        if len(alike) == 1:
            found += zip(_places(text, alike[0]), repeat(alike[0]))
        else:
            for place in _places(text, common):
                found += ((place, sign) for sign in alike if text.startswith(sign, place))
    return found


def _places(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign) if stands(sign, text) else -1
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)

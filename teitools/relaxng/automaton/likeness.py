"""Names that are like another name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from teitools.relaxng.automaton.names import part

_LONGEST = 32
_MOST = 1_000
_PART = 3
"""One character in so many may be another, be missing, be one too many, or have changed places."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` whose local name is most like that of `name`; None if none is like it."""
    candidates: dict[str, str] = {}
    for each in names:
        candidates.setdefault(part(each)[1], each)
    found = near(part(name)[1], candidates)
    return candidates[found[0]] if found else None


def near(word: str, words: Iterable[str], most: int = 1) -> list[str]:
    """Up to `most` of `words` that are like `word`, the likeliest first.

    Those are like it that differ in case alone, or in a third of their characters at most.
    """
    return list(_near(word, tuple(words)[:_MOST])[:most])


@lru_cache(256)
def _near(word: str, words: tuple[str, ...]) -> tuple[str, ...]:
    if not word or len(word) > _LONGEST:
        return ()
    folded = word.lower()
    found: list[tuple[int, int, str]] = []
    for each in words:
        if len(each) <= _LONGEST:
            other = each.lower()
            longer = max(len(folded), len(other))
            steps = distance(folded, other, longer // _PART)
            if steps is not None:
                found.append((steps, _unlike(word, each), each))
    return tuple(each for *_, each in sorted(found, key=lambda one: one[:2]))


def _unlike(word: str, other: str) -> int:
    """What tells words apart that are equally far: their beginnings, and their case."""
    same = 0
    for one, two in zip(word.lower(), other.lower(), strict=False):
        if one != two:
            break
        same += 1
    return -2 * same - (word[:1] == other[:1])


def distance(word: str, other: str, most: int) -> int | None:
    """How many characters must be put in, left out, replaced or exchanged with their neighbour
    to make `other` of `word`; None where these are more than `most`.
    """
    if abs(len(word) - len(other)) > most or len(set(word).difference(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, one in enumerate(word, 1):
        last, before, row = before, row, [i]
        for j, two in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != two))
            if i > 1 and j > 1 and one == other[j - 2] and word[i - 2] == two:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
        if min(row) > most and min(before) > most:
            return None
    return row[-1] if row[-1] <= most else None

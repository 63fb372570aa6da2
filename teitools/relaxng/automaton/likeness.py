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
    from rapidfuzz.distance.OSA import distance  # slow to load

    folded = word.lower()
    found: list[tuple[int, int, str]] = []
    for each in words:
        if len(each) <= _LONGEST:
            other = each.lower()
            most = max(len(folded), len(other)) // _PART
            steps = distance(folded, other, score_cutoff=most)
            if steps <= most:
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

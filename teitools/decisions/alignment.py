"""Aligning what stood in a text with what stands there now: the best way to keep the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

ALIKE = 75.0
"""How alike, in percent, what stands before or after must be to what stood there."""
_LEAST = 0.9 * ALIKE
_SAME_SIDE = 15.0
"""What it is worth, in percent, that nothing at all has changed before, or after."""
_MOST_PAIRS = 250_000
_UNSURE = 3.0
"""By how much, in percent, one way to align must be better than another."""


class Surroundings(NamedTuple):
    """What stands before and after a text, and a key that equal ones share."""

    key: str
    before: str
    after: str


def likeness(old: Surroundings, new: Surroundings) -> float:
    """How alike two surroundings are, in percent: the better side counts, the other decides."""
    if old.key == new.key:
        return 100.0
    before = ratio(old.before, new.before) if old.before or new.before else 100.0
    after = ratio(old.after, new.after) if old.after or new.after else 100.0
    return 0.9 * max(before, after) + 0.1 * min(before, after)


def is_exact(old: Surroundings, new: Surroundings) -> bool:
    """Whether nothing has changed before or after."""
    return old.key == new.key or (old.before, old.after) == (new.before, new.after)


def is_alike(old: Surroundings, new: Surroundings) -> bool:
    """Whether one of two surroundings can have become the other."""
    return likeness(old, new) >= _LEAST


def _same_sides(old: Surroundings, new: Surroundings) -> int:
    """On how many sides nothing at all has changed."""
    same_before = old.before == new.before and bool(old.before)
    return same_before + (old.after == new.after and bool(old.after))


def align(old: Sequence[Surroundings], new: Sequence[Surroundings]) -> list[tuple[int, ...]]:
    """For each of `old` the places in `new` where it may stand now, in the same order.

    One: it stands there. None: it is gone. Several: nothing tells which.
    """
    if len(old) * len(new) <= _MOST_PAIRS:
        return _best(old, new)
    counts, now = Counter(each.key for each in old), Counter(each.key for each in new)
    found: list[tuple[int, ...]] = [()] * len(old)
    keys = [each.key for each in old], [each.key for each in new]
    for step in LCSseq.opcodes(*keys):
        start, end, other, last = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            for index in range(end - start):
                is_sure = counts[old[start + index].key] == now[old[start + index].key]
                found[start + index] = (other + index,) if is_sure else (other, other + index)
        elif 0 < (end - start) * (last - other) <= _MOST_PAIRS:
            for index, places in enumerate(_best(old[start:end], new[other:last])):
                found[start + index] = tuple(other + place for place in places)
    return found


def _best(old: Sequence[Surroundings], new: Sequence[Surroundings]) -> list[tuple[int, ...]]:
    """By the alignment that is best as a whole; and by those that are hardly worse."""
    scores = [[likeness(each, other) for other in new] for each in old]
    gains = [[max(score - _LEAST, 0.0) for score in row] for row in scores]
    for i, each in enumerate(old):
        for j, other in enumerate(new):
            if gains[i][j]:
                gains[i][j] += _SAME_SIDE * _same_sides(each, other)
    ahead = _sums(gains)
    behind = _sums([row[::-1] for row in gains[::-1]])
    most, rows, columns = ahead[-1][-1], len(old), len(new)
    found = []
    for i, row in enumerate(gains):
        places = tuple(
            j
            for j, gain in enumerate(row)
            if gain and ahead[i][j] + gain + behind[rows - i - 1][columns - j - 1] >= most - _UNSURE
        )
        without = max(ahead[i][j] + behind[rows - i - 1][columns - j] for j in range(columns + 1))
        is_sure = len(places) != 1 or without < most - _UNSURE
        found.append(places if is_sure else ())
    return found


def _sums(gains: Sequence[Sequence[float]]) -> list[list[float]]:
    """The most that can be gained with the first so many rows and columns."""
    width = len(gains[0]) if gains else 0
    sums = [[0.0] * (width + 1)]
    for row in gains:
        above, current = sums[-1], [0.0]
        for j, gain in enumerate(row):
            current.append(max(above[j + 1], current[j], above[j] + gain if gain else 0.0))
        sums.append(current)
    return sums

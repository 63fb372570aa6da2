"""Finding the places of a text that a person's decisions are about, whatever changed elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from teitools.decisions.alignment import ALIKE, Surroundings, align, is_alike, is_exact
from teitools.decisions.decision import Decision, context, shortened
from teitools.decisions.table import Row
from teitools.notation.decisions.register import SPEAKER
from teitools.source import Position

_Group = tuple[str, str]
"""What decisions are about, and the text."""

_TELLING = 40
"""So long is a text that is known by itself, without its context."""
_END = float("inf")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a decision is to be taken: what it is about, and the text from `start` to `end`."""

    what: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a row: one `place`; or several that are alike; or none."""

    place: Place | None
    alike: tuple[int, ...] = ()


class Matcher:
    """Finds the rows of a table in a text. `decisions` are those about the text as it is now."""

    def __init__(self, text: str, decisions: Sequence[Decision], rows: Sequence[Row]) -> None:
        self._text = text
        self._now: defaultdict[_Group, list[Decision]] = defaultdict(list)
        self._rows: defaultdict[_Group, list[Row]] = defaultdict(list)
        self._aligned: dict[_Group, dict[Position, tuple[int, ...]]] = {}
        for each in decisions:
            self._now[each.what, each.text].append(each)
        for row in sorted((row for row in rows if row.key), key=lambda row: row.offset or 0):
            self._rows[row.what, shortened(row.text)].append(row)
        self._anchors = _anchors(rows, decisions)

    def find(self, row: Row) -> Match:
        """Where the decision of `row` is to be taken."""
        group = row.what, shortened(row.text)
        same = self._now.get(group, [])
        if not same:
            return self._typed(row) if row.what == SPEAKER else Match(None)
        if not row.before and not row.after:
            there = [each for each in same if (each.line, each.column) == (row.line, row.column)]
            return _only(there or same)
        if row.key and len(self._rows[group]) == row.total:
            found = [same[index] for index in self._alignment(group).get(row.place, ())]
        else:
            found = self._alone(row, same)
        low, high = self._between(row)
        if len(found) > 1:
            found = [each for each in found if low < each.offset < high] or found
        if found:
            return _only(found)
        within = [each for each in same if low < each.offset < high]
        is_parted = low >= 0 and high < _END and self._is_single(row, group)
        is_telling = len(row.text) >= _TELLING and row.total <= 1
        left = within if is_parted else same if is_telling else []
        return _only(left) if len(left) == 1 else Match(None)

    def _alignment(self, group: _Group) -> dict[Position, tuple[int, ...]]:
        """Where the rows with the same text may stand now, if all of them are in the table."""
        if group not in self._aligned:
            rows, now = self._rows[group], self._now[group]
            places = align(list(map(_surroundings, rows)), list(map(_surroundings, now)))
            self._aligned[group] = {
                row.place: found for row, found in zip(rows, places, strict=True)
            }
        return self._aligned[group]

    def _alone(self, row: Row, same: Sequence[Decision]) -> list[Decision]:
        """The places that a row fits of which the table does not have all others."""
        there = _surroundings(row)
        exact = [each for each in same if is_exact(there, _surroundings(each))]
        if len(exact) == 1:
            return exact
        alike = [each for each in same if is_alike(there, _surroundings(each))]
        if row.number and row.total == len(same) and same[row.number - 1] in alike:
            return [same[row.number - 1]]
        return alike

    def _is_single(self, row: Row, group: _Group) -> bool:
        """Whether nothing else had the same text between the rows that are still there.

        That is known where all that had it are in the table.
        """
        if row.total > len(self._rows[group]):
            return False
        low, high = self._between(row, now=False)
        return sum(low < (each.offset or 0) < high for each in self._rows[group]) <= 1

    def _between(self, row: Row, now: bool = True) -> tuple[float, float]:
        """The offsets of the nearest rows before and after that are still there."""
        if row.offset is None:
            return -1, _END
        old = [each for each, _ in self._anchors]
        left, right = bisect_left(old, row.offset), bisect_right(old, row.offset)
        low = self._anchors[left - 1][now] if left else -1
        high = self._anchors[right][now] if right < len(old) else _END
        return (low, high) if low < high else (-1, _END)

    def _typed(self, row: Row) -> Match:
        """A label that the readers do not know as one: looked for at the beginnings of lines."""
        words = row.text.strip()
        if not words:
            return Match(None)
        found = []
        start = self._text.find(words)
        while start >= 0:
            line = max(self._text.rfind("\n", 0, start), self._text.rfind("\r", 0, start)) + 1
            if not self._text[line:start].strip():
                found.append(Place(SPEAKER, start, start + len(words)))
            start = self._text.find(words, start + 1)
        if row.before or row.after:
            found = [each for each in found if self._is_alike(row, each)]
        if len(found) > 1 and row.line is not None:
            there = [each for each in found if self._line(each.start) == row.line]
            found = there or found
        if len(found) == 1:
            return Match(found[0])
        return Match(None, tuple(each.start for each in found[:10]))

    def _is_alike(self, row: Row, place: Place) -> bool:
        before, after = context(self._text, place.start, place.end)
        return max(ratio(row.before, before), ratio(row.after, after)) >= ALIKE

    def _line(self, offset: int) -> int:
        before = self._text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1


def _only(found: Sequence[Decision]) -> Match:
    return _matched(found[0]) if len(found) == 1 else Match(None, tuple(e.offset for e in found))


def _matched(each: Decision) -> Match:
    return Match(Place(each.what, each.offset, each.end))


def _surroundings(each: Row | Decision) -> Surroundings:
    return Surroundings(each.key.partition(".")[0], each.before, each.after)


def _anchors(rows: Iterable[Row], decisions: Iterable[Decision]) -> list[tuple[int, int]]:
    """Where rows that are found by their keys stood, and where they stand: in order both ways."""
    before = Counter(row.key for row in rows)
    after = Counter(each.key for each in decisions)
    place_of = {each.key: each.offset for each in decisions}
    pairs = sorted(
        (row.offset, place_of[row.key])
        for row in rows
        if row.offset is not None and before[row.key] == after[row.key] == 1
    )
    # the longest run that keeps its order: what was moved is no sign of the way
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, (_, now) in enumerate(pairs):
        at = bisect_left(tails, now)
        tails[at : at + 1] = [now]
        ends[at : at + 1] = [index]
        previous.append(ends[at - 1] if at else -1)
    kept = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(pairs[index])
        index = previous[index]
    return kept[::-1]

"""Many documents divided among workers, in order: large portions first, small ones at the end."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_PORTIONS = 4
"""How many portions a worker would get if what is left were divided evenly."""
_LEAST, _MOST = 128 * 1024, 8 * 1024 * 1024
"""The bytes of a portion."""
_MOST_ITEMS = 500
_OVERHEAD = 8 * 1024
"""What opening a document costs, in bytes that could have been read."""

Batch = tuple[int, int]
"""Documents by their numbers: the first, and the one after the last."""


class Batches:
    """Portions of the documents whose `sizes` are given, without those with numbers in `kept`."""

    def __init__(self, sizes: Sequence[int], jobs: int, kept: Collection[int]) -> None:
        self._costs = [0 if i in kept else size + _OVERHEAD for i, size in enumerate(sizes)]
        self._kept = kept
        self._left = sum(self._costs)
        self._portions = _PORTIONS * jobs
        self._next = 0
        self._again: list[Batch] = []

    def first(self) -> int | None:
        """The number of the first document that waits; None where none does."""
        if self._again:
            return self._again[0][0]
        while self._next in self._kept:
            self._next += 1
        return self._next if self._next < len(self._costs) else None

    def take(self) -> Batch:
        """The next portion. There must be one: see `first`."""
        if self._again:
            return self._again.pop(0)
        start = self._next
        wanted = min(max(self._left // self._portions, _LEAST), _MOST)
        end = min(start + _MOST_ITEMS, len(self._costs))
        while self._next < end and self._next not in self._kept and wanted > 0:
            cost = self._costs[self._next]
            self._left -= cost
            wanted -= cost
            self._next += 1
        return start, self._next

    def give_back(self, batch: Batch, alone: bool = False) -> None:
        """Let `batch` be taken again, each document of it `alone` if one must be found out."""
        start, end = batch
        pieces = [(each, each + 1) for each in range(start, end)] if alone else [batch]
        self._again = sorted([*self._again, *(each for each in pieces if each[0] < each[1])])


def worthwhile(sizes: Sequence[int], streams: bool) -> bool:
    """Whether workers save more than they cost; documents that are not streamed cost more."""
    if len(sizes) < 2:
        return False
    if streams:
        return len(sizes) >= 200 or sum(sizes) >= 8_000_000
    return len(sizes) >= 20 or sum(sizes) >= 500_000

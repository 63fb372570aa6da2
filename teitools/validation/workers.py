"""Many items done by several processes, and what comes of them in the order of the items."""

from __future__ import annotations

import os
from collections.abc import Collection, Generator, Iterator, Sequence
from multiprocessing.connection import wait

from teitools.validation.batches import Batch, Batches
from teitools.validation.limits import Limits
from teitools.validation.losses import CRASH, Lost, Task, here
from teitools.validation.worker import Done, Messages, Worker

_MOST_AHEAD = 20_000
"""How many items may be done before the first that is not done."""
_MOST_KEPT = 32 * 1024 * 1024
"""How many characters of theirs are kept; beyond that, workers wait."""
_DEEP = 2
"""How many batches a worker has, so that it need not wait for the next."""
_UNLIMITED = Limits()
_MOST_DEATHS = 20
"""How many workers may end one after the other without anything done."""


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def run(
    items: Sequence[str],
    sizes: Sequence[int],
    task: Task,
    jobs: int,
    kept: Collection[int] = frozenset(),
    limits: Limits = _UNLIMITED,
) -> Generator[tuple[int, object], None, None]:
    """Do `task` for every item, in `jobs` processes, and give what it yields with the number of
    the item, all of one item after all of the one before it.

    Items with numbers in `kept` are done in this process. `sizes` are the bytes of the items,
    `limits` what each may take.
    Where the process ends in which an item is done, a `Lost` stands at its end; the others are
    done nevertheless. Where processes cannot be forked, `task` and what it yields must be fit
    for pickle. Close the iterator to end the processes early.
    """
    pool = _Pool(items, task, Batches(sizes, jobs, kept), jobs, (sizes, limits))
    try:
        for number in range(len(items)):
            if number in kept:
                pool.assign(number)
                yield from ((number, message) for message in here(task, items[number]))
                continue
            for message in pool.messages(number):
                yield number, message
    finally:
        pool.stop()


class _Pool:
    """The workers, what they have been given, and what they have made that is not shown yet."""

    def __init__(
        self,
        items: Sequence[str],
        task: Task,
        batches: Batches,
        jobs: int,
        bounds: tuple[Sequence[int], Limits],
    ) -> None:
        self._bounds = bounds
        self._items = items
        self._task = task
        self._batches = batches
        self._jobs = jobs
        self._workers: list[Worker] = []
        self._made: dict[int, list[object]] = {}
        self._size = 0
        self._deaths = 0

    def messages(self, number: int) -> Iterator[object]:
        """What is made of the item with `number`, as it comes; a Lost at its end, perhaps."""
        while True:
            for message in self._made.pop(number, ()):
                self._size -= _length(message)
                if isinstance(message, Done):
                    return
                yield message
                if isinstance(message, Lost):
                    return
            self.assign(number)
            self._receive(number)

    def assign(self, shown: int) -> None:
        """Give batches to workers, starting them where there are too few."""
        while (first := self._batches.first()) is not None:
            ahead = first > shown
            if ahead and (first - shown > _MOST_AHEAD or self._size > _MOST_KEPT):
                return
            worker = self._free()
            if worker is None:
                return
            worker.give(self._batches.take())

    def stop(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def _free(self) -> Worker | None:
        """The worker that has least to do, if it can take more."""
        if len(self._workers) < self._jobs and self._deaths < _MOST_DEATHS:
            try:
                self._workers.append(Worker(self._task, self._items, self._workers, *self._bounds))
            except OSError:  # no room for another process: go on with those there are
                self._jobs = len(self._workers)
        free = min(self._workers, key=lambda worker: len(worker.batches), default=None)
        return free if free is not None and len(free.batches) < _DEEP else None

    def _receive(self, shown: int) -> None:
        """Take what workers have made; only from the one whose turn it is, if much is kept."""
        if not self._workers:
            self._do_without()
            return
        heard = self._workers
        if self._size > _MOST_KEPT:
            heard = [each for each in self._workers if _is_at(each, shown)] or heard
        ready = set(wait([each.connection for each in heard]))
        for worker in [each for each in heard if each.connection in ready]:
            try:
                self._take(worker, worker.receive())
            except EOFError:
                self._bury(worker)

    def _take(self, worker: Worker, messages: Messages) -> None:
        self._deaths = 0
        for number, message in messages:
            self._made.setdefault(number, []).append(message)
            self._size += _length(message)
            worker.amid = not isinstance(message, Done)
            if not worker.amid:
                end = worker.batches[0][1]
                worker.batches[0] = (number + 1, end)
                if number + 1 == end:
                    del worker.batches[0]

    def _bury(self, worker: Worker) -> None:
        """Find out what a worker that has ended was at, and let others do the rest."""
        self._workers.remove(worker)
        lost = worker.lost()
        self._deaths += lost.cause == CRASH
        worker.stop()
        for batch in worker.batches[1:]:
            self._batches.give_back(batch)
        if worker.batches:
            self._leave(worker.batches[0], worker, lost)

    def _leave(self, batch: Batch, worker: Worker, lost: Lost) -> None:
        """Give up the item that the worker was at. Where that is not known, have the items of
        `batch` done one by one; the first is given up if something of it was received.
        """
        start, end = batch
        current = worker.current()
        if worker.amid or end - start == 1:
            self._made.setdefault(start, []).append(lost)
            start += 1
        elif current is not None and start <= current < end:
            self._made.setdefault(current, []).append(lost)
            self._batches.give_back((start, current))
            self._batches.give_back((current + 1, end))
            return
        self._batches.give_back((start, end), alone=current is None)

    def _do_without(self) -> None:
        """Do the next batch here, as there are no processes; it is lost if it would end this one
        too, for all that it is known.
        """
        start, end = self._batches.take()
        for number in range(start, end):
            made = self._made.setdefault(number, [])
            if self._deaths:
                made.append(Lost("too many processes have ended"))
            else:
                made.extend((*here(self._task, self._items[number]), Done()))


def _is_at(worker: Worker, number: int) -> bool:
    return bool(worker.batches) and worker.batches[0][0] == number


def _length(message: object) -> int:
    return len(message) if isinstance(message, str) else 0

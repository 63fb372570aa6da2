"""Doing the same to many documents: in several processes, where there are many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
_FEW = 12
"""So many documents are done sooner than processes are started."""


class Workers:
    """Up to `jobs` processes; they are started when there is enough to do."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, verb: Callable[[_Task], _Done], tasks: Sequence[_Task]) -> Iterator[_Done]:
        """What `verb` gives for each task, in their order."""
        if self._jobs < 2 or len(tasks) < _FEW:
            yield from map(verb, tasks)
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))
        waiting = [(task, self._pool.submit(verb, task)) for task in tasks]
        for task, future in waiting:
            try:
                yield future.result()
            except BrokenProcessPool:
                self._pool = None
                self._jobs = 1
                yield verb(task)


def fault(name: str, error: Exception) -> str:
    """What is said of an error that should not have been."""
    if os.environ.get("TEITOOLS_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, MemoryError):
        return f"{name}: there is not enough memory"
    said = f"{name}: a fault of teitools: {type(error).__name__}: {error}"
    return f"{said} (TEITOOLS_TRACEBACK=1 shows more)"

"""Items that are not done, for what did them came to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

TIME, MEMORY, CRASH = "time", "memory", "crash"
Task = Callable[[str], Iterable[object]]
"""Does one item, and gives what comes of it."""


class Lost(NamedTuple):
    """The item was not done to its end, for the worker ended, by `cause`: `TIME`, `MEMORY`,
    `CRASH`; `reason` says so in words.
    """

    reason: str
    cause: str = CRASH


def here(task: Task, item: str) -> Iterator[object]:
    """What `task` makes of `item` in this process; a Lost at its end, where memory is short."""
    try:
        yield from task(item)
    except MemoryError:
        yield Lost("there was too little memory", MEMORY)

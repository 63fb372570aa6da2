"""Counts the calls that something makes: what grows too fast shows on any machine, at any load.

They are counted by `cProfile`, which takes half the time of a function that `sys.setprofile` calls.
"""

from __future__ import annotations

import cProfile
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from types import FrameType

_SECONDS = 0.5
"""How much of a processor's time is spent before it is looked whether there are too many steps."""


class Steps:
    """How many functions are called in this thread, those written in C too."""

    def __init__(self) -> None:
        self._ticks = count()  # in place of a clock: it is read when a call begins, and at its end
        self._profile = cProfile.Profile(self._ticks.__next__, subcalls=False)

    def __enter__(self) -> Steps:
        self._profile.enable()
        return self

    def __exit__(self, *raised: object) -> None:
        self._profile.disable()

    @property
    def count(self) -> int:
        """The calls that were counted; exact when they have ended."""
        return sum(entry.callcount for entry in self._profile.getstats())

    def are_more(self, most: int) -> bool:
        """Whether there have been more than `most`, or at least twice as many have begun."""
        return next(self._ticks) > 2 * most


@contextmanager
def within(most: int) -> Iterator[Steps]:
    """Fail when what is done in this thread takes more than `most` steps.

    Where there is a timer of signals what takes more is ended soon.
    """
    steps = Steps()
    with _watched(steps, most), steps:
        yield steps
    if steps.count > most:
        raise AssertionError(f"{steps.count} steps, more than {most}")


@contextmanager
def _watched(steps: Steps, most: int) -> Iterator[None]:
    """Look again and again whether there are more than `most`; raise AssertionError if so."""

    def look(number: int, frame: FrameType | None) -> None:
        if steps.are_more(most):
            raise AssertionError(f"more than {most} steps")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def steps_of(work: Callable[[], object]) -> int:
    """How many steps `work` takes."""
    with within(1_000_000_000) as steps:
        work()
    return steps.count

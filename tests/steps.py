"""Counts the calls that something makes: what grows too fast shows on any machine, at any load."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Steps:
    """How many functions have been called, those written in C too."""

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self.count = 0

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        """Count a call; for `sys.setprofile`. Fails when there are more than `most`."""
        if event in ("call", "c_call"):
            self.count += 1
            if self.most is not None and self.count > self.most:
                sys.setprofile(None)
                raise AssertionError(f"more than {self.most} steps")


@contextmanager
def within(most: int) -> Iterator[Steps]:
    """Fail when what is done in this thread takes more than `most` steps."""
    steps = Steps(most)
    before = sys.getprofile()
    sys.setprofile(steps)
    try:
        yield steps
    finally:
        sys.setprofile(before)


def steps_of(work: Callable[[], object]) -> int:
    """How many steps `work` takes."""
    with within(1_000_000_000) as steps:
        work()
    return steps.count

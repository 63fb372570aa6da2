"""A limit of time and memory for what another package does, which cannot be told to stop."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

_AGAIN = 0.25
"""After how many seconds more it is said again."""


class TooMuch(Exception):  # noqa: N818 - it becomes a finding
    """It took more than it may, of `what`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@contextmanager
def within(seconds: float, size: int) -> Iterator[None]:
    """Raise TooMuch after so many seconds of processor time, or when the process would grow by
    more than `size` bytes.

    That can be done only in the main thread, on systems with timers and such limits, and where
    nobody else uses the timer; otherwise there is no limit.
    """
    if not _is_usable():
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    grown = _size() + size
    limits = [each for each in (soft, hard, grown) if each != resource.RLIM_INFINITY]
    hook = sys.unraisablehook
    sys.unraisablehook = partial(_passed_over, hook)
    signal.signal(signal.SIGVTALRM, _late)
    # Again and again, for the package may take it for a mistake in an expression.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        if grown > size:
            resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
        yield
    except MemoryError:
        raise TooMuch("memory") from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        sys.unraisablehook = hook
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _late(number: int, frame: FrameType | None) -> None:
    raise TooMuch("time")


def _passed_over(
    hook: Callable[[sys.UnraisableHookArgs], object], unraisable: sys.UnraisableHookArgs
) -> None:
    """Where it came amid the end of an object nothing can be raised: it is said again soon."""
    if not isinstance(unraisable.exc_value, TooMuch):
        hook(unraisable)


def _is_usable() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0
        and signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL
    )


def _size() -> int:
    """How many bytes the process has, in memory or not; 0 where that is not known."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0

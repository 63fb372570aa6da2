"""How long a document may take, and how much memory what judges it may have."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from threading import Timer

SECONDS, PER_MEGABYTE = 300.0, 10.0
"""What a document has by default: seconds, and more of them for each megabyte."""
MEGABYTES = 2048
"""What a process has by default."""
OUT_OF_TIME, OUT_OF_MEMORY = 72, 71
"""With what a process exits where the system cannot end it, and where it has no memory left."""


class Limits(NamedTuple):
    """`seconds` for each document, and `per_megabyte` more; `memory`, in bytes, for the process.
    None is without limit.
    """

    seconds: float | None = None
    per_megabyte: float = 0.0
    memory: int | None = None

    def time(self, size: int) -> float | None:
        """The seconds for a document of `size` bytes."""
        return None if self.seconds is None else self.seconds + self.per_megabyte * size / 1e6


def confine(memory: int | None) -> None:
    """Give this process so much memory, in bytes, where the system knows of such limits."""
    if memory is None:
        return
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


class Alarm:
    """Ends this process when a time is over, whatever it is doing."""

    def __init__(self) -> None:
        self._timed = hasattr(signal, "setitimer")
        self._timer: Timer | None = None
        if self._timed:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def set(self, seconds: float | None) -> None:
        """Begin to wait; without `seconds`, wait no more."""
        if self._timed:
            signal.setitimer(signal.ITIMER_REAL, seconds or 0)
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None:
            from threading import Timer

            self._timer = Timer(seconds, os._exit, (OUT_OF_TIME,))
            self._timer.daemon = True
            self._timer.start()

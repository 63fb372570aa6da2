"""A guard around a call: no file that was not named, no connection, not for ever."""

from __future__ import annotations

import os
import signal
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.requirements import ROOT

_ALLOWED = tuple(
    os.path.realpath(each)
    for each in (
        *(ROOT, sys.prefix, sys.base_prefix, sys.pycache_prefix or ROOT),
        *("/dev", "/proc", "/sys", "/etc/mime.types"),
        *map(sysconfig.get_path, ("stdlib", "purelib", "platlib")),
    )
)
_NETWORK = frozenset({"socket.connect", "socket.getaddrinfo"})


class Breach(AssertionError):  # noqa: N818 - it is what a test fails by
    """Something was done that no input may bring about."""


class _Watch:
    def __init__(self) -> None:
        self.folder: str | None = None
        self.breaches: list[str] = []
        self.installed = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.folder is None:
            return
        if event in _NETWORK:
            self.breaches.append(f"{event} {arguments[1:]!r}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if not path.startswith((*_ALLOWED, self.folder)):
                self.breaches.append(f"open {path}")


_watch = _Watch()


@contextmanager
def guarded(folder: Path, seconds: float = 20.0) -> Iterator[None]:
    """Raise Breach where a file is opened outside `folder` and the installation, where a
    connection is asked for, and where it takes more than so many seconds of processor time.
    """
    if not _watch.installed:
        sys.addaudithook(_watch)
        _watch.installed = True
    _watch.breaches.clear()
    _watch.folder = os.path.realpath(folder)
    before = signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        _watch.folder = None
    if _watch.breaches:
        raise Breach("; ".join(_watch.breaches))


def _late(number: int, frame: FrameType | None) -> None:
    raise Breach("it takes too long")

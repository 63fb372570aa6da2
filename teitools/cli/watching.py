"""Waiting until one of some files changes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from time import sleep

_OFTEN = 0.5
_SETTLED = 0.1

Stamps = dict[str, tuple[int, int] | None]


def stamps_of(names: Iterable[str]) -> Stamps:
    """The time and size of each file; None for one that is not there."""
    return {name: _stamp(name) for name in names}


def wait_for_change(before: Stamps) -> list[str]:
    """Wait until files are not as they were `before`; which they are."""
    while True:
        sleep(_OFTEN)
        changed = [name for name, stamp in before.items() if _stamp(name) != stamp]
        if changed:
            sleep(_SETTLED)  # an editor may be writing still
            return changed


def _stamp(name: str) -> tuple[int, int] | None:
    try:
        status = os.stat(name)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size

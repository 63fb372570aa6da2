"""Waiting until one of some files changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
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


def stamps_below(places: Iterable[Path]) -> Stamps:
    """The time and size of some files, and of all files below some folders, but for what is
    hidden (its name begins with a dot)."""
    found: Stamps = {}
    for place in places:
        if not place.is_dir():
            found[str(place)] = _stamp(str(place))
        for folder, folders, names in os.walk(place):
            folders[:] = [each for each in folders if not each.startswith(".")]
            for name in names:
                if not name.startswith("."):
                    path = os.path.join(folder, name)
                    found[path] = _stamp(path)
    return found


def wait_for_other(look: Callable[[], Stamps], before: Stamps) -> Stamps:
    """Wait until `look` sees something else than `before`, and no longer changes; what it sees."""
    while (seen := look()) == before:
        sleep(_OFTEN)
    while True:
        sleep(_SETTLED)  # an editor may be writing still
        after = look()
        if after == seen:
            return seen
        seen = after


def _stamp(name: str) -> tuple[int, int] | None:
    try:
        status = os.stat(name)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size

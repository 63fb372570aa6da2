"""Writing files: whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_LONGEST = 40
"""How much of a file's name, in characters, that of the new one beside it takes over."""


def replace(target: Path, data: bytes) -> None:
    """Write `data` to `target` so that a reader sees the old file or the new one, never half.

    An existing file keeps its permissions; a link is followed; what is no regular file (a
    pipe, a device) is written to as it is. Raises OSError when the folder does not exist or
    cannot be written; nothing is left behind then.
    """
    target = _followed(target)
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    replace_all({target: data})


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Write several regular files: each as `replace` does, and none before all are prepared.

    Raises OSError when one of them cannot be written; none is then.
    """
    prepared: list[tuple[str, Path]] = []
    try:
        for target, data in files.items():
            followed = _followed(target)
            prepared.append((_beside(followed, data), followed))
        while prepared:
            os.replace(*prepared[0])
            del prepared[0]
    except BaseException:
        for name, _ in prepared:
            with suppress(FileNotFoundError):
                os.unlink(name)
        raise


def _followed(target: Path) -> Path:
    """What `target` leads to. Raises OSError where links lead in a circle."""
    found = os.path.realpath(target)
    if os.path.islink(found):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target))
    return Path(found)


def _beside(target: Path, data: bytes) -> str:
    """The name of a new file beside `target` that holds `data`."""
    handle, name = _create(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, target.stat().st_mode & 0o7777 if target.exists() else _new_mode())
    except BaseException:
        os.unlink(name)
        raise
    return name


def _create(target: Path) -> tuple[int, str]:
    """A new file beside `target` that is open for writing, and its name.

    As `tempfile.mkstemp` makes it, which is slow to load.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    while True:
        name = str(target.parent / f".{target.name[:_LONGEST]}.{os.urandom(6).hex()}")
        with suppress(FileExistsError):
            return os.open(name, flags, 0o600), name


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

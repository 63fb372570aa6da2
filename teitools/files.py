"""Writing files: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace(target: Path, data: bytes) -> None:
    """Write `data` to `target` so that a reader sees the old file or the new one, never half.

    An existing file keeps its permissions; a link is followed; what is no regular file (a
    pipe, a device) is written to as it is. Raises OSError when the folder does not exist or
    cannot be written; nothing is left behind then.
    """
    target = target.resolve()
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
            prepared.append((_beside(target.resolve(), data), target.resolve()))
        while prepared:
            os.replace(*prepared[0])
            del prepared[0]
    except BaseException:
        for name, _ in prepared:
            with suppress(FileNotFoundError):
                os.unlink(name)
        raise


def _beside(target: Path, data: bytes) -> str:
    """The name of a new file beside `target` that holds `data`."""
    import tempfile  # slow to load

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
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


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

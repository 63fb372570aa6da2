"""Standard input, as a document."""

from __future__ import annotations

import sys
from typing import IO

from teitools.source import Source


class Kept:
    """A file that is read, and what has been read of it unless that is much."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._read = getattr(file, "read1", file.read)
        self._pieces: list[bytes] = []
        self._room = most

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, as soon as there are some."""
        piece: bytes = self._read(size)
        self._room -= len(piece)
        if self._room >= 0:
            self._pieces.append(piece)
        else:
            self._pieces.clear()
        return piece

    def source(self) -> Source | None:
        """What has been read so far; None if that is much."""
        return Source("<stdin>", b"".join(self._pieces)) if self._room >= 0 else None


def standard() -> IO[bytes]:
    """Standard input. Raises OSError where there is none."""
    if sys.stdin is None:
        raise OSError("there is no standard input")
    return sys.stdin.buffer

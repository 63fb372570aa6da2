"""Bytes as they are stored, in chunks: of a file, a pipe, an open file object, or memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Protocol

CHUNK = 256 * 1024
"""The most bytes of a chunk: what is no longer is read at once."""

_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Readable(Protocol):
    """An object that is open for reading bytes: ``sys.stdin.buffer``, ``io.BytesIO``."""

    def read(self, size: int, /) -> bytes | None:
        """Up to `size` bytes; none at the end."""


def open_path(path: str) -> int:
    """The descriptor of the file at `path`. Raises OSError."""
    return os.open(path, _FLAGS)


def of_descriptor(descriptor: int, path: str) -> Iterator[bytes]:
    """What the descriptor gives until its end. Raises OSError, with `path` as its file."""
    read = os.read
    try:
        while chunk := read(descriptor, CHUNK):
            yield chunk
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from None


def of_file(file: Readable) -> Iterator[bytes]:
    """What `file` gives until its end; never more is waited for than one read gives.

    Raises OSError (BlockingIOError where it has nothing to give yet), TypeError when it gives
    something else than bytes.
    """
    read = getattr(file, "read1", file.read)
    while chunk := read(CHUNK):
        if not isinstance(chunk, bytes | bytearray | memoryview):
            raise TypeError(f"a source gives bytes, not {type(chunk).__name__}")
        yield bytes(chunk)
    if chunk is None:
        raise BlockingIOError("the source has no bytes ready")


def of_bytes(data: bytes) -> Iterator[bytes]:
    """`data` itself where it is one chunk, or its slices."""
    if len(data) <= CHUNK:
        return iter((data,))
    return (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))

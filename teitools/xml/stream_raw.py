"""Bytes as they are stored, in chunks: of a file, a pipe, an open file object, or memory."""

from __future__ import annotations

import os
import stat
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


def of_regular(path: str, most: int) -> bytes | None:
    """The bytes of the file at `path`, if it is a regular one of at most `most`. Raises OSError.

    What is none, a named pipe for one, is not opened: it could be read once only.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    descriptor = open_path(path)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return None
        data = os.read(descriptor, status.st_size + 1)
        if len(data) != status.st_size:  # it is read in pieces, or has changed meanwhile
            data = b"".join((data, *of_descriptor(descriptor, path)))
        return data
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from None
    finally:
        os.close(descriptor)


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

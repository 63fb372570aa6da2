"""A document as a bounded stream of UTF-8 for pyexpat.

What is UTF-8 already passes through as it is stored; other encodings and gzip are unpacked on
the way. The first chunk holds all that stands before the root element, and has passed the gate.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Generator, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from teitools.source import Source
from teitools.xml import stream_raw
from teitools.xml.stream_pacing import Parser, paced
from teitools.xml.stream_raw import Readable

if TYPE_CHECKING:
    from teitools.xml.gate_doctype import Doctype

_ORDINARY = re.compile(
    rb"(?:<\?xml(?=%(s)b)(?:(?!encoding)[^?>]){0,200}+"
    rb"""(?:encoding%(s)b*=%(s)b*(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8')[^?>]*+)?+\?>)?+"""
    rb"(?:%(s)b++|<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    rb"|<\?(?!xml%(s)b)[^?]*+(?:\?(?!>)[^?]*+)*+\?>)*+"
    rb"<[A-Za-z_:]" % {b"s": rb"[ \t\r\n]"}
)
"""UTF-8 without a byte order mark or document type declaration, as far as the root's tag."""


def root_offset(data: bytes) -> int | None:
    """Where the root's tag begins in `data`; None where they do not begin as UTF-8 without a byte
    order mark or document type declaration.
    """
    ordinary = _ORDINARY.match(data)
    return None if ordinary is None else ordinary.end() - 2


class Stream:
    """A document that is open for reading: iterate over its chunks once, and close it.

    `name` is what a person knows it by. `root` is the offset of the root element's tag in the
    first chunk, and `doctype` what is declared before it; both are there with that chunk.

    Reading raises OSError, and DocumentError with one finding at its exact place: the document
    is empty or binary, declares an unknown or a wrong encoding, is wrong in its encoding, its
    gzip data are damaged, or what stands before its root element does not pass the gate.
    """

    __slots__ = ("_chunks", "_descriptor", "_origin", "doctype", "name", "root")

    def __init__(self, origin: str | bytes | Readable, name: str) -> None:
        """`origin` is a path, the bytes themselves, or an open file. Raises OSError."""
        self._descriptor = -1
        self._origin = origin
        self.name = name
        self.root = 0
        self.doctype: Doctype | None = None
        if isinstance(origin, str):
            self._descriptor = stream_raw.open_path(origin)
        self._chunks = self._read()

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks

    def paced(self, parser: Parser) -> Iterator[bytes]:
        """The chunks, each to be parsed by `parser` before the next is asked for.

        Raises also DocumentError when a token is longer than expat can bear (`stream_pacing`).
        """
        return paced(self._chunks, parser, self.name)

    def again(self, most: int) -> bytes | None:
        """All of the document, read anew, as UTF-8; None where it cannot be read again (a pipe,
        an open file) or is longer than `most` bytes.

        Raises as reading does.
        """
        origin = self._origin
        if not isinstance(origin, str | bytes):
            return None
        if isinstance(origin, str) and not stat.S_ISREG(os.stat(origin).st_mode):
            return None
        pieces = []
        with Stream(origin, self.name) as stream:
            for chunk in stream:
                pieces.append(chunk)
                most -= len(chunk)
                if most < 0:
                    return None
        return b"".join(pieces)

    def close(self) -> None:
        """Close the file, if it was opened here."""
        self._chunks.close()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self._release()

    def _read(self) -> Generator[bytes, None, None]:
        chunks = self._raw()
        first = next(chunks, b"")
        root = root_offset(first)
        if root is not None:
            self.root = root
            yield first
        else:
            from teitools.xml.stream_preparation import prepared  # seldom needed, slow to load

            chunks, self.root, self.doctype = prepared(chain((first,), chunks), self.name)
        yield from chunks
        self._release()

    def _raw(self) -> Iterator[bytes]:
        origin = self._origin
        if isinstance(origin, str):
            return stream_raw.of_descriptor(self._descriptor, origin)
        if isinstance(origin, bytes):
            return stream_raw.of_bytes(origin)
        return stream_raw.of_file(origin)

    def _release(self) -> None:
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            os.close(descriptor)


def whole(source: object, most: int) -> bytes | None:
    """The bytes of `source`, if it is a path of a file, bytes or a Source, not longer than `most`.

    Raises OSError when a path cannot be opened or read.
    """
    if isinstance(source, Source):
        source = source.data
    if isinstance(source, bytes):
        return source if len(source) <= most else None
    if not isinstance(source, str | Path):
        return None
    return stream_raw.of_regular(str(source), most)


def open_stream(source: str | Path | bytes | Source | Readable, name: str | None = None) -> Stream:
    """Open `source`: a path (``str`` or ``Path``), the bytes themselves, a Source, or an object
    that is open for reading bytes, which is not closed. Findings call it `name`.

    Raises OSError when a path cannot be opened, TypeError for anything else.
    """
    if isinstance(source, str | Path):
        path = str(source)
        return Stream(path, name or path)
    if isinstance(source, Source):
        return Stream(source.data, name or source.name)
    if isinstance(source, bytes | bytearray | memoryview):
        return Stream(bytes(source), name or "<bytes>")
    if hasattr(source, "read"):
        known = getattr(source, "name", None)
        return Stream(source, name or (known if isinstance(known, str) else "<stream>"))
    raise TypeError(f"a source is a path, bytes or an open file, not {type(source).__name__}")

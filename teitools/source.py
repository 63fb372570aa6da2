"""Where things stand: a source of bytes, and a place in it."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NamedTuple

MOST_SCHEMA = 256_000_000
"""How long a file may be, in bytes, that is read as a schema: a device may have no end."""


class Position(NamedTuple):
    """A place in a text: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


class Source(NamedTuple):
    """Bytes and the name a person knows them by (a path as given, or ``<stdin>``)."""

    name: str
    data: bytes

    @classmethod
    def of_schema(cls, path: Path) -> Source:
        """Read the schema at `path`, a file of at most 256 MB. Raises OSError."""
        found = cls.of(path, MOST_SCHEMA + 1)
        if len(found.data) > MOST_SCHEMA:
            raise OSError(errno.EFBIG, "longer than a schema may be (256 MB)", str(path))
        return found

    @classmethod
    def of(cls, source: str | Path | bytes | Source, most: int = -1) -> Source:
        """Read `source`: a path (``str`` or ``Path``), the bytes themselves, or a Source.

        Of a file no more than `most` bytes are read, unless that is negative. Raises OSError
        when a path cannot be read, TypeError for anything else.
        """
        if isinstance(source, Source):
            return source
        if isinstance(source, bytes | bytearray | memoryview):
            return cls("<bytes>", bytes(source))
        if isinstance(source, str | Path):
            with Path(source).open("rb") as file:
                return cls(str(source), file.read(most))
        kind = type(source).__name__
        raise TypeError(f"a source is a path or bytes, not {kind}")


class Location(NamedTuple):
    """The place a finding is about: the source's name, and what is known of the position.

    `xpath` is the path of the element concerned, where the source is XML.
    """

    source: str
    position: Position | None = None
    xpath: str | None = None

    def __str__(self) -> str:
        if self.position is None:
            return self.source
        return f"{self.source}:{self.position.line}:{self.position.column}"

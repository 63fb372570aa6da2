"""Lines and columns in a stream of UTF-8 (XML 1.0, section 2.11: CR, LF, CR LF end a line)."""

from __future__ import annotations

from collections.abc import Mapping

from teitools.errors import DocumentError
from teitools.findings import Code, Finding
from teitools.source import Location, Position

START = Position(1, 1)
CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


def after(position: Position, raw: bytes) -> Position:
    """The place that `raw` leads to when it begins at `position`."""
    cut = max(raw.rfind(b"\n"), raw.rfind(b"\r")) + 1
    if cut:
        breaks = raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")
        return Position(position.line + breaks, characters(raw[cut:]) + 1)
    return Position(position.line, position.column + characters(raw))


def before(position: Position, data: bytes, end: int, offset: int, whole: bool) -> Position | None:
    """The place of `offset` in `data`, counted back from `position`, which is that of `end`.

    None where its line begins before `data` does; `whole` says that nothing was before.
    """
    between = data[offset:end]
    breaks = between.count(b"\n") + between.count(b"\r") - between.count(b"\r\n")
    if not breaks:
        return Position(position.line, position.column - characters(between))
    start = max(data.rfind(b"\n", 0, offset), data.rfind(b"\r", 0, offset)) + 1
    if not start and not whole:
        return None
    return Position(position.line - breaks, characters(data[start:offset]) + 1)


def characters(raw: bytes) -> int:
    """How many characters begin in `raw`."""
    if raw.isascii():
        return len(raw)
    return len(raw.translate(None, CONTINUATION))


class Place:
    """Where a stream of chunks has come to."""

    __slots__ = ("_cut", "position")

    def __init__(self, position: Position = START) -> None:
        self.position = position
        self._cut = False

    def feed(self, chunk: bytes) -> None:
        """Go on to the end of `chunk`."""
        if chunk:
            self.position = self.ahead(chunk)
            self._cut = chunk.endswith(b"\r")

    def ahead(self, chunk: bytes) -> Position:
        """The place that `chunk` leads to from here."""
        if self._cut and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        return after(self.position, chunk)


class Interruption(Exception):  # noqa: N818 - it becomes a finding of a DocumentError
    """A stream that cannot be read on: why, and what could be read just before (as UTF-8)."""

    def __init__(self, code: Code, before: bytes = b"", /, **facts: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.before = before
        self.facts: Mapping[str, object] = facts

    def error(self, name: str, place: Place) -> DocumentError:
        """The error that says this of the document `name`, read as far as `place`."""
        place.feed(self.before)
        return DocumentError.of(Finding(self.code, Location(name, place.position), self.facts))

"""A document driven through stream, window and expat, as the RELAX NG validator does it."""

from __future__ import annotations

import pyexpat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Position, Source
from teitools.xml.malformed import explain
from teitools.xml.stream import open_stream
from teitools.xml.stream_raw import Readable
from teitools.xml.window import Window

DECLARED = '<?xml version="1.0" encoding="{}"?>\n<a>{}</a>'


class Pipe:
    """An open file that gives a few bytes at a time and cannot be read again."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self._size = size
        self._offset = 0

    def read(self, size: int, /) -> bytes:
        begin, self._offset = self._offset, self._offset + self._size
        return self._data[begin : self._offset]


@dataclass
class Seen:
    """What expat and the window said of one start tag."""

    name: str
    position: Position
    offset: int
    attributes: list[tuple[str | None, Position | None, Position | None]]
    text: str
    first: Position | None


@dataclass
class Driven:
    tags: list[Seen] = field(default_factory=list)
    text: str = ""
    finding: Finding | None = None

    @property
    def refused(self) -> tuple[str, int, int] | None:
        if self.finding is None:
            return None
        place = self.finding.location.position
        assert place is not None
        assert self.finding.message
        return self.finding.code.id, place.line, place.column


class _Recorder:
    """The handlers of a parser, and what they have been told."""

    def __init__(self) -> None:
        self.driven = Driven()
        self.text: list[str] = []
        self.parser = parser = pyexpat.ParserCreate("UTF-8", "\x01", intern={})
        self.window = Window(parser)
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text.append

    def start(self, name: str, attributes: list[str]) -> None:
        parser, window = self.parser, self.window
        position = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        offset = parser.CurrentByteIndex
        run = "".join(self.text)
        places = [
            (
                window.attribute_qname(offset, index),
                window.attribute(offset, position, index),
                window.value(offset, position, index),
            )
            for index in range(len(attributes) // 2)
        ]
        first = window.text(offset, position, run)
        qname = window.qname(offset) or "?"
        self.driven.tags.append(Seen(qname, position, offset, places, run, first))
        self.end(name)

    def end(self, name: str) -> None:
        self.driven.text += "".join(self.text)
        self.text.clear()


def drive(source: str | Path | bytes | Source | Pipe, size: int | None = None) -> Driven:
    """Everything that is said of `source`; fed in chunks of `size` bytes where it is given."""
    recorder = _Recorder()
    driven = recorder.driven
    with open_stream(source, "d.xml") as stream:
        try:
            for chunk in _cut(stream.paced(recorder.parser), size):
                recorder.window.feed(chunk)
                recorder.parser.Parse(chunk, False)
            recorder.parser.Parse(b"", True)
        except pyexpat.ExpatError as error:
            driven.finding = explain(error, stream, recorder.window)
        except DocumentError as error:
            (driven.finding,) = error.findings
    return driven


def _cut(chunks: Iterator[bytes], size: int | None) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), size or len(chunk)):
            yield chunk[start : start + (size or len(chunk))]


def read(source: str | Path | bytes | Source | Readable) -> bytes:
    """All that the stream of `source` gives."""
    with open_stream(source) as stream:
        return b"".join(stream)


def refused(source: bytes | Pipe) -> tuple[str, int, int]:
    """The code and place of the one finding with which reading `source` ends."""
    try:
        read(source)
    except DocumentError as error:
        (finding,) = error.findings
        return Driven(finding=finding).refused or ("", 0, 0)
    return "accepted", 0, 0

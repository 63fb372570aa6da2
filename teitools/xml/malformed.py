"""Why expat refused a document, in plain words and at its exact place.

expat judges, this explains: with the whole text where it can be read again, otherwise with the
bytes that are still in the window, and in the last place in expat's own terms.
"""

from __future__ import annotations

from contextlib import suppress
from pyexpat import ExpatError

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Location, Position
from teitools.xml.malformed_text import of_text
from teitools.xml.malformed_window import Piece, of_piece, of_window
from teitools.xml.malformed_words import Told, in_words
from teitools.xml.mistake import Lines
from teitools.xml.stream import Stream
from teitools.xml.window import Window

MAX_TEXT = 32 * 1024 * 1024
"""How many bytes of a document are read again to be explained,"""
MAX_CHECKED = 1024 * 1024
"""and how many are checked from the start; of more, only what is around the mistake."""


def explain(error: ExpatError, stream: Stream, window: Window | None = None) -> Finding:
    """The finding that says why expat refused the document of `stream` by `error`.

    `window` is what expat was fed last; it is needed where the document cannot be read again
    or is longer than MAX_TEXT.
    """
    position = Position(max(1, error.lineno), max(0, error.offset) + 1)
    told: Told | None = None
    data = None
    with suppress(OSError, DocumentError):
        data = stream.again(MAX_TEXT)
    if data is not None:
        told = _of_data(data, error.code, position, stream)
    elif window is not None:
        told = of_window(window, error.code, position, stream)
    code, position, facts = told or in_words(error.code, str(error), position)
    return Finding(code, Location(stream.name, position), facts)


def _of_data(data: bytes, number: int, position: Position, stream: Stream) -> Told | None:
    if len(data) <= MAX_CHECKED:
        return of_text(data, number, position, stream)
    text = data.decode("utf-8", "surrogateescape")
    offset = Lines(text).offset(position.line, position.column)
    at = len(text[:offset].encode("utf-8", "surrogateescape"))
    return of_piece(Piece(data, at, position, True), number, stream)

"""Why expat refused a document of which only the last bytes are at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from teitools.dataclass import dataclass
from teitools.findings import Code
from teitools.source import Position
from teitools.xml import codes, tags, wellformed
from teitools.xml.lexical import shown
from teitools.xml.malformed_text import (
    by_character,
    illegal_character,
    in_entity,
    of_text,
    plausible,
    wrong_bytes,
)
from teitools.xml.malformed_words import (
    ENDED,
    INVALID_TOKEN,
    JUNK_AFTER_ROOT,
    NO_ELEMENTS,
    TAG_MISMATCH,
    UNBOUND_PREFIX,
    UNCLOSED_CDATA,
    Told,
)
from teitools.xml.mistake import Mistake
from teitools.xml.places import CONTINUATION, after, before
from teitools.xml.window_tag import Tag

if TYPE_CHECKING:
    from teitools.xml.stream import Stream
    from teitools.xml.window import Window

_TRIES = 3
"""How many tags before the error are tried."""
_ENOUGH = 65_536
"""How many bytes beyond the error are looked at."""


def of_window(window: Window, number: int, position: Position, stream: Stream) -> Told | None:
    """Why expat, which is fed from `stream`, refuses it by its error `number` at `position`.

    None where that is not found here.
    """
    parser = window.parser
    at = -1 if parser is None else parser.ErrorByteIndex - window.begin
    if not 0 <= at <= len(window.data):
        return None
    if window.begin == 0:
        return of_text(window.data, number, position, stream, number in ENDED)
    return of_piece(Piece(window.data, at, position, False), number, stream)


def of_piece(piece: Piece, number: int, stream: Stream) -> Told | None:
    """The same for a part of the document, or for one that is too long to be checked."""
    if found := _wrong_bytes(piece, number):
        return found
    if number == TAG_MISMATCH:
        return _mismatch(piece, stream)
    if number == NO_ELEMENTS:
        return _unclosed(piece, stream)
    if number == UNCLOSED_CDATA:
        start = piece.data.find(b"<![CDATA[", piece.data.rfind(b"]]>") + 1)
        kind = {"kind": "CDATA section", "expected": "]]>"}
        return piece.told(codes.UNCLOSED_MARKUP, start, kind)
    if number == JUNK_AFTER_ROOT:
        return _junk(piece)
    if number == UNBOUND_PREFIX:
        return _unbound(piece)
    return _markup(piece, number, stream)


@dataclass(frozen=True, slots=True)
class Piece:
    """The last bytes of a document, and where in them expat found it wrong."""

    data: bytes
    at: int
    position: Position
    whole: bool
    """Whether nothing was before them."""

    def text(self, start: int, end: int) -> str:
        return self.data[start:end].decode("utf-8", "surrogateescape")

    def starts(self, less: int) -> Iterator[int]:
        """Where the markup may begin before `less` in which the mistake is, the nearest first."""
        for _ in range(_TRIES):
            less = self.data.rfind(b"<", 0, less)
            if less < 0:
                start = max(0, self.at - _ENOUGH)
                cut = self.data[start : start + 4]
                yield start + len(cut) - len(cut.lstrip(CONTINUATION))
                return
            yield less

    def place(self, offset: int) -> Position | None:
        if offset >= self.at:
            return after(self.position, self.data[self.at : offset])
        return before(self.position, self.data, self.at, offset, self.whole)

    def told(self, code: Code, offset: int, facts: Mapping[str, object]) -> Told | None:
        place = self.place(offset) if offset >= 0 else None
        return None if place is None else (code, place, facts)


def _wrong_bytes(piece: Piece, number: int) -> Told | None:
    end = None if number in ENDED else piece.at + 4
    try:
        piece.data[piece.at : end].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start == 0 or number in ENDED:
            return piece.told(codes.WRONG_ENCODING, piece.at + error.start, wrong_bytes(error))
    return None


def _mismatch(piece: Piece, stream: Stream) -> Told | None:
    less = piece.data.rfind(b"<", 0, piece.at)
    tag = Tag.at(piece.data, less)
    element, opened = _innermost(piece, less, stream)
    if tag is None or element is None or element == tag.qname or opened is None:
        return None
    where = f"{opened.line}:{opened.column}"
    facts = {"found": tag.qname, "expected": element, "opened": where}
    return piece.told(codes.MISMATCHED_END, less, facts)


def _unclosed(piece: Piece, stream: Stream) -> Told | None:
    element, opened = _innermost(piece, piece.at, stream)
    if element is None or opened is None:
        return None
    return codes.UNCLOSED, opened, {"element": element}


def _innermost(piece: Piece, end: int, stream: Stream) -> tuple[str | None, Position | None]:
    """The element that is open at `end`, and where it was opened, if it is in the piece."""
    start = stream.root if piece.whole else 0
    text = piece.text(start, end)
    opened = tags.open_tags(text, 0, len(text))
    if not opened:
        return None, None
    element, offset = opened[-1]
    return element, piece.place(start + _bytes(text[:offset]))


def _junk(piece: Piece) -> Told | None:
    tag = Tag.at(piece.data, piece.at)
    if tag is not None and piece.data.startswith(b"</", piece.at):
        return codes.UNEXPECTED_END, piece.position, {"found": tag.qname}
    found = shown(piece.text(piece.at, piece.at + _ENOUGH), 0)
    return codes.OUTSIDE_ROOT, piece.position, {"found": found}


def _unbound(piece: Piece) -> Told | None:
    """The prefix that is not declared, where the tag has only one that it does not declare."""
    tag = Tag.at(piece.data, piece.at)
    if tag is None:
        return None
    names = [(tag.qname, piece.at + 1), *tag.attributes()]
    declared = {"xml", *tag.declared}
    unbound = [
        (name, offset)
        for name, offset in names
        if ":" in name and name.partition(":")[0] not in declared
    ]
    prefixes = {name.partition(":")[0] for name, _ in unbound}
    if len(prefixes) != 1:
        return None
    name, offset = unbound[0]
    return piece.told(codes.UNBOUND_PREFIX, offset, {"prefix": prefixes.pop(), "name": name})


def _markup(piece: Piece, number: int, stream: Stream) -> Told | None:
    """What is wrong in the markup, or in the text after it, where expat stopped."""
    beyond = piece.text(piece.at, piece.at + _ENOUGH)
    told = in_entity(number, beyond, 0, piece.position, stream)
    told = told or illegal_character(beyond, 0, piece.position)
    if told is not None:
        return told
    if beyond.startswith("/") and (tag := Tag.at(piece.data, piece.at - 1)) is not None:
        return piece.told(codes.UNEXPECTED_END, piece.at - 1, {"found": tag.qname})
    entities = stream.doctype.known if stream.doctype is not None else frozenset()
    inside = number == INVALID_TOKEN and beyond.startswith("<")
    for start in piece.starts(piece.at if inside else piece.at + 1):
        text = piece.text(start, piece.at) + beyond
        offset = len(text) - len(beyond)
        try:
            wellformed.check_part(text, 0, offset, entities)
        except Mistake as mistake:
            if plausible(mistake, number, text, offset, False):
                place = start + _bytes(text[: mistake.offset])
                return piece.told(mistake.code, place, mistake.facts)
    last = piece.text(max(0, piece.at - 4), piece.at)[-1:]
    return by_character(number, last + beyond, len(last), piece.position)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))

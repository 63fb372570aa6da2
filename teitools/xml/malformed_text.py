"""Why expat refused a document whose whole text is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teitools.source import Position
from teitools.xml import codes, prolog, wellformed
from teitools.xml.lexical import illegal, name, shown
from teitools.xml.malformed_words import (
    BINARY_REFERENCE,
    DUPLICATE_ATTRIBUTE,
    ENDED,
    EXTERNAL_REFERENCE_IN_ATTRIBUTE,
    INVALID_TOKEN,
    OF_TAGS,
    TAG_MISMATCH,
    UNBOUND_PREFIX,
    UNDEFINED_ENTITY,
    Told,
    reason,
)
from teitools.xml.mistake import Lines, Mistake
from teitools.xml.places import START, after

if TYPE_CHECKING:
    from teitools.xml.gate_doctype import Doctype
    from teitools.xml.stream import Stream


_NUMBERS = {
    codes.MISMATCHED_END: TAG_MISMATCH,
    codes.DUPLICATE_ATTRIBUTE: DUPLICATE_ATTRIBUTE,
    codes.UNDEFINED_ENTITY: UNDEFINED_ENTITY,
    codes.UNBOUND_PREFIX: UNBOUND_PREFIX,
}
"""What expat has numbers of its own for."""


def of_text(
    data: bytes, number: int, position: Position, stream: Stream, ended: bool = True
) -> Told | None:
    """Why the document `data` (UTF-8) is refused by expat's error `number` at `position`.

    `ended` says that it is complete. None where the reason is not found here.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = wrong_bytes(error)
        place = after(START, data[: error.start])
        if place <= position or number in ENDED:
            return codes.WRONG_ENCODING, place, wrong
        text = data.decode("utf-8", "replace")
    lines = Lines(text)
    offset = lines.offset(position.line, position.column)
    told = in_entity(number, text, offset, position, stream)
    if told is not None:
        return told
    try:
        _check(text, offset, data, stream.doctype)
    except Mistake as mistake:
        if plausible(mistake, number, text, offset, ended):
            return mistake.code, lines.position(mistake.offset), mistake.facts
    return illegal_character(text, offset, position) or by_character(number, text, offset, position)


def wrong_bytes(error: UnicodeDecodeError) -> dict[str, object]:
    """The facts about bytes that are not UTF-8."""
    wrong = error.object[error.start : error.end].hex(" ").upper()
    return {"bytes": wrong, "encoding": "UTF-8"}


def plausible(mistake: Mistake, number: int, text: str, offset: int, ended: bool) -> bool:
    """Whether `mistake` is what expat means by its error `number` at `offset` of `text`.

    It is in the same markup; but what is never closed may have begun long before.
    """
    if number in ENDED:
        return True
    if _NUMBERS.get(mistake.code, number) != number:
        return False
    unclosed = mistake.code is codes.UNCLOSED_MARKUP and ended
    if unclosed or mistake.code is codes.OUTSIDE_ROOT:
        return mistake.offset <= offset
    if mistake.offset < text.rfind("<", 0, offset):
        return False
    end = text.find("<", offset + 1) if number in OF_TAGS else offset + 1
    return end < 0 or mistake.offset <= end


def in_entity(
    number: int, text: str, offset: int, position: Position, stream: Stream
) -> Told | None:
    """What to say where expat points to a reference, and means what it stands for."""
    doctype = stream.doctype
    if doctype is None or not text.startswith("&", offset):
        return None
    entity = text[offset + 1 : text.find(";", offset)]
    if number == BINARY_REFERENCE:
        return codes.UNPARSED_REFERENCE, position, {"entity": entity}
    if number == EXTERNAL_REFERENCE_IN_ATTRIBUTE and entity in doctype.external:
        facts = {"entity": entity, "address": doctype.external[entity]}
        return codes.EXTERNAL_REFERENCE, position, facts
    if entity in doctype.entities:
        within = f"in what &{entity}; stands for, {reason(number)}"
        return codes.NOT_WELL_FORMED, position, {"reason": within}
    return None


def by_character(number: int, text: str, offset: int, position: Position) -> Told | None:
    """What the character at `offset` gives away."""
    if number != INVALID_TOKEN:
        return None
    return codes.NOT_WELL_FORMED, position, {"reason": _wrong_character(text, offset)}


def illegal_character(text: str, offset: int, position: Position) -> Told | None:
    """What to say where a character stands at `offset` that XML does not allow."""
    if wrong := illegal.match(text, offset):
        return codes.ILLEGAL_CHARACTER, position, {"character": f"U+{ord(wrong[0]):04X}"}
    return None


def _wrong_character(text: str, offset: int) -> str:
    character = text[offset : offset + 1]
    in_name = name.fullmatch(text[max(0, offset - 1) : offset].lstrip("</&") + character)
    if character > "\x7f" and in_name:
        return (
            f"{character!r} (U+{ord(character):04X}) stands in a name; names have only what "
            "they can have by the fourth edition of XML 1.0"
        )
    return f"{shown(text, offset, 1)} cannot stand here"


def _check(text: str, offset: int, data: bytes, doctype: Doctype | None) -> None:
    """Raise the Mistake that is found in `text`; expat found one at `offset`."""
    if doctype is None:
        wellformed.check_root(text, prolog.scan(text).root)
        return
    begin = len(data[: doctype.begin].decode("utf-8", "replace"))
    end = len(data[: doctype.end].decode("utf-8", "replace"))
    if begin <= offset < end:
        if illegal.match(text, offset):
            return
        raise Mistake(codes.BAD_DECLARATION, offset, kind="document type declaration")
    text = text[:begin] + " " * (end - begin) + text[end:]
    wellformed.check_root(text, prolog.scan(text).root, doctype.known, doctype.prefixes)

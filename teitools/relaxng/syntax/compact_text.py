"""From the bytes of a schema in the compact syntax to its characters.

RELAX NG Compact Syntax, appendix A, sections 2.1 to 2.4.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from teitools.errors import SchemaError
from teitools.findings import Code, Finding
from teitools.relaxng.syntax.compact_codes import ILLEGAL_CHARACTER, UNDECODABLE
from teitools.source import Location, Position, Source
from teitools.xml.lexical import illegal

LINE_FEED = "\0"
r"""Stands for a line feed written as ``\x{A}``, which is a character and ends no line.

A carriage return that is left after line ends were normalised was written as ``\x{D}``.
"""
_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]*)(\}?)")
_LINE_END = re.compile("\n")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Text:
    """The characters of a schema, line ends normalised and escapes replaced.

    `name` is that of the source. The text as it stands in the file is kept only as places.
    """

    __slots__ = ("_lines", "_moved", "_origins", "name", "text")

    def __init__(self, name: str, written: str) -> None:
        self.name = name
        self.text = written
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(written))]
        self._moved: list[int] = []
        self._origins: list[int] = []

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of what stands `offset` characters into the text."""
        if self._moved and offset >= self._moved[0]:
            part = bisect_right(self._moved, offset) - 1
            offset += self._origins[part] - self._moved[part]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def location(self, offset: int) -> Location:
        """The same as `place`, as findings have it."""
        return Location(self.name, Position(*self.place(offset)))

    def error(self, code: Code, offset: int, /, **facts: object) -> SchemaError:
        """The error that says `code` of that place."""
        return SchemaError.of(Finding(code, self.location(offset), facts))

    def replace_escapes(self) -> None:
        r"""Put characters in the place of escapes as ``\x{E9}`` (section 2.4)."""
        pieces: list[str] = []
        moved: list[int] = []
        origins: list[int] = []
        length = end = 0
        for match in _ESCAPE.finditer(self.text):
            pieces += (self.text[end : match.start()], self._character(match))
            length += match.start() - end + 1
            end = match.end()
            moved.append(length)
            origins.append(end)
        if pieces:
            self.text = "".join((*pieces, self.text[end:]))
            self._moved, self._origins = moved, origins

    def _character(self, match: re.Match[str]) -> str:
        digits, closing = match.groups()
        if not digits or not closing:
            reason = "begins no escape, which is written as \\x{E9}; for a name write \\x without {"
            raise self._illegal(match[0][:12], match.start(), reason)
        number = int(digits, 16) if len(digits.lstrip("0")) <= 6 else -1
        if not 0 <= number <= 0x10FFFF or illegal.match(chr(number)):
            reason = "is not the number of a character that XML allows"
            raise self._illegal(match[0][:16], match.start(), reason)
        return LINE_FEED if number == 0xA else chr(number)

    def _illegal(self, character: str, offset: int, reason: str) -> SchemaError:
        return self.error(ILLEGAL_CHARACTER, offset, character=character, reason=reason)


def read_text(source: Source) -> Text:
    """The characters of `source`.

    Raises SchemaError when its bytes are not UTF-8, or UTF-16 with a byte order mark, when a
    character is not allowed in XML, and when an escape is wrong.
    """
    characters = _decode(source).removeprefix("\ufeff")
    if "\r" in characters:
        characters = characters.replace("\r\n", "\n").replace("\r", "\n")
    text = Text(source.name, characters)
    found = illegal.search(characters)
    if found is not None:
        reason = "is not allowed in a schema"
        if found[0] == "\0":
            reason += "; is it UTF-16 without a byte order mark?"
        character = f"the character U+{ord(found[0]):04X}"
        raise text.error(ILLEGAL_CHARACTER, found.start(), character=character, reason=reason)
    if "\\x" in characters:
        text.replace_escapes()
    return text


def _decode(source: Source) -> str:
    data = source.data
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace").removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        wrong = data[error.start : max(error.end, error.start + 1)][:8].hex(" ").upper()
        text = Text(source.name, before)
        facts = {"bytes": wrong, "encoding": encoding[:6].rstrip("-").upper()}
        raise text.error(UNDECODABLE, len(before), **facts) from None

"""From text as expat gives it back to the bytes it was written as (XML 1.0, sections 2.4 to 2.11).

A run of text ends at a tag and begins at the tag before it. The bytes between are decoded as
expat decodes them; only where they give the same text is its beginning known.
"""

from __future__ import annotations

import re
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.source import Position
from teitools.xml.names import PREDEFINED
from teitools.xml.places import before

_TAG = re.compile(rb"""</?[^ \t\r\n/<>=\"'!?&]++[^<>"']*+(?:(?:"[^"<]*+"|'[^'<]*+')[^<>"']*+)*+>""")
_PIECE = re.compile(
    rb"(?P<text>[^<&]++)|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    rb"|&(?:#(?P<decimal>[0-9]{1,16})|#x(?P<hexadecimal>[0-9a-fA-F]{1,16})|(?P<entity>[^#;<&]++));",
    re.DOTALL,
)
_PREDEFINED = {name.encode(): said for name, said in PREDEFINED.items()}
_VISIBLE = re.compile(rb"[^ \t\r\n]")
_OPENED = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))
_SPACE = " \t\r\n"
_MOST = 200
"""How many tags before the run are tried."""
_MOST_SIGNS = 5
"""How many signs before a mistake are tried: it is in what begins with one of them."""


def first_character(
    data: bytes, end: int, position: Position, text: str, whole: bool
) -> Position | None:
    """Where the first character of `text` that is not white space stands.

    `text` is the run that ends at the offset `end` of `data`, at `position`; `whole` says
    whether `data` begins where the document does.
    """
    if not text.strip(_SPACE):
        return None
    offset = _literal(data, end, text)
    if offset is None:
        offset = _decoded(data, end, text)
    return None if offset is None else before(position, data, end, offset, whole)


def first_before_mistake(
    data: bytes, end: int, position: Position, text: str, whole: bool
) -> Position | None:
    """The same, where `end` and `position` are those of a mistake: the run ends there, or where
    the tag, reference or the like begins in which that stands.
    """
    start = end
    place: Position | None = position
    for _ in range(_MOST_SIGNS):
        found = place and first_character(data, start, place, text, whole)
        if found:
            return found
        start = max(data.rfind(b"<", 0, start), data.rfind(b"&", 0, start))
        if start < 0:
            break
        place = before(position, data, end, start, whole)
    return None


def _literal(data: bytes, end: int, text: str) -> int | None:
    """The offset where the run is written as it is: then none of it is in markup."""
    raw = text.encode("utf-8", "surrogatepass")
    start = end - len(raw)
    if start < 0 or data[start:end] != raw or any(sign in raw for sign in (b"<", b">", b"&")):
        return None
    match = _VISIBLE.search(data, start, end)
    return match.start() if match else None


def _decoded(data: bytes, end: int, text: str) -> int | None:
    less = end
    for _ in range(_MOST):
        less = data.rfind(b"<", 0, less)
        if less < 0:
            return None
        tag = _TAG.match(data, less, end)
        if tag is None:
            continue
        run = _Run.read(data, tag.end(), end)
        if run is not None and run.is_(text) and not (run.suspect and _inside(data, less)):
            return run.first
    return None


@dataclass(slots=True)
class _Run:
    """What stands between two tags: the text before and after the entities whose text is not
    known here, and the offset of the first character that is not white space.
    """

    parts: list[str] = field(default_factory=list)
    known: str | None = None
    first: int | None = None
    suspect: bool = False
    """Whether a comment, CDATA section or instruction may have begun before the run."""

    @classmethod
    def read(cls, data: bytes, start: int, end: int) -> _Run | None:
        """What stands from `start` to `end`; None where that is no text."""
        run = cls()
        while start < end:
            match = _PIECE.match(data, start, end)
            if match is None:
                return None
            run._take(data, match)
            start = match.end()
        return run

    def is_(self, text: str) -> bool:
        """Whether the run can be `text`."""
        rest = "".join(self.parts)
        if self.known is None:
            return rest == text
        fits = len(self.known) + len(rest) <= len(text)
        return fits and text.startswith(self.known) and text.endswith(rest)

    def _take(self, data: bytes, match: re.Match[bytes]) -> None:
        kind = match.lastgroup
        if kind is None:
            return
        if kind in ("text", "cdata"):
            start, end = match.span(kind)
            raw = data[start:end]
            text = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8", "replace")
            visible = _VISIBLE.search(data, start, end)
            offset = visible.start() if visible else None
            self.suspect |= kind == "text" and any(close in raw for _, close in _OPENED)
        else:
            offset = match.start()
            known = _character(match)
            text = known or ""
            if known is None:
                if self.known is None:
                    self.known = "".join(self.parts)
                self.parts.clear()
            elif not known.strip(_SPACE):
                offset = None
        self.parts.append(text)
        if self.first is None:
            self.first = offset


def _character(match: re.Match[bytes]) -> str | None:
    """What a reference stands for; None where that is declared elsewhere."""
    if match["entity"] is not None:
        return _PREDEFINED.get(match["entity"])
    number = int(match["decimal"]) if match["decimal"] else int(match["hexadecimal"], 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _inside(data: bytes, offset: int) -> bool:
    """Whether `offset` may be inside a comment, CDATA section or processing instruction."""
    for opening, closing in _OPENED:
        start = data.rfind(opening, 0, offset)
        if start >= 0 and data.find(closing, start + len(opening), offset) < 0:
            return True
    return False

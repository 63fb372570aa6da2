"""A text in the characters that rules are written in, where it has others that mean the same.

No-break spaces between words are spaces, letters and their accents are one character (NFC), and
what ends a line is LF. Readers see that; `restoring` puts what was typed into the transcript.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate

from teitools.dataclass import dataclass
from teitools.notation.expression import expression

_SPACES = "\u00a0\u2007\u202f"
_ACCENTS = "\u0300-\u036f"
_VARIANT = expression(rf"\r\n?|(?<=\S)[{_SPACES}](?=\S)|\w[{_ACCENTS}]++")


@dataclass(slots=True)
class UsualText:
    """`text` is `original` in usual characters; one stands for each variant."""

    original: str
    text: str
    _ats: list[int]
    _surplus: list[int]

    def original_place(self, offset: int) -> int:
        """Where what stands at `offset` of the text stands in the original."""
        return offset + self._surplus[bisect_left(self._ats, offset)]

    def place(self, offset: int) -> int:
        """Where what stands at `offset` of the original stands in the text."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.original_place(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def next_variant(self, offset: int) -> int:
        """Where the next variant stands in the text, at `offset` or after it; or its length."""
        index = bisect_left(self._ats, offset)
        return self._ats[index] if index < len(self._ats) else len(self.text)

    def typed(self, start: int, end: int) -> str:
        """What was typed where the text has what stands from `start` to `end`."""
        return self.original[self.original_place(start) : self.original_place(end)]


def has_variants(text: str) -> bool:
    """Whether `text` may have characters that others usually stand for."""
    if "\r" in text:
        return True
    if text.isascii():
        return False
    return any(each in text for each in _SPACES) or not unicodedata.is_normalized("NFC", text)


def in_usual_characters(text: str) -> UsualText | None:
    """`text` in usual characters; None where it has no others."""
    parts, ats, lengths = list[str](), list[int](), list[int]()
    position = length = 0
    for match in _VARIANT.finditer(text):
        usual = _usual(match)
        if len(usual) != 1:
            continue
        before = text[position : match.start()]
        length += len(before)
        parts += (before, usual)
        ats.append(length)
        lengths.append(match.end() - match.start() - 1)
        length, position = length + 1, match.end()
    if not ats:
        return None
    parts.append(text[position:])
    return UsualText(text, "".join(parts), ats, list(accumulate(lengths, initial=0)))


def in_usual_form(text: str) -> str:
    """The same where nothing is to be put back."""
    usual = in_usual_characters(text) if has_variants(text) else None
    return text if usual is None else usual.text


def _usual(match: re.Match[str]) -> str:
    typed = match.group()
    if typed[0] == "\r":
        return "\n"
    return " " if typed in _SPACES else unicodedata.normalize("NFC", typed)

"""Cutting a text into words, white space and other characters, as names are compared by."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

SPACE = " "
# apostrophes and quotation marks, straight for all
_STRAIGHT = {
    **dict.fromkeys("\u2019\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
}


@cache
def token_pattern() -> re.Pattern[str]:
    """Matches one token: a word with its combining marks, a run of white space, or a character."""
    most = min(sys.maxunicode, 0xFFFF) + 1
    marks = "".join(chr(c) for c in range(most) if unicodedata.category(chr(c))[0] == "M")
    return re.compile(rf"(?:[^\W_]|[{re.escape(marks)}])+|\s+|.", re.DOTALL)


def key_of(token: str) -> str:
    """By what a token is compared: white space is one space, letters are composed (NFC)."""
    if token.isascii():
        return SPACE if token.isspace() else token
    if token.isspace():
        return SPACE
    return _STRAIGHT.get(token) or unicodedata.normalize("NFC", token)


def keys_of(name: str) -> list[str]:
    """The tokens of a name, as they are compared."""
    return [key_of(token) for token in token_pattern().findall(name.strip())]


def is_word(token: str) -> bool:
    """Whether a token has letters or digits."""
    return token[:1].isalnum()

"""Words, as the search finds them: whatever the language, without difference of case and
diacritics. `search.js` does the same; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain

_MARKED = (
    range(0x300, 0x12000),
    range(0x16A00, 0x17000),
    range(0x1CF00, 0x1CF50),
    range(0x1D160, 0x1D250),
    range(0x1DA00, 0x1E950),
    range(0xE0100, 0xE01F0),
)
"""Where Unicode has combining marks."""
_SINGLES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
"""Scripts that do not part their words: each character is a word."""
_INVISIBLE = "\u00ad\u200c\u200d\u2060\u0640"
_DIACRITICS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff"
    f"\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f{_INVISIBLE}]"
)
"""Marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters, and signs that are not seen.
Those of other scripts are letters of a word, and stay."""
_LIKE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th",
     "ħ": "h", "ς": "σ"}
)  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is a word; and what is no part of one."""
    marks = "".join(
        re.escape(each)
        for each in map(chr, chain(*_MARKED))
        if unicodedata.category(each).startswith("M")
    )
    inner = f"(?:[^\\W_{_SINGLES}]|[{marks}{_INVISIBLE}])"
    return (
        re.compile(f"[{_SINGLES}][{marks}]*|{inner}+"),
        re.compile(f"(?:(?![{marks}])[\\W_])+"),
    )


def fold(word: str) -> str:
    """`word` as it is looked up: compatibility forms, case and diacritics make no difference."""
    lower = unicodedata.normalize("NFKD", word).lower()
    bare = _DIACRITICS.sub("", unicodedata.normalize("NFKD", lower)).translate(_LIKE)
    return _patterns()[1].sub("", bare)


def words(text: str) -> Iterator[str]:
    """The words of `text`, folded."""
    for found in _patterns()[0].finditer(text):
        folded = _folded(found[0])
        if folded:
            yield folded


@cache
def _folded(word: str) -> str:
    return fold(word)

"""Identifiers that stay when text elsewhere changes: made from what they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from teitools.notation.expression import expression
from teitools.xml.digests import blake2b

# letters and digits that are name characters in every edition of XML 1.0
_NAME_CHARACTERS = expression("[^0-9a-z\u0430-\u044f\u0451\u03b1-\u03c9\u4e00-\u9fa5]+")

# letters that have no accent to take away, as they are written without them
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "й": "и", "ї": "и", "і": "и", "є": "е", "ґ": "г"}
)  # fmt: skip

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

# to copy a digest takes a quarter of the time that it takes to begin one
_EMPTY = blake2b(digest_size=4)


def slug(name: str) -> str:
    """`name` as a part of an identifier: lower case, no accents; empty where nothing is left."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    letters = "".join(each for each in decomposed if not unicodedata.combining(each))
    return _NAME_CHARACTERS.sub("-", letters).strip("-")


def last_name(name: str) -> str:
    """The last word of `name` that is no suffix: ``Russell`` of ``Richard Russell, Jr.``"""
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in _SUFFIXES:
        words.pop()
    return words[-1].rstrip(",") if words else ""


class Identifiers:
    """Gives out identifiers, none twice."""

    __slots__ = ("_given",)

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._given: dict[str, int] = dict.fromkeys(reserved, 1)

    def of_text(self, prefix: str, text: str) -> str:
        """An identifier for a stretch of text, made from its characters alone."""
        digest = _EMPTY.copy()
        digest.update(text.encode("utf-8", "surrogatepass"))
        return self.unique(f"{prefix}-{digest.hexdigest()}")

    def of_name(self, name: str) -> str:
        """An identifier for a person, made from the last word of the name."""
        words = slug(last_name(name))
        if not words or words[0].isdigit():
            digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
            words = f"person-{digest}"
        return self.unique(words)

    def unique(self, wanted: str) -> str:
        """`wanted`, or with a number where it has been given out before."""
        given = self._given[wanted] = self._given.get(wanted, 0) + 1
        return wanted if given == 1 else self.unique(f"{wanted}-{given}")

"""Paragraphs in which nothing is marked, seen before anything is looked for in them.

Where marks may begin is found once in the whole text. Most paragraphs have no such place.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from teitools.notation.layout import edged, is_even, split_text
from teitools.transcript import Content


class UnmarkedReader:
    """Reads the paragraphs of one text that have no marks.

    `is_even`: the text has no characters that XML cannot hold, no tabs and no carriage returns.
    """

    __slots__ = ("_beginnings", "_places", "is_even")

    def __init__(self) -> None:
        self._places: Sequence[int] = ()
        self._beginnings: Sequence[re.Pattern[str]] = ()
        self.is_even = False

    def prepare(
        self, text: str, places: Iterable[int] | None, beginnings: Sequence[re.Pattern[str]]
    ) -> None:
        """Begin `text`, the whole, with the `places` where a mark, a sign or a name may begin.

        A paragraph that one of `beginnings` matches has a sign, too. Without places nothing is
        known of any paragraph.
        """
        self._places = () if places is None else (*sorted({*places}), sys.maxsize)
        self._beginnings = beginnings
        self.is_even = is_even(text)

    def read(self, text: str, offset: int) -> Content | None:
        """The inlines of `text`, a paragraph that begins at `offset` of the whole.

        None where there may be a mark among them.
        """
        places = self._places
        if not places or places[bisect_left(places, offset)] < offset + len(text):
            return None
        for pattern in self._beginnings:
            if pattern.match(text) is not None:
                return None
        return self.words(text)

    def words(self, text: str) -> Content:
        """The inlines of `text`, a paragraph that has no marks."""
        if self.is_even and "\n" not in text and "  " not in text and text == text.strip(" "):
            return (text,) if text else ()
        return edged(split_text(text))

"""Date lines: the dates in them, with their places and times."""

from __future__ import annotations

from teitools.notation.dates import DateReader
from teitools.notation.headings import dated
from teitools.notation.layout import edged, split_text
from teitools.notation.profile import Profile
from teitools.transcript import Content, Inline, Kind, Mark
from teitools.transcript.inlines import Facts


class DateLineReader:
    """Reads lines that are dates."""

    def __init__(self, profile: Profile) -> None:
        self._dates = DateReader(profile.words)

    def is_date(self, words: str) -> bool:
        """Whether a line is a date, with a place before it and a time after it."""
        return dated(words, self._dates) is not None

    def line(self, words: str, at: int) -> Content:
        """The content of a date line: each date of it marked, the rest as it is.

        The line stands `at` that offset of the whole.
        """
        place = dated(words, self._dates)
        if place is None:
            return edged(split_text(words))
        start = place[0]
        found = self._dates.whole(words) or self._dates.leading(words[start:])
        offset = 0 if self._dates.whole(words) else start
        inlines: list[Inline] = []
        position = 0
        for each in found:
            inlines += split_text(words[position : each.start + offset])
            position = each.end + offset
            typed = words[each.start + offset : position]
            if typed[-1] == "]" and "[" not in typed:  # all of the date is in brackets
                typed, position = typed[:-1], position - 1
            inlines += self._date(typed, each.facts, at + each.start + offset)
        inlines += split_text(words[position:])
        return edged([each for each in inlines if each != ""])

    def _date(self, typed: str, facts: Facts, place: int) -> list[Inline]:
        """A date, which stands at `place` of the whole."""
        return [Mark(Kind.DATE, edged(split_text(typed)), facts=facts)]

"""Dates as they are written in several languages, and as ISO 8601 has them.

The names of months, and what stands around a date, are data (`teitools.notation.vocabulary`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.vocabulary import Vocabulary, any_of
from teitools.transcript.inlines import Facts

_DAY = r"\d{1,2}(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|er|\.)?"
_DASH = r" ?[-–—/] ?"
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text, from `start` to `end`. `facts` are ``when``, or ``from`` and ``to``."""

    start: int
    end: int
    facts: Facts


class DateReader:
    """Finds the dates of some languages."""

    def __init__(self, words: Vocabulary) -> None:
        self._months = words.months
        month = rf"(?P<month>{any_of(words.months)})(?!\w)\.?"
        until = rf"(?:{_DASH}| (?:{any_of((*words.conjunctions, *words.until))}) )"
        after = rf"(?: ?(?:{any_of(words.after_dates)})(?!\w))?" if words.after_dates else ""
        of = "(?: (?:of|de|du))?"
        year = r"(?:,? ?\[?(?P<year>\d{4})(?!\d)\]?)"
        days = rf"(?P<day>{_DAY}){_ORDINAL}(?:(?P<until>{until})(?P<last>{_DAY}){_ORDINAL})?"
        first = rf"(?P<day>{_DAY}){_ORDINAL}{of} (?P<other>{any_of(words.months)})(?!\w)\.?"
        forms = (
            r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
            rf"{first}(?: (?P<former>\d{{4}}))?{until}(?P<last>{_DAY}){_ORDINAL}{of} {month}{year}",
            rf"{days}{of} {month}{year}{after}",
            rf"{month} {days}{year}",
            rf"(?P<day>{_DAY})[./] ?(?P<number>{_DAY})[./] ?(?P<year>\d{{4}})(?!\d){after}",
            rf"{month}{year}{after}",
            rf"{days}{of} {month}",
            rf"{month} {days}",
        )
        self._forms = [expression(rf"(?<!\w){form}", re.IGNORECASE) for form in forms]
        self._conjunction = expression(rf" (?:{any_of(words.conjunctions)}) ", re.IGNORECASE)
        weekday = rf"(?:(?:{any_of(words.weekdays)})\.?,? )?"
        lead = rf"(?:(?:{any_of(words.before_dates)}) )?"
        self._around = expression(
            rf"[\[(]?(?:(?:the|le|der|den|am) )?{lead}{weekday}", re.IGNORECASE
        )

    def whole(self, text: str) -> tuple[Dated, ...]:
        """The dates that all of `text` is, but for a weekday and words such as ``dated``."""
        if len(text) > _LONGEST or not any(character.isdigit() for character in text):
            return ()
        around = self._around.match(text)
        start = around.end() if around else 0
        for place in {start, 0}:
            found = self._at(text, place)
            if found and text[found[-1].end - 1] == "]" and "[" not in text[place:]:
                found = (*found[:-1], replace(found[-1], end=found[-1].end - 1))
            if found and not text[found[-1].end :].strip(" .,;:)]"):
                return found
        return ()

    def leading(self, text: str) -> tuple[Dated, ...]:
        """The dates with which `text` begins, after a weekday and words such as ``dated``."""
        around = self._around.match(text)
        for place in {around.end() if around else 0, 0}:
            if found := self._at(text, place):
                return found
        return ()

    def first(self, text: str) -> tuple[Dated, ...]:
        """The first date in `text`, wherever it stands; it must name a year."""
        best: tuple[Dated, ...] = ()
        for form in self._forms[:6]:
            match = form.search(text)
            found = self._dates(match) if match else ()
            if found and (not best or found[0].start < best[0].start):
                best = found
        return best

    def iso(self, text: str) -> str | None:
        """The day (or month) that all of `text` names, in ISO form; None where it is none."""
        dates = self.whole(" ".join(text.split()))
        return dict(dates[0].facts).get("when") if len(dates) == 1 else None

    def _at(self, text: str, place: int) -> tuple[Dated, ...]:
        for form in self._forms:
            match = form.match(text, place)
            if match and (found := self._dates(match)):
                return found
        return ()

    def _dates(self, match: re.Match[str]) -> tuple[Dated, ...]:
        """The one date, or two, that `match` is; none where there is no such day."""
        parts = match.groupdict()
        month = self._month(parts)
        other = self._months.get((parts.get("other") or "").lower().rstrip("."), month)
        year, day, last = parts.get("year"), parts.get("day"), parts.get("last")
        begin = _iso(parts.get("former") or year, other, day)
        if begin is None:
            return ()
        start, end = match.span()
        if last is None:
            return (Dated(start, end, (("when", begin),)),)
        finish = _iso(year, month, last)
        if finish is None or finish < begin:
            return ()
        until = parts.get("until")
        if until is not None and self._conjunction.fullmatch(until):
            middle, rest = match.span("until")
            former = Dated(start, middle, (("when", begin),))
            return (former, Dated(rest, end, (("when", finish),)))
        return (Dated(start, end, (("from", begin), ("to", finish))),)

    def _month(self, parts: dict[str, str | None]) -> int | None:
        number = parts.get("number")
        if number is not None:
            return int(number)
        return self._months.get((parts.get("month") or "").lower().rstrip("."))


def _iso(year: str | None, month: int | None, day: str | None) -> str | None:
    """The date in the form of XML Schema; None where there is no such day."""
    if month is None:
        return None
    if day is None:
        return f"{year}-{month:02}" if year and 1 <= month <= 12 and year != "0000" else None
    try:
        # a day without a year may be the 29th of February
        real = date(int(year) if year else 2000, month, int(day))
    except ValueError:
        return None
    return real.isoformat() if year else f"-{real.isoformat()[4:]}"

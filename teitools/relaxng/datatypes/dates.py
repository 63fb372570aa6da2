"""dateTime, time, date and the parts of dates (XML Schema Part 2, sections 3.2.7 to 3.2.14).

There is no year 0: the year -0001 comes before 0001. The second 60 is allowed in any minute, as
in Jing; the hour 24 is, where minutes and seconds are 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from teitools.relaxng.datatypes.calendar import MONTHS, day_number, days_in
from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.simple_type import BOUNDS, SimpleType

Moment = tuple[bool, int, bool, str]
"""Whether there is a time zone; seconds, in universal time if so; whether in the second 60;
the digits of the fraction of the second, without trailing zeros."""
Groups = Mapping[str, str | None]

_PARTS = {
    "Y": "(?P<year>-?(?:[1-9][0-9]{4,}|[0-9]{4}))",
    "M": "(?P<month>[0-9]{2})",
    "D": "(?P<day>[0-9]{2})",
    "t": r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]+))?",
}
_PARTS["d"] = f"{_PARTS['M']}-{_PARTS['D']}"
_USUAL = {
    "Y": "-?[1-9][0-9]{3}",
    "M": "(?:0[1-9]|1[0-2])",
    "D": "(?:0[1-9]|[12][0-9]|3[01])",
    "d": "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)",
    "t": r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?",
}
"""The same, as far as there is no doubt that it exists."""
_USUAL_ZONE = "(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])?"
_ZONE = "(?P<zone>Z|(?P<sign>[+-])(?P<hours>[0-9]{2}):(?P<minutes>[0-9]{2}))?"
_LAST_YEAR = 292_278_994
"""The farthest year: Java's calendar, and so Jing's, ends there."""
_DAY = 86400
_FARTHEST_ZONE = 14 * 3600
_LONGEST = 40
"""How long a text is, in characters, for which a right one is looked for."""


class DateType(SimpleType[Moment]):
    """One of the types; `template` has Y, M, D, d and t for year, month, day, month and day, time.

    What the template leaves out is taken from 1 January 2000, a leap year.
    """

    facets = BOUNDS
    less, greater = "before", "after"
    vague = "for lack of a time zone neither before nor after"

    def __init__(self, name: str, noun: str, template: str) -> None:
        super().__init__(name, noun)
        self.template = template
        self.usual = self._expression(_USUAL, _USUAL_ZONE)

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(self._expression(_PARTS, _ZONE))

    @cached_property
    def _usual(self) -> re.Pattern[str]:
        return re.compile(self.usual)

    def _expression(self, parts: Mapping[str, str], zone: str) -> str:
        return "".join(parts.get(each, each) for each in self.template) + zone

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` has the form of the type and exists."""
        if self._usual.fullmatch(text) is not None:
            return True
        match = self._form.fullmatch(text)
        return match is not None and not _absence(match.groupdict())

    def value(self, text: str, context: ValueContext) -> Moment:
        """The moment at which it begins."""
        match = self._form.fullmatch(text)
        if match is None:
            raise ValueError(self.fault(text, context))
        return _moment(match.groupdict())

    def compare(self, first: Moment, second: Moment) -> int | None:
        """The order (section 3.2.7.4); None where a time zone is lacking and could decide."""
        if first[0] == second[0]:
            return (first > second) - (first < second)
        if second[0]:
            turned = self.compare(second, first)
            return None if turned is None else -turned
        _, seconds, *rest = second
        if first < (True, seconds - _FARTHEST_ZONE, *rest):
            return -1
        return 1 if first > (True, seconds + _FARTHEST_ZONE, *rest) else None

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is not of the type: its form, or what does not exist."""
        match = self._form.fullmatch(text)
        if match is not None:
            kind = self.noun.partition(" (")[0]
            return f"{kind} that does not exist: {_absence(match.groupdict())}"
        fault = super().fault(text, context)
        if 0 < len(text) <= _LONGEST:
            for meant in self._meant(text):
                if self.accepts(meant, context):
                    return f"{fault}; write {meant}"
        return fault

    def _meant(self, text: str) -> Iterator[str]:
        """What `text` may have been meant to be: two digits each, seconds, T, dashes, a colon."""
        if self.template[:2] == "Y-":
            text = re.sub(r"^([0-9]{4})[./]([0-9]{1,2})(?:[./]([0-9]{1,2}))?$", _dashed, text)
            text = re.sub(r"^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$", r"\3-\2-\1", text)
        text = re.sub(r"(?<![0-9.])[0-9](?![0-9])", r"0\g<0>", text)
        if self.template[0] == "Y":  # but not 99, which may be 1999
            text = re.sub("^(?:-[0-9]{1,3}|[0-9]{3})(?![0-9])", lambda m: _padded(m[0]), text)
        dashes = "-" * (len(self.template) - len(self.template.lstrip("-")))
        yield dashes + text
        if "t" in self.template:
            text = text.replace(" ", "T").replace("t", "T")
            text = re.sub(r"([+-][0-9]{2})([0-9]{2})$", r"\1:\2", text)
            yield text
            yield re.sub("^((?:.*T)?[0-9]{2}:[0-9]{2})(?=Z|[+-]|$)", r"\1:00", text)


def _dashed(match: re.Match[str]) -> str:
    return "-".join(each for each in match.groups() if each)


def _padded(year: str) -> str:
    return year[0] + year[1:].zfill(4) if year[0] == "-" else year.zfill(4)


def _absence(groups: Groups) -> str:
    """What does not exist of the parts that stand there; empty if all do."""
    year, month, day = (groups.get(name) for name in ("year", "month", "day"))
    if year is not None and (not year.strip("-0") or len(year) > 10):
        return "there is no year 0" if len(year) < 6 else f"no year is beyond {_LAST_YEAR}"
    if year is not None and abs(int(year)) > _LAST_YEAR:
        return f"no year is beyond {_LAST_YEAR}"
    if "00" in (month, day):
        return f"there is no {'month' if month == '00' else 'day'} 00"
    if month is not None and int(month) > 12:
        return "a year has 12 months"
    if day is not None:
        number = 1 if month is None else int(month)
        most = days_in(_counted(year), number)
        if int(day) > most:
            when = f" in {year}" if number == 2 and year is not None else ""
            return f"{MONTHS[number - 1] if month else 'a month'} has {most} days{when}"
    return _absent_time(groups)


def _absent_time(groups: Groups) -> str:
    hour, minute, second = (groups.get(name) for name in ("hour", "minute", "second"))
    if hour is not None and minute is not None and second is not None:
        rest = minute + second + (groups.get("part") or "")
        if int(hour) > 24 or (hour == "24" and rest.strip("0")):
            return "a day has 24 hours"
        if int(minute) > 59:
            return "an hour has 60 minutes"
        if int(second) > 60:
            return "a minute has 60 seconds"
    hours, minutes = groups["hours"], groups["minutes"]
    if hours is not None and minutes is not None:
        if int(minutes) > 59:
            return "an hour has 60 minutes"
        if int(hours) * 60 + int(minutes) > 14 * 60:
            return "no time zone is farther than 14:00"
    return ""


def _moment(groups: Groups) -> Moment:
    year, month, day = groups.get("year"), groups.get("month"), groups.get("day")
    hour, minute, second = (int(groups.get(name) or 0) for name in ("hour", "minute", "second"))
    if hour == 24 and year is None:
        hour = 0
    days = day_number(_counted(year), int(month or 1), int(day or 1))
    leap = second == 60
    seconds = days * _DAY + hour * 3600 + minute * 60 + second - leap
    if groups["sign"] is not None:
        shift = int(groups["hours"] or 0) * 3600 + int(groups["minutes"] or 0) * 60
        seconds += shift if groups["sign"] == "-" else -shift
    return groups["zone"] is not None, seconds, leap, (groups.get("part") or "").rstrip("0")


def _counted(year: str | None) -> int:
    """The year counted with a year 0."""
    number = 2000 if year is None else int(year)
    return number + 1 if number < 0 else number


def simple_types() -> list[DateType]:
    """The types of this family."""
    return [
        DateType("dateTime", "a date with a time (YYYY-MM-DDThh:mm:ss)", "Y-dTt"),
        DateType("time", "a time (hh:mm:ss)", "t"),
        DateType("date", "a date (YYYY-MM-DD)", "Y-d"),
        DateType("gYearMonth", "a month of a year (YYYY-MM)", "Y-M"),
        DateType("gYear", "a year (YYYY)", "Y"),
        DateType("gMonthDay", "a day of the year (--MM-DD)", "--d"),
        DateType("gDay", "a day of the month (---DD)", "---D"),
        DateType("gMonth", "a month (--MM)", "--M"),
    ]

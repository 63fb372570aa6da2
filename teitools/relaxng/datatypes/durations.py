"""duration (XML Schema Part 2, section 3.2.6)."""

from __future__ import annotations

import re
from functools import cached_property

from teitools.relaxng.datatypes.calendar import day_number
from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.simple_type import BOUNDS, SimpleType

Duration = tuple[bool, tuple[str, ...]]
"""Whether it is negative; the digits of years, months, days, hours, minutes, seconds and of
the fraction of the second, without zeros that do not count."""

_FORM = (
    "-?P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]+))?S)?)?"
)
_REFERENCES = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""The months on whose first day durations begin that are to be compared (section 3.2.6.2)."""
_MOST_DIGITS = 4000
"""Durations with longer numbers have no order: Python does not make numbers of them."""


class DurationType(SimpleType[Duration]):
    """duration: six numbers, so that P1Y and P12M are different ones, as in Jing."""

    facets = BOUNDS
    less, greater = "shorter than", "longer than"
    vague = "neither shorter nor longer in all cases than"

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(_FORM)

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is P and numbers with their letters, T before those of time."""
        return self._form.fullmatch(text) is not None

    def value(self, text: str, context: ValueContext) -> Duration:
        """The numbers."""
        match = self._form.fullmatch(text)
        if match is None:
            raise ValueError(self.fault(text, context))
        *numbers, fraction = (group or "" for group in match.groups())
        digits = *(number.lstrip("0") for number in numbers), fraction.rstrip("0")
        return text[0] == "-" and any(digits), digits

    def compare(self, first: Duration, second: Duration) -> int | None:
        """The order: it is the same from each of four days on, or there is none."""
        if first == second:
            return 0
        if max(map(len, first[1] + second[1])) > _MOST_DIGITS:
            return None
        places = max(len(first[1][-1]), len(second[1][-1]))
        orders = set()
        for year, month in _REFERENCES:
            one, other = (_end(each, year, month, places) for each in (first, second))
            orders.add((one > other) - (one < other))
        return orders.pop() if len(orders) == 1 and 0 not in orders else None

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no duration."""
        fault = super().fault(text, context)
        if re.fullmatch("-?P[0-9.YMDHS]+", text) and re.search("[HS]", text):
            return f"{fault}: a T stands before hours, minutes and seconds"
        return fault


def _end(duration: Duration, year: int, month: int, places: int) -> int:
    """When `duration` ends that begins on the first of the month: seconds / 10 ** places."""
    negative, digits = duration
    sign = -1 if negative else 1
    *numbers, fraction = digits
    years, months, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    count = year * 12 + month - 1 + sign * (years * 12 + months)
    start = day_number(count // 12, count % 12 + 1, 1) * 86400
    rest = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    part = int(fraction.ljust(places, "0") or 0)
    unit: int = 10**places
    return (start + sign * rest) * unit + sign * part


def simple_types() -> list[DurationType]:
    """The types of this family."""
    return [DurationType("duration", "a duration (such as P2Y6M or PT1H30M)")]

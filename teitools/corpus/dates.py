"""When a document was made: what its header says, as dates that can be sorted."""

from __future__ import annotations

import re
from calendar import monthrange

from lxml import etree

from teitools.dataclass import dataclass

_VALUE = re.compile(r"(-?\d{4,9})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?(?:Z|[+-]\d\d:\d\d)?\Z")
_EXACT = ("when", "when-iso", "from", "from-iso")
_BOUNDS = ("notBefore", "notBefore-iso", "notAfter", "notAfter-iso", "to", "to-iso")
_LAST = ("to", "to-iso", "notAfter", "notAfter-iso")
_DOUBTS = frozenset({"low", "unknown", "medium"})
_NEVER = (10**9,)
_LEAP = 2000


@dataclass(frozen=True, slots=True)
class Dating:
    """When something was: `first` and `last` day, month or year (ISO 8601, XML Schema part 2),
    `last` empty where it is one date; `label` the words of the document for it.

    `certain` is false where only bounds are given, or the encoding has doubts.
    """

    first: str = ""
    last: str = ""
    label: str = ""
    certain: bool = True

    @property
    def year(self) -> int | None:
        """The year in which it begins; that before 1 is 0 (ISO 8601)."""
        parts = parts_of(self.first)
        return None if parts is None else parts[0]

    @property
    def order(self) -> tuple[int, ...]:
        """What dates are sorted by: earlier ones first; in a year or month what is less exact
        after what is exact, what is uncertain at the end of its year, no date last of all."""
        parts = parts_of(self.first)
        if parts is None:
            return _NEVER
        year, month, day = parts
        if not self.certain:
            return (year, 14, 0)
        return (year, month or 13, day or 32)


def parts_of(value: str) -> tuple[int, int, int] | None:
    """Year, month and day of an ISO date, 0 where it has none. None where it does not exist."""
    found = _VALUE.match(value.strip())
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[2] and not 1 <= month <= 12:
        return None
    if found[3] and not 1 <= day <= monthrange(_in_calendar(year), month)[1]:
        return None
    return year, month, day


def _in_calendar(year: int) -> int:
    """A year of the same length that Python's calendar has."""
    return _LEAP + year % 400


def dating_of(element: etree._Element, label: str) -> tuple[Dating, str]:
    """What a ``date`` or the like says by its attributes (att.datable, TEI P5 section 3.6.4);
    and the value that is no date, or nothing.

    Where it has none of them, `label`, its words, may be a date in numbers.
    """
    given = {name: value.strip() for name in (*_EXACT, *_BOUNDS) if (value := element.get(name))}
    if not given:
        first = label if parts_of(label) else ""
        return Dating(first, "", label), ""
    wrong = next((value for value in given.values() if parts_of(value) is None), "")
    good = {name: value for name, value in given.items() if parts_of(value) is not None}
    first = next((good[name] for name in (*_EXACT, *_BOUNDS) if name in good), "")
    last = next((good[name] for name in _LAST if name in good and good[name] != first), "")
    exact = any(name in good for name in _EXACT)
    certain = exact and element.get("cert", "high") not in _DOUBTS
    return Dating(_day(first), _day(last), label, certain), wrong


def _day(value: str) -> str:
    """`value` without time and time zone."""
    value = value.partition("T")[0]
    found = _VALUE.match(value)
    return "-".join(part for part in found.groups() if part) if found else ""

"""Calendar: dates in attributes are real, and in order (TEI P5, section 3.6.4, att.datable)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import is_tei, local, select
from teitools.xml.document import Fault

IMPOSSIBLE = Code(
    "P410",
    "impossible-date",
    Severity.ERROR,
    "<{element}> has {attribute} {value!r}, but {reason}",
)
REVERSED = Code(
    "P411",
    "reversed-dates",
    Severity.ERROR,
    "<{element}> begins after it ends: {attribute} is {value!r}, {other} is {end!r}",
)

_NAMES = ("when", "notBefore", "notAfter", "from", "to")
_SINGLE = tuple(name + suffix for suffix in ("", "-iso") for name in _NAMES)
_PAIRS = tuple(
    (first + suffix, last + suffix)
    for suffix in ("", "-iso")
    for first, last in (("from", "to"), ("notBefore", "notAfter"))
)
_COUNTING = frozenset({"biblScope", "citedRange", "locus"})
"""Elements whose `from` and `to` are pages, not days."""
_DATED = etree.XPath(f"//*[{' or '.join('@' + name for name in _SINGLE)}]")
_DATE = re.compile(
    r"(?P<year>-?[0-9]{4,9})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?:T.*|Z|[+-][0-9]{2}:[0-9]{2})?"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Dates that no calendar has, and ranges that end before they begin.

    Read is what begins as a date of ISO 8601 in the long form, of any precision; two dates are
    compared as far as both are given.
    """
    for element in select(_DATED, tree):
        if not is_tei(element) or local(element) in _COUNTING:
            continue
        dates = {name: _parts(element.get(name)) for name in _SINGLE if name in element.attrib}
        wrong = False
        for name, parts in dates.items():
            reason = None if parts is None else _impossible(parts)
            if reason is not None:
                wrong = True
                facts = {
                    "element": local(element),
                    "attribute": name,
                    "value": element.get(name),
                    "reason": reason,
                }
                yield Fault(IMPOSSIBLE, element, facts)
        for first, last in _PAIRS:
            begin, end = dates.get(first), dates.get(last)
            if not wrong and begin and end and begin[: len(end)] > end[: len(begin)]:
                facts = {
                    "element": local(element),
                    "attribute": first,
                    "value": element.get(first),
                    "other": last,
                    "end": element.get(last),
                }
                yield Fault(REVERSED, element, facts)


def _parts(value: str | None) -> tuple[int, ...] | None:
    """Year, month and day, as far as `value` gives them; None when it is no such date."""
    match = _DATE.fullmatch((value or "").strip())
    return None if match is None else tuple(int(part) for part in match.groups() if part)


def _impossible(parts: tuple[int, ...]) -> str | None:
    """Why there is no such day. Before the year 1 there may always be a 29 February."""
    if len(parts) > 1 and not 1 <= parts[1] <= len(_MONTHS):
        return f"there is no month {parts[1]:02}"
    if len(parts) < 3:
        return None
    year, month, day = parts
    name = _MONTHS[month - 1]
    if not 1 <= day <= _DAYS[month - 1]:
        return f"{name} has no day {day:02}"
    leap = year <= 0 or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    if (month, day) == (2, 29) and not leap:
        return f"{name} {year} has 28 days"
    return None

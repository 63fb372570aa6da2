"""Dates: what a date says in words is what its attributes say (TEI P5, section 3.6.4)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import text_of
from teitools.xml.document import Fault
from teitools.xml.names import tei

DISAGREES = Code(
    "P404",
    "date-disagrees",
    Severity.WARNING,
    "the date says {text!r}, but its attribute {attribute!r} says {value!r}",
)

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_WEEKDAY}{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s{_DAY},?\s{_YEAR}",
        rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
    )
)
_ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T.*)?)?)?")
_GREGORIAN = frozenset({"#gregorian", "#Gregorian"})


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Dates whose words are one full day, in English or ISO 8601, and whose attributes differ.

    `when` must be that day (or its month, or its year), `from` not be after it, nor `to`
    before it; a lone `from` or `to` must be that day. Other calendars are left alone.
    """
    for element in tree.iter(tei("date"), tei("docDate")):
        if element.get("calendar", "#gregorian") not in _GREGORIAN:
            continue
        text = text_of(element)
        day = full_day(text)
        attribute = None if day is None else _disagreeing(element, day.isoformat())
        if attribute is not None:
            facts = {"text": text, "attribute": attribute, "value": element.get(attribute)}
            yield Fault(DISAGREES, element, facts)


def full_day(text: str) -> datetime.date | None:
    """The day that `text` names in full, if it does nothing else and there is such a day."""
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        month = _month(match["month"])
        try:
            return datetime.date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            return None
    return None


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    word = "sep" if word.lower() == "sept" else word.lower()
    for number, month in enumerate(_MONTHS, 1):
        if word in (month, month[:3]):
            return number
    return 0


def _disagreeing(element: etree._Element, day: str) -> str | None:
    """The name of the attribute of `element` that says another day."""
    said = {name: element.get(name, "") for name in ("when", "from", "to")}
    said = {name: value[:10] for name, value in said.items() if _ISO.fullmatch(value)}
    for name, value in said.items():
        exact = name == "when" or len({"from", "to"} & said.keys()) == 1
        same = day[: len(value)]
        if (
            (exact and same != value)
            or (name == "from" and same < value)
            or (name == "to" and same > value)
        ):
            return name
    return None

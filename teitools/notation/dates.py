"""Dates as they are written, and as ISO 8601 has them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = {
    form: number
    for number, month in enumerate(MONTHS, 1)
    for form in (month.lower(), month[:3].lower(), f"{month[:3].lower()}.", "sept", "sept.")
    if not form.startswith("sept") or month == "September"
}
_MONTH = r"(?P<month>[A-Za-z]{3,9}\.?)"
_FORMS = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"),
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
)


def iso_date(text: str) -> str | None:
    """The day that all of `text` names, as YYYY-MM-DD; None where it names no real day."""
    words = " ".join(text.split())
    for form in _FORMS:
        match = form.fullmatch(words)
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["number"]) if "number" in parts else _NUMBERS.get(parts["month"].lower())
        if month is None:
            return None
        try:
            return date(int(parts["year"]), month, int(parts["day"])).isoformat()
        except ValueError:
            return None
    return None

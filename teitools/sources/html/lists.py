"""The numbers that a page prints before the items of a list."""

from __future__ import annotations

import re

from lxml import etree

from teitools.sources.counting import numbered

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})")


def item_numbers(element: etree._Element) -> dict[etree._Element, str]:
    """The numbers of the items of an ``ol``, where they are not 1, 2, 3 in figures.

    Section 4.4.5 of the HTML standard: ``start``, ``reversed``, ``type``, and ``value`` of items.
    """
    items = [child for child in element if child.tag == "li"]
    step = -1 if element.get("reversed") is not None else 1
    start = _integer(element.get("start"))
    number = (len(items) if step < 0 else 1) if start is None else start
    form = _FORMS.get(element.get("type") or "1", "decimal")
    found = {}
    plain = element.tag == "ol"
    for place, item in enumerate(items, 1):
        own = _integer(item.get("value"))
        number = number if own is None else own
        found[item] = numbered(number, _FORMS.get(item.get("type") or "", form))
        plain = plain and found[item] == str(place)
        number += step
    return {} if plain or element.tag != "ol" else found


def _integer(value: str | None) -> int | None:
    match = _NUMBER.match(value or "")
    return int(match[1]) if match else None

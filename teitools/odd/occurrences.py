"""How often a part of a content model may stand (TEI Guidelines, att.repeatable)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teitools.odd import codes

if TYPE_CHECKING:
    from teitools.odd.reading import Reader


def read_occurrence(
    reader: Reader, node: etree._Element, least: str, most: str
) -> tuple[int, int | None]:
    """The least and the most that two attributes of `node` state; what is wrong is reported."""
    low, high = node.get(least, "1").strip(), node.get(most, "1").strip()
    for name, value in ((least, low), (most, high)):
        if not re.fullmatch("[0-9]{1,3}", value) and (name, value) != (most, "unbounded"):
            reader.report(codes.BAD_OCCURRENCE, node, name=name, value=value)
            return 1, 1
    if high == "unbounded":
        return int(low), None
    if int(high) < int(low):
        reason = f"{most}={high!r}" if most in node.attrib else f"{most} is 1 if not given"
        reader.report(codes.MOST_BELOW_LEAST, node, low=low, high=high, reason=reason)
    return int(low), max(int(high), int(low))

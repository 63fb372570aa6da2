"""Ranges: a range of pages in words is that in the attributes (TEI P5, section 3.12.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import local, text_of
from teitools.xml.document import Fault
from teitools.xml.names import tei

DISAGREES = Code(
    "P406",
    "range-disagrees",
    Severity.WARNING,
    "<{element}> says {text!r}, but its attribute {attribute!r} says {value!r}",
)

_RANGE = re.compile(r"(?:[^\W\d]+\.?\s+)?(\d+[^\W\d_]?)(?:\s*[-\u2010-\u2014]\s*(\d+[^\W\d_]?))?")


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Elements `citedRange`, `biblScope` and `locus` that say another range than they hold.

    Read are one number or two ("57-62", "pp. 57\N{EN DASH}62", "57r-62v"); in "157-62" the
    second stands for 162.
    """
    for element in tree.iter(tei("citedRange"), tei("biblScope"), tei("locus")):
        text = text_of(element)
        match = _RANGE.fullmatch(text)
        if match is None:
            continue
        first, last = match[1], match[2] or match[1]
        if last.isdigit() and first.isdigit() and len(last) < len(first):
            last = first[: -len(last)] + last
        for attribute, expected in (("from", first), ("to", last)):
            value = element.get(attribute)
            if value is not None and value.strip() != expected:
                facts = {
                    "element": local(element),
                    "text": text,
                    "attribute": attribute,
                    "value": value,
                }
                yield Fault(DISAGREES, element, facts)

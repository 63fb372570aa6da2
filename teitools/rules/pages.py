"""Pages: no page of a text has the number of another (TEI P5, section 3.11.3)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.xml.document import Fault
from teitools.xml.names import tei

REPEATED = Code(
    "P409",
    "repeated-page",
    Severity.WARNING,
    "page {number!r} has begun before: is the number right?",
)


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Page breaks with the number of an earlier one, which is named as related.

    Each `text` has pages of its own, and so has each edition (`ed`) that is marked in it.
    """
    first: dict[tuple[etree._Element | None, str | None, str], etree._Element] = {}
    for element in tree.iter(tei("pb")):
        number = (element.get("n") or "").strip()
        if not number:
            continue
        text = next(element.iterancestors(tei("text")), None)
        owner = first.setdefault((text, element.get("ed"), number), element)
        if owner is not element:
            yield Fault(REPEATED, element, {"number": number}, (owner,))

"""Identifiers: no `xml:id` stands twice (xml:id Version 1.0, section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import identified, local
from teitools.xml.document import Fault

DUPLICATE = Code(
    "P402",
    "duplicate-id",
    Severity.ERROR,
    "the id {id!r} of <{element}> is that of another element already",
)


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Elements whose id an earlier element has, which is named as related."""
    first: dict[str, etree._Element] = {}
    for identifier, element in identified(tree):
        owner = first.setdefault(identifier, element)
        if owner is not element:
            facts = {"id": identifier, "element": local(element)}
            yield Fault(DUPLICATE, element, facts, (owner,))

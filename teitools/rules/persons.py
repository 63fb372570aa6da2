"""Persons: who is listed as taking part takes part (TEI P5, section 16.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import local, select
from teitools.rules.pointers import POINTERS
from teitools.xml.document import Fault
from teitools.xml.names import TEI, XML_ID, tei

UNUSED = Code(
    "P413",
    "unused-person",
    Severity.INFO,
    "nothing in the document points to <{element}> {id!r}",
)

_SPEAKERS = etree.XPath("boolean(//*[@who])")
_POINTING = etree.XPath("//*[@*[contains(., '#')]]")
_LISTED = etree.XPath(
    "//t:particDesc//t:person[@xml:id] | //t:particDesc//t:personGrp[@xml:id]",
    namespaces={"t": TEI},
)


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Persons of a `particDesc` that no pointer leads to, where speakers are pointed to at all."""
    persons = select(_LISTED, tree)
    if not persons or not _SPEAKERS(tree):
        return
    used: set[str] = set()
    for element in select(_POINTING, tree):
        for attribute, value in element.attrib.items():
            if POINTERS.fullmatch(str(attribute)):
                used.update(str(value).split())
    for person in persons:
        identifier = " ".join(person.get(XML_ID, "").split())
        inside = person.getparent()
        if inside is not None and f"#{inside.get(XML_ID)}" in used and inside.tag != tei("TEI"):
            continue  # the whole list is pointed to
        if f"#{identifier}" not in used:
            yield Fault(UNUSED, person, {"element": local(person), "id": identifier})

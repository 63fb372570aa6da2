"""Identifiers of a corpus: no `xml:id` stands in two of its documents, where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.folder import Folder
from teitools.rules.identified import identified, local
from teitools.xml.document import Fault

ELSEWHERE = Code(
    "P421",
    "id-elsewhere",
    Severity.ERROR,
    "the id {id!r} of <{element}> is that of an element of another document too: {place}",
)


def check(tree: etree._ElementTree, folder: Folder) -> Iterator[Fault]:
    """Elements whose id another document of the corpus has; each id is told once."""
    told = set()
    for identifier, element in identified(tree) if folder.shared else ():
        place = folder.shared.get(identifier)
        if place is not None and identifier not in told and folder.beside(element) is folder:
            told.add(identifier)
            facts = {"id": identifier, "element": local(element), "place": place}
            yield Fault(ELSEWHERE, element, facts)

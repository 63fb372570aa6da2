"""What a TEI header must have: supplied where a document has none of it."""

from __future__ import annotations

from lxml import etree

from teitools.xml.names import tei

ESSENTIAL = frozenset("teiHeader fileDesc titleStmt publicationStmt sourceDesc".split())
"""What a header cannot do without."""
_ORDER = "titleStmt editionStmt extent publicationStmt notesStmt sourceDesc".split()
_SAID = {
    "publicationStmt": "Unpublished; no publisher is named.",
    "sourceDesc": "No source is named.",
}


def complete_header(root: etree._Element) -> None:
    """Give each document in `root` a header with the parts that the TEI asks for."""
    for document in [root, *root.iterfind(f".//{tei('TEI')}")]:
        header = document.find(tei("teiHeader"))
        if header is None:
            header = etree.Element(tei("teiHeader"))
            document.insert(0, header)
        _complete(header)


def _complete(header: etree._Element) -> None:
    description = header.find(tei("fileDesc"))
    if description is None:
        description = etree.Element(tei("fileDesc"))
        header.insert(0, description)
    titles = description.find(tei("titleStmt"))
    if titles is None:
        titles = etree.Element(tei("titleStmt"))
        description.insert(0, titles)
    if titles.find(tei("title")) is None:
        title = etree.Element(tei("title"))
        title.text = "Untitled"
        titles.insert(0, title)
    for name, said in _SAID.items():
        part = description.find(tei(name))
        if part is None:
            part = etree.Element(tei(name))
            before = [each for each in description if _rank(each) < _ORDER.index(name)]
            description.insert(len(before), part)
        if not len(part):
            part.text = None
            etree.SubElement(part, tei("p")).text = said


def _rank(element: etree._Element) -> int:
    name = etree.QName(element).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)

"""Elements by their `xml:id`, and the text that an element shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from teitools.xml.names import TEI, XML_ID, tei

_EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
_BREAKS = frozenset(map(tei, ("cb", "gb", "lb", "milestone", "pb", "space")))
_IDENTIFIED = etree.XPath("//*[@xml:id]")


def select(path: etree.XPath, tree: etree._ElementTree) -> list[etree._Element]:
    """The elements that `path`, which gives elements only, finds in `tree`."""
    return cast("list[etree._Element]", path(tree))


def identified(tree: etree._ElementTree) -> Iterator[tuple[str, etree._Element]]:
    """Every `xml:id` and its element, in document order; examples are not of the document."""
    for element in select(_IDENTIFIED, tree):
        if not element.tag.startswith(_EXAMPLES):
            yield " ".join(element.get(XML_ID, "").split()), element


def by_id(tree: etree._ElementTree) -> dict[str, etree._Element]:
    """The elements by `xml:id`; the first one where an id stands twice."""
    found: dict[str, etree._Element] = {}
    for identifier, element in identified(tree):
        found.setdefault(identifier, element)
    return found


def is_tei(element: etree._Element) -> bool:
    """Whether `element` is in the TEI namespace."""
    return element.tag.startswith(f"{{{TEI}}}")


def local(element: etree._Element) -> str:
    """The name of `element` without its namespace."""
    return etree.QName(element).localname


def text_of(element: etree._Element) -> str:
    """The text of `element`, white space normalised; a break that ends a word is a space."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            if node.tag in _BREAKS and node.get("break") != "no":
                pieces.append(" ")
            pieces.append(node.text or "")
        elif node is not element:
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).split())

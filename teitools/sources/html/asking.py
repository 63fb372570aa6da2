"""What is asked of elements and nodes while a page is read."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from teitools.sources.content import Element, Heading, Inline, Node, Place, Words
from teitools.sources.html.elements import SILENT
from teitools.sources.html.marks import collapsed


def as_heading(nodes: Sequence[Node], level: int, place: Place) -> list[Node]:
    """A heading of the words of `nodes`; what is no paragraph stands after it."""
    inlines = all_inlines(nodes)
    return [Heading(level, inlines, place)] if inlines else []


def all_inlines(nodes: Sequence[Node]) -> list[Inline]:
    """What all of `nodes` hold, in one line."""
    found: list[Inline] = []
    for node in nodes:
        inner = all_inlines(node.nodes) if isinstance(node, Element) else node.inlines
        if found and inner:
            found.append(Words(" "))
        found += inner
    return found


def all_words(element: etree._Element) -> str:
    silent = ("script", "style", "template")
    parts = [
        str(text)
        for text in element.xpath("descendant-or-self::*/text()")  # type: ignore[union-attr]
        if text.getparent().tag not in silent or text.is_tail  # type: ignore[union-attr]
    ]
    return collapsed("".join(parts)).strip()


def children(element: etree._Element, group: str) -> list[etree._Element]:
    """The child elements, and those of a `group` in their place."""
    found = []
    for child in element:
        if child.tag == group and element.tag == "dl":
            found += [each for each in child if isinstance(each.tag, str)]
        elif isinstance(child.tag, str):
            found.append(child)
    return found


def nearest(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(name), None)


def quotes_of(element: etree._Element) -> tuple[str, str]:
    """The signs that a page prints around an element by its nature."""
    if element.tag == "q":
        return "“", "”"
    bracketed = element.tag == "rt" and nearest(element, "ruby") is not None
    if bracketed and next(element.itersiblings("rp", preceding=True), None) is None:
        return " (", ")"
    return "", ""


def words_beside(element: etree._Element) -> str:
    """The words of an element that is left aside; none of one that has no words of the page."""
    return all_words(element) if isinstance(element.tag, str) and element.tag not in SILENT else ""

"""What is asked of elements and nodes while a page is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        if text.is_tail or text.getparent() is element or text.getparent().tag not in silent  # type: ignore[union-attr]
    ]
    return collapsed("".join(parts)).strip()


def parts(element: etree._Element, group: str) -> Iterator[str | etree._Element]:
    """The child elements, and the words beside them; what a `group` holds stands in its place."""
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        if child.tag == group and element.tag == "dl":
            yield from parts(child, "")
        elif isinstance(child.tag, str):
            yield child
        if child.tail and child.tail.strip():
            yield child.tail


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


def words_instead(element: etree._Element) -> str:
    """What stands for an element that is dropped: its words, or else its address."""
    said = [element.get(name) for name in ("alt", "title", "value", "placeholder")]
    said += [each.get("alt") for each in element.iter("img", "area") if each is not element]
    words = " ".join(dict.fromkeys(filter(None, (*said, all_words(element)))))
    return words or (element.get("src") or element.get("data") or "")[:200]

"""Texts in texts, and what stands in a text beside its body: all in one body."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from teitools.xml.names import tei

_PARTS = frozenset(map(tei, ("front", "body", "back")))


def ungroup(root: etree._Element, rename: Callable[[etree._Element, str], object]) -> None:
    """Make groups of texts in `root` bodies, and their texts divisions of these."""
    for group in list(root.iter(tei("group"))):
        parent = group.getparent()
        outer = parent is not None and parent.tag == tei("text") and not _is_grouped(parent)
        rename(group, "body" if outer else "div")
        for text in group.iterchildren(tei("text")):
            for part in text.iterchildren(*_PARTS):
                rename(part, "div")
            rename(text, "div")


def _is_grouped(text: etree._Element) -> bool:
    """Whether `text` stands in another one."""
    return next(text.iterancestors(tei("text"), tei("group")), None) is not None


def gather(text: etree._Element) -> None:
    """Put all that stands in `text` beside its first front, body and back into its body."""
    body = text.find(tei("body"))
    if body is None:
        body = etree.SubElement(text, tei("body"))
    before: list[etree._Element] = _said(text.text)
    after: list[etree._Element] = []
    text.text = None
    seen: set[object] = set()
    found = before
    for child in list(text):
        tail, child.tail = child.tail, None
        if child is body:
            found = after
        elif child.tag not in _PARTS or child.tag in seen or (found is after) != _is_back(child):
            text.remove(child)
            if child.tag in _PARTS:
                child.tag = tei("div")
            found.append(child)
        seen.add(child.tag)
        found += _said(tail)
    _insert(body, before)
    body.extend(after)


def _insert(body: etree._Element, elements: list[etree._Element]) -> None:
    for index, element in enumerate(elements):
        body.insert(index, element)


def _is_back(element: etree._Element) -> bool:
    return element.tag == tei("back")


def _said(words: str | None) -> list[etree._Element]:
    """A paragraph of `words`, where there are any."""
    if not (words or "").strip():
        return []
    paragraph = etree.Element(tei("p"))
    paragraph.text = words
    return [paragraph]

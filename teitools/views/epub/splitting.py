"""A long text in chapters: at its divisions, and never so large that a reader waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lxml import etree

from teitools.views.epub.items import html, shell

WHOLE = 40_000
"""A text of no more characters is one chapter."""
SMALL = 3_000
"""A chapter of fewer characters takes the next division in."""
LARGE = 200_000
"""A chapter of more is split within its divisions, and in the end between blocks."""

_length = cast(Callable[[etree._Element], float], etree.XPath("string-length()"))
_WRAPPERS = frozenset("text group front body back performance sourceDoc document".split())
_DIVISION = html("section")


def split(text: etree._Element) -> list[etree._Element]:
    """`text` in the pieces that make a chapter each; one piece where it is not long.

    What wraps a piece (its language, its classes) wraps each; an identifier stays with the first.
    """
    return [text] if _length(text) <= WHOLE else _split(text)


def _split(element: etree._Element) -> list[etree._Element]:
    groups: list[list[etree._Element]] = [[]]
    size = 0.0
    for child in list(element):
        division = _is_division(child)
        cut = _is_wrapper(child) or (division and _length(child) > LARGE)
        pieces = _split(child) if cut else [child]
        for number, piece in enumerate(pieces):
            length = _length(piece)
            begins = (number or division or cut) and size >= SMALL
            if groups[-1] and (begins or size + length > LARGE):
                groups.append([])
                size = 0.0
            groups[-1].append(piece)
            size += length
    return [_around(element, group, first=not number) for number, group in enumerate(groups)]


def _around(element: etree._Element, group: list[etree._Element], *, first: bool) -> etree._Element:
    """What `element` says of itself, around some of its children."""
    part = shell(element)
    if first:
        part.text = element.text
    elif part.get("id"):
        del part.attrib["id"]
    part.extend(group)
    return part


def _is_wrapper(element: etree._Element) -> bool:
    return not _WRAPPERS.isdisjoint((element.get("class") or "").split()[:1])


def _is_division(element: etree._Element) -> bool:
    return element.tag == _DIVISION

"""Which part of a document an `xpointer` means (W3C, XPointer Framework; element() Scheme).

Understood are a bare id, `element()`, and of the scheme `xpointer()` the form that names an id.
"""

from __future__ import annotations

import re

from lxml import etree

from teitools.xml.names import XML_ID

_BARE = re.compile(r"[^\s()/'\"^]+")
_PART = re.compile(r"\s*([^\s()]+)\(((?:[^()^]|\^[()^])*+)(\))")
_NESTED = re.compile(r"\s*xpointer\(\s*(?:/\s*)?id\(\s*(?:'([^']+)'|\"([^\"]+)\")\s*\)\s*\)")
_ELEMENT = re.compile(r"([^/\s]+)?((?:/[1-9][0-9]*)*)")
_IDENTIFIED = etree.XPath("//*[@xml:id]")


class Unclear(Exception):  # noqa: N818 - it becomes a finding
    """A pointer that is not understood, and why."""


def find(pointer: str, tree: etree._ElementTree) -> etree._Element | None:
    """The element of `tree` that `pointer` means; None where there is none.

    Of several parts the first that finds something counts. Raises Unclear.
    """
    if _BARE.fullmatch(pointer):
        return _by_id(tree, pointer)
    offset = 0
    understood = False
    while offset < len(pointer.rstrip()):
        nested = _NESTED.match(pointer, offset)
        part = nested or _PART.match(pointer, offset)
        if part is None:
            raise Unclear(f"has an xpointer that is not understood: {pointer!r}")
        offset = part.end()
        if nested is not None:
            understood = True
            found = _by_id(tree, nested[1] or nested[2])
        elif part[1] == "element":
            understood = True
            found = _by_steps(tree, part[2], pointer)
        else:
            continue
        if found is not None:
            return found
    if not understood:
        known = "an id, element(...) and xpointer(id('...')) are"
        raise Unclear(f"has an xpointer that is not understood: {pointer!r}; {known}")
    return None


def _by_steps(tree: etree._ElementTree, data: str, pointer: str) -> etree._Element | None:
    match = _ELEMENT.fullmatch(data.strip())
    if match is None or not data.strip():
        raise Unclear(f"has an xpointer that is not understood: {pointer!r}")
    steps = [step for step in match[2].split("/") if step]
    if match[1]:
        element = _by_id(tree, match[1])
    else:
        element = tree.getroot() if steps.pop(0) == "1" else None
    for step in steps:
        if element is None:
            return None
        element = _child(element, step)
    return element


def _child(element: etree._Element, step: str) -> etree._Element | None:
    if len(step) > len(str(len(element))):
        return None
    children = list(element.iterchildren("*"))
    number = int(step)
    return children[number - 1] if number <= len(children) else None


def _by_id(tree: etree._ElementTree, identifier: str) -> etree._Element | None:
    for element in _IDENTIFIED(tree):  # type: ignore[union-attr]
        if isinstance(element, etree._Element) and _normal(element.get(XML_ID)) == identifier:
            return element
    return None


def _normal(value: str | None) -> str:
    return " ".join((value or "").split())

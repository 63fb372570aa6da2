"""Identifiers: each once, fit for an address, and one for all that can be linked to."""

from __future__ import annotations

import re

from lxml import etree

from teitools.views.preparation.names import LINKED, XML_ID, selection

_FIT = re.compile(r"[^\W\d][\w.\-]*\Z")
_BEARERS = selection("//*[@xml:id]")


class Identifiers:
    """The elements of a document by their ``xml:id``; an unfit or repeated one is taken away."""

    def __init__(self, root: etree._Element) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._counts: dict[str, int] = {}
        for element in _BEARERS(root):
            name = element.get(XML_ID, "")
            if _FIT.match(name) and name not in self._elements:
                self._elements[name] = element
            else:
                del element.attrib[XML_ID]

    def element(self, pointer: str | None) -> etree._Element | None:
        """The element that the first of some pointers leads to, where it is in this document."""
        first = (pointer or "").split(maxsplit=1)
        if not first or not first[0].startswith("#"):
            return None
        return self._elements.get(first[0][1:])

    def give(self, element: etree._Element, prefix: str) -> str:
        """The identifier of `element`; it gets ``prefix-NUMBER`` where it has none."""
        known = element.get(XML_ID)
        if known is not None:
            return known
        number = self._counts.get(prefix, 0) + 1
        while f"{prefix}-{number}" in self._elements:
            number += 1
        self._counts[prefix] = number
        name = f"{prefix}-{number}"
        element.set(XML_ID, name)
        self._elements[name] = element
        return name


def give_identifiers(root: etree._Element, identifiers: Identifiers) -> None:
    """Give one to each element of `LINKED`: its name and its number among its like."""
    for element in root.iter(*LINKED):
        identifiers.give(element, element.tag.rpartition("}")[2])

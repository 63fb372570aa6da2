"""From libxml2's paths to elements."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

EXPECTED = re.compile(r"Expecting element (\S+), got (\S+)")
_STEP = re.compile(r"/(\*|[^/\[]+)(?:\[(\d+)\])?")
_NOT_ELEMENTS = ("@", "text()", "comment()", "processing-instruction(")


class Paths:
    """Finds elements of `tree`, of many siblings as quickly as of few."""

    def __init__(self, tree: etree._ElementTree) -> None:
        self._tree = tree
        self._children: dict[etree._Element, dict[str, list[etree._Element]]] = {}

    def blamed(self, path: str | None, message: str) -> etree._Element | None:
        """The element that an entry of the log is about; attributes and text stand for theirs.

        Where the message says which child stands in the place of another, it is that child.
        """
        element = self._at(path)
        match = EXPECTED.search(message)
        if element is None or match is None or etree.QName(element).localname == match[2]:
            return element
        return next(element.iterchildren(f"{{*}}{match[2]}"), element)

    def _at(self, path: str | None) -> etree._Element | None:
        """A step ``*[n]`` counts all elements, a step ``name[n]`` those written like it."""
        element: etree._Element | None = None
        for name, number in _STEP.findall(path or ""):
            if name.startswith(_NOT_ELEMENTS):
                break
            if element is None:
                element = self._tree.getroot()
                continue
            named = self._by_name(element).get(name, [])
            index = int(number or 1) - 1
            if index >= len(named):
                break
            element = named[index]
        return element

    def _by_name(self, parent: etree._Element) -> dict[str, list[etree._Element]]:
        found = self._children.get(parent)
        if found is None:
            found = self._children[parent] = defaultdict(list)
            for child in parent.iterchildren("*"):
                prefix = f"{child.prefix}:" if child.prefix else ""
                found[prefix + etree.QName(child).localname].append(child)
                found["*"].append(child)
        return found

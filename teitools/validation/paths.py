"""From places in a document to the elements they are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from lxml import etree

from teitools.findings import Finding
from teitools.source import Location, Position
from teitools.xml.document import Document
from teitools.xml.tags import start_tags

_MARKUP = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?P<tag>/?[^<>"']*+(?:(?:"[^"]*+"|'[^']*+')"""
    r"""[^<>"']*+)*+)>""",
    re.DOTALL,
)


class Paths:
    """Finds the element in whose start tag, content or end tag a place of `document` is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ends: dict[int, list[int]] = {}

    def added(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings; those about the document name the element, at their exact place."""
        for finding in findings:
            related = tuple(map(self._located, finding.related))
            yield finding._replace(location=self._located(finding.location), related=related)

    def element(self, position: Position) -> etree._Element | None:
        """The innermost element that the place is in; None outside the root element."""
        offset = self._document.positions.lines.offset(position.line, position.column)
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        element: etree._Element | None = self._elements[number]
        for _ in range(bisect_right(self._ends_after(number), offset)):
            element = None if element is None else element.getparent()
        return element

    def _located(self, location: Location) -> Location:
        position = location.position
        if location.source != self._document.source.name or position is None:
            return location
        element = self.element(position)
        if element is None:
            return location
        return location._replace(xpath=self._document.positions.xpath(element))

    def _ends_after(self, number: int) -> list[int]:
        """Where elements end after the start tag with `number`, and before the next one."""
        if number not in self._ends:
            text = self._document.text
            following = number + 1 < len(self._starts)
            end = self._starts[number + 1] if following else len(text)
            tags = _MARKUP.finditer(text, self._starts[number], end)
            self._ends[number] = [match.end() for match in tags if _closes(match["tag"])]
        return self._ends[number]

    @cached_property
    def _starts(self) -> list[int]:
        root = self._document.prolog.root
        return [offset for offset, _ in start_tags(self._document.text, root)]

    @cached_property
    def _elements(self) -> list[etree._Element]:
        return list(self._document.tree.iter("*"))


def _closes(tag: str | None) -> bool:
    return tag is not None and (tag[0] == "/" or tag[-1] == "/")

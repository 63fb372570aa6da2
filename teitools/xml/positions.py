"""Exact places of elements: where the `<` of a start tag stands, and the element's path.

libxml2 knows only where a start tag ends, without its column; so the text is scanned anew,
when the first place is asked for.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from lxml import etree

from teitools.source import Location, Position, Source
from teitools.xml import encoding, prolog, tags
from teitools.xml.mistake import Lines


class Positions:
    """The places of the elements of `tree`, which is what `source` holds.

    The tree must be as `parse` gave it: with elements added or removed the places are wrong.
    """

    def __init__(self, tree: etree._ElementTree, source: Source, text: str | None = None) -> None:
        """`text` is that of `source`, where it has been decoded already."""
        self._tree = tree
        self._source = source
        self._text = text
        self._steps: dict[etree._Element, str] = {}

    def location(self, element: etree._Element) -> Location:
        """Source, line, column and path of `element`."""
        return Location(self._source.name, self.position(element), self.xpath(element))

    def position(self, element: etree._Element) -> Position:
        """Line and column of the start tag of `element`. KeyError when it is of another tree."""
        return self.lines.position(self._offsets[self._numbers[element]])

    def xpath(self, element: etree._Element) -> str:
        """The path of `element` in local names: ``/TEI/text[1]/body[1]/p[3]``."""
        steps = []
        parent = element.getparent()
        while parent is not None:
            if element not in self._steps:
                self._number_children(parent)
            steps.append(self._steps[element])
            element, parent = parent, parent.getparent()
        steps.append(_local(element))
        return "/" + "/".join(reversed(steps))

    @cached_property
    def lines(self) -> Lines:
        """The source's text in lines."""
        return Lines(encoding.decode(self._source) if self._text is None else self._text)

    @cached_property
    def _offsets(self) -> list[int]:
        text = self.lines.text
        return [offset for offset, _ in tags.start_tags(text, prolog.scan(text).root)]

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        # The keys keep lxml's proxies alive, so that the same element is found again.
        return {element: number for number, element in enumerate(self._tree.iter("*"))}

    def _number_children(self, parent: etree._Element) -> None:
        seen: Counter[str] = Counter()
        for child in parent.iterchildren("*"):
            local = _local(child)
            seen[local] += 1
            self._steps[child] = f"{local}[{seen[local]}]"


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]

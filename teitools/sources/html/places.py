"""Where elements stand in a page.

libxml2 knows lines only, so start tags are looked for in the text as well; the two are matched
by their names, in their order.
"""

from __future__ import annotations

import re
from functools import cached_property

from lxml import etree

from teitools.source import Position
from teitools.sources.content import Place

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|template)\b.*?(?:</\1\s*>|\Z)"
    r"|<([A-Za-z][^\s/>]*)",
    re.DOTALL | re.IGNORECASE,
)


class Places:
    """The places of the elements of one page.

    Of a piece that stands in another document, `line` is that of its beginning; `led` characters
    before it are not there.
    """

    def __init__(self, text: str, root: etree._Element, line: int = 1, led: int = 0) -> None:
        self._led = led
        self._first = line
        self._text = text
        self._root = root

    def of(self, element: etree._Element) -> Place:
        """The place of the start tag: line and column, or as near as is known."""
        position = self._found.get(element)
        if position is None and isinstance(element.sourceline, int):
            position = Position(element.sourceline + self._first - 1, 1)
        return Place(position)

    @cached_property
    def _found(self) -> dict[etree._Element, Position]:
        tags: dict[str, list[Position]] = {}
        line, line_start, at = self._first, self._led, 0
        for match in _TOKEN.finditer(self._text):
            start = match.start()
            line += self._text.count("\n", at, start)
            line_start = self._text.rfind("\n", at, start) + 1 or line_start
            at = start
            name = (match[1] or match[2] or "!--").lower()
            tags.setdefault(name, []).append(Position(line, max(start - line_start, 0) + 1))
        found: dict[etree._Element, Position] = {}
        elements: dict[str, list[etree._Element]] = {}
        for element in self._root.iter():
            name = element.tag if isinstance(element.tag, str) else "!--"
            elements.setdefault(str(name), []).append(element)
        for name, those in elements.items():
            positions = tags.get(name, [])
            if len(positions) == len(those):
                found |= dict(zip(those, positions, strict=True))
        return found

"""From what the stylesheet says of a node to its place in the text.

The stylesheet counts events: the start and the end of every element, every comment and every
processing instruction, in the order of the document. The same are counted here in the text.
"""

from __future__ import annotations

import re
from functools import cached_property

from teitools.source import Location, Position
from teitools.xml.document import Document

_MARKUP = re.compile(
    r"<!--.*?-->|(?P<cdata><!\[CDATA\[.*?\]\]>)|(?P<pi><\?.*?\?>)"
    r"""|(?P<doctype><!DOCTYPE[^\[>"']*+(?:(?:"[^"]*+"|'[^']*+')[^\[>"']*+)*+)"""
    r"""|<(?P<tag>/?[^<>"'!?][^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+)>""",
    re.DOTALL,
)
_SUBSET = re.compile(
    r"""(?:<!--.*?-->|<\?.*?\?>|"[^"]*+"|'[^']*+'|[^\]"'<]|<)*?\][ \t\r\n]*>""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_SPACE = re.compile(r"\s*")


class Places:
    """Finds nodes of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def location(self, kind: str, event: int, name: str = "") -> Location:
        """The place of a node: of its kind (``element``, ``attribute``, ``text``, ``comment``,
        ``processing-instruction``, ``document-node``), with the number of its event, or that of
        the element of an attribute `name`, or the event before a text.
        """
        text = self._document.text
        if kind == "document-node" or not 0 < event <= len(self._events):
            offset = self._document.prolog.root
        elif kind == "text":
            end = self._events[event - 1][1]
            space = _SPACE.match(text, end)
            offset = space.end() if space is not None and text[space.end()] != "<" else end
        elif kind == "attribute":
            offset = attribute_offset(text, self._events[event - 1][0], name)
        else:
            offset = self._events[event - 1][0]
        return Location(self._document.source.name, self._position(offset), self.xpath(event))

    def xpath(self, event: int) -> str | None:
        """The path of the element that the event is in, or is."""
        number = self._elements_before(event)
        if not number:
            return None
        element = self._elements[number - 1]
        return self._document.positions.xpath(element) if element is not None else None

    def _position(self, offset: int) -> Position:
        return self._document.positions.lines.position(offset)

    def _elements_before(self, event: int) -> int:
        if not 0 < event <= len(self._events):
            return 1
        return self._events[event - 1][2]

    @cached_property
    def _elements(self) -> list:  # type: ignore[type-arg]
        return list(self._document.tree.iter("*"))

    @cached_property
    def _events(self) -> list[tuple[int, int, int]]:
        """Begin and end of each event, and the number of the innermost element open after it."""
        found: list[tuple[int, int, int]] = []
        text = self._document.text
        offset = text.find("?>") + 2 if re.match(r"<\?xml\s", text) else 0
        opened: list[int] = []
        count = 0
        while (match := _MARKUP.search(text, offset)) is not None:
            start, offset = match.span()
            tag = match["tag"]
            if match["doctype"] is not None:
                subset = _SUBSET.match(text, offset + 1) if text[offset] == "[" else None
                offset = subset.end() if subset is not None else offset + 1
            elif tag is None:
                if match["cdata"] is None:
                    found.append((start, offset, opened[-1] if opened else 0))
            elif tag[0] == "/":
                opened.pop()
                found.append((start, offset, opened[-1] if opened else 0))
            else:
                count += 1
                found.append((start, offset, count))
                if tag[-1] == "/":
                    found.append((start, offset, opened[-1] if opened else 0))
                else:
                    opened.append(count)
        return found


def attribute_offset(text: str, start: int, name: str) -> int:
    """Where the attribute `name` stands in the start tag at `start`; `start` if nowhere."""
    offset = re.compile(r"<[^\s/>]+").match(text, start)
    position = offset.end() if offset is not None else start
    while True:
        space = _SPACE.match(text, position)
        position = space.end() if space is not None else position
        match = _ATTRIBUTE.match(text, position)
        if match is None:
            return start
        if match[1] == name:
            return match.start()
        position = match.end()

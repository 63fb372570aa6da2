"""A text made of pieces of others, which knows where each of its characters is from."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

from lxml import etree

from teitools.source import Location
from teitools.xml.document import Document
from teitools.xml.tags import spans

_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_SPACE = re.compile(r"[ \t\r\n]*")


class File:
    """A document of which pieces are taken, at `path` where it is a file."""

    def __init__(self, document: Document, path: Path | None) -> None:
        self.document = document
        self.path = path

    @property
    def name(self) -> str:
        """The name a person knows it by."""
        return self.document.source.name

    def location(self, offset: int, named: bool) -> Location:
        """The place of `offset`; with the path of the element it is in, if that is to be
        `named`."""
        position = self.document.positions.lines.position(offset)
        element = self.element(offset) if named else None
        xpath = None if element is None else self.document.positions.xpath(element)
        return Location(self.name, position, xpath)

    def span(self, element: etree._Element) -> tuple[int, int, int]:
        """Where the start tag of `element` begins and ends, and where the element ends."""
        return self._spans[self._numbers[element]]

    def element(self, offset: int) -> etree._Element | None:
        """The innermost element that `offset` is in; None outside the root element."""
        number = bisect_right(self._starts, offset) - 1
        element = self._elements[number] if number >= 0 else None
        while element is not None and offset >= self.span(element)[2]:
            element = element.getparent()
        return element

    def declared(self, element: etree._Element) -> set[str | None]:
        """The prefixes that the start tag of `element` itself declares; None is the default."""
        start, end, _ = self.span(element)
        found: set[str | None] = set()
        for match in _ATTRIBUTE.finditer(self.document.text, start, end):
            prefix, _, name = match[1].partition(":")
            if prefix == "xmlns":
                found.add(name or None)
        return found

    @cached_property
    def _spans(self) -> list[tuple[int, int, int]]:
        return spans(self.document.text, self.document.prolog.root)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._spans]

    @cached_property
    def _elements(self) -> list[etree._Element]:
        return list(self.document.tree.iter("*"))

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        return {element: number for number, element in enumerate(self._elements)}


class TextFile:
    """A file that is included as text."""

    def __init__(self, name: str, path: Path, text: str) -> None:
        from teitools.xml.mistake import Lines

        self.name = name
        self.path = path
        self.text = text
        self._lines = Lines(text)

    def location(self, offset: int, named: bool) -> Location:
        """The place of `offset`; a text has no elements that could be `named`."""
        return Location(self.name, self._lines.position(offset))


class Pieces:
    """The text in the making."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[tuple[File | TextFile, int, bool]] = []
        self.length = 0

    def copy(self, file: File | TextFile, text: str, start: int, end: int) -> None:
        """Add what stands from `start` to `end` in `text`, that of `file`."""
        if start < end:
            self._add(text[start:end], (file, start, True))

    def insert(self, text: str, file: File | TextFile, offset: int) -> None:
        """Add `text`, which is nowhere; what is said of it is said at `offset` of `file`."""
        if text:
            self._add(text, (file, offset, False))

    def text(self) -> str:
        """All of it."""
        return "".join(self._texts)

    def origin(self, offset: int) -> tuple[File | TextFile, int]:
        """The file, and the offset in it, that the character at `offset` is from."""
        number = max(bisect_right(self._starts, offset) - 1, 0)
        file, start, copied = self._origins[number]
        return file, start + (offset - self._starts[number] if copied else 0)

    def _add(self, text: str, origin: tuple[File | TextFile, int, bool]) -> None:
        self._texts.append(text)
        self._starts.append(self.length)
        self._origins.append(origin)
        self.length += len(text)

"""One tag in UTF-8 bytes: its name, and where its attributes stand (XML 1.0, section 3.1)."""

from __future__ import annotations

import re
from typing import Self

from teitools.source import Position
from teitools.xml.places import after

_NAME = rb"[^ \t\r\n/<>=\"'!?&]++"
_START = re.compile(rb"</?(%b)" % _NAME)
_ATTRIBUTE = re.compile(rb"""[ \t\r\n]++(%b)[ \t\r\n]*+=[ \t\r\n]*+(?:"[^"]*+"|'[^']*+')""" % _NAME)


class Tag:
    """A tag that expat has found to be well-formed; attributes are read as far as needed."""

    __slots__ = ("_attributes", "_data", "_known", "_next", "_start", "declared", "qname")

    def __init__(self, data: bytes, start: int, match: re.Match[bytes]) -> None:
        self._data = data
        self._start = start
        self._next = match.end()
        self._attributes: list[tuple[int, int, int]] = []
        self._known: tuple[Position, int, Position] | None = None
        self.declared: set[str] = set()
        """The prefixes that it declares, as far as it has been read."""
        self.qname = match[1].decode("utf-8", "replace")

    @classmethod
    def at(cls, data: bytes, start: int) -> Self | None:
        """The tag at offset `start` of `data`; None where none begins."""
        match = _START.match(data, start)
        return None if match is None else cls(data, start, match)

    def attribute_qname(self, index: int) -> str | None:
        """The name, as written, of attribute `index`, not counting declarations of namespaces."""
        found = self._attribute(index)
        return None if found is None else self._data[found[0] : found[1]].decode("utf-8", "replace")

    def attribute(self, position: Position, index: int) -> Position | None:
        """Where its name begins; `position` is that of the tag."""
        found = self._attribute(index)
        return None if found is None else self._place(position, found[0])

    def value(self, position: Position, index: int) -> Position | None:
        """Where its value begins."""
        found = self._attribute(index)
        return None if found is None else self._place(position, found[2])

    def attributes(self) -> list[tuple[str, int]]:
        """The names of all attributes, as written, and their offsets."""
        while self._attribute(len(self._attributes)) is not None:
            pass
        return [
            (self._data[start:end].decode("utf-8", "replace"), start)
            for start, end, _ in self._attributes
        ]

    def _attribute(self, index: int) -> tuple[int, int, int] | None:
        attributes = self._attributes
        while len(attributes) <= index:
            match = _ATTRIBUTE.match(self._data, self._next)
            if match is None:
                return None
            self._next = match.end()
            name = match[1]
            if name.startswith(b"xmlns:"):
                self.declared.add(name[6:].decode("utf-8", "replace"))
            elif name != b"xmlns":
                start, end = match.span(1)
                quote = self._data[match.end() - 1 : match.end()]
                attributes.append((start, end, self._data.index(quote, end) + 1))
        return attributes[index]

    def _place(self, position: Position, offset: int) -> Position:
        """The place of `offset`, counted on from the last one that was asked for."""
        begin, at = self._start, position
        if self._known is not None and self._known[0] == position and self._known[1] <= offset:
            _, begin, at = self._known
        at = after(at, self._data[begin:offset])
        self._known = (position, offset, at)
        return at

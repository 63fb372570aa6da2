"""Where the event that is being handled stands in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from teitools.source import Position

if TYPE_CHECKING:
    from pyexpat import XMLParserType

    from teitools.xml.window import Window


_SHIFT = 32
_COLUMNS = (1 << _SHIFT) - 1


def mark_of(position: Position) -> int:
    """A position in one number, as small as a place can be kept."""
    return position.line << _SHIFT | position.column


def position_of(mark: int) -> Position:
    """The position that `mark_of` made a number of."""
    return Position(mark >> _SHIFT, mark & _COLUMNS)


class Places(Protocol):
    """Positions of the tag that the parser has just read, and of what belongs to it."""

    def tag(self) -> Position:
        """Where the tag begins."""

    def mark(self) -> int:
        """The same in one number: see `mark_of`."""

    def name(self) -> str | None:
        """The qualified name of the tag as it is written, where that is known."""

    def attribute(self, index: int) -> Position:
        """Where the name of the attribute with number `index` begins, from 0."""

    def attribute_name(self, index: int) -> str | None:
        """That name as it is written, where that is known."""

    def value(self, index: int) -> Position:
        """Where the value of that attribute begins."""

    def end(self, local: str) -> tuple[Position, str | None]:
        """Where the element with the local name `local`, which has just ended, ends.

        That is its end tag, or the one tag of an empty element; with the name as it is written.
        """

    def text(self, text: str) -> Position:
        """Where the first character of `text`, which ends at the tag, stands that is not
        white space.
        """

    def xpath(self) -> str | None:
        """The path of the tag's element, where it is known."""


class ParserPlaces:
    """The places of what pyexpat reads, found in the bytes that it was given last."""

    def __init__(self, parser: XMLParserType, window: Window) -> None:
        self._parser = parser
        self._window = window
        self._refused = False

    def refuse(self) -> None:
        """The parser has refused what it has come to."""
        self._refused = True

    def tag(self) -> Position:
        """Where the tag begins."""
        return Position(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def mark(self) -> int:
        """The same in one number."""
        return self._parser.CurrentLineNumber << _SHIFT | self._parser.CurrentColumnNumber + 1

    def name(self) -> str | None:
        """The qualified name of the tag."""
        return self._window.qname(self._parser.CurrentByteIndex)

    def attribute(self, index: int) -> Position:
        """Where the name of an attribute begins."""
        tag = self.tag()
        return self._window.attribute(self._parser.CurrentByteIndex, tag, index) or tag

    def attribute_name(self, index: int) -> str | None:
        """The name of an attribute."""
        return self._window.attribute_qname(self._parser.CurrentByteIndex, index)

    def value(self, index: int) -> Position:
        """Where the value of an attribute begins."""
        tag = self.tag()
        return self._window.value(self._parser.CurrentByteIndex, tag, index) or tag

    def end(self, local: str) -> tuple[Position, str | None]:
        """Where an element ends. For expat the end of an empty element is behind its tag."""
        offset, tag = self._parser.CurrentByteIndex, self.tag()
        if not self._window.ends(offset, local):
            empty = self._window.empty_element(offset, tag)
            if empty is not None:
                return empty[1], self._window.qname(empty[0])
        return tag, self._window.qname(offset)

    def text(self, text: str) -> Position:
        """Where the text before the tag begins, or before what the parser has refused."""
        tag = self.tag()
        find = self._window.text_before_mistake if self._refused else self._window.text
        return find(self._parser.CurrentByteIndex, tag, text) or tag

    def xpath(self) -> str | None:
        """Not known while a document is read."""
        return None

"""The last bytes that expat was given, to find exact places in when something is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teitools.source import Position

if TYPE_CHECKING:
    from teitools.xml.stream_pacing import Parser
    from teitools.xml.window_tag import Tag

_SHORT = 32 * 1024
"""Chunks that are shorter are joined to the next."""


class Window:
    """The last chunks of a stream of UTF-8: the newest, the one before it, and all since the
    beginning of a token that has not ended.

    Offsets are those of the stream, as expat counts them (``CurrentByteIndex``). Nothing is
    found, and None is returned, where a place is no longer in the window, or is not in the
    document itself but in what an entity stands for.
    """

    __slots__ = ("_chunks", "_data", "_tag", "_tag_offset", "end", "parser")

    def __init__(self, parser: Parser | None = None) -> None:
        """`parser` is asked where an unfinished token begins; without it two chunks are kept."""
        self.parser = parser
        self._chunks: list[bytes] = []
        self._data: bytes | None = None
        self._tag: Tag | None = None
        self._tag_offset = -1
        self.end = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next chunk, before expat gets it."""
        chunks = self._chunks
        if chunks and len(chunks[-1]) < _SHORT:
            chunks[-1] += chunk
        else:
            if len(chunks) > 1:
                self._drop()
            chunks.append(chunk)
        self.end += len(chunk)
        self._data = None

    @property
    def begin(self) -> int:
        """The offset of the first byte that is still there."""
        return self.end - sum(map(len, self._chunks))

    @property
    def data(self) -> bytes:
        """The bytes from `begin` to `end`."""
        if self._data is None:
            self._data = self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
        return self._data

    def qname(self, offset: int) -> str | None:
        """The qualified name, as written, in the start or end tag at `offset`."""
        tag = self._at(offset)
        return None if tag is None else tag.qname

    def attribute_qname(self, offset: int, index: int) -> str | None:
        """The qualified name, as written, of an attribute of the start tag at `offset`.

        `index` counts as expat's ``ordered_attributes`` does: from 0, without declarations of
        namespaces. None for an attribute that is not written but has a default value.
        """
        tag = self._at(offset)
        return None if tag is None else tag.attribute_qname(index)

    def attribute(self, offset: int, position: Position, index: int) -> Position | None:
        """Where the name of that attribute begins; `position` is that of the tag."""
        tag = self._at(offset)
        return None if tag is None else tag.attribute(position, index)

    def value(self, offset: int, position: Position, index: int) -> Position | None:
        """Where the value of that attribute begins, after its quotation mark."""
        tag = self._at(offset)
        return None if tag is None else tag.value(position, index)

    def text(self, offset: int, position: Position, text: str) -> Position | None:
        """Where the first character that is not white space stands in a run of text.

        The run ends at `offset`, where the tag at `position` begins, and is `text` for expat
        with ``buffer_text``: line ends normalised, references resolved, CDATA sections opened,
        comments and processing instructions left out.
        """
        from teitools.xml.window_text import first_character

        begin = self.begin
        if not begin < offset <= self.end:
            return None
        return first_character(self.data, offset - begin, position, text, begin == 0)

    def text_before_mistake(self, offset: int, position: Position, text: str) -> Position | None:
        """The same where expat refused what stands at `offset`, whose place is `position`: the
        run ends there, or where the tag or reference begins in which that stands.
        """
        from teitools.xml.window_text import first_before_mistake

        begin = self.begin
        if not begin < offset <= self.end:
            return None
        return first_before_mistake(self.data, offset - begin, position, text, begin == 0)

    def empty_element(self, offset: int, position: Position) -> tuple[int, Position] | None:
        """Offset and place of the empty-element tag that ends at `offset`, whose place is given.

        None where no such tag ends there, or where its beginning is no longer in the window.
        """
        from teitools.xml.places import before

        end = offset - self.begin
        data = self.data
        if not 2 <= end <= len(data) or data[end - 2 : end] != b"/>":
            return None
        found = data.rfind(b"<", 0, end)
        if found < 0:
            return None
        place = before(position, data, end, found, self.begin == 0)
        return None if place is None else (found + self.begin, place)

    def ends(self, offset: int, local: str) -> bool:
        """Whether the end tag of an element with the local name `local` stands at `offset`."""
        tag = self.qname(offset)
        at = offset - self.begin
        return (
            tag is not None and tag.rpartition(":")[2] == local and self.data[at : at + 2] == b"</"
        )

    def _at(self, offset: int) -> Tag | None:
        if offset != self._tag_offset:
            from teitools.xml.window_tag import Tag

            begin = self.begin
            inside = begin <= offset < self.end
            self._tag = Tag.at(self.data, offset - begin) if inside else None
            self._tag_offset = offset
        return self._tag

    def _drop(self) -> None:
        """Leave only the last chunk, and those that an unfinished token reaches back to.

        expat from 2.6 on may say -1 while a token is unfinished: then nothing is dropped.
        """
        needed = self.end - len(self._chunks[-1])
        if self.parser is not None:
            needed = min(needed, self.parser.CurrentByteIndex)
        begin = self.begin
        while begin + len(self._chunks[0]) <= needed:
            begin += len(self._chunks.pop(0))

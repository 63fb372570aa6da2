"""The numbers of lines, page marks and running heads put back into inlines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teitools.notation.explicit import CLOSING, typed_opening
from teitools.notation.layout import split_white_space
from teitools.notation.numbering.pieces import (
    Piece,
    inlines,
    is_layout,
    joined,
    printed_piece,
    taken_end,
)
from teitools.notation.numbering.text import Edit
from teitools.notation.numbering.unheld import COPY, GAP, PAGE, Unheld
from teitools.transcript import (
    Character,
    Content,
    Copy,
    Element,
    Inline,
    Kind,
    LineBreak,
    Mark,
    Spacing,
    Transcript,
)

# what these hold is words and layout, and nothing else
_DESCRIBED = frozenset((Kind.GAP, Kind.VOCAL, Kind.KINESIC, Kind.INCIDENT))
# what these hold is elements, and nothing else
_CHOICES = frozenset((Kind.CHOICE, Kind.SUBSTITUTION))
_NUMBERED = frozenset((Kind.PAGE_BREAK, Kind.TIME_STAMP))
# what has a delimiter of its own at the end of its words
_CLOSED = frozenset(Kind) - _DESCRIBED - _CHOICES - _NUMBERED
_NOWHERE = sys.maxsize


class InlineWeaver:
    """Puts `edits` back into inlines, in their order. The cursor is a place of the text left.

    What has no place is noted in `unheld`, and the weaving goes on, to find all such things.
    """

    def __init__(self, transcript: Transcript, edits: Sequence[Edit]) -> None:
        self._transcript = transcript
        self._edits = edits
        self._next = 0
        self._at = edits[0].at if edits else _NOWHERE
        self._cursor = 1 if transcript.byte_order_mark else 0
        self._gap_begins = 0
        self._values = dict(transcript.values)
        self._printed: dict[str, tuple[int, int]] = {}
        self.unheld: list[Unheld] = []

    def _content(self, content: Iterable[Inline], described: bool = False) -> list[Inline]:
        made: list[Inline] = []
        for inline in content:
            if self._at <= self._cursor:
                self._put(made, described)
            if isinstance(inline, str | LineBreak | Spacing):
                words = inline if isinstance(inline, str) else inline.characters
                if self._at < self._cursor + len(words):
                    self._cut(made, words, type(inline), described)
                else:
                    made.append(inline)
                    self._cursor += len(words)
            elif isinstance(inline, Character):
                self._cursor += 1
                made.append(inline)
            elif isinstance(inline, Mark):
                made.append(self._mark(inline))
            elif isinstance(inline, Element):
                made.append(self._element(inline))
            else:
                made.append(self._copy(inline))
        return made

    def _mark(self, mark: Mark) -> Mark:
        begins, kind = self._next, mark.kind
        before = self._raw(mark.before)
        if kind in _CHOICES:
            content = self._readings(mark.content)
        else:
            if kind in _NUMBERED or kind in _DESCRIBED:
                before += "".join(map(printed_piece, self._due()))
            content = self._content(mark.content, kind in _DESCRIBED)
            if kind in _NUMBERED and self._next > begins:
                if any(not isinstance(each, str) for each in content):
                    self._refuse(begins, PAGE)
            elif mark.after and kind in _CLOSED and self._at <= self._cursor:
                self._put(content, False)
        after = self._raw(mark.after)
        if self._next == begins:
            return mark
        return Mark(kind, tuple(content), before, after, mark.facts, mark.unclosed)

    def _readings(self, content: Iterable[Inline]) -> list[Inline]:
        """Marks with nothing between them: what stood there is put at the end of the one before."""
        made: list[Inline] = []
        for inline in content:
            before = made[-1] if made else None
            if isinstance(before, Mark) and not before.after and self._at <= self._cursor:
                inside = list(before.content)
                self._put(inside, False)
                made[-1] = replace(before, content=tuple(inside))
            made.append(self._mark(inline) if isinstance(inline, Mark) else inline)
        return made

    def _element(self, element: Element) -> Element:
        opening = typed_opening(element.name, element.attributes, bool(element.content))
        before = self._same(element.before, opening)
        content = tuple(self._content(element.content))
        after = self._same(element.after, CLOSING)
        return Element(element.name, element.attributes, content, before, after)

    def _copy(self, copy: Copy) -> Copy:
        """A value that is printed; what stood in it is put into its master, which is printed once.

        What stood in one that is printed twice has no place.
        """
        value = self._transcript.values.get(copy.target)
        if value is None:
            return copy
        begins = self._next
        made = self._mark(value)
        earlier = self._printed.get(copy.target)
        if earlier is None:
            self._values[copy.target] = made
            self._printed[copy.target] = begins, self._next
        else:
            self._refuse(begins, COPY)
            self._refuse(earlier[0], COPY, earlier[1])
        return copy

    def _refuse(self, begins: int, where: str, ends: int | None = None) -> None:
        """Note that what was put back from one edit on, up to another or the next, has no place."""
        edits = self._edits[begins : self._next if ends is None else ends]
        self.unheld += (Unheld(edit, where) for edit in edits)

    def _put(self, made: list[Inline], described: bool) -> None:
        """Put what stood at the cursor after what is `made`."""
        pieces = self._due()
        if described:
            made.append(Spacing("".join(map(printed_piece, pieces))))
            return
        end = taken_end(made)
        made += inlines([end, *pieces] if end else pieces)

    def _cut(
        self,
        made: list[Inline],
        characters: str,
        of: type[str | LineBreak | Spacing],
        described: bool,
    ) -> None:
        """Add `characters`, cut where something stood in them."""
        position = 0
        while self._at < self._cursor + len(characters) - position:
            length = self._at - self._cursor
            if length:
                made.append(of(characters[position : position + length]))
                position += length
                self._cursor += length
            self._put(made, described)
        made.append(of(characters[position:]))
        self._cursor += len(characters) - position

    def _trailing(self) -> Iterator[Inline]:
        """What stood at the end of the line with which a block ends."""
        while self._at == self._cursor and self._edits[self._next].trailing:
            yield from inlines(self._take().pieces)

    def _is_white(self) -> bool:
        """Whether white space stood next: where no block can hold it, the gap after it does."""
        if self._next == len(self._edits):
            return False
        return all(isinstance(each, str) for each in self._edits[self._next].pieces)

    # ---- pieces --------------------------------------------------------------------------

    def _take(self) -> Edit:
        """The next edit, which is put back now."""
        edit = self._edits[self._next]
        self._next += 1
        self._at = self._edits[self._next].at if self._next < len(self._edits) else _NOWHERE
        return edit

    def _due(self, ends: bool = False) -> list[Piece]:
        """What stood at the cursor; `ends`: all that is left."""
        pieces: list[Piece] = []
        while self._at <= self._cursor or (ends and self._at < _NOWHERE):
            pieces += self._take().pieces
        return pieces

    def _pieces(self, characters: str) -> list[Piece]:
        """`characters` with what stood in them, but for what stood at their end."""
        pieces: list[Piece] = []
        position, end = 0, self._cursor + len(characters)
        while self._at < end:
            length = self._at - self._cursor
            pieces += (characters[position : position + length], *self._take().pieces)
            position += length
            self._cursor += length
        pieces.append(characters[position:])
        self._cursor = end
        return [each for each in pieces if each]

    def _raw(self, characters: str) -> str:
        """The characters of a delimiter with what stood in them."""
        if self._at >= self._cursor + len(characters):
            self._cursor += len(characters)
            return characters
        return "".join(map(printed_piece, self._pieces(characters)))

    def _layout(self, pieces: Iterable[Piece]) -> Content:
        """Pieces as layout between blocks: marks of lines, line breaks and spacing."""
        made: list[Inline] = []
        for each in joined(pieces):
            if not is_layout(each):
                self._refuse(self._gap_begins, GAP)
            elif isinstance(each, str):
                made += split_white_space(each)
            else:
                made.append(each)
        return tuple(made)

    def _same(self, typed: str | None, form: str, gap: str = "") -> str | None:
        """What was typed, or None where that is as its form gives it."""
        raw = self._raw(form if typed is None else typed)
        return None if typed is None and raw == form else raw

"""The numbers of lines, page marks and running heads put back into inlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teitools.notation.explicit import CLOSING, typed_opening
from teitools.notation.layout import split_white_space
from teitools.notation.numbering.pieces import (
    WHITE,
    NotWovenError,
    Piece,
    inlines,
    joined,
    lines_only,
    printed,
    printed_piece,
    taken_end,
)
from teitools.notation.numbering.text import Edit
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


class InlineWeaver:
    """Puts `edits` back into inlines, in their order. The cursor is a place of the text left."""

    def __init__(self, transcript: Transcript, edits: Sequence[Edit]) -> None:
        self._transcript = transcript
        self._waiting = list(reversed(edits))
        self._cursor = 1 if transcript.byte_order_mark else 0

    def _content(self, content: Iterable[Inline], described: bool = False) -> list[Inline]:
        made: list[Inline] = []
        for inline in content:
            if not self._waiting:
                made.append(inline)
                continue
            self._put(made, described)
            if isinstance(inline, str):
                self._cut(made, inline, str, described)
            elif isinstance(inline, LineBreak | Spacing):
                self._cut(made, inline.characters, type(inline), described)
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
        before = self._raw(mark.before)
        if mark.kind in _CHOICES:
            content = self._readings(mark.content)
        else:
            content = self._content(mark.content, mark.kind in _DESCRIBED)
        if mark.kind in _NUMBERED and any(not isinstance(each, str) for each in content):
            raise NotWovenError
        return replace(mark, before=before, content=tuple(content), after=self._raw(mark.after))

    def _readings(self, content: Iterable[Inline]) -> list[Inline]:
        """Marks with nothing between them: what stood there is put at the end of the one before."""
        made: list[Inline] = []
        for inline in content:
            before = made[-1] if made else None
            if isinstance(before, Mark) and not before.after:
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
        return replace(element, before=before, content=content, after=after)

    def _copy(self, copy: Copy) -> Copy:
        value = self._transcript.values.get(copy.target)
        self._cursor += len(printed((value,))) if value is not None else 0
        if self._waiting and self._waiting[-1].at < self._cursor:
            raise NotWovenError
        return copy

    def _put(self, made: list[Inline], described: bool) -> None:
        """Put what stood at the cursor after what is `made`."""
        pieces = [piece for edit in self._due(self._cursor) for piece in edit.pieces]
        if not pieces:
            return
        if described:
            made.append(Spacing("".join(map(printed_piece, pieces))))
            return
        made += inlines([taken_end(made), *pieces])

    def _cut(
        self,
        made: list[Inline],
        characters: str,
        of: type[str | LineBreak | Spacing],
        described: bool,
    ) -> None:
        """Add `characters`, cut where something stood in them."""
        position = 0
        while self._waiting and self._waiting[-1].at < self._cursor + len(characters) - position:
            length = self._waiting[-1].at - self._cursor
            if length:
                made.append(of(characters[position : position + length]))
                position += length
                self._cursor += length
            self._put(made, described)
        made.append(of(characters[position:]))
        self._cursor += len(characters) - position

    def _trailing(self) -> Iterator[Inline]:
        """What stood at the end of the line with which a block ends."""
        while self._waiting and self._waiting[-1].at == self._cursor and self._waiting[-1].trailing:
            yield from inlines(self._waiting.pop().pieces)

    # ---- pieces --------------------------------------------------------------------------

    def _due(self, place: int, ends: bool = False) -> Iterator[Edit]:
        """What stood at `place`; `ends`: all that is left."""
        while self._waiting and (self._waiting[-1].at <= place or ends):
            yield self._waiting.pop()

    def _pieces(self, characters: str) -> list[Piece]:
        """`characters` with what stood in them, but for what stood at their end."""
        pieces: list[Piece] = []
        position, end = 0, self._cursor + len(characters)
        while self._waiting and self._waiting[-1].at < end:
            length = self._waiting[-1].at - self._cursor
            pieces += (characters[position : position + length], *self._waiting.pop().pieces)
            position += length
            self._cursor += length
        pieces.append(characters[position:])
        self._cursor = end
        return [each for each in pieces if each]

    def _raw(self, characters: str) -> str:
        """The characters of a delimiter with what stood in them."""
        if not self._waiting or self._waiting[-1].at >= self._cursor + len(characters):
            self._cursor += len(characters)
            return characters
        return "".join(map(printed_piece, self._pieces(characters)))

    def _layout(self, pieces: Iterable[Piece]) -> Content:
        """Pieces as layout between blocks: marks of lines, line breaks and spacing."""
        made: list[Inline] = []
        for each in joined(pieces):
            if isinstance(each, str):
                if each.strip(WHITE):
                    raise NotWovenError
                made += split_white_space(each)
            else:
                made += lines_only((each,))
        return tuple(made)

    def _same(self, typed: str | None, form: str, gap: str = "") -> str | None:
        """What was typed, or None where that is as its form gives it."""
        raw = self._raw(form if typed is None else typed)
        return None if typed is None and raw == form else raw

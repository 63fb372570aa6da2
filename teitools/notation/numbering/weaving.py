"""The numbers of lines, page marks and running heads put back into a transcript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from teitools.notation.explicit import typed_end, typed_start
from teitools.notation.layout import printed_separation, separation
from teitools.notation.numbering.inlines import InlineWeaver
from teitools.notation.numbering.pieces import (
    Piece,
    at_line_start,
    inlines,
    is_layout,
    last_of,
    printed,
)
from teitools.notation.numbering.text import Edit, NumberedText
from teitools.notation.numbering.unheld import CONSTRUCT, NotWovenError, Unheld
from teitools.notation.printer import print_transcript
from teitools.transcript import (
    Block,
    BlockKind,
    Content,
    Copy,
    Group,
    Inline,
    Kind,
    Mark,
    Part,
    Separation,
    Speech,
    Transcript,
)

_PAGED = frozenset((Kind.PAGE_BREAK, Kind.RUNNING_HEAD))
_APART = _PAGED | {Kind.TIME_STAMP}


def woven(transcript: Transcript, numbered: NumberedText) -> Transcript:
    """`transcript`, which is that of `numbered.text`, as that of the original text.

    Raises NotWovenError where it cannot hold all that was taken out.
    """
    weaver = _Weaver(transcript, numbered.edits)
    made = weaver.weave()
    if weaver.unheld:
        raise NotWovenError(weaver.unheld)
    text = print_transcript(made)
    if text != numbered.original:
        edit = numbered.edit_before(_first_difference(text, numbered.original))
        raise NotWovenError([Unheld(edit, CONSTRUCT)])
    return made


def _first_difference(text: str, other: str) -> int:
    pairs = zip(text, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))


class _Weaver(InlineWeaver):
    def __init__(self, transcript: Transcript, edits: Sequence[Edit]) -> None:
        super().__init__(transcript, edits)
        self._line_end = transcript.line_end
        self._first = True
        self._gap: list[Piece] | None = None

    def weave(self) -> Transcript:
        transcript = self._transcript
        front = tuple(part for part in self._parts(transcript.front) if isinstance(part, Block))
        preliminary, body = self._parts(transcript.preliminary), self._parts(transcript.body)
        body = (*body, *self._stamps())
        self._gap_begins = self._next
        pieces = self._pieces(printed(transcript.end))
        pieces += self._due(ends=True)
        last = last_of(pieces, _APART)
        after = list(self._furniture(pieces[: last + 1]))
        end = self._layout(pieces[last + 1 :])
        return replace(
            transcript,
            front=front,
            preliminary=preliminary,
            body=(*body, *after),
            end=end,
            values=MappingProxyType(self._values),
        )

    # ---- blocks --------------------------------------------------------------------------

    def _parts(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        made: list[Part] = []
        for part in parts:
            made += self._stamps()
            made += self._before(part)
            if isinstance(part, Block):
                made.append(self._block(part))
            elif isinstance(part, Speech):
                made.append(self._speech(part))
            else:
                made.append(self._group(part))
        return tuple(made)

    def _stamps(self) -> Iterator[Block]:
        """What stood at the end of the line with which the block before ends, as blocks."""
        if self._gap is None and not self._is_white():
            for mark in self._trailing():
                yield Block(BlockKind.BARE, (mark,), "", "", Separation.RUN_ON)

    def _before(self, part: Part) -> Iterator[Block]:
        """What parts pages before `part`, as blocks; the rest of the white space is kept."""
        leaf = _first_leaf(part)
        if leaf is None or self._gap is not None:
            return
        gap = self._printed_gap(leaf.separation, leaf.layout)
        if self._at > self._cursor + len(gap):
            return
        self._gap_begins = self._next
        pieces = self._pieces(gap)
        pieces += self._due()
        first = last_of(pieces, _PAGED) + 1
        rest = pieces[first:] if first else pieces
        if last_of(rest, _APART) >= 0:
            first += last_of(rest if _keeps_out(leaf) else at_line_start(rest)[0], _APART) + 1
        if first:
            yield from self._furniture(pieces[:first])
        self._gap = pieces[first:] if first else pieces

    def _printed_gap(self, kind: Separation, layout: Content) -> str:
        words = printed(layout) if layout else ""
        return words if self._first else printed_separation(kind, words, self._line_end)

    def _set_off(
        self, kind: Separation, layout: Content, keeps_out: bool
    ) -> tuple[Separation, Content, list[Inline]]:
        """How a block is set off, and what its first line begins with if it may be inside."""
        if self._gap is None:
            self._cursor += len(self._printed_gap(kind, layout))
            self._first = False
            return kind, layout, []
        pieces, self._gap = self._gap, None
        rest, head = (pieces, []) if keeps_out else at_line_start(pieces)
        kind, layout = self._separation(rest)
        self._first = False
        return kind, layout, inlines(head)

    def _separation(self, pieces: Sequence[Piece]) -> tuple[Separation, Content]:
        if self._first or not pieces:
            return Separation.RUN_ON, self._layout(pieces)
        if all(isinstance(each, str) and is_layout(each) for each in pieces):
            return separation("".join(map(str, pieces)), self._line_end)
        first, last, end = pieces[0], pieces[-1], self._line_end
        if isinstance(first, str) and first.startswith(end):
            inner: list[Piece] = [first[len(end) :], *pieces[1:]]
            if isinstance(last, str) and last.endswith(end):
                return Separation.BLANK_LINE, self._layout([*inner[:-1], last[: -len(end)]])
            return Separation.NEXT_LINE, self._layout(inner)
        return Separation.RUN_ON, self._layout(pieces)

    def _block(self, block: Block) -> Block:
        begins, has_gap = self._next, self._gap is not None
        kind, layout, head = self._set_off(block.separation, block.layout, _keeps_out(block))
        before = self._raw(block.before)
        content = [*head, *self._content(block.content)]
        if not block.after and block.kind is not BlockKind.BARE:
            content += self._trailing()
        after = self._raw(block.after)
        if self._next == begins and not has_gap:
            return block
        return Block(block.kind, tuple(content), before, after, kind, layout, block.facts)

    def _speech(self, speech: Speech) -> Speech:
        begins, has_gap = self._next, self._gap is not None
        speaker = None if speech.speaker is None else self._block(speech.speaker)
        parts = self._parts(speech.blocks)
        if self._next == begins and not has_gap:
            return speech
        blocks = tuple(each for each in parts if not isinstance(each, Speech))
        return Speech(speaker, blocks, speech.who, speech.facts, speech.element)

    def _group(self, group: Group) -> Group:
        if group.before != "":
            before = typed_start(group.name, group.attributes)
            kind, layout, _ = self._set_off(group.separation, group.layout, True)
            typed = self._same(group.before, before)
            group = replace(group, before=typed, separation=kind, layout=layout)
        parts = self._parts(group.parts)
        if group.after is None:
            gap = self._printed_gap(Separation.BLANK_LINE, ())
            after = self._same(None, gap + typed_end(group.name), gap)
        else:
            after = self._raw(group.after)
        return replace(group, parts=parts, after=after)

    def _furniture(self, pieces: Sequence[Piece]) -> Iterator[Block]:
        """Marks that no layout can hold as blocks, each with what stands before it."""
        gap: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, str) or piece.kind not in _APART:
                gap.append(piece)
                continue
            rest, head = at_line_start(gap)
            if piece.kind is not Kind.RUNNING_HEAD and any(isinstance(each, Mark) for each in head):
                rest, head = gap, []
            kind, layout = self._separation(rest)
            self._first, gap = False, []
            if piece.kind is Kind.RUNNING_HEAD:
                content = (*inlines(head), *piece.content)
                after, facts = piece.after, piece.facts
                yield Block(BlockKind.RUNNING_HEAD, content, "", after, kind, layout, facts)
                continue
            yield Block(BlockKind.BARE, tuple(inlines([*head, piece])), "", "", kind, layout)


def _keeps_out(part: Block | Group) -> bool:
    """Whether nothing can be put before the words of a block."""
    if isinstance(part, Group) or part.before or part.kind is BlockKind.BARE:
        return True
    return bool(part.content) and isinstance(part.content[0], Copy)


def _first_leaf(part: Part) -> Block | Group | None:
    """The block, or group that was typed, by which `part` is set off."""
    while True:
        if isinstance(part, Block):
            return part
        if isinstance(part, Speech):
            inner: Part | None = part.speaker or next(iter(part.blocks), None)
        elif part.before != "":
            return part
        else:
            inner = next(iter(part.parts), None)
        if inner is None:
            return None
        part = inner

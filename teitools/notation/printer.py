"""From transcript to text: the way back of everything that `parser` reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teitools.notation.explicit import CLOSING, typed_end, typed_opening, typed_start, typed_words
from teitools.notation.layout import printed_separation
from teitools.transcript import (
    Block,
    Character,
    Content,
    Copy,
    Element,
    Group,
    Inline,
    LineBreak,
    Mark,
    Part,
    Separation,
    Spacing,
    Transcript,
)

MOST_COPIED = 100_000_000


def print_transcript(transcript: Transcript) -> str:
    """The text of `transcript`.

    Raises ValueError where copies stand for more than `MOST_COPIED` characters.
    """
    return _Printer(transcript).print()


class _Printer:
    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._parts: list[str] = []
        self._copies: dict[str, str] = {}
        self._copying = False
        self._copied = 0
        self._first = True
        line_end = transcript.line_end
        self._gaps = {each: printed_separation(each, "", line_end) for each in Separation}

    def print(self) -> str:
        transcript = self._transcript
        if transcript.byte_order_mark:
            self._parts.append("\ufeff")
        for block in transcript.front:
            self._block(block)
        for part in (*transcript.preliminary, *transcript.body):
            self._part(part)
        self._inlines(transcript.end)
        return "".join(self._parts)

    def _part(self, part: Part) -> None:
        if isinstance(part, Block):
            self._block(part)
        elif isinstance(part, Group):
            self._group(part)
        else:
            if part.speaker is not None:
                self._block(part.speaker)
            for each in part.blocks:
                self._part(each)

    def _block(self, block: Block) -> None:
        if block.layout or self._first:
            self._set_off(block.separation, block.layout)
        else:
            self._parts.append(self._gaps[block.separation])
        if block.before:
            self._parts.append(block.before)
        self._inlines(block.content)
        if block.after:
            self._parts.append(block.after)

    def _group(self, group: Group) -> None:
        if group.before != "":
            self._set_off(group.separation, group.layout)
            self._parts.append(group.before or typed_start(group.name, group.attributes))
        for part in group.parts:
            self._part(part)
        if group.after is None:
            self._set_off(Separation.BLANK_LINE, ())
            self._parts.append(typed_end(group.name))
        else:
            self._parts.append(group.after)

    def _set_off(self, separation: Separation, layout: Content) -> None:
        """The white space before a block; the first is set off by its layout alone."""
        printed = self._text(layout)
        if not self._first:
            printed = printed_separation(separation, printed, self._transcript.line_end)
        self._first = False
        self._parts.append(printed)

    def _text(self, inlines: Iterable[Inline]) -> str:
        if not inlines:
            return ""
        kept, self._parts = self._parts, []
        self._inlines(inlines)
        printed, self._parts = "".join(self._parts), kept
        return printed

    def _inlines(self, inlines: Iterable[Inline]) -> None:
        add: Callable[[str], None] = self._parts.append
        for inline in inlines:
            if isinstance(inline, str):
                add(inline)
            elif isinstance(inline, Mark):
                self._mark(inline)
            elif isinstance(inline, LineBreak | Spacing):
                add(inline.characters)
            elif isinstance(inline, Character):
                add(inline.character)
            elif isinstance(inline, Copy):
                self._copy(inline)
            else:
                self._element(inline)

    def _mark(self, mark: Mark) -> None:
        self._parts.append(mark.before)
        self._inlines(mark.content)
        self._parts.append(mark.after)

    def _element(self, element: Element) -> None:
        before, after = element.before, element.after
        if before is None:
            before = typed_opening(element.name, element.attributes, bool(element.content))
        self._parts.append(before)
        self._inlines(typed_words(element))
        self._parts.append(CLOSING if after is None else after)

    def _copy(self, copy: Copy) -> None:
        """The value in its place. A value holds no copies itself, so that none can circle."""
        master = self._transcript.values.get(copy.target)
        if master is None or self._copying:
            return
        if copy.target not in self._copies:
            self._copying = True
            self._copies[copy.target] = self._text((master,))
            self._copying = False
        text = self._copies[copy.target]
        self._copied += len(text)
        if self._copied > MOST_COPIED:
            raise ValueError(f"copies stand for more than {MOST_COPIED:,} characters")
        self._parts.append(text)

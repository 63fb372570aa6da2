"""From transcript to text: the way back of everything that `parser` reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teitools.notation.layout import printed_separation
from teitools.transcript import (
    Block,
    Character,
    Copy,
    Inline,
    LineBreak,
    Mark,
    Spacing,
    Speech,
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

    def print(self) -> str:
        transcript = self._transcript
        if transcript.byte_order_mark:
            self._parts.append("\ufeff")
        first = True
        for block in blocks_of(transcript):
            layout = self._text(block.layout)
            if first:
                self._parts.append(layout)
            else:
                self._parts.append(
                    printed_separation(block.separation, layout, transcript.line_end)
                )
            first = False
            self._parts.append(block.before)
            self._inlines(block.content)
            self._parts.append(block.after)
        self._inlines(transcript.end)
        return "".join(self._parts)

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
            else:
                self._copy(inline)

    def _mark(self, mark: Mark) -> None:
        self._parts.append(mark.before)
        self._inlines(mark.content)
        self._parts.append(mark.after)

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


def blocks_of(transcript: Transcript) -> Iterable[Block]:
    """Every block from top to bottom, a speaker's label as a block of its own."""
    yield from transcript.front
    for part in transcript.body:
        if isinstance(part, Speech):
            if part.speaker is not None:
                yield part.speaker
            yield from part.blocks
        else:
            yield part

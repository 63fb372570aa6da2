"""Lines of verse that several speakers share: the parts after the first are indented to its end.

TEI P5, 3.13.1: the first part has ``part="I"``, those between ``M``, the last ``F``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teitools.transcript import (
    Block,
    BlockKind,
    Group,
    LineBreak,
    Part,
    Spacing,
    Speech,
    plain_text,
)

_LEAST = 6
_SHARE = 0.95
_VERSE = BlockKind.VERSE_LINE
_PASSED = frozenset((BlockKind.STAGE, BlockKind.BARE, BlockKind.RUNNING_HEAD, BlockKind.FOOTNOTE))


def share_lines(parts: Sequence[Part]) -> None:
    """Give the lines of verse in `parts` that are shared their `part`."""
    full = [_length(line) for line in _lines(parts) if not _indent(line)]
    if full:
        from statistics import median  # slow to load

        _Sharer(median(full) * _SHARE).read(parts)


class _Sharer:
    """Goes through the parts of a text; a line shorter than `full` may be part of one."""

    def __init__(self, full: float) -> None:
        self._full = full
        self._last: Block | None = None
        self._interrupted = False

    def read(self, parts: Iterable[Part]) -> None:
        for part in parts:
            if isinstance(part, Speech):
                self._interrupted = True
                self.read(part.blocks)
            elif isinstance(part, Group):
                self._last = None if part.name == "div" else self._last
                self.read(part.parts)
            elif part.kind is _VERSE:
                self._line(part)
            elif part.kind in _PASSED:
                self._interrupted = True
            else:
                self._last = None

    def _line(self, line: Block) -> None:
        before, interrupted = self._last, self._interrupted
        self._last, self._interrupted = line, False
        if before is None or not interrupted or _indent(line) < _LEAST:
            return
        if max(_length(before), _length(line)) > self._full:
            return
        begun = "part" in dict(before.facts)
        before.facts = _without(before, "part")
        before.facts = (*before.facts, ("part", "M" if begun else "I"))
        line.facts = (*line.facts, ("part", "F"))


def _lines(parts: Iterable[Part]) -> Iterable[Block]:
    for part in parts:
        if isinstance(part, Speech):
            yield from _lines(part.blocks)
        elif isinstance(part, Group):
            yield from _lines(part.parts)
        elif part.kind is _VERSE:
            yield part


def _without(block: Block, key: str) -> tuple[tuple[str, str], ...]:
    return tuple(fact for fact in block.facts if fact[0] != key)


def _length(line: Block) -> int:
    return len(plain_text(line.content).strip())


def _indent(line: Block) -> int:
    """How far a line is indented."""
    spaces = 0
    for inline in (*line.layout, *line.content):
        if isinstance(inline, LineBreak):
            spaces = 0
        elif isinstance(inline, Spacing):
            spaces += len(inline.characters.expandtabs(8))
        else:
            break
    return spaces

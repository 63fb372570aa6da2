"""Where the parts of a body may stand: at the head of a division, anywhere, before a play."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.transcript import Block, BlockKind, Group, Part

LOOSE = frozenset(
    (BlockKind.BARE, BlockKind.RUNNING_HEAD, BlockKind.CLASSIFICATION, BlockKind.SOURCE_NOTE)
)
"""What does not belong to a turn that it ends."""
_GLOBAL = LOOSE | {BlockKind.NOTE, BlockKind.FOOTNOTE}
_TOP = frozenset(
    (
        BlockKind.HEAD,
        BlockKind.OPENER,
        BlockKind.SUBJECT,
        BlockKind.BARE,
        BlockKind.SOURCE_NOTE,
        BlockKind.RUNNING_HEAD,
    )
)


def is_top(part: Part) -> bool:
    """Whether a part stands at the head of a text."""
    return isinstance(part, Block) and part.kind in _TOP


def is_global(part: Part) -> bool:
    """Whether TEI allows the part wherever it stands: notes, page marks, running heads."""
    if isinstance(part, Group):
        return part.name == "note"
    return isinstance(part, Block) and part.kind in _GLOBAL


def _is_preliminary(part: Part) -> bool:
    """Whether the front of a text can hold a part."""
    if isinstance(part, Group):
        return part.name in ("castList", "note")
    return isinstance(part, Block) and part.kind in (
        BlockKind.HEAD,
        BlockKind.PARAGRAPH,
        BlockKind.FOOTNOTE,
        BlockKind.NOTE,
        BlockKind.BARE,
        BlockKind.RUNNING_HEAD,
        BlockKind.CLASSIFICATION,
        BlockKind.SOURCE_NOTE,
    )


def preliminary(parts: Sequence[Part]) -> int:
    """How many of the parts stand before a play: its title, its cast, its place."""
    cast = [
        i for i, part in enumerate(parts) if isinstance(part, Group) and part.name == "castList"
    ]
    if not cast:
        return 0
    end = cast[-1] + 1
    while end < len(parts) and _is_preliminary(parts[end]):
        end += 1
    return end if all(_is_preliminary(part) for part in parts[:end]) else 0

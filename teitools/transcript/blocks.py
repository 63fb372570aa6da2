"""What a transcript is made of from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from teitools.transcript.inlines import Content, Facts


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    LABEL = "label"
    SPEAKER = "speaker"
    OPENER = "opener"
    SUBJECT = "subject"
    CLOSER = "closer"
    NOTE = "note"


class Separation(StrEnum):
    """How a block is set off from the text before it.

    `BLANK_LINE`: by one empty line; `NEXT_LINE`: it starts the next line; `SPACE`: by one
    space; `RUN_ON`: by nothing but its `layout`. The first text of a document and of what
    follows a speaker have defaults of their own, see `teitools.notation.printer`.
    """

    BLANK_LINE = "blank_line"
    NEXT_LINE = "next_line"
    SPACE = "space"
    RUN_ON = "run_on"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or what stands in the place of one.

    `layout` is what stands between it and the block before, beyond its `separation`:
    with `BLANK_LINE` it comes between the two line ends, else after the separation.
    """

    kind: BlockKind
    content: Content
    before: str = ""
    after: str = ""
    separation: Separation = Separation.BLANK_LINE
    layout: Content = ()
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """What one person says: the printed label, if there is one, and what follows.

    `who` is the id of the person; None where nobody knows.
    """

    speaker: Block | None
    blocks: tuple[Block, ...]
    who: str | None = None
    facts: Facts = ()

"""What a transcript is made of from top to bottom."""

from __future__ import annotations

from enum import StrEnum

from teitools.dataclass import dataclass
from teitools.transcript.inlines import Content, Facts


class BlockKind(StrEnum):
    """What a block is."""

    __hash__ = str.__hash__

    PARAGRAPH = "paragraph"
    LABEL = "label"
    SPEAKER = "speaker"
    OPENER = "opener"
    SUBJECT = "subject"
    CLOSER = "closer"
    TRAILER = "trailer"
    """with what words a text or a part of it ends"""
    NOTE = "note"
    HEAD = "head"
    STAGE = "stage"
    VERSE_LINE = "verse_line"
    ITEM = "item"
    CELL = "cell"
    CAST_ITEM = "cast_item"
    RUNNING_HEAD = "running_head"
    CLASSIFICATION = "classification"
    """how secret a document is"""
    FOOTNOTE = "footnote"
    SOURCE_NOTE = "source_note"
    """where the text comes from"""
    BARE = "bare"
    """a mark that stands alone, such as that of a page"""


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


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
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


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class Speech:
    """What one or several say together: the printed label, if there is one, and what follows.

    `who` are the ids of the persons; none where nobody knows. `element` is ``sp`` or ``u``.
    """

    speaker: Block | None
    blocks: tuple[Block | Group, ...]
    who: tuple[str, ...] = ()
    facts: Facts = ()
    element: str = "sp"


@dataclass(frozen=True, slots=True)
class Group:
    """A block that holds blocks: ``div``, ``list``, ``lg``, ``table``, ``row``, ``castList`` ...

    `name` and `attributes` are those of the TEI, word for word. `before` and `after` are what
    was typed around the parts (`after` with the white space before it); None: the explicit form,
    ``[name attribute=value]`` and ``[/name]`` in blocks of their own. Empty strings: nothing, as
    where a profile inferred the group; `separation` and `layout` are then those of the first part.
    """

    name: str
    parts: tuple[Part, ...]
    attributes: Facts = ()
    before: str | None = ""
    after: str | None = ""
    separation: Separation = Separation.BLANK_LINE
    layout: Content = ()


Part = Block | Speech | Group

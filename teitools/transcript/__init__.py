"""The document model: what a transcript consists of, without a word on any format.

Data only: `teitools.notation` reads and prints it, `teitools.tei` encodes and decodes it.
"""

from teitools.transcript.blocks import Block, BlockKind, Group, Part, Separation, Speech
from teitools.transcript.document import Person, Role, Timeline, Transcript
from teitools.transcript.inlines import (
    Character,
    Content,
    Copy,
    Element,
    Inline,
    Kind,
    LineBreak,
    Mark,
    Spacing,
    plain_text,
)
from teitools.transcript.tree import Tree

__all__ = [
    "Block",
    "BlockKind",
    "Character",
    "Content",
    "Copy",
    "Element",
    "Group",
    "Inline",
    "Kind",
    "LineBreak",
    "Mark",
    "Part",
    "Person",
    "Role",
    "Separation",
    "Spacing",
    "Speech",
    "Timeline",
    "Transcript",
    "Tree",
    "plain_text",
]

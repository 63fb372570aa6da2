"""Blocks and speeches, as TEI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from teitools.tei.inlines import InlineWriter
from teitools.tei.marks import (
    BLOCKS,
    UTTERED,
    Row,
    attributes_of,
)
from teitools.tei.rows import EITHER, lift_layout
from teitools.transcript import (
    Block,
    BlockKind,
    Content,
    Element,
    Group,
    Mark,
    Part,
    Separation,
    Speech,
)
from teitools.xml.names import tei
from teitools.xml.writing import Attributes, Writer

_UTTERANCE = "u"
# to ask an enumeration for a member takes longer than to call a function
_BARE, _SPACE, _BLANK_LINE = BlockKind.BARE, Separation.SPACE, Separation.BLANK_LINE
# what the content models of ``body`` and ``sp`` ask for
_ENOUGH = frozenset({BlockKind.PARAGRAPH, BlockKind.STAGE, BlockKind.VERSE_LINE})
_BESIDE = frozenset("figure gap incident kinesic note space timeline vocal".split())
"""The groups that may stand anywhere, and are not what these models ask for."""


class BlockWriter:
    """Writes blocks in their order. The first of a document is set off by nothing."""

    def __init__(self, inlines: InlineWriter) -> None:
        self._inlines = inlines
        self._default = Separation.RUN_ON
        self._rows: Mapping[BlockKind, Row] = BLOCKS

    def write(self, writer: Writer, parts: Iterable[Part]) -> None:
        """Blocks, speeches and groups."""
        for part in parts:
            if isinstance(part, Block):
                self._block(writer, part)
            elif isinstance(part, Speech):
                self._speech(writer, part)
            else:
                self._group(writer, part)

    def _speech(self, writer: Writer, speech: Speech) -> None:
        attributes = attributes_of(speech.facts)
        if speech.who:
            attributes.append(("who", " ".join([f"#{each}" for each in speech.who])))
        outer, self._rows = self._rows, UTTERED if speech.element == _UTTERANCE else BLOCKS
        if speech.element == _UTTERANCE:
            self._speaker(writer, speech.speaker)
            writer.open(speech.element, attributes)
        else:
            writer.open(speech.element, attributes)
            self._speaker(writer, speech.speaker)
        self.write(writer, speech.blocks)
        self._rows = outer
        if speech.element == "sp" and not has_paragraph(speech.blocks):
            write_empty(writer)
        self._default = _BLANK_LINE
        writer.close(speech.element)

    def _speaker(self, writer: Writer, speaker: Block | None) -> None:
        if speaker is not None:
            self._block(writer, speaker)
            self._default = _SPACE

    def _group(self, writer: Writer, group: Group) -> None:
        renditions = self._inlines.renditions
        typed = group.before != ""
        pointers = []
        if typed:
            pointers.append(renditions.delimit_element(group.before, group.after, block=True))
        elif group.after or tei(group.name) in EITHER:
            # a note that holds blocks must not inherit the delimiters of one that holds words
            pointers.append(renditions.delimit_block("", group.after or ""))
        if typed:
            if group.separation is not self._default:
                pointers.append(renditions.separate(group.separation))
            self._inlines.layout(writer, group.layout)
            self._default = _BLANK_LINE
        group, layout = lift_layout(group)
        self._inlines.layout(writer, layout)
        rendition = " ".join(pointers) or None
        writer.open(group.name, [*group.attributes, ("rendition", rendition)])
        outer, self._rows = self._rows, BLOCKS
        self.write(writer, group.parts)
        self._rows = outer
        writer.close(group.name)

    def _block(self, writer: Writer, block: Block) -> None:
        renditions = self._inlines.renditions
        pointers = []
        if block.separation is not self._default:
            pointers.append(renditions.separate(block.separation))
        if block.kind is _BARE:
            self._bare(writer, block, pointers)
            return
        row = self._rows[block.kind]
        delimited = None
        if row.delimited:
            delimited = renditions.delimit(row.selector, block.before, block.after, False)
        elif block.before or block.after:
            delimited = renditions.delimit_block(block.before, block.after)
        if delimited:
            pointers.append(delimited)
        if block.layout:
            self._inlines.layout(writer, block.layout)
        attributes = attributes_of(block.facts)
        if row.attributes:
            attributes += row.attributes
        if pointers:
            attributes.append(("rendition", " ".join(pointers)))
        self._content(writer, row.element, attributes, block.content)
        self._default = _BLANK_LINE

    def _content(self, writer: Writer, name: str, attributes: Attributes, content: Content) -> None:
        """An element that holds `content`, on a line of its own."""
        only = content[0] if len(content) == 1 else None
        if type(only) is str and only != " ":
            writer.leaf(name, only, attributes)
            return
        writer.line()
        writer.start(name, attributes)
        self._inlines.write(writer, content)
        writer.end(name)

    def _bare(self, writer: Writer, block: Block, pointers: list[str]) -> None:
        """A mark that stands alone between blocks."""
        self._inlines.layout(writer, block.layout)
        writer.line()
        for inline in block.content:
            if isinstance(inline, Mark):
                self._inlines.mark(writer, inline, "", pointers)
            elif isinstance(inline, Element):
                self._inlines.element(writer, inline, pointers)
            else:
                self._inlines.write(writer, (inline,))
        self._default = _BLANK_LINE


def has_paragraph(parts: Iterable[Part]) -> bool:
    """Whether there is what the content models of ``body`` and ``sp`` ask for."""
    for part in parts:
        if isinstance(part, Block):
            if part.kind in _ENOUGH:
                return True
        elif not isinstance(part, Group) or part.name not in _BESIDE:
            return True
    return False


def write_empty(writer: Writer) -> None:
    """The empty paragraph that a content model asks for; it is read as nothing."""
    writer.line()
    writer.empty("p")

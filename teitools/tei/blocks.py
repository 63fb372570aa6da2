"""Blocks and speeches, as TEI and back."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teitools.tei.inlines import InlineReader, InlineWriter, is_layout
from teitools.tei.marks import BLOCKS, attributes_of, facts_of
from teitools.transcript import (
    Block,
    BlockKind,
    Content,
    Inline,
    Separation,
    Speech,
)
from teitools.xml.names import tei
from teitools.xml.writing import Writer

_KINDS = {tei(row.element): kind for kind, row in BLOCKS.items()}
_SP = tei("sp")
_SPEAKER = tei("speaker")
# what holds blocks; anything else that stands where a block may is read as one
_CONTAINERS = frozenset(
    map(
        tei,
        (
            "front body back group text div div1 div2 div3 div4 div5 div6 div7 lg list item "
            "table row spGrp u floatingText castList titlePage argument epigraph postscript "
            "listBibl cit quote figure"
        ).split(),
    )
)


class BlockWriter:
    """Writes blocks in their order. The first of a document is set off by nothing."""

    def __init__(self, inlines: InlineWriter) -> None:
        self._inlines = inlines
        self._default = Separation.RUN_ON

    def write(self, writer: Writer, parts: Iterable[Block | Speech]) -> None:
        """Blocks and speeches."""
        for part in parts:
            if isinstance(part, Speech):
                self._speech(writer, part)
            else:
                self._block(writer, part)

    def _speech(self, writer: Writer, speech: Speech) -> None:
        who = [("who", f"#{speech.who}" if speech.who else None)]
        writer.open("sp", [*attributes_of(speech.facts), *who])
        if speech.speaker is not None:
            self._block(writer, speech.speaker)
            self._default = Separation.SPACE
        for block in speech.blocks:
            self._block(writer, block)
        if not has_paragraph(speech.blocks):
            write_empty(writer)
        self._default = Separation.BLANK_LINE
        writer.close("sp")

    def _block(self, writer: Writer, block: Block) -> None:
        row = BLOCKS[block.kind]
        renditions = self._inlines.renditions
        pointers = []
        if block.separation is not self._default:
            pointers.append(renditions.separate(block.separation))
        if row.delimited or block.before or block.after:
            delimited = renditions.delimit(row.selector, block.before, block.after, False)
            if delimited:
                pointers.append(delimited)
        self._inlines.layout(writer, block.layout)
        attributes = [*attributes_of(block.facts), *row.attributes]
        attributes.append(("rendition", " ".join(pointers) or None))
        writer.line()
        writer.start(row.element, attributes)
        self._inlines.write(writer, block.content)
        writer.end(row.element)
        self._default = Separation.BLANK_LINE


def has_paragraph(parts: Iterable[Block | Speech]) -> bool:
    """Whether there is what the content models of ``body`` and ``sp`` ask for."""
    return any(isinstance(part, Speech) or part.kind is BlockKind.PARAGRAPH for part in parts)


def write_empty(writer: Writer) -> None:
    """The empty paragraph that a content model asks for; it is read as nothing."""
    writer.line()
    writer.empty("p")


class BlockReader:
    """Reads the blocks of a text in their order, and what layout stands between them."""

    def __init__(self, inlines: InlineReader) -> None:
        self._inlines = inlines
        self._default = Separation.RUN_ON
        self._layout: list[Inline] = []

    @property
    def end(self) -> Content:
        """The layout after the last block."""
        return tuple(self._layout)

    def read(self, container: etree._Element) -> list[Block | Speech]:
        """The blocks and speeches in `container`."""
        parts: list[Block | Speech] = []
        for element in container:
            if not isinstance(element.tag, str):
                continue
            if is_layout(element):
                self._layout += self._inlines.read_element(element)
            elif element.tag == _SP:
                parts.append(self._speech(element))
            elif element.tag in _CONTAINERS:
                parts += self.read(element)
            else:
                parts += self._block(element)
        return parts

    def _speech(self, element: etree._Element) -> Speech:
        speaker: Block | None = None
        blocks: list[Block] = []
        for part in self.read_blocks(element):
            if part.kind is BlockKind.SPEAKER and speaker is None and not blocks:
                speaker = part
            else:
                blocks.append(part)
        if self._default is Separation.SPACE:
            self._default = Separation.BLANK_LINE
        who = (element.get("who") or "").removeprefix("#") or None
        return Speech(speaker, tuple(blocks), who, facts_of(element))

    def read_blocks(self, element: etree._Element) -> Iterable[Block]:
        """The blocks in `element`, those of speeches inside it among them."""
        for part in self.read(element):
            if isinstance(part, Speech):
                yield from (part.speaker,) if part.speaker else ()
                yield from part.blocks
            else:
                yield part

    def _block(self, element: etree._Element) -> list[Block]:
        content = self._inlines.read(element)
        delimiters = self._inlines.renditions.delimiters(element)[:2]
        if not content and not any(delimiters):
            return []
        kind = _KINDS.get(element.tag, BlockKind.PARAGRAPH)
        separation = self._inlines.renditions.separation(element) or self._default
        layout = tuple(self._layout)
        block = Block(kind, content, *delimiters, separation, layout, facts_of(element))
        self._layout.clear()
        is_speaker = element.tag == _SPEAKER
        self._default = Separation.SPACE if is_speaker else Separation.BLANK_LINE
        return [block]

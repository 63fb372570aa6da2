"""Blocks and speeches, as TEI and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from teitools.tei.inlines import InlineReader, InlineWriter, is_layout
from teitools.tei.marks import (
    BLOCKS,
    UTTERED,
    Row,
    attributes_of,
    block_kind_of,
    facts_of,
    typed_attributes_of,
)
from teitools.tei.rows import lift_layout
from teitools.transcript import (
    Block,
    BlockKind,
    Content,
    Element,
    Group,
    Inline,
    Mark,
    Part,
    Separation,
    Speech,
)
from teitools.xml.names import tei
from teitools.xml.writing import Writer

_SPEECHES = frozenset(map(tei, ("sp", "u")))
_UTTERANCE = "u"
_DIV = tei("div")
# what parts a text and says nothing to a reader
_PARTS = frozenset(map(tei, ("front", "body", "back", "group", "text")))
# what holds blocks; anything else that stands where a block may is read as one
_GROUPS = frozenset(
    map(
        tei,
        (
            "div div1 div2 div3 div4 div5 div6 div7 lg list table row spGrp floatingText castList "
            "castGroup titlePage argument epigraph postscript listBibl cit quote figure"
        ).split(),
    )
)
# what holds either words or blocks, and the blocks that tell
_EITHER = frozenset(map(tei, ("item", "cell", "note", "stage")))
_BLOCKS = frozenset(map(tei, ("p", "ab", "l", "sp"))) | _GROUPS - {tei("quote")}
# what stands alone between blocks as it does between words
_BARE = frozenset(
    map(tei, "pb milestone cb gb gap vocal kinesic incident pause shift anchor".split())
)
# what the content models of ``body`` and ``sp`` ask for
_ENOUGH = frozenset({BlockKind.PARAGRAPH, BlockKind.STAGE, BlockKind.VERSE_LINE})


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
        who = [("who", f"#{speech.who}" if speech.who else None)]
        attributes = [*attributes_of(speech.facts), *who]
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
        self._default = Separation.BLANK_LINE
        writer.close(speech.element)

    def _speaker(self, writer: Writer, speaker: Block | None) -> None:
        if speaker is not None:
            self._block(writer, speaker)
            self._default = Separation.SPACE

    def _group(self, writer: Writer, group: Group) -> None:
        renditions = self._inlines.renditions
        typed = group.before != ""
        pointers = []
        if typed:
            pointers.append(renditions.delimit_element(group.before, group.after, block=True))
        elif group.after or tei(group.name) in _EITHER:
            # a note that holds blocks must not inherit the delimiters of one that holds words
            pointers.append(renditions.delimit_block("", group.after or ""))
        if typed:
            if group.separation is not self._default:
                pointers.append(renditions.separate(group.separation))
            self._inlines.layout(writer, group.layout)
            self._default = Separation.BLANK_LINE
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
        if block.kind is BlockKind.BARE:
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
        self._inlines.layout(writer, block.layout)
        attributes = [*attributes_of(block.facts), *row.attributes]
        attributes.append(("rendition", " ".join(pointers) or None))
        writer.line()
        writer.start(row.element, attributes)
        self._inlines.write(writer, block.content)
        writer.end(row.element)
        self._default = Separation.BLANK_LINE

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
        self._default = Separation.BLANK_LINE


def has_paragraph(parts: Iterable[Part]) -> bool:
    """Whether there is what the content models of ``body`` and ``sp`` ask for."""
    return any(
        part.kind in _ENOUGH
        if isinstance(part, Block)
        else not isinstance(part, Group) or part.name != "note"
        for part in parts
    )


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

    def read(self, container: etree._Element) -> list[Part]:
        """The blocks, speeches and groups in `container`."""
        parts: list[Part] = []
        for element in container:
            if not isinstance(element.tag, str):
                continue
            if is_layout(element):
                self._layout += self._inlines.read_element(element)
            elif self._inlines.renditions.is_explicit(element):
                parts.append(self._bare(element))
            elif self._inlines.renditions.is_explicit(element, block=True):
                parts.append(self._group(element))
            elif element.tag in _SPEECHES:
                parts.append(self._speech(element, parts))
            elif element.tag in _PARTS or _is_metadata(element):
                parts += self.read(element)
            elif element.tag in _GROUPS or _holds_blocks(element):
                parts.append(self._group(element))
            elif element.tag in _BARE:
                parts.append(self._bare(element))
            else:
                parts += self._block(element)
        return parts

    def _speech(self, element: etree._Element, before: list[Part]) -> Speech:
        """A speech; the label of an utterance is the last of `before`, and taken from there."""
        speaker: Block | None = None
        blocks: list[Block | Group] = []
        label = before[-1] if before else None
        if isinstance(label, Block) and label.kind is BlockKind.SPEAKER:
            speaker = label
            del before[-1]
        for part in self.read(element):
            if isinstance(part, Speech):
                blocks += (part.speaker,) if part.speaker else ()
                blocks += part.blocks
            elif isinstance(part, Group) or part.kind is not BlockKind.SPEAKER or blocks:
                blocks.append(part)
            elif speaker is None:
                speaker = part
            else:
                blocks.append(part)
        if self._default is Separation.SPACE:
            self._default = Separation.BLANK_LINE
        who = (element.get("who") or "").removeprefix("#") or None
        name = etree.QName(element).localname
        return Speech(speaker, tuple(blocks), who, facts_of(element), name)

    def _group(self, element: etree._Element) -> Group:
        renditions = self._inlines.renditions
        before: str | None
        after: str | None
        before, after = renditions.delimiters(element)[:2]
        if renditions.is_explicit(element, block=True):
            before, after = renditions.typed_delimiters(element)
        separation, layout = self._default, tuple(self._layout)
        if before != "":
            separation = renditions.separation(element) or self._default
            self._layout.clear()
            self._default = Separation.BLANK_LINE
        parts = tuple(self.read(element))
        name, attributes = etree.QName(element).localname, typed_attributes_of(element)
        if before == "":
            return Group(name, parts, attributes, before, after)
        return Group(name, parts, attributes, before, after, separation, layout)

    def _block(self, element: etree._Element) -> list[Block]:
        if element.tag in _BARE and not self._inlines.renditions.is_explicit(element):
            return [self._bare(element)]
        content = self._inlines.read(element)
        delimiters = self._inlines.renditions.delimiters(element)[:2]
        if not content and not any(delimiters):
            return []
        kind = block_kind_of(element)
        separation = self._inlines.renditions.separation(element) or self._default
        layout = tuple(self._layout)
        block = Block(kind, content, *delimiters, separation, layout, facts_of(element))
        self._layout.clear()
        is_speaker = kind is BlockKind.SPEAKER
        self._default = Separation.SPACE if is_speaker else Separation.BLANK_LINE
        return [block]

    def _bare(self, element: etree._Element) -> Block:
        """A mark that stands alone between blocks."""
        content = self._inlines.read_element(element)
        separation = self._inlines.renditions.separation(element) or self._default
        layout = tuple(self._layout)
        self._layout.clear()
        self._default = Separation.BLANK_LINE
        return Block(BlockKind.BARE, content, "", "", separation, layout)


def _is_metadata(element: etree._Element) -> bool:
    return element.tag == _DIV and element.get("type") == "metadata"


def _holds_blocks(element: etree._Element) -> bool:
    return element.tag in _EITHER and any(child.tag in _BLOCKS for child in element)

"""Blocks and speeches, read from TEI."""

from __future__ import annotations

from lxml import etree

from teitools.tei.inline_reader import LAYOUT, InlineReader
from teitools.tei.marks import typed_attributes_of
from teitools.tei.rows import EITHER
from teitools.tei.start_tags import Said
from teitools.transcript import Block, BlockKind, Content, Group, Inline, Part, Separation, Speech
from teitools.transcript.inlines import Facts
from teitools.xml.names import tei

_SPEECHES = frozenset(map(tei, ("sp", "u")))
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
# the blocks that tell where an element may hold either words or blocks
_BLOCKS = frozenset(map(tei, ("p", "ab", "l", "sp"))) | _GROUPS - {tei("quote")}
# what stands alone between blocks as it does between words
_BARE = frozenset(
    map(tei, "pb milestone cb gb gap vocal kinesic incident pause shift anchor".split())
)
# what an element is where a block may stand; one that is not named is a block
_LAYOUT, _SPEECH, _PART, _GROUP, _WORDS_OR_GROUP, _ALONE = range(6)
_ROLES = {
    **dict.fromkeys(LAYOUT, _LAYOUT),
    **dict.fromkeys(_SPEECHES, _SPEECH),
    **dict.fromkeys(_PARTS, _PART),
    **dict.fromkeys(_GROUPS, _GROUP),
    **dict.fromkeys(EITHER, _WORDS_OR_GROUP),
    **dict.fromkeys(_BARE, _ALONE),
}
# to ask an enumeration for a member takes longer than to call a function
_SPEAKER, _SPACE, _BLANK_LINE = BlockKind.SPEAKER, Separation.SPACE, Separation.BLANK_LINE


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
        read_tag = self._inlines.start_tags.read
        for element in container:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            said, facts = read_tag(element, tag)
            role = _ROLES.get(tag)
            if role is None and not said.explicit and not said.explicit_block:
                parts += self._block(element, said, facts)
            elif role == _LAYOUT and not said.explicit and not said.explicit_block:
                self._layout += self._inlines.read_element(element)
            elif said.explicit:
                parts.append(self._bare(element, said))
            elif said.explicit_block:
                parts.append(self._group(element, said))
            elif role == _SPEECH:
                parts.append(self._speech(element, said, facts, parts))
            elif role == _PART or _is_metadata(element):
                parts += self.read(element)
            elif role == _ALONE:
                parts.append(self._bare(element, said))
            elif role == _GROUP or _holds_blocks(element):
                parts.append(self._group(element, said))
            else:
                parts += self._block(element, said, facts)
        return parts

    def _speech(
        self, element: etree._Element, said: Said, facts: Facts, before: list[Part]
    ) -> Speech:
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
        return Speech(speaker, tuple(blocks), said.who, facts, said.name)

    def _group(self, element: etree._Element, said: Said) -> Group:
        before: str | None
        after: str | None
        before, after, _ = said.delimiters
        if said.explicit_block:
            before, after = self._inlines.renditions.typed_delimiters(element)
        separation, layout = self._default, tuple(self._layout)
        if before != "":
            separation = said.separation or self._default
            self._layout.clear()
            self._default = Separation.BLANK_LINE
        parts = tuple(self.read(element))
        attributes = typed_attributes_of(element)
        if before == "":
            return Group(said.name, parts, attributes, before, after)
        return Group(said.name, parts, attributes, before, after, separation, layout)

    def _block(self, element: etree._Element, said: Said, facts: Facts) -> tuple[Block, ...]:
        content = self._inlines.read(element)
        before, after, _ = said.delimiters
        if not content and not before and not after:
            return ()
        kind, separation = said.block_kind, said.separation or self._default
        self._default = _SPACE if kind is _SPEAKER else _BLANK_LINE
        return (Block(kind, content, before, after, separation, self._taken(), facts),)

    def _bare(self, element: etree._Element, said: Said) -> Block:
        """A mark that stands alone between blocks."""
        content = self._inlines.read_element(element)
        separation = said.separation or self._default
        self._default = _BLANK_LINE
        return Block(BlockKind.BARE, content, "", "", separation, self._taken())

    def _taken(self) -> Content:
        """The layout that stands before a block, which is taken from where it waits."""
        if not self._layout:
            return ()
        layout, self._layout = tuple(self._layout), []
        return layout


def _is_metadata(element: etree._Element) -> bool:
    return element.tag == _DIV and element.get("type") == "metadata"


def _holds_blocks(element: etree._Element) -> bool:
    return any(child.tag in _BLOCKS for child in element)

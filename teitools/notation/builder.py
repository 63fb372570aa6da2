"""From segments to blocks: what a segment holds, and how it is set off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teitools.notation.alone import alone
from teitools.notation.casts import HEAD
from teitools.notation.date_lines import DateLineReader
from teitools.notation.expression import expression
from teitools.notation.footnotes import NoteTargets
from teitools.notation.groups import Typed, find_groups
from teitools.notation.identifiers import Identifiers
from teitools.notation.inlines import InlineReader
from teitools.notation.label_blocks import LabelBuilder
from teitools.notation.label_candidates import Label
from teitools.notation.layout import edged, separation, split_text, split_white_space
from teitools.notation.line_marks import HEARD, LINE_MARKS, line_mark
from teitools.notation.marking import phrases
from teitools.notation.paragraphs import Raw
from teitools.notation.participants import cut_names, of_several
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.notation.segments import CONTINUATION, IN_SERIES, PARAGRAPH, Segment, split_lines
from teitools.notation.tables import COLUMNS, TableReader
from teitools.transcript import (
    Block,
    BlockKind,
    Content,
    Element,
    Group,
    Inline,
    Kind,
    Mark,
    Person,
    Separation,
)
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import element_types

_BARE = frozenset(
    {
        Kind.PAGE_BREAK,
        Kind.TIME_STAMP,
        Kind.SECTION_BREAK,
        Kind.VOCAL,
        Kind.KINESIC,
        Kind.INCIDENT,
        Kind.PAUSE,
    }
)
_KINDS = {
    "head": BlockKind.HEAD,
    "running_head": BlockKind.RUNNING_HEAD,
    "classification": BlockKind.CLASSIFICATION,
    "stage": BlockKind.STAGE,
    "trailer": BlockKind.TRAILER,
    "note": BlockKind.NOTE,
    "source_note": BlockKind.SOURCE_NOTE,
    "item": BlockKind.ITEM,
    "cast_item": BlockKind.CAST_ITEM,
    "participants": BlockKind.HEAD,
    "list": BlockKind.HEAD,
    "cast_list": BlockKind.HEAD,
    "set": BlockKind.STAGE,
}
_WHITE = " \t\r\n"
# to ask an enumeration for a member takes longer than to call a function
_PARAGRAPH = BlockKind.PARAGRAPH


class Builder:
    """Makes the blocks of one text, in their order: the first one stands after nothing."""

    def __init__(
        self,
        text: str,
        profile: Profile,
        dates: DateLineReader,
        ids: Identifiers,
        people: People,
        inlines: InlineReader,
        line_end: str,
        first: bool,
    ) -> None:
        self.text, self.ids, self.people = text, ids, people
        self._several = of_several(profile.words)
        bullets = "|".join(map(re.escape, profile.blocks.bullets))
        self._bullet = expression(rf"[ \t]*(?:(?:{bullets})[ \t]*)?" if bullets else r"[ \t]*")
        self._inlines = inlines
        self._tables = TableReader(text, profile.blocks.separators)
        self._labels = LabelBuilder(text, profile, people, inlines, self.place)
        self._dates = dates
        self._line_end = line_end
        self._first = first
        self.inside = "div"
        self.listed: dict[int, str] = {}
        self._targets = NoteTargets(text, ids, profile.blocks.note_signs)

    def groups(self, found: Sequence[Segment]) -> dict[int, Typed]:
        """The elements that are typed around blocks, by the segment that opens them."""
        return find_groups(self.text, found, self._line_end, self._inlines.rejected)

    def open_group(self, raw: Raw) -> tuple[Separation, Content]:
        """How an element is set off that is typed around blocks."""
        self._inlines.elements.add(raw.start)
        return self.place(raw)

    def block(self, segment: Segment) -> Block:
        """The block that a segment is, whatever its kind."""
        raw = segment.raw
        if segment.kind in LINE_MARKS:
            mark = line_mark(self.text, segment, self._inlines.facts)
            if mark is not None:
                return Block(BlockKind.BARE, (mark,), "", "", *self.place(raw))
            if segment.kind in HEARD:  # its element has no room for what it says
                return self._delimited(BlockKind.STAGE, segment, ())
        kind = BlockKind.HEAD if segment.facts == HEAD else _KINDS.get(segment.kind)
        if kind is None or kind is BlockKind.PARAGRAPH:
            return self.paragraph(raw)
        if kind in (BlockKind.RUNNING_HEAD, BlockKind.CLASSIFICATION):
            content = edged(split_text(self.text[raw.start : raw.end]))
            return Block(kind, content, "", "", *self.place(raw))
        if segment.kind == "set":
            return self._delimited(kind, segment, (("type", "setting"),))
        facts = segment.rule.facts if segment.rule and kind is BlockKind.STAGE else ()
        return self._delimited(kind, segment, facts)

    def paragraph(self, raw: Raw, inside: str | None = None) -> Block:
        """A paragraph; or what all of it is: a remark, a stage direction, a page mark.

        `inside` is the element that it stands in, where that is another than `inside` of this.
        """
        inside = inside or self.inside
        words = self.text[raw.start : raw.end]
        content = self._inlines.read(words, raw.start)
        separation, layout = self.place(raw)
        if (
            len(content) <= 2
            and content[:1] != (words,)  # most paragraphs are nothing but words
            and (made := self._only(alone(content), inside, words)) is not None
        ):
            made.separation, made.layout = separation, layout
            return made
        facts = (("id", self.ids.of_text("seg" if inside == "u" else "p", words)),)
        return Block(_PARAGRAPH, content, "", "", separation, layout, facts)

    def _only(self, only: Inline, inside: str, typed: str) -> Block | None:
        """What a paragraph is that holds nothing else: its block, or None."""
        if isinstance(only, Element):
            part = "" in (only.before, only.after)
            if not part and only.name in element_types()[inside].children:
                return Block(BlockKind.BARE, (only,))
        elif isinstance(only, Mark) and not only.unclosed:
            words = edged(list(only.content))
            if only.kind is Kind.EDITORIAL_NOTE:
                facts = (("id", self.ids.of_text("note", typed)), *only.facts)
                return Block(BlockKind.NOTE, words, only.before, only.after, facts=facts)
            if only.kind is Kind.STAGE:
                return Block(BlockKind.STAGE, words, only.before, only.after, facts=only.facts)
            if only.kind in _BARE:
                return Block(BlockKind.BARE, (only,))
        return None

    def speaker(
        self, label: Label, raw: Raw, meant: Person | None
    ) -> tuple[list[Block], tuple[str, ...], Facts]:
        """The label of a turn with what stands in it, who speak, and how certain that is.

        `meant` is who speaks where the label itself names nobody.
        """
        return self._labels.speaker(label, raw, meant)

    def place(self, raw: Raw) -> tuple[Separation, Content]:
        """How a block is set off, and its layout."""
        if self._first:
            self._first = False
            return Separation.RUN_ON, split_white_space(raw.gap)
        return separation(raw.gap, self._line_end)

    def verse(self, raw: Raw) -> list[Block]:
        """The lines of a paragraph as lines of verse."""
        blocks = []
        for line in split_lines(self.text, [raw]):
            words = self.text[line.start : line.end]
            content = self._inlines.read(words, line.start)
            place = self.place(line)
            only = content[0] if len(content) == 1 else None
            if isinstance(only, Mark) and only.kind is Kind.STAGE and not only.unclosed:
                parts = (edged(list(only.content)), only.before, only.after)
                blocks.append(Block(BlockKind.STAGE, *parts, *place, only.facts))
            else:
                blocks.append(Block(BlockKind.VERSE_LINE, content, "", "", *place))
        return blocks

    def participants(self, segment: Segment) -> tuple[Block, list[Block]]:
        """The heading of a list and its items, which stand on the same line."""
        raw, match = segment.raw, segment.match
        assert match is not None
        start, end = match.start("names"), raw.end
        label = self.text[raw.start : start].rstrip(_WHITE)
        head_end = raw.start + len(label)
        content = self._labels.words(raw.start, head_end)
        head = Block(BlockKind.HEAD, edged(content), "", "", *self.place(raw))
        items = []
        gap = self.text[head_end:start]
        for before, begin, stop, after in cut_names(self.text, start, end, self._several):
            place = self.place(Raw(gap + self.text[before:begin], begin, after))
            inside = self._labels.listed(self._labels.words(begin, stop), self.listed.get(begin))
            items.append(Block(BlockKind.ITEM, inside, "", self.text[stop:after], *place))
            gap = ""
        return head, items

    def table(self, segment: Segment) -> Group:
        """The table that a paragraph is."""
        rows, raw, tables = [], segment.raw, self._tables
        for row in tables.columns(raw) if segment.facts == COLUMNS else tables.rows(raw):
            cells: list[Block] = []
            for index, (before, cell) in enumerate(row.cells):
                words = self.text[cell.start : cell.end]
                content = self._inlines.read(words, cell.start)
                if cell.start in self.listed:
                    content = self._labels.listed(list(content), self.listed[cell.start])
                after = row.after if index == len(row.cells) - 1 else ""
                cells.append(Block(BlockKind.CELL, content, before, after, *self.place(cell)))
            rows.append(Group("row", tuple(cells), (("role", "label"),) if row.is_label else ()))
        return Group("table", tuple(rows))

    def opener(self, segment: Segment) -> Block:
        """A date line or a greeting at the head of a text."""
        raw = segment.raw
        if segment.kind == "greeting":
            words = split_text(self.text[raw.start : raw.end])
            mark = Mark(Kind.SALUTE, edged(words))
        else:
            mark = Mark(Kind.DATELINE, self._dates.line(self.text[raw.start : raw.end], raw.start))
        return Block(BlockKind.OPENER, (mark,), "", "", *self.place(raw))

    def note_id(self, segment: Segment) -> str:
        """The identifier of a footnote, which marks in the text point to."""
        identifier = self._targets.identifier(segment.match, segment.raw)
        self.pass_by(segment)
        return identifier

    def pass_by(self, segment: Segment) -> None:
        """Come to a footnote, or the heading of a document: other marks point to other notes."""
        if (targets := self._targets.after(segment.raw.start)) is not None:
            self._inlines.facts.targets = targets

    def prepare(self, segments: Sequence[Segment]) -> None:
        """Look ahead: which notes there are, and which marks go over paragraphs."""
        self._inlines.facts.targets = self._targets.announce(segments)
        self._inlines.facts.marks = self._targets.marks
        self._inlines.facts.numbered = self._targets.occur
        turns = (each.raw.start for each in segments if each.label is not None)
        self._inlines.first_turn = next(turns, None)
        read = (PARAGRAPH, CONTINUATION, "set")
        places = [(each.raw.start, each.raw.end) for each in segments if each.kind in read]
        self._inlines.prepare(self.text, places)

    def footnote(self, segments: Sequence[Segment], identifier: str) -> list[Block]:
        """The paragraphs of a footnote; the first has what stands before its words."""
        first = segments[0]
        number = first.match.group("n") if first.match else ""
        start = first.match.end() if first.match else first.raw.start
        raws = [first.raw, *(each.raw for each in segments[1:])]
        blocks = []
        for index, raw in enumerate(raws):
            begin = start if index == 0 else raw.start
            content = self._inlines.read(self.text[begin : raw.end], begin)
            before, place = self.text[raw.start : begin], self.place(raw)
            facts: Facts = (("id", identifier), ("n", number)) if number else (("id", identifier),)
            if len(raws) == 1:
                blocks.append(Block(BlockKind.FOOTNOTE, content, before, "", *place, facts))
            else:
                blocks.append(Block(BlockKind.PARAGRAPH, content, before, "", *place))
        return blocks

    def _delimited(self, kind: BlockKind, segment: Segment, facts: Facts) -> Block:
        raw, match = segment.raw, segment.match
        start, end = raw.start, raw.end
        if match is not None and "content" in match.re.groupindex and match.start("content") >= 0:
            start, end = match.span("content")
        elif kind in (BlockKind.ITEM, BlockKind.CAST_ITEM):
            bullet = self._bullet.match(self.text, start, end)
            start = bullet.end() if bullet else start
        before, after = self.text[raw.start : start], self.text[end : raw.end]
        words = self.text[start:end]
        if kind is BlockKind.CAST_ITEM:
            content = edged(list(phrases(self._labels.braced(words, start))))
        elif segment.facts == IN_SERIES and self._dates.is_date(words):
            content = self._dates.line(words, start)
        else:
            content = self._inlines.read(words, start)
        if raw.start in self.listed:
            content = self._labels.listed(list(content), self.listed[raw.start])
        if kind in (BlockKind.NOTE, BlockKind.SOURCE_NOTE):
            facts = (("id", self.ids.of_text("note", self.text[raw.start : raw.end])), *facts)
        return Block(kind, content, before, after, *self.place(raw), facts)

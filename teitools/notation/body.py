"""The body of a text: from its paragraphs to turns, divisions, lists and notes."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.notation import codes
from teitools.notation.builder import Builder
from teitools.notation.casts import end_of_cast
from teitools.notation.context import ContextReader
from teitools.notation.examination import EXAMINER, WITNESS, ExaminationReader
from teitools.notation.expression import expression, group_names
from teitools.notation.groups import Typed, divided
from teitools.notation.half_lines import share_lines
from teitools.notation.headings import DATELINE, GREETING, HEAD
from teitools.notation.label_candidates import Label
from teitools.notation.line_rules import LineReader
from teitools.notation.lone_brackets import parted
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.notation.participants import ParticipantReader
from teitools.notation.presences import PresenceReader
from teitools.notation.profile import Profile
from teitools.notation.readers import Readers
from teitools.notation.segments import (
    CAST_ITEM,
    CONTINUATION,
    FOOTNOTE,
    IN_SERIES,
    ITEM,
    LABEL,
    LISTS,
    PARAGRAPH,
    STAGE,
    Cut,
    Segment,
    segments,
)
from teitools.notation.structure import Tree
from teitools.notation.tables import TABLE
from teitools.notation.trailers import TRAILER, settle
from teitools.notation.verse import VerseReader
from teitools.transcript import Block, BlockKind, Group, Kind, Mark, Part
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import element_types

_CUT_OFF = expression(r"(?!https?:|www\.)(?:\.\.\.|…|--|—|- -)?\s*[a-zа-яёß-öø-ÿ]")
# to ask an enumeration for a member takes longer than to call a function
_SPEAKER = BlockKind.SPEAKER
_CLOSERS = {"signed": Kind.SIGNED, "salute": Kind.SALUTE, "typist_mark": Kind.TYPIST_MARK}
_ENDS = (TRAILER, *_CLOSERS)
_WORDS = (PARAGRAPH, CONTINUATION)
_WORDS_OR_SET = (*_WORDS, "set")


class BodyReader:
    """Reads the body of one text."""

    def __init__(
        self, text: str, profile: Profile, notes: Notes, builder: Builder, readers: Readers
    ) -> None:
        self._text, self._profile, self._notes = text, profile, notes
        self._builder, self._readers = builder, readers
        self._tree = Tree()
        self._raws, self._groups = dict[str, Raw](), dict[int, Typed]()
        groups = {group for rule in profile.blocks.lines for group in group_names(rule.match)}
        self._examined = not groups.isdisjoint((EXAMINER, WITNESS))
        self._examination: ExaminationReader | None = None
        self._is_play = "verse" in profile.inferences
        self._in_act = False
        self._verse = VerseReader(text, self._is_play)

    def segments(self, raws: Sequence[Raw], labelled: bool) -> list[Segment]:
        """What the paragraphs of the body are, cut where a label or a known line stands."""
        if not raws:
            return []
        profile, text = self._profile, self._text
        context = ContextReader(text, profile)
        raws, found = LineReader(profile.blocks, text, self._is_play).find(raws)
        participants = ParticipantReader(text, profile, self._builder.people)
        unlabelled = context.read(segments(text, raws, found, ())) if found else []
        self._builder.listed = participants.declare(unlabelled)
        names = participants.names(unlabelled)
        present = PresenceReader(text, profile, names)
        cast_end = end_of_cast(unlabelled)
        labels: list[Label] = []
        cuts: Sequence[Cut] = found
        if labelled and "speaker_labels" in profile.inferences:
            people = self._builder.people
            called = people.called((*names, *people.present))
            labels, cuts = self._readers.labels(raws, called, cast_end, found)
        items = [each.raw for each in unlabelled if each.kind in (ITEM, CAST_ITEM)]
        items += [each.raw for each in present.find(unlabelled)]
        cut = segments(text, raws, cuts, labels, self._readers.items(items))
        made = context.read(cut if self._is_play else parted(text, cut))
        present.name(made)
        settle(made, raws)
        self._readers.decide(made, labels, self._verse)
        for start in context.stanzas:
            self._verse.forced.setdefault(start, True)
        self._verse.judge(made)
        return made

    def read(self, found: Sequence[Segment], speaker: str | None) -> tuple[Part, ...]:
        """The parts of the body. `speaker` says all of it, where one person dictates."""
        self._builder.prepare(found)
        if self._examined:
            labels = (each.label.name for each in found if each.label is not None)
            people = self._builder.people
            self._examination = ExaminationReader(
                self._text, self._profile, people, self._notes, labels
            )
        first = next((each for each in found if each.kind == PARAGRAPH), None)
        if speaker is not None and first is not None:
            raws = [each.raw for each in found if each.kind == PARAGRAPH][:2]
            self._begin(None, (speaker,), (), raws[0].start, raws[-1].end)
        elif first is not None and self._readers.cut_off(first.raw, self._is_cut_off(found, first)):
            self._notes.add(codes.CUT_OFF_TURN, first.raw.start)
        else:
            first = None
        if self._profile.explicit:
            self._groups = self._builder.groups(found)
        self._read_all(found, 0, len(found), first if speaker is None else None)
        made = self._tree.finish()
        if self._is_play:
            share_lines(made)
        if self._groups:
            made = divided(made)
        paged = any(each.kind == "page_break" for each in found)
        return self._readers.joined(made, self._raws, paged)

    def _read_all(
        self, found: Sequence[Segment], position: int, end: int, first: Segment | None
    ) -> None:
        """Read the segments up to `end`; with `first` a turn begins whose label is missing."""
        while position < end:
            segment = found[position]
            if segment is first:
                self._begin(None, (), (), segment.raw.start, segment.raw.end)
            if position in self._groups:
                position = self._group(found, position)
            elif segment.kind == PARAGRAPH and segment.rule is None:
                self._paragraph(segment)
                position += 1
            else:
                position += self._read(found, position)

    def _group(self, found: Sequence[Segment], position: int) -> int:
        """Read an element that is typed around blocks; where it ends."""
        typed = self._groups[position]
        self._readers.note("element", found[position].raw, typed.name, typed.attributes)
        place = self._builder.open_group(found[position].raw)
        outer, self._tree = self._tree, Tree()
        inside, self._builder.inside = self._builder.inside, typed.name
        self._read_all(found, position + 1, typed.last, None)
        parts = divided(self._tree.finish())
        self._tree, self._builder.inside = outer, inside
        group = Group(typed.name, parts, typed.attributes, typed.before, typed.after, *place)
        if typed.name not in element_types()[self._tree.speech or "sp"].children:
            self._tree.end_turn()
        self._tree.add(group)
        return typed.last + 1

    def _is_cut_off(self, found: Sequence[Segment], first: Segment) -> bool:
        """Whether the text begins within a turn: in lower case, and labels come later."""
        if "cut_off_turn" not in self._profile.inferences:
            return False
        before = found[: found.index(first)]
        if any(each.kind in (LABEL, HEAD, DATELINE, GREETING) for each in before):
            return False
        spoken = any(each.kind == LABEL for each in found)
        return spoken and _CUT_OFF.match(self._text, first.raw.start, first.raw.end) is not None

    def _read(self, found: Sequence[Segment], position: int) -> int:
        """Read the segment at `position`; how many segments that took."""
        segment, tree = found[position], self._tree
        examined = self._examination if segment.rule is not None else None
        if examined is not None and (name := examined.read(segment)) is not None:
            self._builder.listed[segment.raw.start] = name
            tree.end_turn()
        if segment.kind == LABEL:
            self._turn(segment, found[position + 1] if position + 1 < len(found) else None)
        elif segment.kind in (_WORDS if self._in_act else _WORDS_OR_SET):
            self._paragraph(segment)
        elif segment.kind == FOOTNOTE:
            return self._footnote(found, position)
        elif segment.kind in LISTS:
            self._list(segment)
        elif segment.kind == TABLE:
            tree.table(self._builder.table(segment))
        elif segment.kind == HEAD:
            self._head(segment)
        elif segment.kind in (DATELINE, GREETING):
            tree.add(self._builder.opener(segment))
        elif segment.kind in _ENDS:
            self._closer(segment)
        else:
            outside = segment.kind == STAGE and segment.rule is None
            tree.add(self._builder.block(segment), loose=outside)
        return 1

    def _begin(
        self, speaker: Block | None, who: tuple[str, ...], facts: Facts, start: int, end: int
    ) -> None:
        """Begin a turn; its label and first paragraph, from `start` to `end`, identify it."""
        element = self._profile.speakers.element
        facts = (("id", self._builder.ids.of_text(element, self._text[start:end])), *facts)
        self._tree.begin_turn(speaker, who, facts, element)

    def _turn(self, segment: Segment, following: Segment | None) -> None:
        assert segment.label is not None
        self._tree.end_turn()
        meant = self._examination.who(segment.label) if self._examination else None
        blocks, who, facts = self._builder.speaker(segment.label, segment.raw, meant)
        at = 0
        while blocks[at].kind is not _SPEAKER:
            self._tree.add(blocks[at])
            at += 1
        spoken = following is not None and following.kind == PARAGRAPH
        end = following.raw.end if following is not None and spoken else segment.raw.end
        self._begin(blocks[at], who, facts, segment.raw.start, end)
        for block in blocks[at + 1 :]:
            self._tree.add(block)

    def _paragraph(self, segment: Segment) -> None:
        raw, tree, verse = segment.raw, self._tree, self._verse
        may_be_verse = verse.occurs and (tree.speaks or raw.start in verse.forced)
        if may_be_verse and segment.kind == PARAGRAPH and verse.is_verse(raw):
            self._readers.note("block", raw, "verse")
            for line in self._builder.verse(raw):
                tree.add(line)
            return
        block = self._builder.paragraph(raw, "u" if tree.speech == "u" else None)
        if block.facts and block.facts[0][0] == "id":
            self._raws[block.facts[0][1]] = raw
        loose = block.kind is BlockKind.STAGE and tree.has_spoken and not self._is_play
        tree.add(block, loose)

    def _list(self, segment: Segment) -> None:
        name = LISTS[segment.kind]
        if segment.match is not None and segment.match.groupdict().get("names"):
            self._tree.end_turn()
            head, items = self._builder.participants(segment)
            self._tree.list_head(head, name, (("type", "participants"),))
            for item in items:
                self._tree.item(item, name)
            return
        block = self._builder.block(segment)
        facts = segment.rule.facts if segment.rule else ()
        if segment.kind == "participants":
            facts = (("type", "participants"),)
        if block.kind is BlockKind.HEAD and segment.kind not in (ITEM, CAST_ITEM):
            self._tree.end_turn()
            self._tree.list_head(block, name, facts)
        else:
            self._tree.item(block, name, facts=segment.facts)

    def _head(self, segment: Segment) -> None:
        if segment.facts == IN_SERIES:
            self._builder.pass_by(segment)
        block, rule = self._builder.block(segment), segment.rule
        division = dict(rule.facts).get("division") if rule else None
        if rule is None or division is None:
            self._tree.head(block)
        else:
            in_series = segment.facts == IN_SERIES
            self._in_act = self._is_play
            self._tree.divide(block, max(rule.level, 1), (("type", division),), in_series)

    def _footnote(self, found: Sequence[Segment], position: int) -> int:
        """A footnote and the paragraphs that go on with it."""
        end = position + 1
        while end < len(found) and found[end].kind == CONTINUATION:
            end += 1
        match = found[position].match
        number = match.group("n") if match else ""
        identifier = self._builder.note_id(found[position])
        blocks = self._builder.footnote(found[position:end], identifier)
        if len(blocks) == 1:
            self._tree.add(blocks[0], loose=True)
        else:
            facts: Facts = (("type", "footnote"), ("n", number), ("xml:id", identifier))
            self._tree.add(Group("note", tuple(blocks), facts), loose=True)
        return end - position

    def _closer(self, segment: Segment) -> None:
        """A signature, a trailer or the like that stands alone: it closes a division."""
        raw = segment.raw
        if segment.kind == TRAILER and self._tree.has_words:
            facts = segment.facts or (segment.rule.facts if segment.rule else ())
            self._tree.trail(self._builder.block(segment), dict(facts).get("division"))
            return
        block = self._builder.paragraph(raw)
        if not self._tree.has_words:
            self._readers.note("block", raw, PARAGRAPH)
            self._tree.add(block)
            return
        mark = Mark(_CLOSERS[segment.kind], block.content, block.before, block.after)
        place = (block.separation, block.layout)
        self._tree.close(Block(BlockKind.CLOSER, (mark,), "", "", *place))

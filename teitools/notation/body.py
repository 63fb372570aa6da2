"""The body of a text: turns of speakers, and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from teitools.notation import codes
from teitools.notation.identifiers import Identifiers
from teitools.notation.inlines import InlineReader
from teitools.notation.labels import Label
from teitools.notation.layout import edged, separation, split_text, split_white_space
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.transcript import (
    Block,
    BlockKind,
    Content,
    Inline,
    Kind,
    Mark,
    Role,
    Separation,
    Speech,
)
from teitools.transcript.inlines import Facts

_CERTAINTY = "medium"
_NO_FACTS: Facts = ()
_GAP = re.compile(r"[ \t\r\n]*+")
_LINE_END = re.compile(r"[\r\n]")
_LAST_WORD = re.compile(r"[^\W_]+,?\Z")


@dataclass(slots=True)
class Turn:
    """Paragraphs that belong together: after a label, or of one speaker, or of none.

    A label is a paragraph of its own here, the first of its turn.
    """

    label: Label | None
    who: str | None
    raws: list[Raw]


class BodyReader:
    """Reads the turns of one text."""

    def __init__(
        self,
        text: str,
        profile: Profile,
        notes: Notes,
        ids: Identifiers,
        people: People,
        inlines: InlineReader,
    ) -> None:
        self._text = text
        self._notes = notes
        self._ids = ids
        self._people = people
        self._inlines = inlines
        self._broken = "broken_sentence" in profile.inferences

    def turns(self, raws: Sequence[Raw], labels: Sequence[Label]) -> list[Turn]:
        """`raws` cut at the `labels`: what follows a label belongs to it up to the next."""
        turns = [Turn(None, None, [])]
        waiting = list(reversed(labels))
        for raw in raws:
            gap, start = raw.gap, raw.start
            while waiting and waiting[-1].start < raw.end:
                label = waiting.pop()
                if label.start > start:
                    end = _last_word_end(self._text, start, label.start)
                    turns[-1].raws.append(Raw(gap, start, end))
                    gap = self._text[end : label.start]
                after = _GAP.match(self._text, label.end, raw.end)
                rest = after.end() if after else label.end
                label_end = label.end if rest < raw.end else raw.end
                turns.append(Turn(label, None, [Raw(gap, label.start, label_end)]))
                gap, start = self._text[label_end:rest], rest
            if start < raw.end:
                turns[-1].raws.append(Raw(gap, start, raw.end))
        return [turn for turn in turns if turn.raws]

    def read(self, turns: Sequence[Turn], line_end: str, first: bool) -> Iterator[Block | Speech]:
        """The blocks and speeches of `turns`; `first`: nothing stands before them."""
        self._inlines.prepare(
            self._text,
            [(raw.start, raw.end) for turn in turns for raw in turn.raws[turn.label is not None :]],
        )
        for turn in turns:
            speaker: Block | None = None
            who, facts = turn.who, _NO_FACTS
            raws = turn.raws
            if turn.label is not None:
                speaker, who, facts = self._speaker(turn.label, raws[0], line_end, first)
                raws, first = raws[1:], False
            blocks = []
            for raw in raws:
                blocks.append(self._block(raw, line_end, first))
                first = False
            if self._broken:
                blocks = self._joined(blocks, raws)
            if who is None and speaker is None:
                yield from blocks
                continue
            words = self._text[turn.raws[0].start : turn.raws[min(1, len(turn.raws) - 1)].end]
            identifier = self._ids.of_text("sp", words)
            yield Speech(speaker, tuple(blocks), who, (("id", identifier), *facts))

    def _speaker(
        self, label: Label, raw: Raw, line_end: str, first: bool
    ) -> tuple[Block, str, Facts]:
        known = self._people.find(label.name)
        person = known or self._people.declare(label.name, Role.SPEAKER)
        content: list[Inline] = split_text(self._text[label.start : raw.end])
        if known is None and person.master is not None:
            end = label.name_start + len(label.name)
            facts = (("id", person.master), ("ref", person.id))
            content = [
                *split_text(self._text[label.start : label.name_start]),
                Mark(Kind.PERSON, (label.name,), facts=facts),
                *split_text(self._text[end : raw.end]),
            ]
            content = [part for part in content if part != ""]
        block = Block(BlockKind.SPEAKER, edged(content), "", "", *_place(raw, line_end, first))
        return block, person.id, (("cert", "low"),) if label.doubtful else ()

    def _block(self, raw: Raw, line_end: str, first: bool) -> Block:
        words = self._text[raw.start : raw.end]
        reading = self._inlines.read(words, raw.start)
        place = _place(raw, line_end, first)
        note = reading.note
        if note is None:
            facts: Facts = (("id", self._ids.of_text("p", words)),)
            return Block(BlockKind.PARAGRAPH, reading.content, "", "", *place, facts)
        facts = (("id", self._ids.of_text("note", words)), *note.facts)
        return Block(BlockKind.NOTE, note.content, note.before, note.after, *place, facts)

    def _joined(self, blocks: list[Block], raws: Sequence[Raw]) -> list[Block]:
        """`blocks` with those marked that are parts of one sentence."""
        for index in range(len(blocks) - 1):
            block, following = blocks[index], blocks[index + 1]
            if not (block.kind is following.kind is BlockKind.PARAGRAPH):
                continue
            raw, next_raw = raws[index], raws[index + 1]
            start = max(raw.start, raw.end - 80)
            word = _LAST_WORD.search(self._text[start : raw.end])
            if word is None or not self._text[next_raw.start].islower():
                continue
            self._notes.add(codes.BROKEN_SENTENCE, raw.end, word=word.group(), certainty=_CERTAINTY)
            blocks[index] = _linked(block, "next", following, "I")
            blocks[index + 1] = _linked(following, "prev", block, "F")
        return blocks


def _place(raw: Raw, line_end: str, first: bool) -> tuple[Separation, Content]:
    """How a block is set off, and its layout; `first`: nothing stands before it."""
    if first:
        return Separation.RUN_ON, split_white_space(raw.gap)
    return separation(raw.gap, line_end)


def _linked(block: Block, relation: str, other: Block, part: str) -> Block:
    facts = dict(block.facts)
    target = dict(other.facts)["id"]
    part = "M" if "part" in facts else part
    facts = {**facts, "part": part, "cert": _CERTAINTY, relation: target}
    return replace(block, facts=tuple(facts.items()))


def _last_word_end(text: str, start: int, end: int) -> int:
    """Where the last line that has words between `start` and `end` ends."""
    trimmed = start + len(text[start:end].rstrip(" \t\r\n"))
    found = _LINE_END.search(text, trimmed, end)
    return found.start() if found else end

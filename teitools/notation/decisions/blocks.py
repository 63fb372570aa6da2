"""What paragraphs and lines are, where a person may have decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from teitools.notation.decisions.labels import NOT, DecidedLabelReader
from teitools.notation.decisions.register import BLOCK, HIGH, MEDIUM, SPEAKER, Choice, Register
from teitools.notation.expression import expression
from teitools.notation.headings import DATELINE, GREETING, HEAD
from teitools.notation.label_candidates import Label
from teitools.notation.line_marks import GAP, SECTION_BREAK
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import Profile
from teitools.notation.segments import (
    CAST_ITEM,
    FOOTNOTE,
    ITEM,
    LABEL,
    PARAGRAPH,
    STAGE,
    Cut,
    Segment,
)  # fmt: skip
from teitools.notation.trailers import TRAILER
from teitools.notation.verse import VerseReader

VERSE = "verse"
READINGS = (
    PARAGRAPH, HEAD, STAGE, VERSE, ITEM, "note", FOOTNOTE, "running_head", "page_break",
    DATELINE, GREETING, "signed", TRAILER, GAP, SECTION_BREAK,
)  # fmt: skip
"""What a person can say that a block is."""
_NUMBER = expression(r"(?P<before>[^0-9]*)(?P<n>[0-9]+[a-z]?)(?P<after>[^0-9]*)", re.DOTALL)
_BY_CONTEXT = {
    ITEM: ("it stands in a list", MEDIUM),
    CAST_ITEM: ("it stands in a list of persons", MEDIUM),
    FOOTNOTE: ("its number stands at the foot of the text", HIGH),
    HEAD: ("a short line at the head of the text, or one in capitals", MEDIUM),
    STAGE: ("it is indented, and others are not", MEDIUM),
    DATELINE: ("a date at the head of the text", HIGH),
    GREETING: ("a greeting at the head of the text", HIGH),
    "signed": ("a signature at the foot of the text", HIGH),
    TRAILER: ("words with which a text or a part of it ends", HIGH),
    VERSE: ("short lines that begin with capitals", MEDIUM),
}


class BlockDecider:
    """Names the segments of one text as a person has decided, and notes what they are."""

    def __init__(self, text: str, profile: Profile, verse: VerseReader, register: Register) -> None:
        self._text = text
        self._note_text = profile.blocks.note_text
        self._lines = {id(rule): index for index, rule in enumerate(profile.blocks.lines, 1)}
        self._verse = verse
        self._register = register

    def freed(self, found: Sequence[Cut]) -> list[Cut]:
        """`found` without lines that hold what a person says is a label."""
        labels = [place for place, choice in self._register.chosen(SPEAKER) if choice.word != NOT]
        return [cut for cut in found if not any(cut.start <= place < cut.end for place in labels)]

    def kept(self, labels: Iterable[Label], last: int, reader: DecidedLabelReader) -> list[Label]:
        """`labels` after `last`, the end of the list of persons; the others are noted as none."""
        made = []
        for each in labels:
            choice = self._register.choice(SPEAKER, each.start)
            if each.start > last or (choice is not None and choice.word != NOT):
                made.append(each)
            else:
                reader.refuse(each, "it stands before or within a list of persons")
        return made

    def outside(self, items: Sequence[Raw]) -> list[Raw]:
        """`items` without those that hold what a person says is a label."""
        labels = [place for place, choice in self._register.chosen(SPEAKER) if choice.word != NOT]
        return [raw for raw in items if not any(raw.start <= at < raw.end for at in labels)]

    def decide(
        self,
        segments: Sequence[Segment],
        labels: Sequence[Label],
        reader: DecidedLabelReader | None,
    ) -> None:
        """Name `segments`, and note what each is."""
        used = {each.label.start for each in segments if each.label is not None}
        for label in labels:
            if label.start not in used and reader is not None:
                reader.refuse(label, "it stands in a line that is something else")
        for segment in segments:
            if segment.kind != LABEL:
                choice = self._register.choice(BLOCK, segment.raw.start)
                if choice is not None and choice.word in READINGS:
                    self._name(segment, choice)
                self.note(segment, segment.kind)

    def note(self, segment: Segment, word: str) -> None:
        """Note that `segment` is read as `word`."""
        raw, rule = segment.raw, segment.rule
        facts = rule.facts if rule is not None else ()
        reason, certainty = _BY_CONTEXT.get(word, ("a paragraph", HIGH))
        if rule is not None and word == rule.kind:
            reason, certainty = "a name and words in lower case, and nothing else", MEDIUM
            if word == TRAILER:
                reason, certainty = _BY_CONTEXT[word]
            elif id(rule) in self._lines:
                reason, certainty = f"line rule {self._lines[id(rule)]} of the profile", HIGH
        self._register.note(
            BLOCK, raw.start, raw.end, word, certainty, reason, facts,
            word in (PARAGRAPH, "continuation", "set"), READINGS,
        )  # fmt: skip

    def _name(self, segment: Segment, choice: Choice) -> None:
        word, raw = choice.word, segment.raw
        if word == segment.kind and word != PARAGRAPH:
            return
        if word in (VERSE, PARAGRAPH):
            self._verse.forced[raw.start] = word == VERSE
            word = PARAGRAPH
        match: re.Match[str] | None = None
        if word == "page_break":
            match = _NUMBER.fullmatch(self._text, raw.start, raw.end)
            if match is None:
                return
        elif word == FOOTNOTE and self._note_text is not None:
            match = self._note_text.match(self._text, raw.start, raw.end)
        segment.kind, segment.rule, segment.match = word, None, match

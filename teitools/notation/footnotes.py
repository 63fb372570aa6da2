"""Footnotes: where their texts stand, at the end or below each part, and what marks point to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from teitools.notation.ended_notes import INDENTED, EndedNotes
from teitools.notation.expression import expression
from teitools.notation.identifiers import Identifiers
from teitools.notation.note_marks import RAISED, note_marks
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import BlockRules
from teitools.notation.segments import (
    CONTINUATION,
    FOOTNOTE,
    IN_SERIES,
    ITEM,
    PARAGRAPH,
    PASSING,
    Segment,
    split_lines,
)
from teitools.notation.starred_notes import StarredNotes

_BREAK = expression(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
# what may stand among the footnotes at the end
_BESIDE_NOTES = frozenset((PARAGRAPH, ITEM, "page_break", "head"))
_AMONG_NOTES = PASSING | {FOOTNOTE, CONTINUATION, "section_break"}
# so many notes are looked for in the text, where their numbers do not begin with 1
_MOST_MARKS = 60


class FootnoteReader:
    """Finds the footnotes in the segments of one text."""

    def __init__(self, text: str, rules: BlockRules) -> None:
        self._text = text
        self._at_end = rules.note_text
        self._marked = rules.marked_note
        self._starred = StarredNotes(text, rules.note_signs)
        self._ended = rules.ended_note
        self._marks: dict[str, list[int]] | None = None

    def read(self, segments: Sequence[Segment]) -> list[Segment]:
        """`segments`, with the paragraphs that are footnotes named."""
        found = self._below_parts(segments)
        if self._ended is not None:
            found = EndedNotes(self._text, self._ended, self._at_end, self._places).read(found)
        return found if self._at_end is None else self._at_the_end(found, self._at_end)

    # ---- at the end ----------------------------------------------------------------------

    def _at_the_end(self, segments: Sequence[Segment], pattern: re.Pattern[str]) -> list[Segment]:
        """Paragraphs at the foot that begin with the numbers of footnotes, in their order."""
        made: list[Segment] = []
        expected: int | None = None
        first = self._first_note(segments, pattern)
        for index, segment in enumerate(segments):
            if index < first or segment.kind not in (PARAGRAPH, ITEM):
                made.append(segment)
                continue
            for line in split_lines(self._text, [segment.raw]):
                match = pattern.match(self._text, line.start, line.end)
                number = match.group("n") if match else ""
                if match and (not number.isdigit() or expected in (None, int(number))):
                    expected = int(number) + 1 if number.isdigit() else expected
                    made.append(Segment(FOOTNOTE, line, match=match))
                elif made and made[-1].kind == FOOTNOTE and _BREAK.search(line.gap) is None:
                    kind = CONTINUATION if INDENTED.match(self._text, line.start) else None
                    if kind is None:
                        made[-1].raw = Raw(made[-1].raw.gap, made[-1].raw.start, line.end)
                    else:
                        made.append(Segment(kind, line))
                elif made and made[-1].kind in (FOOTNOTE, CONTINUATION):
                    made.append(Segment(CONTINUATION, line))
                else:
                    made.append(Segment(PARAGRAPH, line))
        return made

    def _first_note(self, segments: Sequence[Segment], pattern: re.Pattern[str]) -> int:
        """The index of the segment with which the footnotes at the end begin."""
        start, left = len(segments), _MOST_MARKS
        for index in range(len(segments) - 1, -1, -1):
            segment = segments[index]
            if segment.kind not in _BESIDE_NOTES:
                break
            match = pattern.match(self._text, segment.raw.start, segment.raw.end)
            if match and match.group("n").lstrip("0") in ("1", "*"):
                return index
            if match and left and self._goes_on(match.group("n"), segment.raw.start):
                start = index
            left -= 1 if match and left else 0
        return start

    def _goes_on(self, number: str, place: int) -> bool:
        """Whether the number of a note stands at a word before `place`: counting went on."""
        mark = expression(rf"(?<=[^\s\d(\[]){re.escape(number)}(?![\w%°])")
        return number.isdigit() and mark.search(self._text, 0, place) is not None

    # ---- below the parts of a text -------------------------------------------------------

    def _below_parts(self, segments: Sequence[Segment]) -> list[Segment]:
        """Paragraphs, and lines of one, whose marks stand between them and the notes before."""
        made: list[Segment] = []
        after = below = 0
        kinds = (PARAGRAPH, ITEM)
        begins = self._begins()
        beginning = {
            index
            for index, segment in enumerate(segments)
            if segment.kind in kinds and begins(segment.raw.start, segment.raw.end)
        }
        if not beginning:
            return list(segments)
        for index, segment in enumerate(segments):
            found = self._cut(segment, after) if index in beginning else []
            if found:
                below = found[-1].raw.end
                made += found
            else:
                after = below if segment.kind in kinds else after
                made.append(segment)
        return made

    def _begins(self) -> Callable[[int, int], object]:
        """What tells whether a paragraph may begin with a note, or has one that a sign marks."""
        text, marked, starred = self._text, self._marked, self._starred
        if not starred.notes:
            return partial(marked.match, text) if marked is not None else starred.between
        return lambda start, end: (
            (marked is not None and marked.match(text, start, end)) or starred.between(start, end)
        )

    def _cut(self, segment: Segment, after: int) -> list[Segment]:
        """The footnotes in a paragraph, with the words before a starred one; none: it has none."""
        made: list[Segment] = []
        for line in split_lines(self._text, [segment.raw]):
            match = self._starred.between(line.start, line.end)
            if match is None and not (made and made[0].kind != FOOTNOTE):
                match = self._note(line, after)
            if match is not None:
                made.append(Segment(FOOTNOTE, line, match=match))
            elif made:
                last = made[-1].raw
                made[-1].raw = Raw(last.gap, last.start, line.end)
            elif self._starred.notes:
                made.append(Segment(segment.kind, line, facts=segment.facts))
            else:
                break
        return made if any(each.kind == FOOTNOTE for each in made) else []

    def _places(self) -> Mapping[str, list[int]]:
        """Where marks of notes may stand, by numbers."""
        if self._marks is None:
            self._marks = note_marks(self._text)
        return self._marks

    def _note(self, line: Raw, after: int) -> re.Match[str] | None:
        """How a numbered footnote begins in a line, if its mark stands between it and `after`."""
        if self._marked is None:
            return None
        match = self._marked.match(self._text, line.start, line.end)
        if match is None:
            return None
        places = self._places().get(match["n"].translate(RAISED), ())
        at = bisect_left(places, after)
        return match if at < len(places) and places[at] < line.start else None


class NoteTargets:
    """The identifiers of the footnotes of one text, by their numbers.

    Where notes stand below each part of a text, numbers may begin anew: marks point to the next
    notes that come.
    """

    def __init__(self, text: str, ids: Identifiers, signs: Sequence[str] = ()) -> None:
        """`signs` may be marks of notes."""
        self._text = text
        self._ids = ids
        self._signs = signs
        self._starred: dict[int, str] = {}
        self.marks: Mapping[int, str] = {}
        """What marks point to that are signs, by their places."""
        self._parts: list[tuple[int, dict[str, str]]] = []
        self._given: set[str] = set()

    def announce(self, segments: Sequence[Segment]) -> Mapping[str, str]:
        """Find the footnotes in `segments`; what marks in the first part point to."""
        part: dict[str, str] = {}
        last = head = -1
        heads: list[int] = []
        starred: StarredNotes | None = None
        for segment in segments:
            if segment.facts == IN_SERIES:
                head = segment.raw.start
            if segment.kind == FOOTNOTE and segment.match is not None:
                number = segment.match.group("n").translate(RAISED)
                words = self._text[segment.raw.start : segment.raw.end]
                if not number.isdigit():
                    starred = starred or StarredNotes(self._text, self._signs)
                    if (place := segment.match.start("n")) in starred.notes:
                        self._starred[place] = self._ids.of_text("note", words)
                        continue
                last = segment.raw.start
                if not part:
                    heads.append(head)
                if number not in part:
                    part[number] = self._ids.of_text("note", words)
            elif part and segment.kind not in _AMONG_NOTES:
                self._parts.append((last, part))
                part = {}
        if part:
            self._parts.append((last, part))
        if sum("1" in each for _, each in self._parts) > 1:
            self._bound(heads)
        self._parts.reverse()
        if starred is not None:
            self.marks = {
                mark: self._starred[place]
                for mark, place in starred.marks.items()
                if place in self._starred
            }
        return self._parts[-1][1] if self._parts else {}

    def _bound(self, heads: Sequence[int]) -> None:
        """Let no mark before the heading of a document, of `heads`, point to a note of it."""
        parts, before = self._parts, -1
        self._parts = []
        for head, (last, part) in zip(heads, parts, strict=True):
            if head > before:
                self._parts.append((head, {}))
            self._parts.append((last, part))
            before = last

    @property
    def occur(self) -> bool:
        """Whether there are notes with numbers."""
        return bool(self._parts)

    def identifier(self, match: re.Match[str] | None, raw: Raw) -> str:
        """The identifier of the footnote that begins like `match`, and stands in `raw`."""
        number = match["n"] if match else ""
        if match and (starred := self._starred.get(match.start("n"))) is not None:
            return starred
        number = number.translate(RAISED)
        known = self._parts[-1][1].get(number) if self._parts else None
        if known is None or known in self._given:
            return self._ids.of_text("note", self._text[raw.start : raw.end])
        self._given.add(known)
        return known

    def after(self, place: int) -> Mapping[str, str] | None:
        """What marks point to from `place` on, a note or heading; None: that stays as it is."""
        left = len(self._parts)
        while len(self._parts) > 1 and place >= self._parts[-1][0]:
            self._parts.pop()
        return self._parts[-1][1] if len(self._parts) < left else None

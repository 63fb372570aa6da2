"""Footnotes at the end of a document, a section or a page, numbered anew in each: ``1. See p. 4.``

Items of lists begin so, too. So a run of paragraphs is notes where nothing of its part follows, its
numbers follow each other, and the mark of each stands before it in this part, in their order, at
least one of them at a word of some length: ``Art.1`` is no mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from teitools.notation.expression import expression
from teitools.notation.paragraphs import Raw
from teitools.notation.segments import (
    CONTINUATION,
    FOOTNOTE,
    IN_SERIES,
    ITEM,
    PARAGRAPH,
    Segment,
    split_lines,
)

_NOTES = frozenset((PARAGRAPH, ITEM))
_ENDS = frozenset(("head", "section_break", "page_break", "running_head", FOOTNOTE))
# before a mark: a word and its punctuation, or the bracket of the mark
_AT_WORD = expression(r"(?:[^\W\d_]{3}[,;:!?”’\"»)\]]{0,2}|[^\W\d_]{5}[.][”’\"»)\]]?)[(\[\\]?\Z")
_BEFORE = 8
_SENTENCE = expression(r"[.!?…][\"”»’')\]]*[ \t]*\Z")
INDENTED = expression(r"(?:[ \t]{2,}|\t)\S")
"""With which a line begins that is a paragraph of its own in a note."""


class EndedNotes:
    """Finds such footnotes in the segments of one `text`, where `pattern` is how they begin.

    Those at the end of the text that begin like `last` are left to others. `marks` gives the
    places of what may be marks of notes, by their numbers.
    """

    def __init__(
        self,
        text: str,
        pattern: re.Pattern[str],
        last: re.Pattern[str] | None,
        marks: Callable[[], Mapping[str, Sequence[int]]],
    ) -> None:
        self._text = text
        self._pattern = pattern
        self._last = last
        self._marks = marks

    def read(self, segments: list[Segment]) -> list[Segment]:
        """`segments`, with those cut up and named that are such notes."""
        text, begins = self._text, self._pattern.match
        for segment in segments:
            raw = segment.raw
            if segment.kind in _NOTES and begins(text, raw.start, raw.end) is not None:
                return self._read(segments)
        return segments

    def _read(self, segments: Sequence[Segment]) -> list[Segment]:
        made: list[Segment] = []
        part = noted = index = 0
        while index < len(segments):
            segment = segments[index]
            run = self._run(segments, index) if segment.kind in _NOTES else 0
            notes = self._notes(segments[index : index + run], (part, noted)) if run else []
            if notes:
                made += notes
                part = noted = notes[-1].raw.end
                index += run
                continue
            if segment.kind == FOOTNOTE:
                part = noted = segment.raw.end
            elif segment.facts == IN_SERIES:
                part = segment.raw.start
            made.append(segment)
            index += 1
        return made

    def _run(self, segments: Sequence[Segment], first: int) -> int:
        """How many segments from `first` on may be notes, with which a part ends; 0: none."""
        begun = self._pattern.match(self._text, segments[first].raw.start, segments[first].raw.end)
        if begun is None or begun["n"] != "1":
            return 0
        end = first + 1
        while end < len(segments) and segments[end].kind in _NOTES:
            raw = segments[end].raw
            begins = self._pattern.match(self._text, raw.start, raw.end) is not None
            if not begins and raw.gap.count("\n") > 1:
                break
            end += 1
        if end == len(segments):
            raw, last = segments[first].raw, self._last
            return 0 if last and last.match(self._text, raw.start, raw.end) else end - first
        return end - first if self._is_end(segments[end]) else 0

    def _is_end(self, segment: Segment) -> bool:
        """Whether a new part begins: a heading, also one in capitals, or a page."""
        words = self._text[segment.raw.start : segment.raw.end]
        capitals = segment.kind == PARAGRAPH and words.isupper() and "\n" not in words
        return segment.kind in _ENDS or segment.facts == IN_SERIES or capitals

    def _notes(self, run: Sequence[Segment], after: Sequence[int]) -> list[Segment]:
        """The notes in a `run`; none where a mark is missing between it and all places `after`."""
        made: list[Segment] = []
        count = 0
        for line in split_lines(self._text, [each.raw for each in run]):
            match = self._pattern.match(self._text, line.start, line.end)
            if match and match["n"] == str(count + 1):
                count += 1
                made.append(Segment(FOOTNOTE, line, match=match))
            elif INDENTED.match(self._text, line.start, line.end) and _SENTENCE.search(
                self._text, made[-1].raw.start, made[-1].raw.end
            ):
                made.append(Segment(CONTINUATION, line))
            else:
                last = made[-1].raw
                made[-1].raw = Raw(last.gap, last.start, line.end)
        marked = (self._are_marked(count, place, run[0].raw.start) for place in after)
        return made if any(marked) else []

    def _are_marked(self, count: int, place: int, end: int) -> bool:
        """Whether the marks of notes up to `count` stand between `place` and `end`."""
        at_word = False
        for number in range(1, count + 1):
            places = self._marks().get(str(number), ())
            at = bisect_left(places, place)
            if at == len(places) or places[at] >= end:
                return False
            place = places[at]
            before = self._text[max(0, place - _BEFORE) : place]
            at_word = at_word or _AT_WORD.search(before) is not None
        return at_word

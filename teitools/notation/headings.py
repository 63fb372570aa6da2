"""Headings, date lines and greetings at the head of a text, and headings in capitals within it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from teitools.notation.dates import DateReader
from teitools.notation.expression import expression
from teitools.notation.layout import LINE_END
from teitools.notation.profile import Profile
from teitools.notation.segments import IN_SERIES, LABEL, LIST_HEADS, PARAGRAPH, PASSING, Segment
from teitools.notation.vocabulary import any_of

HEAD = "head"
DATELINE = "dateline"
GREETING = "greeting"
# what may stand between headings: where a text comes from, a rule across the page
_BODY = (LABEL, *LIST_HEADS)
# before what somebody says
_TURNS = (LABEL, "time_stamp")
_AMONG_HEADINGS = (HEAD, "source_note", "section_break")
_LONGEST = 220
_LONGEST_CAPITALS = 90
_LONGEST_LINE = 60
_MOST = 8
_FEW = 3
_PLACE = expression(r"(?:(?:\A[\[(]?|(?<=, ))[^\W\d_a-z][\w.’'()/ -]{0,40}(?:, +| +[\[(](?=\d)))")
_TIME = expression(
    r"[\])]?(?:,? *(?:at )?\d{4} ?(?:Z|GMT|hours)|,? *(?:noon|midnight)"
    r"|(?:,| ?[—–])? *(?:at |um |à |в )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?| ?Uhr| ?h\d{0,2})?"
    r"(?: ?[–-] ?[^,\r\n]{1,20})?)?[.\])]*\d{0,2}"
)
_ENDS = expression(r"[.;:,!?]\W*(?:(?<=[.!?])\d{1,2})?\Z")  # a mark of a note may follow
_SENTENCES = expression(r"[^\W\d_]{3,}[.!?] +\S")
_LABELLED = expression(r"[^\s:][^:]{0,30}:[ \t]+\S")
_BRACKETED = expression(r"[\[(]")


class HeadingReader:
    """Finds headings in the segments of one text."""

    def __init__(self, text: str, profile: Profile) -> None:
        self._text = text
        self._dates = DateReader(profile.words)
        self._dateline = profile.frame.dateline
        self._salute = profile.frame.salute
        self._addressed = expression(rf"(?:{any_of(profile.words.addressed)})[ :]")
        self._wanted = "headings" in profile.inferences
        self._centred = profile.speakers.indented and not profile.line_numbers.highest
        self._inner = self._wanted and not profile.speakers.directions
        self._topic = _topic(profile) if self._inner else None

    def read(self, segments: Sequence[Segment], series: Iterable[int] = ()) -> None:
        """Name the segments that are headings and the like; those of a `series` are named."""
        end = self._leading(segments) if self._wanted or self._dateline else 0
        for index in series:
            self._below(segments[index + 1 : index + 1 + _FEW])
        if self._inner:
            for segment, following in pairwise(segments[end:]):
                if segment.kind != PARAGRAPH:
                    continue
                in_capitals = self._is_in_capitals(segment) and not self._goes_on(following)
                if in_capitals or (following.kind in _TURNS and self._is_topic(segment)):
                    segment.kind = HEAD

    def _below(self, segments: Iterable[Segment]) -> None:
        """Name the date line and the greeting that stand below the heading of a document."""
        for segment in segments:
            if segment.kind in PASSING or segment.kind in _AMONG_HEADINGS[1:]:
                continue
            kind = self._kind(segment) if segment.kind == PARAGRAPH else None
            if kind in (None, HEAD):
                return
            segment.kind = kind or segment.kind

    def _leading(self, segments: Sequence[Segment]) -> int:
        """Name what stands at the head; where the text itself begins."""
        named = 0
        titles: list[Segment] = []
        for index, segment in enumerate(segments):
            if segment.facts == IN_SERIES:
                _name(titles)
                return index
            if segment.kind in PASSING or segment.kind in _AMONG_HEADINGS:
                continue
            following = segments[index + 1 :]
            kind = self._kind(segment) if segment.kind == PARAGRAPH and named < _MOST else None
            if kind is None or not any(each.kind in (PARAGRAPH, LABEL) for each in following):
                if any(each.kind in _BODY for each in segments[index:]):
                    _name(titles)  # what stands before all turns
                return index
            named += 1
            if kind == HEAD and not self._wanted:
                titles.append(segment)  # a heading where a date line or a turn follows
                continue
            _name(titles)
            titles.clear()
            segment.kind = kind
        return len(segments)

    def _kind(self, segment: Segment) -> str | None:
        words = self._text[segment.raw.start : segment.raw.end]
        if self._centred:
            words = words.strip(" \t")
        if len(words) > _LONGEST or words != words.strip() or not words:
            return None
        if self._dateline and dated(words, self._dates):
            return DATELINE
        if self._salute is not None and self._salute.fullmatch(words):
            return GREETING
        return HEAD if self._is_title(words) else None

    def _is_title(self, words: str) -> bool:
        if (
            _BRACKETED.match(words)
            or self._addressed.match(words)
            or (not words[0].isupper() and not words[0].isdigit())
        ):
            return False
        if words.isupper():
            return len(words) > 3
        lines = LINE_END.split(words)
        if _ENDS.search(words) and not self._ends_in_time(words, lines[-1]):
            return False
        if sum(1 for line in lines if _LABELLED.match(line)) > 1:
            return False
        short = len(lines) <= 3 or max(map(len, lines)) <= _LONGEST_LINE
        return short and " " in words and not _SENTENCES.search(words)

    def _ends_in_time(self, words: str, line: str) -> bool:
        """Whether a time ends `words`, or a date is their last `line`: the full stop is its own."""
        timed = re.search(r" [ap]\.m\.\W*\Z", words) is not None
        return timed or dated(line.rstrip("."), self._dates) is not None

    def _goes_on(self, segment: Segment) -> bool:
        """Whether a segment goes on with the sentence before it: it begins in lower case."""
        return segment.kind == PARAGRAPH and self._text[segment.raw.start].islower()

    def _is_topic(self, segment: Segment) -> bool:
        """Whether a segment is what the turns below it are about: a line like ``Farm Incomes``."""
        words = self._text[segment.raw.start : segment.raw.end]
        if self._topic is None or not 4 <= len(words) <= _LONGEST_LINE:
            return False
        return self._topic.fullmatch(words) is not None and "\n" in segment.raw.gap

    def _is_in_capitals(self, segment: Segment) -> bool:
        words = self._text[segment.raw.start : segment.raw.end].strip()
        if len(words) > _LONGEST_CAPITALS or not words.isupper() or " " not in words:
            return False
        return not _ENDS.search(words) and not _BRACKETED.match(words) and words[0].isalpha()


def _topic(profile: Profile) -> re.Pattern[str]:
    """A pattern for words with capitals, small ones between them, that begin with no title."""
    words = profile.words
    small = {*words.particles, *words.articles, *words.conjunctions, *words.whence}
    word = r"[^\W\d_a-z][\w’'.-]*"
    more = rf"{word}|(?:{any_of(small)})(?= )|\([^\W\d_a-z][^()]{{1,30}}\)"
    titles = any_of(profile.speakers.titles)
    return expression(rf"(?!(?:{titles})(?!\w)){word}(?:,? (?:{more}))*(?<!\.)")


def _name(titles: Sequence[Segment]) -> None:
    for each in titles:
        each.kind = HEAD


def dated(words: str, dates: DateReader) -> tuple[int, int] | None:
    """Where the date stands in a line that is one, with a place before it and a time after it."""
    if not any(character.isdigit() for character in words):
        return None
    if dates.whole(words):
        return 0, len(words)
    start = 0
    for _ in range(4):
        found = dates.leading(words[start:])
        if found:
            end = start + found[-1].end
            time = _TIME.match(words, end)
            if time and time.end() == len(words):
                return start, end
        place = _PLACE.match(words, start)
        if place is None:
            return None
        start = place.end()
    return None

"""Headings of parts that make a series: the days of a diary, the documents of a volume.

A heading is a paragraph of its own: a date and nothing else, or a number with what a document is
(``2. Telegram From ...``). There are at least two of a kind, each with words below it, and each
date or number is later than the one before. One date alone is not the heading of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from teitools.notation.dates import DateReader
from teitools.notation.expression import expression
from teitools.notation.headings import dated
from teitools.notation.layout import LINE_END
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import LineRule, Profile
from teitools.notation.segments import IN_SERIES, PARAGRAPH, PASSING, Segment, split_lines

_LONGEST_DATE = 60
_LONGEST = 300
_MOST_LINES = 3
_FEWEST = 2
_MOST_BEFORE = 3
_FULL_DATE = 10
_ARTICLES = ("am ", "den ", "le ")
_ENDS = expression(r"[.;:,!?]\W*(?:(?<=[.!?])\d{1,2})?\Z")
_SALUTES = expression(r"[^\r\n]{1,60}[,:!]\Z")
_NUMBER = expression(
    r"(?:(?:No|Nr|N°|№|Doc|Document|Dokument)\.? ?)?(?P<n>\d{1,4})[.):][ \t]+(?=[^\W\d_])"
)
_BEGIN = frozenset("0123456789ND№")
_LONGEST_WORD = 60
_NOTHING = expression("")


class SeriesReader:
    """Finds such headings in the segments of one text."""

    def __init__(self, text: str, profile: Profile) -> None:
        self._text = text
        self._dates = DateReader(profile.words)
        self._beginnings = _beginnings((*profile.words.months, *profile.words.weekdays, *_ARTICLES))
        """With three characters of which a date begins that has no number first."""
        self.occur = False
        """Whether the segments that were read last have such headings."""
        self._kinds = (
            ("letter", profile.words.letters),
            ("memorandum", profile.words.memoranda),
            ("telegram", profile.words.telegrams),
            ("section", profile.words.papers),
        )

    def begin(self, raws: Sequence[Raw]) -> bool:
        """Whether the first of the paragraphs `raws` is the heading of a day among others."""
        days = self._days((index, raw) for index, raw in enumerate(raws) if self._is_short(raw))
        first, second = next(days, None), next(days, None)
        if first is None or first[0] or second is None or not _is_later(second[1], first[1]):
            return False
        segments = [Segment(PARAGRAPH, raw) for raw in raws]
        return self._places(segments, self._short(segments))[:1] == [0]

    def _is_short(self, raw: Raw) -> bool:
        if raw.end - raw.start > _LONGEST_DATE:
            return False
        start = raw.start
        return self._text[start] in _BEGIN or self._text[start : start + 3] in self._beginnings

    def _places(self, segments: Sequence[Segment], short: Iterable[int]) -> list[int]:
        """Where the headings of days are; none where nothing says that they are headings."""
        days: list[tuple[int, str]] = []
        for each in self._days((index, segments[index].raw) for index in short):
            if days and not _is_later(each[1], days[-1][1]):
                return []
            days.append(each)
        places = [index for index, _ in days]
        if self._is_series(segments, places) and _in_order(days) and _begins(segments, places):
            return places
        return []

    def read(self, segments: Sequence[Segment]) -> list[Segment]:
        """`segments`, with the headings of a series named; a date line below one is cut off."""
        found = list(segments)
        short = self._short(found)
        self.occur = True
        if days := self._places(found, short):
            for index in days:
                _name(found[index], "day")
            return found
        documents = list(self._documents(found, short))
        places = [index for index, _, _ in documents]
        numbers = [number for _, number, _ in documents]
        if self._is_series(found, places) and all(a < b for a, b in pairwise(numbers)):
            for index, _, kind in reversed(documents):
                found[index : index + 1] = self._parted(found[index], kind)
            return found
        self.occur = False
        return found

    def _short(self, segments: Sequence[Segment]) -> list[int]:
        """The paragraphs that are as short as headings are, and may begin as these do."""
        text, beginnings = self._text, self._beginnings
        return [
            index
            for index, each in enumerate(segments)
            if each.kind == PARAGRAPH
            and (raw := each.raw).end - raw.start <= _LONGEST
            and (text[raw.start] in _BEGIN or text[raw.start : raw.start + 3] in beginnings)
        ]

    def _days(self, short: Iterable[tuple[int, Raw]]) -> Iterator[tuple[int, str]]:
        """The paragraphs that are a day, with that day."""
        for index, raw in short:
            words = self._text[raw.start : raw.end]
            if len(words) <= _LONGEST_DATE and LINE_END.search(words) is None:
                day = self._dates.iso(words)
                if day is not None and (len(day) == _FULL_DATE or day.startswith("-")):
                    yield index, day

    def _documents(
        self, segments: Sequence[Segment], short: Iterable[int]
    ) -> Iterator[tuple[int, int, str]]:
        """The paragraphs that are the title of a document, with its number and kind."""
        for index in short:
            start, end = segments[index].raw.start, segments[index].raw.end
            match = _NUMBER.match(self._text, start, end)
            kind = match and self._kind(match.end())
            if match is None or kind is None:
                continue
            words = self._text[start:end].rstrip()
            if len(LINE_END.split(words)) <= _MOST_LINES and not self._is_sentence(words):
                yield index, int(match["n"]), kind

    def _kind(self, place: int) -> str | None:
        """What the document is whose title begins at `place`; None where no word says it."""
        title = self._text[place : place + _LONGEST_WORD]
        for kind, words in self._kinds:
            for word in words:
                after = title[len(word) : len(word) + 1]
                if title.startswith(word) and not (after.isalnum() or after == "_"):
                    return kind
        return None

    def _is_sentence(self, words: str) -> bool:
        """Whether a title ends as sentences do; a date line below it may."""
        lines = LINE_END.split(words)
        title = lines[:-1] if len(lines) > 1 and self._is_date_line(lines[-1]) else lines
        return _ENDS.search(" ".join(title)) is not None

    def _is_date_line(self, words: str) -> bool:
        return dated(words.strip(), self._dates) is not None

    def _parted(self, segment: Segment, kind: str) -> list[Segment]:
        """The segment of a title, and that of the date line which stands below it."""
        raw = segment.raw
        _name(segment, kind)
        lines = list(split_lines(self._text, [raw]))
        last = lines[-1]
        if len(lines) == 1 or not self._is_date_line(self._text[last.start : last.end]):
            return [segment]
        segment.raw = Raw(raw.gap, raw.start, lines[-2].end)
        return [segment, Segment(PARAGRAPH, last)]

    def _is_series(self, segments: Sequence[Segment], places: Sequence[int]) -> bool:
        """Whether each of two or more paragraphs has words below it, and no greeting."""
        if len(places) < _FEWEST:
            return False
        for place, end in zip(places, [*places[1:], len(segments)], strict=True):
            below = [each for each in segments[place + 1 : end] if each.kind not in PASSING]
            if not below or self._greets(below[0]):
                return False
        return True

    def _greets(self, segment: Segment) -> bool:
        raw = segment.raw
        return _SALUTES.fullmatch(self._text, raw.start, raw.end) is not None


def begins_series(text: str, profile: Profile, raws: Sequence[Raw]) -> bool:
    """Whether the first of the paragraphs `raws` is the heading of a day among others."""
    if (
        "series" not in profile.inferences
        or not raws
        or raws[0].end - raws[0].start > _LONGEST_DATE
    ):
        return False
    return SeriesReader(text, profile).begin(raws)


def _begins(segments: Sequence[Segment], places: Sequence[int]) -> bool:
    """Whether little more than a title stands before the first of two days; of more, anything."""
    before = [each for each in segments[: places[0]] if each.kind not in PASSING]
    return len(places) > _FEWEST or len(before) <= _MOST_BEFORE


@lru_cache(maxsize=64)
def _beginnings(words: tuple[str, ...]) -> frozenset[str]:
    """The first three characters of each of `words`, in any case."""
    heads = {word[:3].lower() for word in words}
    return frozenset(form for head in heads for form in (head, head.title(), head.upper()))


def _name(segment: Segment, division: str) -> None:
    rule = LineRule("head", _NOTHING, facts=(("division", division),))
    segment.kind, segment.rule, segment.facts = rule.kind, rule, IN_SERIES


def _is_later(day: str, before: str) -> bool:
    """Whether a day may follow another; days without a year may begin a new one."""
    if len(day) == len(before) == _FULL_DATE:
        return day > before
    return day[-5:] != before[-5:]


def _in_order(days: Sequence[tuple[int, str]]) -> bool:
    """Whether days that follow each other begin a new year seldom."""
    turns = sum(
        first[-5:] > second[-5:] and not len(first) == len(second) == _FULL_DATE
        for (_, first), (_, second) in pairwise(days)
    )
    return turns * 3 <= len(days)

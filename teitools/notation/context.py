"""What paragraphs are by their place: items of a list, a cast, stage directions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from teitools.notation.casts import LONGEST_ITEM, Cast
from teitools.notation.expression import expression
from teitools.notation.footnotes import FootnoteReader
from teitools.notation.headings import HeadingReader
from teitools.notation.layout import LINE_END
from teitools.notation.paragraphs import Raw
from teitools.notation.participants import column_of
from teitools.notation.profile import Profile
from teitools.notation.segments import (
    CONTINUATION,
    FOOTNOTE,
    IN_SERIES,
    ITEM,
    LABEL,
    LIST_HEADS,
    PARAGRAPH,
    PASSING,
    STAGE,
    Segment,
    split_lines,
)
from teitools.notation.series import SeriesReader
from teitools.notation.sides import SideReader
from teitools.notation.tables import TableReader

_STANZA, _LONGEST_VERSE = 3, 60
_INDENTED = expression(r"(?:[ \t]{2,}|\t)\S")
_WHITE = (" ", "\t", "\r", "\n")
_BRACKET = expression(r"\s*[\[(]")
_MARGIN = expression(r"[ \t]*")
_REMARK = expression(
    r"(?i:(?:editor|translator|archivist)[’']?s?[’']? note|note|subject|date|place|time)s?:"
)
_ENTRY = expression(r"[ \t]*(?P<label>[^\W\d_][^:\r\n]{0,40}?)[ \t]*:[ \t]+(?P<number>\d)?")
_SENTENCE = expression(r"[.!?…][\"”»')\]]*\s*\Z")
# two blank lines
_FAR = expression(r"(?:(?:\r\n|\r|\n)[ \t]*){3}")
_BREAK = expression(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


class ContextReader:
    """Reads the segments of one text anew, by what stands around them."""

    def __init__(self, text: str, profile: Profile) -> None:
        self._text = text
        self._rules = profile.blocks
        self._closing = profile.frame.signed
        self._labels = frozenset(map(str.lower, profile.metadata.labels))
        self._footnotes = FootnoteReader(text, profile.blocks)
        self._headings = HeadingReader(text, profile)
        wanted = "series" in profile.inferences
        self._series = SeriesReader(text, profile) if wanted else None
        self._tables = TableReader(text, self._rules.separators)
        self._sides = SideReader(text, profile.words, self._tables)
        self._persons = Cast()
        self.stanzas: list[int] = []
        self._indented = "indented_directions" in profile.inferences
        bullets = "|".join(re.escape(bullet) for bullet in self._rules.bullets)
        self._bullet = expression(rf"[ \t]*(?:{bullets})[ \t]*(?=\S)") if bullets else None

    def read(self, segments: Sequence[Segment]) -> list[Segment]:
        """`segments`, with paragraphs that are something else cut up and named."""
        self._tables.name(segments)
        found = self._lists(segments)
        if self._series is not None:
            found = self._series.read(found)
        found = self._footnotes.read(found)
        series: list[int] = []
        if self._series is not None and self._series.occur:
            series = [index for index, each in enumerate(found) if each.facts == IN_SERIES]
        self._headings.read(found, series)
        for end in (*series[1:], len(found)):
            self._signature(found, end)
        if self._indented and not self._mostly_indented(found):
            for index, segment in enumerate(found):
                if segment.kind == PARAGRAPH and self._is_direction(segment.raw):
                    if self._is_said(found, index):
                        continue
                    if self._is_stanza(segment.raw):
                        self.stanzas.append(segment.raw.start)
                    else:
                        segment.kind = STAGE
        return found

    # ---- lists ---------------------------------------------------------------------------

    def _lists(self, segments: Sequence[Segment]) -> list[Segment]:
        made: list[Segment] = []
        context: Segment | None = None
        for segment in segments:
            if context is not None and _holds_names(context) and self._begins(segment, context):
                # the names stood beside the heading: they end with its paragraph, or column
                context = context if self._below(context, segment.raw) else None
            if segment.kind in LIST_HEADS:
                context = segment
                self._persons = Cast()
            elif segment.kind != PARAGRAPH:
                context = context if segment.kind in PASSING else None
            elif context is not None and (items := self._items(context, segment, made)):
                made += items if items[0] is not made[-1] else ()
                context = context if items[-1].kind != PARAGRAPH else None
                continue
            elif (bulleted := self._bulleted(segment)) is not None:
                made += bulleted
                context = None
                continue
            else:
                context = None
            made.append(segment)
        return made

    def _begins(self, segment: Segment, context: Segment) -> bool:
        """Whether a segment begins a paragraph, by a blank line or as its heading is indented."""
        if _BREAK.search(segment.raw.gap):
            return True
        margins = (_MARGIN.match(self._text, each.raw.start) for each in (segment, context))
        mine, other = (len(each.group()) if each else 0 for each in margins)
        return mine > 1 and mine == other

    def _items(
        self, context: Segment, segment: Segment, before: Sequence[Segment]
    ) -> list[Segment]:
        """The items in a paragraph that follows the heading of a list; none where it is none."""
        raw, cast = segment.raw, context.kind == "cast_list"
        if cast:
            return self._persons.items(self._text, raw)
        lines = list(split_lines(self._text, [raw]))
        bulleted = [self._bullet is not None and self._starts(line) for line in lines]
        parted = _BREAK.search(raw.gap) is not None
        if parted and context.match and context.match.groupdict().get("names"):
            # the list stands on the line of its heading, or begins there
            return self._below(context, raw)
        if context.kind == "participants":
            found = self._sides.items(segment, before[-1])
            if found is not None:
                return found
        if self._is_remark(lines[0]) and _holds_names(context):
            return []
        end = next((i for i, line in enumerate(lines) if i and self._is_remark(line)), None)
        if end is not None and _holds_names(context):
            rest = Raw(lines[end].gap, lines[end].start, raw.end)
            items = [Segment(ITEM, line, facts=_PLAIN) for line in lines[:end]]
            return [*items, Segment(PARAGRAPH, rest)]
        started = before[-1].kind == ITEM
        if not bulleted[0]:
            longest = max(line.end - line.start for line in lines)
            ends = _SENTENCE.search(self._text[raw.start : raw.end].rstrip())
            indented = _INDENTED.match(self._text, raw.start)
            if longest > LONGEST_ITEM or (parted and started and ends and not indented):
                return []
            if parted and started and not indented and before[-1].facts == _PLAIN:
                return []
        plain = () if bulleted[0] else _PLAIN
        return [Segment(ITEM, line, facts=plain) for line in self._joined(lines, bulleted)]

    def _below(self, context: Segment, raw: Raw) -> list[Segment]:
        """The items in `raw` if it stands below the first name of a column; none where it does not.

        What is indented further goes on with the line before.
        """
        if context.kind != "participants" or context.match is None or _FAR.search(raw.gap):
            return []
        start, stop = context.match.span("names")
        column = column_of(self._text, start, stop)
        if column is None:
            return []
        lines = list(split_lines(self._text, [raw]))
        margins = [len(each.group()) if each else 0 for each in map(self._margin, lines)]
        if margins[0] != column or min(margins) < column:
            return []
        joined = self._joined(lines, [margin == column for margin in margins])
        return [Segment(ITEM, line, facts=_PLAIN) for line in joined]

    def _margin(self, line: Raw) -> re.Match[str] | None:
        return _MARGIN.match(self._text, line.start, line.end)

    def _is_remark(self, line: Raw) -> bool:
        """Whether a line below names has a label, and so names nobody: ``Tape: 28``."""
        if _REMARK.match(self._text, line.start, line.end) is not None:
            return True
        found = _ENTRY.match(self._text, line.start, line.end)
        if found is None:
            return False
        return found["number"] is not None or found["label"].lower() in self._labels

    def _joined(self, lines: Sequence[Raw], bulleted: Sequence[bool]) -> list[Raw]:
        """`lines`, those without a bullet joined to the one before where bullets are the rule."""
        if not bulleted[0]:
            return list(lines)
        made: list[Raw] = []
        for line, has in zip(lines, bulleted, strict=True):
            if has or not made:
                made.append(line)
            else:
                made[-1] = Raw(made[-1].gap, made[-1].start, line.end)
        return made

    def _bulleted(self, segment: Segment) -> list[Segment] | None:
        """The items of a paragraph whose lines have bullets, or are numbered in turn."""
        if self._bullet is None and self._rules.numbered_items is None:
            return None
        lines = list(split_lines(self._text, [segment.raw]))
        if self._bullet is not None and self._starts(lines[0]):
            bulleted = [self._starts(line) for line in lines]
            if self._bullet_of(lines[0]) in "-*–—" and sum(bulleted) < 2:
                return None
            return [Segment(ITEM, line) for line in self._joined(lines, bulleted)]
        pattern = self._rules.numbered_items
        if pattern is None or len(lines) < 2:
            return None
        numbered = [pattern.match(self._text, line.start, line.end) is not None for line in lines]
        if not numbered[0] or sum(numbered) < 2:
            return None
        return [Segment(ITEM, line) for line in self._joined(lines, numbered)]

    def _starts(self, line: Raw) -> bool:
        assert self._bullet is not None
        return self._bullet.match(self._text, line.start, line.end) is not None

    def _bullet_of(self, line: Raw) -> str:
        return self._text[line.start : line.end].lstrip()[:1]

    def _signature(self, segments: Sequence[Segment], last: int) -> None:
        """The paragraph before the footnotes that end at `last`, where it is a signature."""
        if self._closing is None:
            return
        while last and segments[last - 1].kind in (FOOTNOTE, CONTINUATION, "page_break"):
            last -= 1
        segment = segments[last - 1] if last > 1 else None
        if segment is not None and segment.kind == PARAGRAPH:
            raw = segment.raw
            if self._closing.fullmatch(self._text, raw.start, raw.end):
                segment.kind = "signed"

    # ---- directions ----------------------------------------------------------------------

    def _is_direction(self, raw: Raw) -> bool:
        """Whether all lines of a paragraph are indented, and it has no brackets of its own."""
        if not self._text.startswith(_WHITE, raw.start):
            return False
        words = self._text[raw.start : raw.end]
        if _BRACKET.match(words):
            return False
        return all(_INDENTED.match(line) for line in LINE_END.split(words) if line.strip())

    def _is_said(self, found: Sequence[Segment], index: int) -> bool:
        """Whether an indented line is all that a speaker says: the rest of a line of verse."""
        raw = found[index].raw
        following = found[index + 1].kind if index + 1 < len(found) else LABEL
        alone = index > 0 and self._may_speak(found[index - 1]) and following != PARAGRAPH
        words = self._text[raw.start : raw.end].strip()
        return alone and LINE_END.search(words) is None and not words[:1].islower()

    def _may_speak(self, before: Segment) -> bool:
        """Whether a speech may begin, or go on, after a label, or a direction in brackets."""
        if before.kind == LABEL:
            return True
        words = self._text[before.raw.start : before.raw.end]
        return before.kind == PARAGRAPH and words[:1] == "(" and words[-1:] == ")"

    def _is_stanza(self, raw: Raw) -> bool:
        """Whether indented lines are verse: three or more short ones that begin with capitals."""
        lines = [line.strip() for line in LINE_END.split(self._text[raw.start : raw.end])]
        lines = [line.lstrip("\"'“‘«„_([") for line in lines if line]
        return len(lines) >= _STANZA and all(
            line[:1].isupper() and len(line) <= _LONGEST_VERSE for line in lines
        )

    def _mostly_indented(self, segments: Iterable[Segment]) -> bool:
        paragraphs = [each for each in segments if each.kind == PARAGRAPH]
        indented = sum(1 for each in paragraphs if _INDENTED.match(self._text, each.raw.start))
        return indented * 2 > len(paragraphs)


def _holds_names(segment: Segment) -> bool:
    match = segment.match
    return match is not None and bool(match.groupdict().get("names"))


_PLAIN = (("plain", "yes"),)

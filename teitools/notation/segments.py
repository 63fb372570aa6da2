"""Cutting the body of a text into segments: labels, lines that a rule knows, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.label_candidates import Label
from teitools.notation.layout import LINE_END, lines
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import LineRule

PARAGRAPH = "paragraph"
ITEM = "item"
CAST_ITEM = "cast_item"
FOOTNOTE = "footnote"
CONTINUATION = "continuation"
STAGE = "stage"
PASSING = frozenset(("page_break", "running_head", "classification"))
"""Lines that part nothing: what stands before them goes on after them."""
LABEL = "label"
IN_SERIES = (("series", "yes"),)
"""The facts of the heading of one of several parts, such as days or documents."""
LIST_HEADS = ("participants", "list", "cast_list")
LISTS = {
    ITEM: "list",
    CAST_ITEM: "castList",
    "list": "list",
    "participants": "list",
    "cast_list": "castList",
}
"""The element of TEI that has such a segment as its item or its heading."""
# from so many characters on a line is taken to be a whole paragraph
_LONG = 120
_GAP = expression(r"[ \t\r\n]*+")
_DIRECTION = LineRule(STAGE, expression(""))


@dataclass(slots=True)
class Segment:
    """A stretch of the body and what it is: a kind of line rule, `LABEL` or `PARAGRAPH`.

    `raw` has the white space before it. `match` is that of `rule`.
    """

    kind: str
    raw: Raw
    rule: LineRule | None = None
    match: re.Match[str] | None = None
    label: Label | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Cut:
    """A place where a paragraph is cut: what stands from `start` to `end` is `segment`'s."""

    start: int
    end: int
    rule: LineRule | None = None
    match: re.Match[str] | None = None
    label: Label | None = None


def lines_are_paragraphs(text: str, raws: Sequence[Raw]) -> bool:
    """Whether each line of `text` is a paragraph: lines are long, and blank ones are rare."""
    if not raws:
        return False
    start, end = raws[0].start, raws[-1].end
    count = 1 + text.count("\n", start, end)
    if "\r" in text:
        count += text.count("\r", start, end) - text.count("\r\n", start, end)
    blank = sum(1 for raw in raws if "\n" in raw.gap or "\r" in raw.gap)
    if count - blank <= max(2 * len(raws), 3):
        return False
    return any(line_end - at > _LONG for at, line_end in lines(text, start, end))


def split_lines(text: str, raws: Iterable[Raw]) -> Iterator[Raw]:
    """`raws` with each line a paragraph of its own."""
    for raw in raws:
        gap = raw.gap
        for start, end in lines(text, raw.start, raw.end):
            yield Raw(gap, start, end)
            following = LINE_END.match(text, end)
            gap = following.group() if following else ""


def directions(lines: Iterable[tuple[int, int]], last: int) -> Iterator[Cut]:
    """The cuts of those `lines`, each a stage direction, that stand after `last`."""
    for start, end in lines:
        if start > last:
            yield Cut(start, end, _DIRECTION)


def segments(
    text: str,
    raws: Sequence[Raw],
    found: Sequence[Cut],
    labels: Sequence[Label],
    items: Sequence[Raw] = (),
) -> list[Segment]:
    """`raws` cut at the labels and at what rules `found`.

    A label within a found line, or within one of `items`, is none.
    """
    cuts = [*found]
    spans = [(cut.start, cut.end) for cut in found] + [(raw.start, raw.end) for raw in items]
    taken = _Spans(sorted(spans))
    cuts += [
        Cut(label.stamp[0] if label.stamp else label.start, label.end, label=label)
        for label in labels
        if not taken.hold(label.start)
    ]
    cuts.sort(key=lambda cut: cut.start)
    made: list[Segment] = []
    waiting = list(reversed(cuts))
    left = iter(raws)
    for raw in left:
        if waiting and waiting[-1].start < raw.end:
            made += _cut_raw(text, raw, waiting, left)
        elif raw.start < raw.end:
            made.append(Segment(PARAGRAPH, raw))
    return made


class _Spans:
    """Stretches of a text, in order, asked for places that come in order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._index = 0

    def hold(self, place: int) -> bool:
        spans = self._spans
        while self._index < len(spans) and spans[self._index][1] <= place:
            self._index += 1
        return self._index < len(spans) and spans[self._index][0] <= place


def _cut_raw(text: str, raw: Raw, waiting: list[Cut], left: Iterator[Raw]) -> Iterator[Segment]:
    """The segments of `raw`, with as many of those `left` as a label goes on over."""
    gap, start = raw.gap, raw.start
    while waiting and waiting[-1].start < raw.end:
        cut = waiting.pop()
        while cut.label is not None and cut.end > raw.end:
            raw = Raw(raw.gap, raw.start, next(left).end)
        if cut.start > start:
            end = words_end(text, start, cut.start)
            if end > start and text[start:end].strip(" \t\r\n"):
                yield Segment(PARAGRAPH, Raw(gap, start, end))
                gap = text[end : cut.start]
            else:
                gap += text[start : cut.start]
        elif cut.start < start:  # the line of a rule begins with its indentation
            gap = gap[: cut.start - start]
        after = _GAP.match(text, cut.end, raw.end)
        rest = after.end() if after else cut.end
        cut_end = cut.end if rest < raw.end else raw.end
        kind = LABEL if cut.label else cut.rule.kind if cut.rule else PARAGRAPH
        yield Segment(kind, Raw(gap, cut.start, cut_end), cut.rule, cut.match, cut.label)
        gap, start = text[cut_end:rest], rest
    if start < raw.end:
        yield Segment(PARAGRAPH, Raw(gap, start, raw.end))


def words_end(text: str, start: int, end: int) -> int:
    """Where the last line that has words between `start` and `end` ends.

    Where `end` stands in that line: where its words end.
    """
    trimmed = start + len(text[start:end].rstrip(" \t\r\n"))
    found = LINE_END.search(text, trimmed, end)
    return found.start() if found else trimmed

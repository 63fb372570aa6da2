"""Numbers of lines that stand apart from their lines, in a column before or after those of a page.

So print programs that take the text out of pages. Which number is that of which line they do not
say; a column is what stands between two pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.layout import LINE_END
from teitools.notation.numbering.furniture import form, page_marks
from teitools.notation.numbering.pages import Line
from teitools.notation.numbering.pieces import Piece
from teitools.transcript import Kind, Mark

_FEEDS = expression(r"(?:[ \t]*\f)*")
_FEWEST = 10
_FEWEST_COLUMNS = 2
# running heads and the number of a page, on each side of a column
_BESIDE = 3
# so many columns must be there before words that are the same beside half of them are running heads
_MANY = 4


@dataclass(slots=True)
class Column:
    """Lines that hold nothing but a number, from 1 on: `first` to `last` of all lines.

    `begin` and `end`: with the running heads around it, up to the one after the last one.
    """

    first: int
    last: int
    begin: int = 0
    end: int = 0


def columns(text: str, lines: Sequence[Line]) -> list[Column]:
    """The columns of `lines`; none where what is between them cannot be pages.

    There must be two or more, each of as many numbers, ten or more, and between two of them no more
    lines than they count, but for running heads.
    """
    runs = [run for run in _runs(lines) if run.last - run.first + 1 >= _FEWEST]
    if len(runs) < _FEWEST_COLUMNS:
        return []
    lengths = Counter(run.last - run.first + 1 for run in runs)
    usual = max(lengths, key=lambda length: (lengths[length], -length))
    for run in runs:
        run.last = min(run.last, run.first + usual - 1)  # the number of the page may go on with it
    if any(run.last - run.first + 1 < usual for run in runs[:-1]):
        return []
    for run, following in pairwise(runs):
        if not 0 < following.first - run.last - 1 <= usual + 2 * _BESIDE:
            return []
    _bound(text, lines, runs)
    return runs


def column_pieces(
    text: str, lines: Sequence[Line], column: Column, precedes: bool, least: int
) -> tuple[int, int, tuple[Piece, ...]]:
    """Where the layout around a column begins, from `least` on, and ends, and what it is.

    `precedes`: columns stand before the lines of their pages.
    """
    begin, end = column.begin, column.end
    start = lines[0].start
    if begin:
        found = LINE_END.match(text, lines[begin - 1].end)
        start = found.end() if found and end < len(lines) else lines[begin - 1].end
    start = max(start, least)
    stop = lines[-1].end
    if end < len(lines):
        fed = _FEEDS.match(text, lines[end].start)
        stop = fed.end() if fed else lines[end].start
    first, last = lines[column.first], lines[column.last]
    numbers = Line(first.start, last.end, last.end)
    given = [*lines[begin : column.first], numbers, *lines[column.last + 1 : end]]
    pieces = list(page_marks(text, given, start, stop, continues=False, numbers=numbers))
    if begin and end < len(lines):
        _part_pages(pieces, precedes)
    return start, stop, tuple(pieces)


def _part_pages(pieces: list[Piece], precedes: bool) -> None:
    """Add where a page begins, if it has no number: with a form feed, or beside the column."""
    feeds = [i for i, each in enumerate(pieces) if isinstance(each, str) and "\f" in each]
    marks = [(i, each) for i, each in enumerate(pieces) if isinstance(each, Mark)]
    if all(mark.kind is not Kind.PAGE_BREAK for _, mark in marks):
        column = next(i for i, mark in marks if mark.facts)
        beside = column if precedes else len(pieces)
        pieces.insert(feeds[-1] + 1 if feeds else beside, Mark(Kind.PAGE_BREAK, ()))
    elif feeds and feeds[-1] > marks[-1][0]:
        # what begins with it could be words
        white, (index, mark) = "".join(map(str, pieces[marks[-1][0] + 1 :])), marks[-1]
        cut = white.rindex("\f") + 1
        after = mark.after + white[:cut]
        pieces[index:] = [Mark(mark.kind, mark.content, mark.before, after, mark.facts)]
        pieces += [white[cut:]] if cut < len(white) else []


def _runs(lines: Sequence[Line]) -> Iterator[Column]:
    """Lines that have nothing but the numbers from 1 on."""
    open_run: Column | None = None
    for index, line in enumerate(lines):
        if open_run is not None:
            follows = line.is_bare and line.value == lines[open_run.last].value + 1
            if follows and not line.fed:
                open_run.last = index
                continue
            yield open_run
            open_run = None
        if line.is_bare and line.value == 1:
            open_run = Column(index, index)
    if open_run is not None:
        yield open_run


def _bound(text: str, lines: Sequence[Line], found: Sequence[Column]) -> None:
    """Say what running heads and numbers of pages belong to columns: what recurs beside them."""
    lasts = [-1, *(column.last for column in found)]
    firsts = [*(column.first for column in found[1:]), len(lines)]
    beside = [
        {
            -1: lines[max(column.first - _BESIDE, last + 1) : column.first][::-1],
            1: lines[column.last + 1 : min(column.last + 1 + _BESIDE, first)],
        }
        for column, last, first in zip(found, lasts, firsts, strict=False)
    ]
    counts = Counter(
        (words, side)
        for each in beside
        for side, near in each.items()
        for words in {form(text, line) for line in near}
    )
    least = max(_FEWEST_COLUMNS, (len(found) + 1) // 2)

    def recurs(line: Line, side: int) -> bool:
        words = form(text, line)
        is_telling = "#" in words or len(found) >= _MANY
        return is_telling and counts[words, side] >= least

    for column, each in zip(found, beside, strict=True):
        above = takewhile(lambda line: recurs(line, -1), each[-1])
        below = takewhile(lambda line: recurs(line, 1), each[1])
        column.begin = column.first - len(list(above))
        column.end = column.last + 1 + len(list(below))
    for column, following in pairwise(found):
        column.end = min(column.end, following.begin)

"""Numbers printed before lines, as court reporters set them: which lines of a text have one.

A page has lines numbered from 1 on, and the next page begins anew. The evidence is in this
alone: numbers that follow one another, in one column, over most of the lines of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.layout import lines
from teitools.notation.profile import LineNumberRules

_STEP = 5
_FEWEST_OF_RUN = 3
_FEWEST = 8
# of the lines from the first page on, so many have to be in a run
_COVERED = 0.6
_STAMPED = 0.2
_FEWEST_STAMPS = 3
_NONE = expression(r"(?!)")
_WHITE = " \t\f\r\n"
# any text with numbered lines has a line that begins so; most others have none
_FIRST = expression(r"[\n\r\f][ \t\f]*(?:[\d:.apmAPM]{4,14}[ \t]+)?0?[125](?=[ \t\r\n])")
_FIRST_OF_ALL = expression(r"\s*(?:[\d:.apmAPM]{4,14}[ \t]+)?0?[125](?=[ \t\r\n])")


@dataclass(slots=True)
class Line:
    """A line: where it begins and ends, its number and where that stands, stamps beside it.

    `number` is None where it has none. `words` is where its words begin.
    """

    start: int
    end: int
    words: int
    number: tuple[int, int] | None = None
    first_stamp: tuple[int, int] | None = None
    stamp: tuple[int, int] | None = None
    last_stamp: tuple[int, int] | None = None
    value: int = 0
    blanks: int = 0
    """the empty lines before it"""
    fed: bool = False
    """a form feed stands before it"""

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands on it but its number."""
        return self.number is not None and self.words >= self.end


@dataclass(slots=True)
class Page:
    """Lines of which those that have numbers have them in turn: `first` to `last` of all lines."""

    members: list[int]
    lines: Sequence[Line] = field(repr=False)
    first: int = 0
    last: int = 0

    @property
    def spacing(self) -> int:
        """How many empty lines stand between its lines as a rule."""
        inside = range(self.members[0] + 1, self.members[-1] + 1)
        counts = Counter(self.lines[i].blanks for i in inside)
        return counts.most_common(1)[0][0] if counts else 0

    def goes_on(self, index: int) -> bool:
        """Whether the line of that index has the next number of the page."""
        last = self.members[-1]
        line, before = self.lines[index], self.lines[last]
        step, between = line.value - before.value, index - last - 1
        if step < 1 or line.fed or not self._in_column(line, before):
            return False
        if between:
            return step == between + 1 <= _STEP
        if step > _FEWEST_OF_RUN:
            return False
        # the number of a page, below its last line
        is_long = len(self.members) >= _FEWEST_OF_RUN
        return not (is_long and line.blanks and line.is_bare and line.blanks > self.spacing)

    def bound(self, least: int, most: int) -> None:
        """Say where the page begins and ends; its lines are from `least` up to `most`.

        A line whose number is lost belongs to it, at the head; where every fifth line has a number,
        also at the foot.
        """
        self.first, self.last = self.members[0], self.members[-1]
        spacing, lines = self.spacing, self.lines
        lost = lines[self.first].value - 1
        while lost and self.first > least and self._is_beside(self.first, spacing):
            self.first, lost = self.first - 1, lost - 1
        steps = Counter(lines[b].value - lines[a].value for a, b in pairwise(self.members))
        more = steps.most_common(1)[0][0] - 1
        while more > 0 and self.last + 1 < most and self._is_beside(self.last + 1, spacing):
            self.last, more = self.last + 1, more - 1

    def _is_beside(self, index: int, spacing: int) -> bool:
        """Whether no more than the usual space stands before a line."""
        return self.lines[index].blanks <= spacing and not self.lines[index].fed

    @staticmethod
    def _in_column(line: Line, other: Line) -> bool:
        """Whether two numbers end, or begin, in one column; beside words about so."""
        if line.number is None or other.number is None:
            return False
        left = line.number[0] - line.start - other.number[0] + other.start
        right = line.number[1] - line.start - other.number[1] + other.start
        return min(abs(left), abs(right)) <= (0 if line.is_bare else 1)


class LineNumberReader:
    """Finds the pages of a text whose lines are numbered."""

    def __init__(self, rules: LineNumberRules) -> None:
        self._rules = rules
        stamp = rules.stamp.pattern if rules.stamp else _NONE.pattern
        self._line = expression(
            rf"[ \t\f]*(?:(?P<first>{stamp})[ \t]+)?(?P<n>\d{{1,2}})(?:[ \t]+|\Z|(?=[\r\n]))"
        )
        self._stamp = expression(rf"(?P<stamp>{stamp})(?:[ \t]+|\Z|(?=[\r\n]))")
        self._last = expression(rf"(?<=\S)[ \t]{{2,}}(?P<stamp>{stamp})[ \t]*\Z")

    def pages(self, text: str, start: int = 0) -> tuple[list[Line], list[Page]]:
        """The lines of `text` that are not empty, and the pages whose lines are numbered.

        There are no lines where none can have a number.
        """
        if not (_FIRST.search(text, start) or _FIRST_OF_ALL.match(text, start)):
            return [], []
        found = self._lines(text, start)
        pages = self._runs(found)
        if pages:
            self._trim(pages)
        bounds = [0, *(page.members[0] for page in pages[1:]), len(found)]
        for page, before, most in zip(pages, [None, *pages], bounds[1:], strict=False):
            page.bound(before.last + 1 if before else 0, most)
        if not pages or not _is_numbered(found, pages):
            return found, []
        self._stamps(text, found, pages)
        return found, pages

    def _lines(self, text: str, start: int) -> list[Line]:
        found: list[Line] = []
        blanks, fed, highest = 0, False, self._rules.highest
        for begin, end in lines(text, start, len(text)):
            words = text[begin:end]
            if not words.strip(_WHITE):
                blanks += 1
                fed = fed or "\f" in words
                continue
            line = Line(begin, end, begin, blanks=blanks, fed=fed or "\f" in words)
            match = self._line.match(words)
            if match is not None and 0 < int(match.group("n")) <= highest:
                line.value = int(match.group("n"))
                line.number = begin + match.start("n"), begin + match.end("n")
                line.words = begin + match.end()
                if match.group("first"):
                    line.first_stamp = begin + match.start("first"), begin + match.end("first")
            found.append(line)
            blanks, fed = 0, False
        return found

    def _runs(self, found: Sequence[Line]) -> list[Page]:
        pages: list[Page] = []
        open_page: Page | None = None
        other: Page | None = None
        for index, line in enumerate(found):
            if line.number is None:
                continue
            if open_page is not None and open_page.goes_on(index):
                open_page.members.append(index)
            elif other is not None and other.goes_on(index):
                other.members.append(index)
            elif line.value <= _STEP:
                other = Page([index], found)
            if other is not None and len(other.members) >= _FEWEST_OF_RUN:
                open_page, other = other, None
                pages.append(open_page)
        for page, following in pairwise(pages):
            page.members = [index for index in page.members if index < following.members[0]]
        return pages

    def _trim(self, pages: Sequence[Page]) -> None:
        """The number of a page that stands below its last line goes on with those of the lines."""
        ends = [page.lines[page.members[-1]] for page in pages]
        usual, _ = Counter(line.value for line in ends).most_common(1)[0]
        counted = set[int]()
        for i, (line, following) in enumerate(pairwise(ends)):
            if line.is_bare and following.is_bare and following.value == line.value + 1:
                counted |= {i, i + 1}
        for i, (page, line) in enumerate(zip(pages, ends, strict=True)):
            above = line.value > usual or i in counted
            if above and line.is_bare and len(page.members) > _FEWEST_OF_RUN:
                page.members.pop()

    def _stamps(self, text: str, found: Sequence[Line], pages: Sequence[Page]) -> None:
        """Times beside the numbers or at the ends of lines, where there are enough of them."""
        if self._rules.stamp is None:
            return
        members = [found[index] for page in pages for index in page.members]
        beside, last = [], []
        for line in members:
            match = self._stamp.match(text[line.words : line.end])
            if match is not None:
                beside.append((line, match))
            match = self._last.search(text[line.words : line.end])
            if match is not None:
                last.append((line, match))
        least = max(_FEWEST_STAMPS, len(members) * _STAMPED)
        if len(beside) >= least:
            for line, match in beside:
                line.stamp = line.words, line.words + match.end("stamp")
                line.words += match.end()
        elif len(last) >= least:
            for line, match in last:
                line.last_stamp = line.words + match.start("stamp"), line.words + match.end("stamp")


def _is_numbered(found: Sequence[Line], pages: Sequence[Page]) -> bool:
    """Whether the runs are those of pages, and not rows of a table or items of a list."""
    numbered = sum(len(page.members) for page in pages)
    if numbered < _FEWEST:
        return False
    covered = sum(page.last - page.first + 1 for page in pages)
    if len(pages) == 1:
        return covered >= len(found) * _COVERED
    return covered >= (pages[-1].last - pages[0].first + 1) * _COVERED

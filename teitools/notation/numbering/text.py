"""A text without the numbers before its lines and what stands between its pages.

Readers see lines that follow one another, as the reporter took down what was said; what was
taken out is put back into the transcript by `weaving`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from teitools.dataclass import dataclass
from teitools.notation.layout import LINE_END
from teitools.notation.numbering.columns import Column, column_pieces, columns
from teitools.notation.numbering.furniture import furniture, page_marks
from teitools.notation.numbering.pages import Line, LineNumberReader, Page
from teitools.notation.numbering.pieces import Piece
from teitools.notation.profile import LineNumberRules
from teitools.transcript import Kind, Mark


@dataclass(slots=True)
class Edit:
    """What was taken out of a text: from `start` to `end`; it stood `at` a place of what is left.

    `trailing`: at the end of a line.
    """

    at: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    trailing: bool = False


@dataclass(slots=True)
class NumberedText:
    """`text` is what is left of `original` without what `edits` took out."""

    original: str
    text: str
    edits: list[Edit]
    _ats: list[int]
    _starts: list[int]

    def original_place(self, offset: int) -> int:
        """Where what stands at `offset` of the text left stands in the original."""
        index = bisect_right(self._ats, offset) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        return edit.end + offset - edit.at

    def original_end(self, offset: int) -> int:
        """Where what ends at `offset` of the text left ends in the original."""
        return self.original_place(offset - 1) + 1 if offset else 0

    def place(self, offset: int) -> int:
        """Where what stands at `offset` of the original is in the text left."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        return edit.at + max(offset - edit.end, 0)

    def edit_before(self, offset: int) -> Edit:
        """The last edit that begins before `offset` of the original or there, or the first one."""
        return self.edits[max(bisect_right(self._starts, offset) - 1, 0)]

    def keeping(self, edits: Iterable[Edit]) -> NumberedText | None:
        """The same with what `edits` took out left where it stands; None where nothing else was."""
        kept = set(map(id, edits))
        taken = [edit for edit in self.edits if id(edit) not in kept]
        return taken_out(self.original, taken) if taken else None


def without_numbers(text: str, rules: LineNumberRules, start: int = 0) -> NumberedText | None:
    """`text` without its numbers by `rules`; None where its lines have none."""
    if not rules.highest:
        return None
    lines, pages = LineNumberReader(rules).pages(text, start)
    members = [lines[index] for page in pages for index in page.members]
    # numbers without words may be those of the lines of empty pages
    apart = sum(line.is_bare for line in members) * 2 >= len(members)
    found = columns(text, lines) if apart else []
    if not found and not pages:
        return None
    taken = _of_columns(text, lines, found) if found else _taken(text, lines, pages)
    return taken_out(text, sorted(taken, key=lambda edit: (edit.start, edit.end)))


def taken_out(text: str, edits: list[Edit]) -> NumberedText:
    """`text` without what `edits` take out; they are told where that stood."""
    left, position, length = [], 0, 0
    for edit in edits:
        left.append(text[position : edit.start])
        length += edit.start - position
        edit.at, position = length, edit.end
    left.append(text[position:])
    ats, starts = [edit.at for edit in edits], [edit.start for edit in edits]
    return NumberedText(text, "".join(left), edits, ats, starts)


def _of_columns(text: str, lines: Sequence[Line], found: Sequence[Column]) -> Iterator[Edit]:
    """The same where the numbers stand apart from the lines."""
    precedes = found[0].begin <= len(lines) - found[-1].end
    end = 0
    for column in found:
        start, end, pieces = column_pieces(text, lines, column, precedes, end)
        yield Edit(0, start, end, pieces)


def _taken(text: str, lines: Sequence[Line], pages: Sequence[Page]) -> Iterator[Edit]:
    """What is taken out; the place where it stood is not yet known."""
    regions = list(furniture(text, lines, pages))
    for page in pages:
        yield from _of_page(text, lines, page)
        if page.first and all(last != page.first for _, last in regions):
            yield _page_break(text, lines, page.first)
    for first, last in regions:
        continues = last < len(lines)
        start = _after_line(text, lines[first - 1]) if first else lines[0].start
        if not continues:
            start = lines[first - 1].end
        end = lines[last].start if continues else lines[-1].end
        pieces = tuple(page_marks(text, lines[first:last], start, end, continues))
        yield Edit(0, start, end, pieces)


def _page_break(text: str, lines: Sequence[Line], index: int) -> Edit:
    """The beginning of a page that nothing marks but its first number."""
    start, end = _after_line(text, lines[index - 1]), lines[index].start
    pieces = (text[start:end], Mark(Kind.PAGE_BREAK, ()))
    return Edit(0, start, end, tuple(filter(None, pieces)))


def _after_line(text: str, line: Line) -> int:
    """Where the line after `line` begins."""
    found = LINE_END.match(text, line.end)
    return found.end() if found else line.end


def _of_page(text: str, lines: Sequence[Line], page: Page) -> Iterator[Edit]:
    inside = range(page.first, page.last + 1)
    spacing = page.spacing
    numbered = set(page.members)
    indents = {
        i: lines[i].words - lines[i].start if i in numbered else _indent(text, lines[i])
        for i in inside
        if i not in numbered or not lines[i].is_bare
    }
    margin = min(indents.values(), default=0)
    for index in inside:
        line = lines[index]
        start = line.start
        if spacing and index > page.first and line.blanks <= spacing and not line.fed:
            start = _after_line(text, lines[index - 1])
        if index not in numbered:
            end = min(line.start + margin, line.start + indents[index])
            if end > start:
                yield Edit(0, start, end, (text[start:end],))
            continue
        yield _number(text, line, start, margin)
        if line.last_stamp is not None:
            first, last = line.last_stamp
            begin = line.words + len(text[line.words : first].rstrip(" \t"))
            delimiters = text[begin:first], text[last : line.end]
            stamp = Mark(Kind.TIME_STAMP, (text[first:last],), *delimiters)
            yield Edit(0, begin, line.end, (stamp,), trailing=True)


def _number(text: str, line: Line, start: int, margin: int) -> Edit:
    """The number of a line, its stamp, and the white space up to the margin of the words."""
    assert line.number is not None
    spans = [
        (span, kind)
        for span, kind in (
            (line.first_stamp, Kind.TIME_STAMP),
            (line.number, Kind.LINE_BEGINNING),
            (line.stamp, Kind.TIME_STAMP),
        )
        if span is not None
    ]
    first = spans[0][0][0]
    before = text[start:first]
    pieces: list[Piece] = []
    if "\n" in before or "\r" in before:
        pieces, before = [before], ""
    end = spans[-1][0][1]
    end = end if line.is_bare else max(end, min(line.start + margin, line.words))
    stops = [span[0] for span, _ in spans[1:]] + [end]
    for ((first, last), kind), stop in zip(spans, stops, strict=True):
        pieces.append(Mark(kind, (text[first:last],), before, text[last:stop]))
        before = ""
    return Edit(0, start, end, tuple(pieces))


def _indent(text: str, line: Line) -> int:
    """How much white space a line begins with."""
    words = text[line.start : line.end]
    return len(words) - len(words.lstrip(" \t\f"))

"""Tables: lines whose cells a sign parts, ``| a | b |``."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.paragraphs import Raw
from teitools.notation.segments import PARAGRAPH, Segment, split_lines

TABLE = "table"
COLUMNS = (("columns", "yes"),)
"""What a segment says that is a table whose columns spaces part."""
_CELL = expression(r"[^ \t\r\n](?:[^ \t\r\n]| (?=[^ \t\r\n]))*")
_FEWEST = 2
_MOST_CELLS = 100


@dataclass(slots=True)
class Row:
    """A row: its cells, each with the signs before it; what ends the row; whether it is a label.

    `raw` of a cell is its words, `before` the signs between its gap and them.
    """

    cells: list[tuple[str, Raw]]
    after: str = ""
    is_label: bool = False


class TableReader:
    """Finds the tables of one text."""

    def __init__(self, text: str, separators: Sequence[str]) -> None:
        self._text = text
        self._separators = separators
        self._rules = {
            sign: expression(rf"[ \t]*[-=:+{re.escape(sign)}][-=:+ \t{re.escape(sign)}]*")
            for sign in separators
        }

    def name(self, segments: Sequence[Segment]) -> None:
        """Name the paragraphs in `segments` that are tables."""
        if not any(sign in self._text for sign in self._separators):
            return
        for segment in segments:
            if segment.kind == PARAGRAPH and self.rows(segment.raw):
                segment.kind = TABLE

    def rows(self, raw: Raw) -> list[Row]:
        """The rows of a paragraph; none where it is no table.

        Each line has as many cells as the others, and there are two of both at least. A line that
        is only drawn belongs to the row before it; after the first row it makes that a label.
        """
        return next((rows for sign in self._separators if (rows := self._read(raw, sign))), [])

    def columns(self, raw: Raw, fewest: int = _FEWEST) -> list[Row]:
        """The rows of a paragraph whose columns spaces part; none where there are none.

        The first line says where the columns are; a cell stands in the one that begins nearest.
        """
        text, blank = self._text, ""
        rows: list[Row] = []
        places: list[int] = []
        for line in split_lines(text, [raw]):
            found = list(_CELL.finditer(text, line.start, line.end))
            if not found:
                blank += line.gap + text[line.start : line.end]
                continue
            starts = [match.start() - line.start for match in found]
            places = places or starts
            taken = [min(range(len(places)), key=lambda at: abs(places[at] - s)) for s in starts]
            if len(places) < _FEWEST or len(places) > _MOST_CELLS or len(set(taken)) < len(taken):
                return []
            before, blank = blank + line.gap, ""
            row, place = Row([], is_label=not rows), line.start
            for at in range(taken[-1] + 1):
                if at in taken:
                    start, end = found[taken.index(at)].span()
                else:  # an empty cell holds the spaces up to the next one
                    start, end = place, found[bisect(taken, at)].start()
                gap_before = before + text[place:start]
                inside = row.cells and gap_before not in ("", " ")  # a row has no room for it
                cell = Raw("" if inside else gap_before, start, end)
                row.cells.append((gap_before if inside else "", cell))
                before, place = "", end
            row.after = text[place : line.end]
            rows.append(row)
        return rows if len(rows) >= fewest else []

    def _read(self, raw: Raw, sign: str) -> list[Row]:
        text = self._text
        if sign not in text[raw.start : raw.end]:
            return []
        rows: list[Row] = []
        for line in split_lines(text, [raw]):
            if rows and self._is_rule(line, sign):
                rows[-1].after += line.gap + text[line.start : line.end]
                rows[0].is_label = len(rows) == 1
                continue
            row = self._row(line, sign)
            if row is None or (rows and len(row.cells) != len(rows[0].cells)):
                return []
            rows.append(row)
        return rows if len(rows) >= _FEWEST else []

    def _is_rule(self, line: Raw, sign: str) -> bool:
        words = self._text[line.start : line.end]
        return "-" * 2 in words and self._rules[sign].fullmatch(words) is not None

    def _row(self, line: Raw, sign: str) -> Row | None:
        """The cells of a line; a sign at its beginning or its end stands outside of them."""
        text = self._text
        cells: list[tuple[str, Raw]] = []
        stop = line.start + len(text[line.start : line.end].rstrip(" \t"))
        start = (
            line.start + len(text[line.start : stop]) - len(text[line.start : stop].lstrip(" \t"))
        )
        gap = line.gap + text[line.start : start]
        before = ""
        if sign != "\t" and text.startswith(sign, start):
            before, start = sign, start + len(sign)
            inner = stop - len(sign) if text.endswith(sign, start, stop) else stop
        else:
            inner = stop
        after = text[inner : line.end]
        while True:
            end = text.find(sign, start, inner)
            last = end < 0
            end = inner if last else end
            if before and text.startswith(" ", start) and start < end:
                before, start = f"{before} ", start + 1
            words = text[start:end]
            kept = end - (len(words) - len(words.rstrip(" \t")))
            if cells and gap not in ("", " "):  # a row has no room for it
                before, gap = gap + before, ""
            cells.append((before, Raw(gap, start, max(start, kept))))
            gap, before = text[max(start, kept) : end], sign
            if last:
                break
            start = end + len(sign)
        enough = _FEWEST <= len(cells) <= _MOST_CELLS
        filled = any(cell.end > cell.start for _, cell in cells)
        return Row(cells, gap + after) if enough and filled else None

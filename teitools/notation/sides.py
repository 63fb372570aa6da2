"""Lists of participants with sides: ``US`` above its names, or a column for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teitools.notation.casts import HEAD, NEXT
from teitools.notation.expression import expression
from teitools.notation.paragraphs import Raw
from teitools.notation.segments import ITEM, Segment, split_lines
from teitools.notation.tables import COLUMNS, TABLE, Row, TableReader
from teitools.notation.vocabulary import Vocabulary, any_of

_LONGEST = 100
_FARTHEST = 4000
_EMPHASIS = r"[*_]{0,2}"
OFFICE = r"[A-Z][A-Z/&.]{0,9}[ ]?(?:[—–]|--)[ ]?(?=[^\W\d_])"
"""The sign of an office before a name: ``EUR—Mr. Kohler``."""
# what a source is called that is printed below the names: Bohlen Minutes
_PAPERS = expression(
    r"\b(?:Collection|Minutes|Notes|Papers|Files?|Log|Record|Document|Copy)[ \t]*\Z"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё][\w.’'-]*"


class SideReader:
    """Reads the paragraphs below the heading of a list of participants of one text."""

    def __init__(self, text: str, words: Vocabulary, tables: TableReader) -> None:
        self._text = text
        self._tables = tables
        self._words = words
        self._patterns: tuple[re.Pattern[str], re.Pattern[str]] | None = None

    def items(self, segment: Segment, before: Segment) -> list[Segment] | None:
        """The heads and persons in a paragraph; none where the list has ended.

        None: this list is not parted so. `before` is what stands before the paragraph.
        """
        raw = segment.raw
        rows = self._tables.columns(raw, fewest=1)
        if rows and all(self._is_side(cell) for _, cell in rows[0].cells):
            return [Segment(TABLE, raw, facts=COLUMNS)]
        if before.facts == COLUMNS:
            joined = Raw(before.raw.gap, before.raw.start, raw.end)
            rows = self._tables.columns(joined) if raw.end - joined.start <= _FARTHEST else []
            if not rows or not self._are_names(rows[1:]):
                return []
            before.raw = joined
            return [before]
        lines = [line for line in split_lines(self._text, [raw]) if line.end > line.start]
        sides = [self._is_side(line) for line in lines]
        if not any(sides) and before.facts not in (HEAD, NEXT):
            return None
        others = [line for side, line in zip(sides, lines, strict=True) if not side]
        odd = sum(1 for line in others if not self._is_person(line))
        if odd and not (sides[0] and sum(sides) > 1 and odd * 4 <= len(others)):
            return [] if before.facts in (HEAD, NEXT) else None
        return [
            Segment(ITEM, line, facts=HEAD if side else NEXT)
            for side, line in zip(sides, lines, strict=True)
        ]

    def _read(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        if self._patterns is None:
            named = rf"(?:{any_of(self._words.sides)})"
            of_side = rf"(?: (?:{any_of(self._words.of_sides)}))"
            # "the American side", "l'Allemagne": an elided article has no space after it
            article = rf"(?:(?:{any_of(self._words.articles)})(?:(?<=['’])| ))?"
            side = rf"(?i:{article}{named}{of_side}?|{_CAPITAL}{of_side})"
            any_side = rf"[ \t]*{_EMPHASIS}{side}{_EMPHASIS}:?{_EMPHASIS}"
            small = any_of((*self._words.particles, *self._words.titles, *self._words.conjunctions))
            word = rf"(?:{_CAPITAL}|(?:{small})|[(\[][^()\[\]]*[)\]])"
            lead = rf"[ \t]*[•*–-]?[ \t]*(?:{OFFICE})?{_EMPHASIS}"
            person = rf"{lead}{word}(?:[ ,-]+{word}){{0,9}}(?:,[^\r\n.]*)?"
            ends = r"[.;,]?\d*[ \t]*"
            self._patterns = expression(rf"{any_side}[ \t]*"), expression(rf"{person}{ends}")
        return self._patterns

    def _is_side(self, raw: Raw) -> bool:
        return self._read()[0].fullmatch(self._text, raw.start, raw.end) is not None

    def _is_person(self, raw: Raw) -> bool:
        if raw.end - raw.start > _LONGEST or _PAPERS.search(self._text, raw.start, raw.end):
            return False
        return self._read()[1].fullmatch(self._text, raw.start, raw.end) is not None

    def _are_names(self, rows: Sequence[Row]) -> bool:
        cells = [cell for row in rows for _, cell in row.cells]
        return all(self._is_person(cell) for cell in cells if cell.end > cell.start)

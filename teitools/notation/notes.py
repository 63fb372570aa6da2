"""What is noticed while a transcript is read: findings with their place in the text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from teitools.findings import Code, Finding
from teitools.notation.layout import LINE_END
from teitools.source import Location, Position

# each label is noted: a named tuple is made in half the time if all its values are given so
_new = tuple.__new__


class Notes:
    """Gathers findings about a text; places are offsets, in characters from its start."""

    def __init__(self, name: str, text: str, place: Callable[[int], int] | None = None) -> None:
        """`place` says where in `text` an offset is, where not that of the text is meant."""
        self.name = name
        self._place = place
        self.findings: list[Finding] = []
        self._text = text
        self._starts: array[int] | None = None

    def add(self, code: Code, offset: int, **facts: object) -> None:
        """Note `code` at `offset`."""
        location = _new(Location, (self.name, self.position(offset), None))
        self.findings.append(Finding(code, location, facts))

    def withdraw(self, code: Code, offset: int) -> None:
        """Take back what was noted of `code` at `offset`."""
        place = self.position(offset)
        self.findings = [
            each
            for each in self.findings
            if each.code is not code or each.location.position != place
        ]

    def position(self, offset: int) -> Position:
        """Line and column of `offset`."""
        if self._place is not None:
            offset = self._place(offset)
        if offset == 0:
            return Position(1, 1)
        if self._starts is None:
            self._starts = self._line_starts()
        line = bisect_right(self._starts, offset)
        return _new(Position, (line, offset - self._starts[line - 1] + 1))

    def _line_starts(self) -> array[int]:
        starts = array("Q", [0])
        if "\r" not in self._text:
            starts.extend(accumulate(len(line) + 1 for line in self._text.split("\n")))
            return starts
        starts.extend(match.end() for match in LINE_END.finditer(self._text))
        return starts

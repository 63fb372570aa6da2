"""The first thing that is wrong in a text, before it is known which document it is of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from teitools.errors import DocumentError
from teitools.findings import Code, Finding
from teitools.source import Location, Position

_LINE_END = re.compile(r"\r\n?|\n")


class Mistake(Exception):  # noqa: N818 - it becomes a finding of a DocumentError
    """A code and its facts, `offset` characters into the text."""

    def __init__(self, code: Code, offset: int, /, **facts: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.offset = offset
        self.facts: Mapping[str, object] = facts

    def error(self, name: str, lines: Lines) -> DocumentError:
        """The error that says this of the document `name`."""
        location = Location(name, lines.position(self.offset))
        return DocumentError.of(Finding(self.code, location, self.facts))


class Lines:
    """From offsets in a text to lines and columns (XML 1.0, section 2.11: CR, LF, CR LF)."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:  # quicker
            lengths = map(len, text.split("\n")[:-1])
            self._starts = list(
                accumulate(lengths, lambda start, size: start + size + 1, initial=0)
            )

    def position(self, offset: int) -> Position:
        """The place `offset` characters into the text."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a place, moved into the text where it is beyond it."""
        start = self._starts[min(max(line, 1), len(self._starts)) - 1]
        return min(start + max(column, 1) - 1, len(self.text))

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1, without its end; empty beyond the last."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = _LINE_END.search(self.text, start)
        return self.text[start : end.start() if end else len(self.text)]

"""Laying out a text in lines: groups stand on one line where they fit, or are broken up.

The text comes as a flat list of pieces and marks, so that depth costs nothing, and each piece
is looked at twice.
"""

from __future__ import annotations

from collections.abc import Iterable

WIDTH = 96
_DEEPEST = 60
_LINE, _SOFT, _HARD, _BLANK, _GAP, _OPEN, _CLOSE, _IN, _ALIGN, _OUT = range(10)
_ENDLESS = 1 << 30


class Layout:
    """A text that is being written.

    Within `open` and `close` all of `line` (a space or a line end) and `soft` (nothing or a
    line end) are line ends, or none is. `gap` parts two groups by a blank line where one of
    them has more than one line, and else by a line end.
    """

    def __init__(self) -> None:
        self._pieces: list[str | int] = []
        self._commented = -1

    def text(self, text: str) -> None:
        """Text; one with line ends in it is never indented, and breaks its groups."""
        if text:
            self._pieces.append(text)

    def comment(self, lines: Iterable[str]) -> None:
        """Lines of their own; a blank line goes before them where there is a comment already."""
        since = self._pieces[self._commented :] if self._commented >= 0 else [""]
        self._pieces.append(_HARD if any(isinstance(each, str) for each in since) else _BLANK)
        for line in lines:
            self._pieces += (line, _HARD)
        self._commented = len(self._pieces)

    def line(self) -> None:
        """A space, or a line end where the group is broken up."""
        self._pieces.append(_LINE)

    def soft(self) -> None:
        """Nothing, or a line end where the group is broken up."""
        self._pieces.append(_SOFT)

    def hard(self) -> None:
        """A line end. Several are one."""
        self._pieces.append(_HARD)

    def blank(self) -> None:
        """A blank line."""
        self._pieces.append(_BLANK)

    def gap(self) -> None:
        """A blank line or a line end, between two groups."""
        self._pieces.append(_GAP)

    def open(self) -> None:
        """Begin a group."""
        self._pieces.append(_OPEN)

    def close(self) -> None:
        """End a group."""
        self._pieces.append(_CLOSE)

    def indent(self) -> None:
        """Indent the lines that follow by two."""
        self._pieces.append(_IN)

    def align(self) -> None:
        """Indent the lines that follow by one: what a parenthesis takes."""
        self._pieces.append(_ALIGN)

    def outdent(self) -> None:
        """End an indentation."""
        self._pieces.append(_OUT)

    def render(self) -> str:
        """The text, each line ended."""
        return _Rendering(self._pieces).text()


class _Rendering:
    """Where a text that is laid out has come to: its column, and the line ends due."""

    def __init__(self, pieces: list[str | int]) -> None:
        self._pieces = pieces
        self._widths, self._tails = _measure(pieces)
        self._out: list[str] = []
        self._indents = [0]
        self._broken = [True]
        self._column = self._ends = 0
        self._last = False

    def text(self) -> str:
        for index, piece in enumerate(self._pieces):
            if isinstance(piece, str):
                self._write(piece)
            elif piece == _OPEN:
                start = self._margin() if self._ends else self._column
                fits = start + self._widths[index] + self._tails[index] <= WIDTH
                self._broken.append(self._broken[-1] and not fits)
            elif piece == _CLOSE:
                self._last = self._broken.pop()
            elif piece in (_IN, _ALIGN):
                self._indents.append(self._indents[-1] + (2 if piece == _IN else 1))
            elif piece == _OUT:
                self._indents.pop()
            elif piece == _GAP:
                wide = self._margin() + self._widths.get(index + 1, 0) > WIDTH
                self._end(2 if self._last or wide else 1)
            elif piece in (_HARD, _BLANK) or self._broken[-1]:
                self._end(2 if piece == _BLANK else 1)
            elif piece == _LINE:
                self._out.append(" ")
                self._column += 1
        return "".join(self._out) + ("\n" if self._out else "")

    def _write(self, text: str) -> None:
        if self._ends or not self._out:
            self._column = self._margin()
            self._out.append("\n" * (self._ends if self._out else 0) + " " * self._column)
            self._ends = 0
        self._out.append(text)
        _, newline, after = text.rpartition("\n")
        self._column = len(after) if newline else self._column + len(text)

    def _margin(self) -> int:
        return min(self._indents[-1], _DEEPEST)

    def _end(self, ends: int) -> None:
        self._ends = max(self._ends, ends)


def _measure(pieces: list[str | int]) -> tuple[dict[int, int], dict[int, int]]:
    """Of each group, by the index of its start: its width, and that of what must follow it."""
    widths: dict[int, int] = {}
    tails: dict[int, int] = {}
    ends: list[tuple[int, int]] = []
    width = run = 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if isinstance(piece, str):
            size = _ENDLESS if "\n" in piece else len(piece)
            width += size
            run += len(piece)
        elif piece == _CLOSE:
            ends.append((width, run))
        elif piece == _OPEN:
            end, tail = ends.pop()
            widths[index], tails[index] = width - end, tail
        elif piece in (_LINE, _SOFT):
            width += piece == _LINE
            run = 0
        elif piece in (_HARD, _BLANK, _GAP):
            width += _ENDLESS
            run = 0
    return widths, tails

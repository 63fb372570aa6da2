"""Marks of notes that are signs, not numbers (``*``, ``**``, ``†``), and the lines they begin.

Signs begin again on each page, and they are emphasis (``*word*``), bullets and what an editor
left out besides. So a line that begins with one is a note only where the sign stands at a word
before it, once for each such line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from teitools.notation.expression import expression

_MOST = 4
"""How often a sign may be repeated in one mark."""
_LONGEST_EMPHASIS = 300
_MARGIN = 80
_PARAGRAPH = expression(r"\n[ \t\r]*\n\s*\S")
_BRACKETS = r"\s(\[{“‘«„"
_OPENS = rf"{_BRACKETS}\"'—–-"


def emphasis(signs: Sequence[str]) -> str:
    """A pattern for words between two of `signs`, which are no marks: ``*word*``."""
    forms = (
        rf"{s}{{1,3}}(?=[^\s{s}])(?:[^{s}\n]|\n(?![ \t\r]*\n)){{1,{_LONGEST_EMPHASIS}}}?"
        rf"(?<=[^\s{s}]){s}{{1,3}}(?![\w{s}])"
        for s in map(re.escape, signs)
    )
    return rf"(?<![^{_OPENS}])(?:{'|'.join(forms)})"


def mark(signs: Sequence[str]) -> str:
    """A pattern for the mark of a note, which stands right after a word or its punctuation."""
    every = "".join(map(re.escape, signs))
    before = rf"(?=[{every}])(?<=[^{_BRACKETS}{every}])"
    return rf"(?P<content>{before}(?:{_repeated(signs)}))(?![\w{every}])"


def _repeated(signs: Sequence[str]) -> str:
    return "|".join(f"{re.escape(sign)}{{1,{_MOST}}}" for sign in signs)


class StarredNotes:
    """The notes of one text that begin with signs, and the marks that point to them.

    `notes` says how each begins (with the group ``n``), by the place of its sign; `marks` which
    of them each mark is of, by places.
    """

    def __init__(self, text: str, signs: Sequence[str]) -> None:
        self._text = text
        self._signs = tuple(sign for sign in signs if sign in text)
        self.notes: dict[int, re.Match[str]] = {}
        self.marks: dict[int, int] = {}
        if self._signs:
            self._find()
        self._places = sorted(self.notes)

    def between(self, start: int, end: int) -> re.Match[str] | None:
        """How the first note begins whose sign stands from `start` to `end`."""
        at = bisect_left(self._places, start)
        found = at < len(self._places) and self._places[at] < end
        return self.notes[self._places[at]] if found else None

    def _find(self) -> None:
        lines: list[re.Match[str]] = []
        marks: dict[str, list[int]] = {}
        for sign in self._signs:
            self._read(sign, lines, marks)
        after: dict[str, int] = {}
        for run in self._runs(sorted(lines, key=lambda line: line.start())):
            for sign in {match["n"]: None for match in run}:
                group = [match for match in run if match["n"] == sign]
                places = marks.get(sign, [])
                first, last = after.get(sign, 0), bisect_left(places, run[0].start())
                after[sign] = last
                if len(group) <= last - first:
                    self._point(places[first:last], group)

    def _read(self, sign: str, lines: list[re.Match[str]], marks: dict[str, list[int]]) -> None:
        """Find the `lines` that may be notes with a `sign`, and the places of its `marks`."""
        text = self._text
        at_line, at_word = _patterns(sign)
        emphasized = re.compile(emphasis(sign))
        place = text.find(sign)
        while place >= 0:
            begins = _begins_line(text, place)
            words = emphasized.match(text, place)
            if words and begins and "\n" in words.group():
                words = None  # a note, and a mark further down
            if words:
                place = words.end()
            elif begins and (line := at_line.match(text, place)):
                lines.append(line)
                place = line.end()
            elif found := at_word.match(text, place):
                marks.setdefault(found["content"], []).append(place)
                place = found.end()
            else:
                place += 1
            place = text.find(sign, place)

    def _runs(self, lines: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
        """`lines` in runs: no paragraph that begins without a sign stands between."""
        found: list[list[re.Match[str]]] = []
        before = 0
        for match in lines:
            if not found or _PARAGRAPH.search(self._text, before, match.start()):
                found.append([])
            found[-1].append(match)
            before = match.end()
        return found

    def _point(self, marks: Sequence[int], notes: Sequence[re.Match[str]]) -> None:
        """Let `marks` point to `notes`: each to its own, those left to the last."""
        places = [match.start("n") for match in notes]
        self.notes.update(zip(places, notes, strict=True))
        for number, place in enumerate(marks):
            self.marks[place] = places[min(number, len(places) - 1)]


@cache
def _patterns(sign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a note with a `sign` begins, and its mark."""
    repeated = rf"(?P<n>{_repeated(sign)})(?!{re.escape(sign)})"
    line = rf"{repeated}\)?[ \t]*(?=[^\W_]|[\"“‘'«„(\[…])"
    return expression(line), expression(mark(sign))


def _begins_line(text: str, place: int) -> bool:
    """Whether nothing but spaces and a bracket stands before `place` on its line."""
    first = max(0, place - _MARGIN)
    line = text.rfind("\n", first, place)
    if line < 0 and first:
        return False
    return not text[line + 1 : place].strip(" \t(")

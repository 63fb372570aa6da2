"""Marks of notes that are signs, not numbers (``*``, ``**``, ``†``), and the lines they begin.

Signs begin again on each page, and they are emphasis (``*word*``), bullets and what an editor
left out besides. So a line that begins with one is a note only where the sign stands at a word
before it, once for each such line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from teitools.notation.expression import expression

_MOST = 4
"""How often a sign may be repeated in one mark."""
_LONGEST_EMPHASIS = 300
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
        runs = self._runs()
        marks = self._marks() if runs else {}
        after: dict[str, int] = {}
        for run in runs:
            signs = {match["n"]: run[0].start() for match in run}
            for sign, end in signs.items():
                group = [match for match in run if match["n"] == sign]
                places = marks.get(sign, [])
                pointing = places[after.get(sign, 0) : bisect_left(places, end)]
                after[sign] = after.get(sign, 0) + len(pointing)
                if len(group) <= len(pointing):
                    self._point(pointing, group)

    def _point(self, marks: Sequence[int], notes: Sequence[re.Match[str]]) -> None:
        """Let `marks` point to `notes`: each to its own, those left to the last."""
        places = [match.start("n") for match in notes]
        self.notes.update(zip(places, notes, strict=True))
        for number, place in enumerate(marks):
            self.marks[place] = places[min(number, len(places) - 1)]

    def _runs(self) -> list[list[re.Match[str]]]:
        """The lines that may be notes, in runs: no paragraph without a sign stands between."""
        every = "".join(map(re.escape, self._signs))
        begins = re.compile(
            rf"^[ \t]*\(?(?P<n>{_repeated(self._signs)})(?![{every}])\)?[ \t]*"
            r"(?=[^\W_]|[\"“‘'«„(\[…])",
            re.MULTILINE,
        )
        emphasized = re.compile(emphasis(self._signs))
        found: list[list[re.Match[str]]] = []
        before = 0
        for match in begins.finditer(self._text):
            end = self._text.find("\n", match.end())
            end = len(self._text) if end < 0 else end
            if emphasized.match(self._text, match.start("n"), end):
                continue
            if not found or _PARAGRAPH.search(self._text, before, match.start()):
                found.append([])
            found[-1].append(match)
            before = match.end()
        return found

    def _marks(self) -> dict[str, list[int]]:
        """Where signs stand as marks, by the signs."""
        text, place = self._text, 0
        found: dict[str, list[int]] = {}
        either = re.compile(f"{emphasis(self._signs)}|{mark(self._signs)}")
        while match := either.search(text, place):
            start, place = match.span()
            if match["content"]:
                found.setdefault(match["content"], []).append(start)
            elif "\n" in match.group() and not text[text.rfind("\n", 0, start) + 1 : start].strip():
                place = start + 1  # a note, and a mark further down
        return found

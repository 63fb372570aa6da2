"""Marks without brackets, found by their patterns in the running words of a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

from teitools.notation.classes import Fit, Stretch, fit
from teitools.notation.expression import expression
from teitools.notation.occurrences import Occurrences
from teitools.notation.profile import BracketClass
from teitools.notation.screens import literal_of
from teitools.notation.words_before import Attached
from teitools.transcript import Mark

_EDGE = expression(r"\\[AZ]|(?<!\[)\^|\$")
_ATOM = expression(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_GROUP = expression(r"\([^()]*\)")


class MarkMaker(Protocol):
    """Who makes the mark of a stretch."""

    def mark(self, each: BracketClass, stretch: Stretch, found: Fit) -> Mark | Attached | None:
        """The mark, or None."""


class SignReader:
    """Finds the signs of a profile, paragraph by paragraph."""

    def __init__(self, signs: Sequence[BracketClass], marks: MarkMaker) -> None:
        self._signs = tuple(signs)
        self._marks = marks
        self._text = ""
        self._patterns: list[tuple[int, str | None, re.Pattern[str]]] = []
        self.beginnings: Sequence[re.Pattern[str]] = ()
        """The patterns of signs that must begin a paragraph."""
        self._read_literals()
        self._found: list[tuple[int, int, re.Match[str]]] = []
        self.active = False
        """Whether the paragraph has a sign at all."""

    def prepare(self, text: str, numbered: bool = True, starred: bool = True) -> None:
        """Leave out the signs that stand nowhere in `text`, the whole, or need notes it has not.

        There may be notes that are `numbered`, or have `starred` marks.

        Where a pattern asks for the edge of a paragraph, the whole cannot tell.
        """
        self._signs = tuple(
            each
            for each in self._signs
            if each.match is not None
            and (not each.needs_note or (starred if each.starred else numbered))
            and (_EDGE.search(each.match.pattern) or each.match.search(text))
        )
        self._read_literals()

    def places(self, text: str) -> list[int] | None:
        """Where in `text`, the whole, a sign may begin that need not begin a paragraph.

        None where a sign has nothing to look for.
        """
        literals = {literal for _, literal, _ in self._patterns if literal is not None}
        return None if "" in literals else Occurrences(text, literals).places

    def begin(self, text: str) -> None:
        """Begin the paragraph `text`."""
        self._text = text
        if self._found:
            self._found = []
        self.active = False
        for order, literal, pattern in self._patterns:
            if literal is None:
                match = pattern.match(text)
                if match is not None and match.end():
                    self._found.append((0, order, match))
            elif literal in text:
                self._found += (
                    (match.start(), order, match)
                    for match in pattern.finditer(text)
                    if match.end() > match.start()
                )
        if self._found:
            self.active = True
            self._found.sort(key=lambda found: found[:2])

    def _read_literals(self) -> None:
        """What a paragraph must have that has a sign; None: the sign must begin it."""
        patterns = (each.match for each in self._signs if each.match is not None)
        self._patterns = [
            (order, None if _begins(each.pattern) else literal_of(each), each)
            for order, each in enumerate(patterns)
        ]
        self.beginnings = [each for _, literal, each in self._patterns if literal is None]

    def find(self, start: int, end: int) -> Iterator[tuple[Stretch, Mark | Attached]]:
        """The signs from `start` to `end` of the paragraph; of two that overlap the first."""
        if not self._found:
            return
        first = bisect_left(self._found, start, key=lambda found: found[0])
        for index in range(first, len(self._found)):
            begins, order, match = self._found[index]
            if begins >= end:
                return
            if begins < start or match.end() > end:
                continue
            each = self._signs[order]
            if each.kind is None:
                start = match.end()
                continue
            stretch = Stretch(begins, match.end(), match.span(), sign=True)
            fitting = fit(each, self._text, stretch, match)
            made = self._marks.mark(each, stretch, fitting) if fitting else None
            if made is not None:
                start = match.end()
                yield stretch, made


def _begins(pattern: str) -> bool:
    """Whether `pattern` matches only at the beginning: all of it stands after ``\\A``."""
    rest, before = _ATOM.sub("", pattern.removeprefix(r"\A")), ""
    while rest != before:
        rest, before = _GROUP.sub("", rest), rest
    return pattern.startswith(r"\A") and "|" not in rest

"""Italics that a profile has a sign for: ``[*slovo*]``, a word of the original in brackets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from teitools.notation.brackets import Role, Scanner, Span
from teitools.notation.classes import Stretch, fit
from teitools.notation.profile import Bracket
from teitools.sources.content import Inline, Inset, Words
from teitools.sources.tidying import plain_words

SIGN = "*"
_ITALIC = ("rend", "italic")


def emphasize(inlines: Sequence[Inline], scanner: Scanner) -> list[Inline]:
    """`inlines` with the sign for italics where all that a bracket holds is in italics.

    That is where the bracket has a class that takes the signs off, and means something by them;
    everywhere else italics stay a look.
    """
    text = plain_words(inlines)
    if not any(_is_italic(inline) for inline in inlines) or not scanner.occur_in(text):
        return list(inlines)
    runs = _Runs(inlines)
    signed: dict[int, bool] = {}
    for span in _pairs(scanner.pair(text).spans):
        start, end = span.inner
        if span.bracket is None or start == end or runs.is_italic(span.start):
            continue
        if runs.are_italic(start, end) and _is_meant(span.bracket, text[start:end]):
            signed[start], signed[end] = True, False
    return list(_signed(inlines, signed)) if signed else list(inlines)


class _Runs:
    """The words of a paragraph by their places."""

    def __init__(self, inlines: Sequence[Inline]) -> None:
        self._starts: list[int] = []
        self._words: list[Words] = []
        self._insets: list[int] = []
        position = 0
        for inline in inlines:
            if isinstance(inline, Inset):
                self._insets.append(position)
            elif inline.text:
                self._starts.append(position)
                self._words.append(inline)
                position += len(inline.text)

    def is_italic(self, place: int) -> bool:
        """Whether the character at `place` is in italics."""
        return _is_italic(self._words[bisect_right(self._starts, place) - 1])

    def are_italic(self, start: int, end: int) -> bool:
        """Whether all from `start` to `end` is words in italics, and in nothing else."""
        first = bisect_right(self._starts, start) - 1
        if bisect_right(self._insets, start) != bisect_left(self._insets, end):
            return False
        words = self._words[first : bisect_left(self._starts, end)]
        return all(_is_italic(each) and sum(w.look for w in each.wraps) == 1 for each in words)


def _pairs(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        if span.role is Role.PAIR and span.element is None and not span.children:
            yield span
        yield from _pairs(span.children)


def _is_meant(bracket: Bracket, words: str) -> bool:
    """Whether `words` between the signs are all that a class of the bracket takes."""
    typed = f"{bracket.open}{SIGN}{words}{SIGN}{bracket.close}"
    inner = (len(bracket.open), len(typed) - len(bracket.close))
    for each in bracket.classes:
        found = fit(each, typed, Stretch(0, len(typed), inner), None)
        if found is not None:
            content = (found.start, found.end)
            return found.match is not None and content == (inner[0] + 1, inner[1] - 1)
    return False


def _is_italic(inline: Inline) -> bool:
    return isinstance(inline, Words) and any(_ITALIC in wrap.attributes for wrap in inline.wraps)


def _signed(inlines: Sequence[Inline], signed: dict[int, bool]) -> Iterator[Inline]:
    """`inlines` with a sign at each place of `signed`, true where one opens, and no look between.

    Such a place is the beginning or the end of words in italics.
    """
    position = 0
    inside = False
    for inline in inlines:
        if isinstance(inline, Inset):
            yield inline
            continue
        edges = [at for at in range(position, position + len(inline.text) + 1) if at in signed]
        start, position = position, position + len(inline.text)
        left = start
        for at in (*edges, position):
            text = inline.text[left - start : at - start]
            if text:
                kept = tuple(wrap for wrap in inline.wraps if not (inside and wrap.look))
                yield Words(text, kept)
            if at in signed and signed[at] is not inside:
                inside = signed[at]
                yield Words(SIGN, tuple(wrap for wrap in inline.wraps if not wrap.look))
            left = at

"""Pairs of delimiters that hold nothing but words: most paragraphs have no others.

Where all delimiters of a text stand is found once. In a paragraph that has such pairs alone there
is nothing to pair (`brackets`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from teitools.notation.brackets import Role, Scanner, Span
from teitools.notation.expression import expression
from teitools.notation.occurrences import Occurrences
from teitools.notation.profile import Bracket, BracketClass
from teitools.notation.screens import Screening
from teitools.notation.words_before import Attached, Built, add
from teitools.transcript import Inline, Kind

# what equal pairs become is looked up once
_LONGEST_KNOWN = 200
_MOST_KNOWN = 10_000
# in the row of the delimiters of a text: one that makes no pair that is known at once
_OTHER = "-"
# to ask an enumeration for a member takes longer than to call a function
_PAIR = Role.PAIR
_NOTE_REFERENCE = Kind.NOTE_REFERENCE
# kinds that are noted, or identified, or told from what stands around them
_OWN = frozenset(
    {
        Kind.ASIDE,
        Kind.COMMENT,
        Kind.EDITORIAL_NOTE,
        Kind.GLOSS,
        Kind.MARGINAL_NOTE,
        Kind.ORIGINAL_WORD,
        Kind.PAGE_BREAK,
    }
)


Pair = tuple[str, int, Bracket]
"""All of a pair as it is typed, its place in the paragraph, and its bracket."""


class PairFinder:
    """Finds the pairs in the paragraphs of one text, by the delimiters of a profile."""

    __slots__ = ("_brackets", "_occurrences", "_paired", "_row", "_text", "_token")

    def __init__(self, scanner: Scanner, text: str) -> None:
        self._text = text
        self._token = scanner.token
        self._brackets = {
            each.open: each
            for each in scanner.parted.values()
            if len(each.open) == len(each.close) == 1
        }
        pairs = [each.open + each.close for each in self._brackets.values()]
        known = {*"".join(pairs)}
        self._occurrences = found = Occurrences(text, scanner.present)
        self._row = "".join(sign if sign in known else _OTHER for sign in found.signs)
        paired = "|".join(map(re.escape, pairs))
        self._paired = expression(f"(?:{paired or '(?!)'})+")

    @property
    def places(self) -> Sequence[int]:
        """Where the delimiters of the text stand."""
        return self._occurrences.places

    def find(self, start: int, end: int) -> Sequence[Pair] | None:
        """The pairs in the paragraph from `start` to `end`; None where it has other delimiters."""
        first, last = self._occurrences.within(start, end)
        if first == last:
            return ()
        if self._paired.fullmatch(self._row, first, last) is None:
            return None
        places, text = self._occurrences.places, self._text
        pairs = []
        for index in range(first, last, 2):
            place = places[index]
            typed = text[place : places[index + 1] + 1]
            # nothing has the explicit form without one of these
            if (":" in typed or "=" in typed) and not self._is_pair(typed):
                return None
            pairs.append((typed, place - start, self._brackets[typed[0]]))
        return pairs

    def _is_pair(self, typed: str) -> bool:
        sign = self._token.match(typed)
        return sign is not None and sign.group() == typed[0]


class PairReader:
    """Reads paragraphs that have no delimiters but those of such pairs.

    `closed` tells what the span of a pair becomes, `add_characters` adds what stands beside it;
    both know the paragraph.
    """

    def __init__(
        self,
        scanner: Scanner,
        screens: Mapping[str, Screening],
        closed: Callable[[Span], Built],
        add_characters: Callable[[list[Inline], int, int], None],
    ) -> None:
        self._scanner = scanner
        self._screens = screens
        self._closed = closed
        self._add_characters = add_characters
        self._finder: PairFinder | None = None
        self._known: dict[str, Built] = {}
        self.remembers = True

    def prepare(self, text: str) -> None:
        """Begin `text`, the whole of the paragraphs, with the delimiters that stand in it."""
        self._finder = PairFinder(self._scanner, text)
        self._known.clear()

    @property
    def places(self) -> Sequence[int]:
        """Where the delimiters stand in the text that was prepared."""
        return () if self._finder is None else self._finder.places

    def find(self, text: str, offset: int) -> Sequence[Pair] | None:
        """The pairs in `text`, a paragraph that begins at `offset` of the whole.

        None where it has other delimiters, too.
        """
        if self._finder is None:
            return PairFinder(self._scanner, text).find(0, len(text))
        return self._finder.find(offset, offset + len(text))

    def read(
        self, text: str, pairs: Sequence[Pair], bounds: tuple[int, int], plain: bool
    ) -> list[Inline]:
        """The inlines of `text`, a paragraph with these `pairs`; its words stand within `bounds`.

        `plain`: it has no marks but those of the pairs.
        """
        inlines: list[Inline] = []
        known = self._known if plain and self.remembers else None
        position = 0
        for typed, place, bracket in pairs:
            end = place + len(typed)
            if known is None or (place, end) == bounds:
                built = self._closed(Span(_PAIR, place, end, bracket))
            elif typed in known:
                built = known[typed]
            else:
                built = self._learn(text, typed, Span(_PAIR, place, end, bracket))
            if built is not None:
                self._add_characters(inlines, position, place)
                add(inlines, built)
                position = end
        self._add_characters(inlines, position, len(text))
        return inlines

    def pair(self, text: str, span: Span, bounds: tuple[int, int]) -> Built:
        """What a pair becomes that stands among other delimiters of a plain paragraph."""
        if not self.remembers or (span.start, span.end) == bounds:
            return self._closed(span)
        typed = text[span.start : span.end]
        return self._known[typed] if typed in self._known else self._learn(text, typed, span)

    def _learn(self, text: str, typed: str, span: Span) -> Built:
        """What a pair becomes; it is known again where what stands around it does not matter."""
        built = self._closed(span)
        assert span.bracket is not None
        if len(typed) <= _LONGEST_KNOWN and len(self._known) < _MOST_KNOWN and not _is_own(built):
            classes = self._screens[span.bracket.open].candidates(text, *span.inner)
            if not any(map(_looks_around, classes)):
                self._known[typed] = built
        return built


def _looks_around(each: BracketClass) -> bool:
    """Whether a class asks where the pair stands, or how many of its marks came before."""
    held = each.holds.kind if each.holds else None
    if each.between_turns and not each.whole_paragraph:
        return True
    return each.glued or each.leading or each.needs_note or _NOTE_REFERENCE in (each.kind, held)


def _is_own(built: Built) -> bool:
    mark = built.mark if isinstance(built, Attached) else built
    return isinstance(mark, list) or (mark is not None and mark.kind in _OWN)

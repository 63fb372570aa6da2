"""Marks that are opened in one paragraph and closed in a later one: a part in each, joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teitools.dataclass import dataclass
from teitools.notation.bracket_kinds import ALWAYS_CLOSED
from teitools.notation.brackets import MAX_DEPTH, Role, Scanner, Span
from teitools.notation.classes import Fit, Stretch, fit
from teitools.notation.identifiers import Identifiers
from teitools.notation.profile import Bracket, BracketClass
from teitools.transcript import Kind
from teitools.transcript.inlines import Facts


@dataclass(frozen=True, slots=True)
class Joined:
    """One mark over several paragraphs; places are offsets in the whole text.

    `start` and `end` are where its content begins and ends. `parts` are the identifiers of its
    parts in their order; `places` says which of them stands in the paragraph at that place.
    """

    bracket: Bracket
    bracket_class: BracketClass
    kind: Kind
    found: Fit
    start: int
    end: int
    parts: list[str]
    places: dict[int, int]

    def links(self, paragraph: int) -> Facts:
        """The identifier of the part in that paragraph, and the parts before and after it."""
        index = self.places[paragraph]
        facts = [("id", self.parts[index])]
        if index + 1 < len(self.parts):
            facts.append(("next", self.parts[index + 1]))
        if index:
            facts.append(("prev", self.parts[index - 1]))
        return tuple(facts)


@dataclass(frozen=True, slots=True)
class _Half:
    bracket: Bracket
    paragraph: int
    place: int


class Spans:
    """The marks of one text that stand in several paragraphs."""

    def __init__(self, scanner: Scanner, ids: Identifiers) -> None:
        self._scanner = scanner
        self._ids = ids
        self._opened: dict[int, Joined] = {}
        self._inherited: dict[int, list[Joined]] = {}

    def at(self, paragraph: int) -> list[Joined]:
        """The marks that are open where the paragraph at that place begins, outermost first."""
        return self._inherited.get(paragraph, []) if self._inherited else []

    def joined(self, span: Span, offset: int) -> Joined | None:
        """The mark that `span` is a part of, in the paragraph at `offset`; None: of none."""
        if not self._opened or span.role is Role.UNOPENED:
            return None
        if span.inherited is not None:
            return self.at(offset)[span.inherited]
        return self._opened.get(offset + span.start) if span.role is Role.UNCLOSED else None

    def find(self, text: str, paragraphs: Iterable[tuple[int, int]]) -> None:
        """Find them in the `paragraphs` of `text`."""
        if not self._scanner.spanning:
            return
        places = list(paragraphs)
        open_halves: list[_Half] = []
        for index, (start, end) in enumerate(places):
            words = text[start:end]
            if not self._scanner.occur_in(words):
                continue
            for span in _unmatched(self._scanner.pair(words).spans):
                assert span.bracket is not None
                half = _Half(span.bracket, index, start + span.start)
                if span.role is Role.UNCLOSED:
                    if span.end == len(words):
                        open_halves = [*open_halves, half][-MAX_DEPTH:]
                    continue
                partners = [i for i, each in enumerate(open_halves) if each.bracket is half.bracket]
                if partners and open_halves[partners[-1]].paragraph < index:
                    self._join(text, places, open_halves[partners[-1]], half)
                    del open_halves[partners[-1] :]

    def _join(self, text: str, places: list[tuple[int, int]], opener: _Half, closer: _Half) -> None:
        bracket = opener.bracket
        inner = opener.place + len(bracket.open), closer.place
        stretch = Stretch(opener.place, closer.place + len(bracket.close), inner)
        chosen = _chosen(bracket, text, stretch)
        paragraphs = places[opener.paragraph : closer.paragraph + 1]
        if chosen is None:
            return
        each, found = chosen
        assert each.kind is not None
        if found.start > paragraphs[0][1] or found.end < paragraphs[-1][0]:
            return
        parts = []
        for start, end in paragraphs:
            words = text[max(start, opener.place) : min(end, closer.place)]
            parts.append(self._ids.of_text(each.kind.value.replace("_", "-"), words))
        order = {start: index for index, (start, _) in enumerate(paragraphs)}
        joined = Joined(bracket, each, each.kind, found, found.start, found.end, parts, order)
        self._opened[opener.place] = joined
        for start, _ in paragraphs[1:]:
            # a mark that was opened earlier is found later: it is the outer one
            self._inherited.setdefault(start, []).insert(0, joined)


def _chosen(bracket: Bracket, text: str, stretch: Stretch) -> tuple[BracketClass, Fit] | None:
    for each in bracket.classes:
        if each.whole_paragraph or each.kind in ALWAYS_CLOSED or each.word_before or each.glued:
            continue
        found = fit(each, text, stretch, None)
        if found is not None:
            return None if each.kind is None else (each, found)
    return None


def _unmatched(spans: Iterable[Span]) -> Iterator[Span]:
    """The halves in `spans` that may have a partner in another paragraph, in their order."""
    for span in spans:
        if (
            span.bracket is not None
            and span.bracket.spans
            and span.role in (Role.UNCLOSED, Role.UNOPENED)
        ):
            yield span
        if span.role is not Role.PAIR:
            yield from _unmatched(span.children)

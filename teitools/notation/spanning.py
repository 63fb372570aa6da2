"""Marks that are opened in one paragraph and closed in a later one: a part in each, joined."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from teitools.dataclass import dataclass
from teitools.notation.bracket_kinds import ALWAYS_CLOSED
from teitools.notation.brackets import MAX_DEPTH, Role, Scanner, Span
from teitools.notation.classes import Fit, Stretch, fit
from teitools.notation.explicit import CLOSING, body_opening
from teitools.notation.expression import expression
from teitools.notation.identifiers import Identifiers
from teitools.notation.profile import Bracket, BracketClass
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import element_types


@dataclass(frozen=True, slots=True)
class Joined:
    """One mark over several paragraphs; places are offsets in the whole text.

    `start` and `end` are where its content begins and ends. `parts` are the identifiers of its
    parts in their order; `places` says which of them stands in the paragraph at that place.
    `element`: its name and attributes, where it has the explicit form and no class.
    """

    bracket: Bracket
    chosen: tuple[BracketClass, Fit] | None
    opened: int
    start: int
    end: int
    parts: list[str]
    places: dict[int, int]
    element: tuple[str, Facts] | None = None

    def links(self, paragraph: int) -> Facts:
        """The identifier of the part in that paragraph, and the parts before and after it."""
        index = self.places[paragraph]
        facts = [("id", self.parts[index])]
        if index + 1 < len(self.parts):
            facts.append(("next", self.parts[index + 1]))
        if index:
            facts.append(("prev", self.parts[index - 1]))
        return tuple(facts)

    def attributes(self, paragraph: int) -> Facts:
        """The attributes of the element that stands in that paragraph."""
        assert self.element is not None
        typed = tuple(pair for pair in self.element[1] if pair[0] != "xml:id")
        (_, identifier), *others = self.links(paragraph)
        return (("xml:id", identifier), *typed, *((name, f"#{part}") for name, part in others))


@dataclass(frozen=True, slots=True)
class _Half:
    bracket: Bracket
    paragraph: int
    place: int
    element: tuple[str, Facts] | None

    def is_closed_by(self, bracket: Bracket) -> bool:
        """Whether a half of `bracket` is the other half of this one."""
        if self.element is None:
            return self.bracket is bracket
        return self.bracket.close == bracket.close


class Spans:
    """The marks of one text that stand in several paragraphs."""

    def __init__(self, scanner: Scanner, ids: Identifiers) -> None:
        self._scanner = scanner
        self._ids = ids
        self.opened: dict[int, Joined] = {}
        """The marks over several paragraphs, by the places where they are opened."""
        self._inherited: dict[int, list[Joined]] = {}

    @property
    def inheriting(self) -> Iterable[int]:
        """The places of the paragraphs where such marks are open when they begin."""
        return self._inherited

    def at(self, paragraph: int) -> list[Joined]:
        """The marks that are open where the paragraph at that place begins, outermost first."""
        return self._inherited.get(paragraph, []) if self._inherited else []

    def joined(self, span: Span, offset: int) -> Joined | None:
        """The mark that `span` is a part of, in the paragraph at `offset`; None: of none."""
        if span.role is Role.UNOPENED:
            return None
        if span.inherited is not None:
            return self.at(offset)[span.inherited]
        if span.role is not Role.UNCLOSED:
            return None
        found = self.opened.get(offset + span.start)
        return found if found is not None and offset in found.places else None

    def find(
        self, text: str, paragraphs: Iterable[tuple[int, int]], rejected: Container[int]
    ) -> None:
        """Find them in the `paragraphs` of `text`; none in the explicit form at `rejected`."""
        scanner = self._scanner
        opening = expression(body_opening()) if scanner.explicit else None
        typed = opening is not None and opening.search(text) is not None
        if not scanner.spanning and not typed:
            return
        places = list(paragraphs)
        open_halves: list[_Half] = []
        for index, (start, end) in enumerate(places):
            words = text[start:end]
            if not scanner.occur_in(words) and not (typed and CLOSING in words):
                continue
            if not scanner.spanning and not open_halves and opening and not opening.search(words):
                continue
            for span in _unmatched(scanner.pair(words, (), rejected, start, halves=True).spans):
                assert span.bracket is not None
                if span.role is Role.UNCLOSED:
                    half = _Half(span.bracket, index, start + span.start, span.element)
                    if span.end == len(words) and _may_span(span):
                        open_halves = [*open_halves, half][-MAX_DEPTH:]
                    continue
                closing = span.bracket
                partners = [i for i, each in enumerate(open_halves) if each.is_closed_by(closing)]
                if partners and open_halves[partners[-1]].paragraph < index:
                    self._join(text, places, open_halves[partners[-1]], index, start + span.start)
                    del open_halves[partners[-1] :]

    def _join(
        self, text: str, places: list[tuple[int, int]], opener: _Half, index: int, end: int
    ) -> None:
        """Join what `opener` begins and what ends at `end`, in the paragraph of that `index`."""
        bracket = opener.bracket
        inner = opener.place + len(bracket.open), end
        paragraphs = places[opener.paragraph : index + 1]
        chosen = None
        if opener.element is None:
            stretch = Stretch(opener.place, end + len(bracket.close), inner)
            chosen = self._chosen(bracket, text, stretch)
            if chosen is None:
                return
            inner = chosen[1].start, chosen[1].end
            assert chosen[0].kind is not None
            name = chosen[0].kind.value.replace("_", "-")
        else:
            name = opener.element[0]
        if inner[0] > paragraphs[0][1] or inner[1] < paragraphs[-1][0]:
            return
        parts = []
        for begin, stop in paragraphs:
            words = text[max(begin, opener.place) : min(stop, end)]
            parts.append(self._ids.of_text(name, words))
        if opener.element is not None:
            parts[0] = dict(opener.element[1]).get("xml:id", parts[0])
        order = {begin: part for part, (begin, _) in enumerate(paragraphs)}
        joined = Joined(bracket, chosen, opener.place, *inner, parts, order, opener.element)
        self.opened[opener.place] = joined
        for begin, _ in paragraphs[1:]:
            # a mark that was opened earlier is found later: it is the outer one
            self._inherited.setdefault(begin, []).insert(0, joined)

    def _chosen(
        self, bracket: Bracket, text: str, stretch: Stretch
    ) -> tuple[BracketClass, Fit] | None:
        """The class of a mark over several paragraphs, and how it fits; None where it is none."""
        return first_fitting(bracket.classes, text, stretch)


def _may_span(span: Span) -> bool:
    """Whether the partner of what is opened may stand in a later paragraph."""
    if span.element is None:
        return span.bracket is not None and span.bracket.spans
    name, attributes = span.element
    kind = element_types()[name]
    typed = {key for key, _ in attributes}
    return kind.text and {"next", "prev"} <= kind.attributes and not typed & {"next", "prev"}


def first_fitting(
    classes: Iterable[BracketClass], text: str, stretch: Stretch
) -> tuple[BracketClass, Fit] | None:
    """The first of `classes` that can go over several paragraphs and fits a `stretch`."""
    for each in classes:
        if each.whole_paragraph or each.kind in ALWAYS_CLOSED or each.word_before or each.glued:
            continue
        found = fit(each, text, stretch, None)
        if found is not None:
            return None if each.kind is None else (each, found)
    return None


def _unmatched(spans: Iterable[Span]) -> Iterator[Span]:
    """The halves in `spans` that may have a partner in another paragraph, in their order."""
    for span in spans:
        if span.bracket is not None and span.role in (Role.UNCLOSED, Role.UNOPENED):
            yield span
        if span.role is not Role.PAIR:
            yield from _unmatched(span.children)

"""From the text of a paragraph to its inlines, by the brackets and signs of a profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from teitools.notation import codes
from teitools.notation.brackets import MAX_DEPTH, Role, Scanner, Span
from teitools.notation.classes import FactReader, Stretch, fit
from teitools.notation.elements import TypedElements, typed_element, unsegmented
from teitools.notation.expression import expression
from teitools.notation.identifiers import Identifiers
from teitools.notation.layout import edged, split_text
from teitools.notation.marking import MarkReader
from teitools.notation.names import NameReader
from teitools.notation.notes import Notes
from teitools.notation.pairs import PairReader
from teitools.notation.profile import BracketClass, Profile
from teitools.notation.screens import Screen, Screening
from teitools.notation.signs import SignReader
from teitools.notation.spanning import Joined, Spans
from teitools.notation.unmarked import UnmarkedReader
from teitools.notation.words_before import Built, add
from teitools.transcript import Content, Element, Inline, Kind, Mark
from teitools.transcript.inlines import Facts

_ENUMERATOR = expression(r"(?:\A|\s)\(?\w{1,3}\Z")
_WHITE = " \t\r\n"
_ENGLISH = {
    Kind.SUPPLIED: "words supplied",
    Kind.ASIDE: "an aside",
    Kind.STAGE: "a stage direction",
}


# to ask an enumeration for a member takes longer than to call a function
_PAIR, _, _UNOPENED, _ESCAPE = Role
_SUBSTITUTION = Kind.SUBSTITUTION


class InlineReader:
    """Reads paragraphs by one profile.

    `resp` holds the responsibilities that the header declares: a mark is attributed only
    to one of them. `facts` has the targets of the marks of notes, and the hands found.
    """

    def __init__(
        self,
        profile: Profile,
        notes: Notes,
        resp: frozenset[str],
        names: NameReader | None,
        ids: Identifiers,
    ) -> None:
        self.scanner = Scanner(profile)
        self.facts = FactReader(profile.measures, resp, ids)
        self._spans = Spans(self.scanner, ids)
        self._screens: Mapping[str, Screening] = {
            each.open: Screen(each.classes) for each in profile.brackets
        }
        self._pairs = PairReader(self.scanner, self._screens, self._closed, self._add_characters)
        self._marks = MarkReader(self, self.facts, notes, ids)
        self._signs = SignReader(profile.signs, self._marks)
        self._notes = notes
        self._names = names
        self._text = ""
        self.rejected: frozenset[int] = frozenset()
        self.elements = TypedElements()
        self.first_turn: int | None = None
        """Where the first turn of the text begins, if there is one."""
        self._bounds = (0, 0)
        self._named = False
        self._plain = False
        self._unmarked = UnmarkedReader()
        self._offset = 0

    def prepare(self, text: str, paragraphs: Iterable[tuple[int, int]]) -> None:
        """Find the marks that are opened in one of `paragraphs` and closed in a later one.

        `paragraphs` are the places in `text` of what `read` will be given, in their order.
        """
        self.scanner.prepare(text)
        self._signs.prepare(text, self.facts.numbered, bool(self.facts.marks))
        if self._names is not None:
            self._names.prepare(text)
        self._pairs.prepare(text)
        self._spans.find(text, paragraphs, self.rejected)
        signs = self._signs.places(text)
        places = None
        if signs is not None:
            names = () if self._names is None else self._names.places
            places = (*self._pairs.places, *names, *signs, *self._spans.inheriting)
        self._unmarked.prepare(text, places, self._signs.beginnings)

    def read(self, text: str, offset: int) -> Content:
        """The inlines of `text`, a paragraph that begins at `offset` of the whole."""
        unmarked = self._unmarked.read(text, offset)
        if unmarked is not None:
            return unmarked
        self._text = text
        self._offset = offset
        self._named = self._names is not None and self._names.occur_in(text, offset)
        self._signs.begin(text)
        self._plain = not self._named and not self._signs.active
        inherited = self._spans.at(offset)
        pairs = None if inherited else self._pairs.find(text, offset)
        if pairs is not None and not pairs and self._plain:
            return self._unmarked.words(text)
        self._marks.begin(text, offset)
        start = len(text) - len(text.lstrip(_WHITE))
        self._bounds = self._marks.bounds = start, max(start, len(text.rstrip(_WHITE)))
        if pairs is not None:
            return edged(self._pairs.read(text, pairs, self._bounds, self._plain))
        brackets = [each.bracket for each in inherited]
        pairing = self.scanner.pair(text, brackets, self.rejected, offset)
        if pairing.too_deep is not None:
            self._notes.add(codes.TOO_DEEP, offset + pairing.too_deep, limit=MAX_DEPTH)
        return edged(self.build(0, len(text), pairing.spans))

    def build(self, start: int, end: int, spans: Sequence[Span]) -> list[Inline]:
        """The inlines from `start` to `end` of the paragraph, of which `spans` are marked."""
        inlines: list[Inline] = []
        position = start
        for span in spans:
            built = self._mark(span)
            if built is None:
                continue
            self._add_characters(inlines, position, span.start)
            add(inlines, built)
            position = span.end
        self._add_characters(inlines, position, end)
        return inlines

    def _add_characters(self, inlines: list[Inline], start: int, end: int) -> None:
        """The characters from `start` to `end`, with the signs in them."""
        if start >= end:
            return
        if self._plain:
            words = self._text[start:end]
            if self._unmarked.is_even and "\n" not in words and "  " not in words:
                inlines.append(words)
            else:
                inlines += split_text(words)
            return
        if not self._signs.active:
            inlines += self.characters(start, end)
            return
        for stretch, built in self._signs.find(start, end):
            inlines += self.characters(start, stretch.start)
            add(inlines, built)
            start = stretch.end
        inlines += self.characters(start, end)

    def characters(self, start: int, end: int) -> list[Inline]:
        """The words from `start` to `end` of the paragraph, with nothing marked but names."""
        if start >= end:
            return []
        if self._names is None or not self._named:
            return split_text(self._text[start:end])
        return self._names.read(self._text, start, end, self._offset)

    def _mark(self, span: Span) -> Built:
        """What a span becomes; None where it is only characters and holds nothing else."""
        role = span.role
        if role is _ESCAPE:
            return Mark(Kind.LITERAL, (self._text[span.start + 1 : span.end],), before="\\")
        if self._spans.opened and (joined := self._spans.joined(span, self._offset)) is not None:
            return self._joined(span, joined)
        if role is _PAIR and span.element is not None:
            return self._typed(span)
        if role is _PAIR:
            alike = self._plain and not span.children
            return self._pairs.pair(self._text, span, self._bounds) if alike else self._closed(span)
        if role is _UNOPENED:
            return self._unopened(span)
        return self._unclosed(span)

    def _typed(self, span: Span) -> list[Inline]:
        assert span.element is not None
        return [self._element(span, *span.element)]

    def _element(self, span: Span, name: str, attributes: Facts) -> Element:
        """What is typed in the explicit form."""
        assert span.bracket is not None
        self.elements.add(self._offset + span.start)
        content = self.build(*span.inner, span.children)
        return typed_element(name, attributes, content, span.bracket)

    def _closed(self, span: Span) -> Built:
        assert span.bracket is not None
        inner = span.inner
        stretch = Stretch(span.start, span.end, inner, span.children)
        for each in self._screens[span.bracket.open].candidates(self._text, *inner):
            if each.whole_paragraph and (span.start, span.end) != self._bounds:
                continue
            if (each.in_turns or each.between_turns) and not self._is_among_turns(each):
                continue
            found = fit(each, self._text, stretch, None)
            if found is None:
                continue
            if each.kind is None:
                break
            if each.kind is _SUBSTITUTION and found.group("added") is None:
                return self._marks.substitution(span)
            if (made := self._marks.mark(each, stretch, found)) is not None:
                return made
        if not span.children and not self._signs.active:
            return None
        return self.build(span.start, span.end, span.children)

    def _is_among_turns(self, each: BracketClass) -> bool:
        """Whether the text has turns, as a class asks for; or even before this paragraph."""
        if self.first_turn is None:
            return False
        return not each.between_turns or self.first_turn < self._offset

    def _joined(self, span: Span, joined: Joined) -> Mark | list[Inline]:
        """The part of a mark over several paragraphs that stands in this one."""
        text, offset = self._text, self._offset
        assert span.bracket is not None
        if joined.chosen is None:
            return [self._joined_element(span, joined)]
        bracket_class, found = joined.chosen
        assert bracket_class.kind is not None
        start = 0 if span.inherited is not None else joined.start - offset
        last = span.role is Role.PAIR
        end = joined.end - offset if last else span.end
        children = span.children
        if children and children[0].start < start:
            start = span.start + len(span.bracket.open)
        if last and (end > span.end or (children and children[-1].end > end)):
            end = span.end - len(span.bracket.close)
        content = tuple(self.build(start, end, span.children))
        facts = self.facts.facts(bracket_class, "", found) or ()
        return Mark(
            bracket_class.kind,
            content,
            text[span.start : start],
            text[end : span.end] if last else "",
            (*joined.links(offset), *facts),
        )

    def _joined_element(self, span: Span, joined: Joined) -> Element:
        """The same of an element in the explicit form, which each paragraph has anew."""
        assert span.bracket is not None
        assert joined.element is not None
        first, last = span.inherited is None, span.role is Role.PAIR
        start = span.start + (len(span.bracket.open) if first else 0)
        end = span.end - (len(span.bracket.close) if last else 0)
        self.elements.add(self._offset + span.start, joined.opened, span.inherited)
        content = tuple(self.build(start, end, span.children))
        before, after = self._text[span.start : start], self._text[end : span.end]
        attributes = joined.attributes(self._offset)
        return unsegmented(Element(joined.element[0], attributes, content, before, after))

    def _unclosed(self, span: Span) -> Mark | list[Inline] | None:
        """An opening delimiter alone: itself in `sic`, and what it may extend over."""
        bracket = span.bracket
        assert bracket is not None
        start = span.start + len(bracket.open)
        if bracket.lenient:
            return self.build(span.start, span.end, span.children)
        last = self._offset + max(span.end - 1, span.start)
        self._notes.add(
            codes.UNCLOSED,
            self._offset + span.start,
            opener=bracket.open,
            closer=bracket.close,
            end=self._notes.position(last).line,
            kind=_ENGLISH.get(bracket.unclosed, bracket.unclosed.value)
            if bracket.unclosed
            else "characters",
        )
        sic = Mark(Kind.SIC, (bracket.open,))
        content = self.build(start, span.end, span.children)
        if bracket.unclosed is None:
            return [sic, *content]
        general = (each for each in bracket.classes if each.match is None)
        facts = next((each.facts for each in general if each.kind is bracket.unclosed), ())
        kept = tuple((name, value) for name, value in facts if name not in ("cert", "resp"))
        return Mark(
            bracket.unclosed, (sic, *content), facts=(*kept, ("cert", "low")), unclosed=True
        )

    def _unopened(self, span: Span) -> Mark | None:
        bracket = span.bracket
        assert bracket is not None
        if bracket.close == ")" and _ENUMERATOR.search(
            self._text[max(0, span.start - 5) : span.start]
        ):
            return None
        place = self._offset + span.start
        if bracket.lenient:
            return None
        self._notes.add(codes.UNOPENED, place, closer=bracket.close, opener=bracket.open)
        return Mark(Kind.SIC, (bracket.close,))

"""The inlines of a paragraph where a person may have decided: pairs, strays, signs, elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teitools.notation import codes
from teitools.notation.brackets import Role, Span
from teitools.notation.classes import Fit, Stretch
from teitools.notation.decisions.classes import ClassChooser, shown_facts
from teitools.notation.decisions.names import DecidedNameReader
from teitools.notation.decisions.register import (
    BRACKET,
    ELEMENT,
    ESCAPE,
    HIGH,
    LOW,
    MEDIUM,
    SIGN,
    TEXT,
    UNCLOSED,
    UNOPENED,
    Register,
)
from teitools.notation.decisions.spanning import DecidedSpans
from teitools.notation.identifiers import Identifiers
from teitools.notation.inlines import InlineReader
from teitools.notation.marking import MarkReader
from teitools.notation.notes import Notes
from teitools.notation.profile import Bracket, BracketClass, Profile
from teitools.notation.screens import Screening
from teitools.notation.signs import SignReader
from teitools.notation.spanning import Joined
from teitools.notation.words_before import Attached, Built
from teitools.transcript import Element, Inline, Kind, Mark
from teitools.transcript.inlines import Facts

LITERAL, SIC = "literal", "sic"


class DecidedInlineReader(InlineReader):
    """Reads paragraphs as `InlineReader` does, but for what a person has decided."""

    def __init__(
        self,
        profile: Profile,
        notes: Notes,
        resp: frozenset[str],
        names: DecidedNameReader | None,
        ids: Identifiers,
        register: Register,
    ) -> None:
        super().__init__(profile, notes, resp, names, ids)
        self._register = register
        self._chooser = ClassChooser(profile)
        self._spans = self._joining = DecidedSpans(self.scanner, ids, self._chooser, register)
        self._signs = SignReader(profile.signs, _Signs(self._marks, self))
        self._screens = {
            each.open: _Watched(self._screens[each.open], each, self) for each in profile.brackets
        }
        self._pairs.remembers = False
        self.fired: list[BracketClass | None] = []

    @property
    def offset(self) -> int:
        """Where the paragraph begins that is read."""
        return self._offset

    @property
    def register(self) -> Register:
        """Where decisions stand."""
        return self._register

    @property
    def chooser(self) -> ClassChooser:
        """The classes that a decision can name."""
        return self._chooser

    def _note(
        self, what: str, span: Span, word: str, certainty: str, rule: str, facts: Facts = ()
    ) -> None:
        start, end = self._offset + span.start, self._offset + span.end
        self._register.note(what, start, end, word, certainty, rule, facts)

    def _mark(self, span: Span) -> Built:
        if span.role is not Role.ESCAPE:
            return super()._mark(span)
        choice = self._register.choice(ESCAPE, self._offset + span.start)
        is_text = choice is not None and choice.word == TEXT
        rule = "a backslash before a sign"
        self._note(ESCAPE, span, TEXT if is_text else LITERAL, HIGH, rule)
        return None if is_text else super()._mark(span)

    def _element(self, span: Span, name: str, attributes: Facts) -> Element:
        rule = "the explicit form"
        self._note(ELEMENT, span, name, HIGH, rule, attributes)
        return super()._element(span, name, attributes)

    def _joined_element(self, span: Span, joined: Joined) -> Element:
        if joined.element is not None:
            end = joined.end + len(joined.bracket.close)
            name, attributes = joined.element
            rule = "the explicit form, over several paragraphs"
            self._register.note(ELEMENT, joined.opened, end, name, HIGH, rule, attributes)
        return super()._joined_element(span, joined)

    def _closed(self, span: Span) -> Built:
        assert span.bracket is not None
        self.fired.append(None)
        built = super()._closed(span)
        each = self.fired.pop()
        mark = built.mark if isinstance(built, Attached) else built
        if isinstance(mark, Mark) and each is not None and each.kind is not None:
            rule, certainty = self._chooser.rule(each, span.bracket)
            facts = shown_facts(mark, each.kind)
            self._note(BRACKET, span, each.kind.value, certainty, rule, facts)
        elif each is not None and each.kind is None:
            rule, certainty = self._chooser.rule(each, span.bracket)
            self._note(BRACKET, span, TEXT, certainty, rule)
        else:
            rule = f"no class of {span.bracket.open} {span.bracket.close} fits"
            self._note(BRACKET, span, TEXT, MEDIUM, rule)
        return built

    def _unclosed(self, span: Span) -> Mark | list[Inline] | None:
        bracket, place = span.bracket, self._offset + span.start
        assert bracket is not None
        choice = self._register.choice(UNCLOSED, place)
        word = choice.word if choice else TEXT if place in self._joining.texts else None
        if word is not None:
            kind = Kind(word) if word not in (TEXT, SIC) else None
            span = replace(span, bracket=replace(bracket, unclosed=kind, lenient=word == TEXT))
        used = span.bracket
        assert used is not None
        built = super()._unclosed(span)
        if word is not None:
            self._notes.withdraw(codes.UNCLOSED, place)
        reading = TEXT if used.lenient else used.unclosed.value if used.unclosed else SIC
        whole = self._offset + span.end
        rule = f"{bracket.open} is not closed before the paragraph ends"
        self._register.note(UNCLOSED, place, whole, reading, LOW, rule)
        return built

    def _unopened(self, span: Span) -> Mark | None:
        assert span.bracket is not None
        place = self._offset + span.start
        choice = self._register.choice(UNOPENED, place)
        word = choice.word if choice else TEXT if place in self._joining.texts else None
        built = None if word == TEXT else super()._unopened(span)
        if word is not None:
            self._notes.withdraw(codes.UNOPENED, place)
        rule = f"{span.bracket.close} closes nothing"
        self._note(UNOPENED, span, SIC if built is not None else TEXT, LOW, rule)
        return built


class _Watched:
    """The classes of a bracket: those that a person has decided on, else those of a profile."""

    def __init__(self, screen: Screening, bracket: Bracket, reader: DecidedInlineReader) -> None:
        self._screen = screen
        self._bracket = bracket
        self._reader = reader

    def candidates(self, text: str, start: int, end: int) -> Iterator[BracketClass]:
        """The classes in their order; the last of `fired` is the one that was looked at last."""
        reader = self._reader
        place = reader.offset + start - len(self._bracket.open)
        choice = reader.register.choice(BRACKET, place)
        found = (
            self._screen.candidates(text, start, end)
            if choice is None
            else reader.chooser.classes(choice, self._bracket.classes)
        )
        for each in found:
            reader.fired[-1] = each
            yield each


class _Signs:
    """Makes the marks of signs, but where a person has decided otherwise."""

    def __init__(self, marks: MarkReader, reader: DecidedInlineReader) -> None:
        self._marks = marks
        self._reader = reader

    def mark(self, each: BracketClass, stretch: Stretch, found: Fit) -> Mark | Attached | None:
        """The mark, or None."""
        reader = self._reader
        place, end = reader.offset + stretch.start, reader.offset + stretch.end
        choice = reader.register.choice(SIGN, place)
        rule = reader.chooser.sign(each)
        if choice is not None and choice.word == TEXT:
            reader.register.note(SIGN, place, end, TEXT, HIGH, rule)
            return None
        for other in [each] if choice is None else reader.chooser.classes(choice, [each]):
            made = self._marks.mark(other, stretch, found)
            if made is not None and other.kind is not None:
                mark = made.mark if isinstance(made, Attached) else made
                facts = shown_facts(mark, other.kind)
                reader.register.note(SIGN, place, end, other.kind.value, HIGH, rule, facts)
                return made
        return None

"""Marks over several paragraphs where a person may have decided."""

from __future__ import annotations

from teitools.notation.brackets import Scanner
from teitools.notation.classes import Fit, Stretch
from teitools.notation.decisions.classes import ClassChooser
from teitools.notation.decisions.register import BRACKET, TEXT, Register
from teitools.notation.identifiers import Identifiers
from teitools.notation.profile import Bracket, BracketClass
from teitools.notation.spanning import Spans, first_fitting


class DecidedSpans(Spans):
    """Finds them as `Spans` does. `texts` are the delimiters of those that shall be none."""

    def __init__(
        self, scanner: Scanner, ids: Identifiers, chooser: ClassChooser, register: Register
    ) -> None:
        super().__init__(scanner, ids)
        self.texts: set[int] = set()
        self._chooser = chooser
        self._register = register

    def _chosen(
        self, bracket: Bracket, text: str, stretch: Stretch
    ) -> tuple[BracketClass, Fit] | None:
        choice = self._register.choice(BRACKET, stretch.start)
        if choice is None:
            chosen = super()._chosen(bracket, text, stretch)
        else:
            classes = self._chooser.classes(choice, bracket.classes)
            chosen = first_fitting(classes, text, stretch)
        rule = f"{bracket.open} {bracket.close} over several paragraphs"
        if chosen is not None and chosen[0].kind is not None:
            each = chosen[0]
            assert each.kind is not None
            word, certainty = each.kind.value, self._chooser.rule(each, bracket)[1]
            self._register.note(
                BRACKET, stretch.start, stretch.end, word, certainty, rule, each.facts
            )
        elif choice is not None and choice.word == TEXT:
            self.texts |= {stretch.start, stretch.end - len(bracket.close)}
            self._register.note(BRACKET, stretch.start, stretch.end, TEXT, "high", rule)
        return chosen

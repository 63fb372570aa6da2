"""Dates in date lines where a person may have decided."""

from __future__ import annotations

from teitools.notation.date_lines import DateLineReader
from teitools.notation.decisions.register import DATE, HIGH, TEXT, Register
from teitools.notation.layout import split_text
from teitools.notation.profile import Profile
from teitools.transcript import Inline
from teitools.transcript.inlines import Facts


class DecidedDateLineReader(DateLineReader):
    """Reads date lines as `DateLineReader` does, but for what a person has decided."""

    def __init__(self, profile: Profile, register: Register) -> None:
        super().__init__(profile)
        self._register = register

    def _date(self, typed: str, facts: Facts, place: int) -> list[Inline]:
        choice = self._register.choice(DATE, place)
        if choice is not None and choice.facts:
            facts = choice.facts
        is_text = choice is not None and choice.word == TEXT
        word, said = (TEXT, ()) if is_text else (DATE, facts)
        rule = "a date in a line of its own"
        self._register.note(
            DATE, place, place + len(typed), word, HIGH, rule, said, alternatives=(DATE, TEXT)
        )
        return split_text(typed) if is_text else super()._date(typed, facts, place)

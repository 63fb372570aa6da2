"""The metadata block where a person may have decided."""

from __future__ import annotations

import re
from dataclasses import replace

from teitools.notation.decisions.register import HIGH, MEDIUM, METADATA, TEXT, Register
from teitools.notation.identifiers import Identifiers
from teitools.notation.layout import edged, split_text
from teitools.notation.metadata import LABEL, MetadataReader
from teitools.notation.metadata_lines import Entry, EntryReader
from teitools.notation.metadata_values import DATE_ID, PARTS, ValueReader
from teitools.notation.paragraphs import Raw
from teitools.notation.participants import ParticipantReader
from teitools.notation.people import People
from teitools.notation.profile import MetadataRules, Profile
from teitools.notation.profile_sections import FIELDS
from teitools.transcript import Content, Copy, Kind, Mark
from teitools.transcript.inlines import Facts

TITLE, DATE, CITATION = "title", "date", "citation"
READINGS = (TEXT, *dict.fromkeys((*FIELDS, *PARTS)))
_LABELS = (TEXT, *FIELDS)
_LEADING = (TEXT, TITLE, DATE)
_PARTS = (TEXT, *PARTS)


class DecidedMetadataReader(MetadataReader):
    """Reads metadata as `MetadataReader` does, but for what a person has decided."""

    def __init__(
        self, text: str, profile: Profile, ids: Identifiers, people: People, register: Register
    ) -> None:
        super().__init__(text, profile, ids, people)
        self._values = _Values(profile, ids, people, self._names, register)
        self._lines = _Entries(text, self._rules, self._names, register)
        self._metadata.values, self._metadata.facts = self._values.kept, self._values.facts
        self._register = register

    def _field(self, raw: Raw) -> str | None:
        name = super()._field(raw)
        choice = self._register.choice(METADATA, raw.start)
        if choice is not None:
            name = choice.word if choice.word in FIELDS else None
        if name is None and LABEL.fullmatch(self._text, raw.start, raw.end):
            self._note(raw, TEXT, "the profile knows no field of that label")
        return name

    def _label(self, raw: Raw, name: str) -> None:
        rule = "the label of a field of the profile" if name else "the profile knows no such field"
        self._note(raw, name or TEXT, rule)
        super()._label(raw, name)

    def _note(self, raw: Raw, word: str, rule: str) -> None:
        certainty = MEDIUM if word == TEXT else HIGH
        self._register.note(
            METADATA, raw.start, raw.end, word, certainty, rule, alternatives=_LABELS
        )


class _Entries(EntryReader):
    """Finds entries, whose fields a person may have decided."""

    def __init__(
        self, text: str, rules: MetadataRules, people: ParticipantReader, register: Register
    ) -> None:
        super().__init__(text, rules, people)
        self._register = register

    def _entries(self, raw: Raw) -> list[Entry]:
        entries = super()._entries(raw)
        for entry in entries:
            choice = self._register.choice(METADATA, entry.label.start)
            if choice is not None:
                entry.field = choice.word if choice.word in FIELDS else ""
        return entries


class _Values(ValueReader):
    """Reads values, of which a person may have decided."""

    def __init__(
        self,
        profile: Profile,
        ids: Identifiers,
        people: People,
        names: ParticipantReader,
        register: Register,
    ) -> None:
        super().__init__(profile, ids, people, names)
        self._register = register

    def leading(self, words: str, place: int, any_title: bool = False) -> Content:
        """A paragraph before the first label."""
        choice = self._register.choice(METADATA, place)
        content: Content
        if choice is not None and choice.word == TEXT:
            content = edged(split_text(words))
        elif choice is not None and choice.word == TITLE and TITLE not in self.kept:
            content = self._keep(TITLE, Mark(Kind.TITLE, edged(split_text(words))))
        elif choice is not None and choice.word == DATE and choice.facts:
            mark = Mark(Kind.DATE, edged(split_text(words)), facts=choice.facts)
            content = self._keep(DATE_ID, mark)
        else:
            content = super().leading(words, place, any_title)
        only = content[0] if len(content) == 1 else None
        word = TEXT
        facts: Facts = ()
        if isinstance(only, Copy):
            word = {Kind.DATE: DATE, Kind.CITATION: CITATION}.get(only.kind, TITLE)
            facts = _when(self.kept.get(DATE_ID)) if word == DATE else ()
        rule = "a paragraph before the first label"
        self._note(place, words, word, rule, facts, _LEADING)
        return content

    def _found(
        self, matches: list[re.Match[str]], words: str, place: int
    ) -> list[tuple[int, int, str]]:
        found = []
        for start, end, group in super()._found(matches, words, place):
            choice = self._register.choice(METADATA, place + start)
            if choice is not None and choice.word == TEXT:
                self._note(place + start, words[start:end], TEXT, "a part of a field", (), _PARTS)
                continue
            if choice is not None and choice.word in PARTS:
                group = choice.word
            found.append((start, end, group))
        return found

    def _part(self, group: str, words: str, place: int) -> Mark:
        mark = super()._part(group, words, place)
        choice = self._register.choice(METADATA, place)
        if mark.kind is Kind.DATE and choice is not None and choice.facts:
            kept = tuple(fact for fact in mark.facts if fact[0] != "when")
            mark = replace(mark, facts=(*kept, *choice.facts))
        self._note(place, words, group, "a part of a field", _when(mark), _PARTS)
        return mark

    def _is_value(self, name: str, words: str, place: int) -> bool:
        choice = self._register.choice(METADATA, place)
        is_value = choice is None or choice.word != TEXT
        self._note(place, words, name if is_value else TEXT, "the value of a field", (), (TEXT,))
        return is_value

    def _dated(self, facts: Facts, words: str, place: int) -> Facts:
        choice = self._register.choice(METADATA, place)
        if choice is not None and choice.word == TEXT:
            facts = ()
        elif choice is not None and choice.facts:
            facts = choice.facts
        word = DATE if facts else TEXT
        self._note(place, words, word, "the date of the text", facts, (DATE, TEXT))
        return facts

    def _note(
        self, place: int, words: str, word: str, rule: str, facts: Facts, readings: tuple[str, ...]
    ) -> None:
        certainty = MEDIUM if word == TEXT else HIGH
        self._register.note(
            METADATA, place, place + len(words), word, certainty, rule, facts, False, readings
        )


def _when(mark: Mark | None) -> Facts:
    if mark is None or mark.kind is not Kind.DATE:
        return ()
    return tuple(fact for fact in mark.facts if fact[0] in ("when", "from", "to"))

"""The metadata block where a person may have decided."""

from __future__ import annotations

from dataclasses import replace

from teitools.notation.decisions.register import HIGH, MEDIUM, METADATA, TEXT, Register
from teitools.notation.identifiers import Identifiers
from teitools.notation.layout import edged, split_text
from teitools.notation.metadata import LABEL, PARTS, MetadataReader
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import Profile
from teitools.transcript import Content, Copy, Kind, Mark

FIELDS = ("abstract", "citation", "funder", "original_language", "text_language")
TITLE, DATE = "title", "date"
READINGS = (TEXT, TITLE, DATE, *FIELDS, *(part for part in PARTS if part not in (*FIELDS, DATE)))
_LABELS = (TEXT, *FIELDS)
_LEADING = (TEXT, TITLE, DATE)
_PARTS = (TEXT, *PARTS)


class DecidedMetadataReader(MetadataReader):
    """Reads metadata as `MetadataReader` does, but for what a person has decided."""

    def __init__(self, text: str, profile: Profile, ids: Identifiers, register: Register) -> None:
        super().__init__(text, profile, ids)
        self._register = register

    def _note(
        self, start: int, end: int, word: str, rule: str, readings: tuple[str, ...], when: str = ""
    ) -> None:
        facts = (("when", when),) if when else ()
        certainty = MEDIUM if word == TEXT else HIGH
        self._register.note(
            METADATA, start, end, word, certainty, rule, facts, alternatives=readings
        )

    def _field(self, raw: Raw) -> str | None:
        name = super()._field(raw)
        choice = self._register.choice(METADATA, raw.start)
        if choice is not None:
            name = choice.word if choice.word in FIELDS else None
        if name is None and LABEL.fullmatch(self._text, raw.start, raw.end):
            rule = "the profile knows no field of that label"
            self._note(raw.start, raw.end, TEXT, rule, _LABELS)
        return name

    def _label(self, raw: Raw, name: str) -> None:
        self._note(raw.start, raw.end, name, "the label of a field of the profile", _LABELS)
        super()._label(raw, name)

    def _leading(self, raw: Raw) -> Content:
        words = self._text[raw.start : raw.end]
        choice = self._register.choice(METADATA, raw.start)
        rule = "a paragraph before the first label"
        content: Content
        if choice is not None and choice.word == TEXT:
            content = edged(split_text(words))
        elif choice is not None and choice.word == TITLE and TITLE not in self._metadata.values:
            content = self._keep(TITLE, Mark(Kind.TITLE, edged(split_text(words))))
        elif choice is not None and choice.word == DATE and choice.facts:
            mark = Mark(Kind.DATE, edged(split_text(words)), facts=choice.facts)
            content = self._keep("creation-date", mark)
        else:
            content = super()._leading(raw)
        only = content[0] if len(content) == 1 else None
        word, when = TEXT, ""
        if isinstance(only, Copy):
            word = DATE if only.kind is Kind.DATE else TITLE
            kept = [
                each for each in self._metadata.values.values() if ("id", only.target) in each.facts
            ]
            when = (kept[0].fact("when") or "") if kept and word == DATE else ""
        self._note(raw.start, raw.end, word, rule, _LEADING, when)
        return content

    def _found(self, name: str, words: str, offset: int) -> list[tuple[int, int, str]]:
        found = []
        for start, end, group in super()._found(name, words, offset):
            choice = self._register.choice(METADATA, offset + start)
            if choice is not None and choice.word == TEXT:
                rule = f"a part of the field {name}"
                self._note(offset + start, offset + end, TEXT, rule, _PARTS)
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
        when = mark.fact("when") or ""
        self._note(place, place + len(words), group, "a part of a field", _PARTS, when)
        return mark

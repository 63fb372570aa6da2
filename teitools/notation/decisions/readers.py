"""The readers of a text where a person may have decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.notation.date_lines import DateLineReader
from teitools.notation.decisions.blocks import BlockDecider
from teitools.notation.decisions.dates import DecidedDateLineReader
from teitools.notation.decisions.frame import DecidedFrameReader
from teitools.notation.decisions.inlines import DecidedInlineReader
from teitools.notation.decisions.joins import DecidedSentenceReader, DecidedTurnJoiner
from teitools.notation.decisions.labels import CERTAIN, NOT, DecidedLabelReader
from teitools.notation.decisions.metadata import DecidedMetadataReader
from teitools.notation.decisions.names import DecidedNameReader
from teitools.notation.decisions.register import (
    BLOCK,
    ELEMENT,
    HIGH,
    LOW,
    SPEAKER,
    TEXT,
    Register,
)  # fmt: skip
from teitools.notation.frame import FrameReader
from teitools.notation.inlines import InlineReader
from teitools.notation.label_candidates import Label
from teitools.notation.metadata import MetadataReader
from teitools.notation.paragraphs import Raw
from teitools.notation.people import Called
from teitools.notation.readers import Readers
from teitools.notation.segments import Cut, Segment, directions
from teitools.notation.verse import VerseReader
from teitools.transcript import Part

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class DecidedReaders(Readers):
    """Makes readers that ask `register`, and tell it what they decide."""

    register: Register = field(default_factory=Register)

    def metadata(self) -> MetadataReader:
        return DecidedMetadataReader(self.text, self.profile, self.ids, self.people, self.register)

    def dates(self) -> DateLineReader:
        return DecidedDateLineReader(self.profile, self.register)

    def inlines(self, resp: frozenset[str]) -> InlineReader:
        names = None
        if self.titles:
            names = DecidedNameReader(self.titles, self.people, self.notes, self.register)
        return DecidedInlineReader(self.profile, self.notes, resp, names, self.ids, self.register)

    def frame(self, inlines: InlineReader, dates: DateLineReader) -> FrameReader:
        reader = DecidedFrameReader(
            self.text, self.profile, self.people, self.notes, inlines, dates
        )
        reader.register = self.register
        return reader

    def rejected(self) -> frozenset[int]:
        chosen = self.register.chosen(ELEMENT)
        texts = [(place, choice) for place, choice in chosen if choice.word == TEXT]
        for place, choice in texts:
            self.register.note(ELEMENT, place, choice.end, TEXT, HIGH, "the explicit form")
        return frozenset(place for place, _ in texts)

    def labels(
        self, raws: Sequence[Raw], names: Called, last: int, cuts: Sequence[Cut]
    ) -> tuple[list[Label], Sequence[Cut]]:
        reader = self._label_reader()
        labels = reader.find(self.text, raws[0].start, raws[-1].end, names, last)
        decider = self._decider(VerseReader(self.text, False))
        return decider.kept(labels, last, reader), decider.freed(
            [*cuts, *directions(reader.directions.lines, last)]
        )

    def items(self, raws: Sequence[Raw]) -> Sequence[Raw]:
        return self._decider(VerseReader(self.text, False)).outside(raws)

    def decide(
        self, segments: Sequence[Segment], labels: Sequence[Label], verse: VerseReader
    ) -> None:
        self._decider(verse).decide(segments, labels, self._label_reader())

    def note(self, what: str, raw: Raw, word: str, facts: tuple[tuple[str, str], ...] = ()) -> None:
        if what == BLOCK:
            self._decider(VerseReader(self.text, False)).note(Segment(word, raw), word)
        else:
            rule = "the explicit form around blocks"
            self.register.note(what, raw.start, raw.end, word, HIGH, rule, facts)

    def cut_off(self, raw: Raw, is_cut_off: bool) -> bool:
        choice = self.register.choice(SPEAKER, raw.start)
        if not is_cut_off and choice is None:
            return False
        if choice is not None:
            is_cut_off = choice.word != NOT
        word = CERTAIN if is_cut_off else NOT
        rule = "the text begins in lower case, before the first label"
        end = min(raw.end, raw.start + _SHOWN)
        self.register.note(SPEAKER, raw.start, end, word, LOW, rule, alternatives=(CERTAIN, NOT))
        return is_cut_off

    def joined(
        self, parts: tuple[Part, ...], raws: Mapping[str, Raw], paged: bool
    ) -> tuple[Part, ...]:
        parts = DecidedTurnJoiner(raws, self.notes, self.register).join(parts)
        wanted = "broken_sentence" in self.profile.inferences
        reader = DecidedSentenceReader(self.text, raws, self.notes, self.register, wanted)
        return reader.join(parts)

    def _label_reader(self) -> DecidedLabelReader:
        rules, words = self.profile.speakers, self.profile.words
        return DecidedLabelReader(rules, words, self.notes, self.register, self.people)

    def _decider(self, verse: VerseReader) -> BlockDecider:
        return BlockDecider(self.text, self.profile, verse, self.register)

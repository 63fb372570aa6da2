"""The readers of one text: which class reads what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teitools.dataclass import dataclass
from teitools.notation.date_lines import DateLineReader
from teitools.notation.frame import FrameReader
from teitools.notation.identifiers import Identifiers
from teitools.notation.inlines import InlineReader
from teitools.notation.label_candidates import Label
from teitools.notation.labels import LabelReader
from teitools.notation.metadata import MetadataReader
from teitools.notation.names import NameReader
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.notation.people import Called, People
from teitools.notation.profile import Profile
from teitools.notation.resumptions import TurnJoiner
from teitools.notation.segments import Cut, Segment, directions
from teitools.notation.sentences import SentenceReader
from teitools.notation.verse import VerseReader
from teitools.transcript import Part


@dataclass(frozen=True, slots=True)
class Readers:
    """Makes the readers of one text, which all note what they notice in `notes`.

    What a person has decided of a text is followed by the readers that
    `teitools.notation.decisions.readers` makes in their place.
    """

    text: str
    profile: Profile
    notes: Notes
    ids: Identifiers
    people: People

    def metadata(self) -> MetadataReader:
        """What reads the metadata block."""
        return MetadataReader(self.text, self.profile, self.ids, self.people)

    def dates(self) -> DateLineReader:
        """What reads date lines."""
        return DateLineReader(self.profile)

    def inlines(self, resp: frozenset[str]) -> InlineReader:
        """What reads paragraphs; `resp` are the responsibilities that the header declares."""
        names = NameReader(self.titles, self.people, self.notes) if self.titles else None
        return InlineReader(self.profile, self.notes, resp, names, self.ids)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of address after which names are looked for."""
        wanted = "names_after_title" in self.profile.inferences
        return self.profile.name_titles if wanted else ()

    def frame(self, inlines: InlineReader, dates: DateLineReader) -> FrameReader:
        """What reads the head and the foot of the text."""
        return FrameReader(self.text, self.profile, self.people, self.notes, inlines, dates)

    def rejected(self) -> frozenset[int]:
        """The places where nothing begins that has the explicit form."""
        return frozenset()

    def labels(
        self, raws: Sequence[Raw], names: Called, last: int, cuts: Sequence[Cut]
    ) -> tuple[list[Label], Sequence[Cut]]:
        """The labels in `raws` that stand after `last`, and the `cuts` that stay beside them."""
        reader = LabelReader(self.profile.speakers, self.profile.words, self.notes)
        labels = reader.find(self.text, raws[0].start, raws[-1].end, names, last)
        labels = [each for each in labels if each.start > last]
        return labels, [*cuts, *directions(reader.directions.lines, last)]

    def items(self, raws: Sequence[Raw]) -> Sequence[Raw]:
        """The items of lists in which there is no label."""
        return raws

    def decide(
        self, segments: Sequence[Segment], labels: Sequence[Label], verse: VerseReader
    ) -> None:
        """Say anew what segments are."""

    def note(self, what: str, raw: Raw, word: str, facts: tuple[tuple[str, str], ...] = ()) -> None:
        """Take note that a paragraph is read as `word`."""

    def cut_off(self, raw: Raw, is_cut_off: bool) -> bool:
        """Whether the text begins within a turn, whose first paragraph is `raw`."""
        return is_cut_off

    def joined(
        self, parts: tuple[Part, ...], raws: Mapping[str, Raw], paged: bool
    ) -> tuple[Part, ...]:
        """The turns and paragraphs joined that belong together; `raws` has their places.

        `paged`: the text has marks of pages.
        """
        parts = TurnJoiner(raws, self.notes).join(parts)
        everywhere = "broken_sentence" in self.profile.inferences
        if not (everywhere or paged):
            return parts
        return SentenceReader(self.text, raws, self.notes, everywhere).join(parts)

"""A text in usual characters, without margins and numbers of lines, read as a transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from teitools.dataclass import dataclass
from teitools.findings import Finding
from teitools.notation import codes
from teitools.notation.body import BodyReader
from teitools.notation.builder import Builder
from teitools.notation.decisions.register import Register
from teitools.notation.frame import Opening
from teitools.notation.identifiers import Identifiers
from teitools.notation.languages import transliteration_code
from teitools.notation.layout import prevailing_line_end, separation, split_white_space
from teitools.notation.metadata import RESERVED, Metadata
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw, cut, cut_at_indents
from teitools.notation.part_places import preliminary
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.notation.readers import Readers
from teitools.notation.segments import Segment, lines_are_paragraphs, split_lines
from teitools.notation.series import begins_series
from teitools.notation.text_language import told_language
from teitools.notation.timeline import TimeReader
from teitools.transcript import Block, BlockKind, Mark, Part, Separation, Transcript, plain_text

if TYPE_CHECKING:
    pass

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A transcript, and what was noticed while it was read."""

    transcript: Transcript
    findings: tuple[Finding, ...]
    elements: tuple[int, ...] = ()


class TextParser:
    """Reads paragraphs, metadata, frame, speeches, inlines, in this order."""

    def __init__(
        self,
        text: str,
        profile: Profile,
        notes: Notes,
        rejected: frozenset[int],
        register: Register | None,
    ) -> None:
        self._text = text
        self._profile = profile
        self._notes = notes
        self._ids = Identifiers(RESERVED)
        self._people = People(self._ids, profile.words)
        self._readers = self._make_readers(register)
        self._rejected = rejected | self._readers.rejected()
        self._line_end = prevailing_line_end(text)
        self._preliminary: tuple[Part, ...] = ()
        self._times = TimeReader(self._ids)
        self.frame: list[Raw] = []
        self.indents = False
        self.segments: Sequence[Segment] = ()

    def _make_readers(self, register: Register | None) -> Readers:
        given = self._text, self._profile, self._notes, self._ids, self._people
        if register is None:
            return Readers(*given)
        from teitools.notation.decisions.readers import DecidedReaders  # seldom wanted

        return DecidedReaders(*given, register)

    def parse(self) -> Parsed:
        """The transcript of the text, and what was noticed."""
        text, profile = self._text, self._profile
        marked = text.startswith(BYTE_ORDER_MARK)
        raws, end = cut(text, len(BYTE_ORDER_MARK) if marked else 0)
        metadata = self._readers.metadata().read(raws)
        self._note_people(metadata)
        self.frame += raws[: metadata.length]
        front = tuple(
            self._placed(Block(kind, content), raw, first=index == 0)
            for index, (raw, kind, content) in enumerate(metadata.blocks)
        )
        rest = raws[metadata.length :]
        if lines_are_paragraphs(text, rest):
            rest = list(split_lines(text, rest))
        elif self.indents or "verse" not in profile.inferences:
            rest = list(cut_at_indents(text, rest))
        language = self._language(metadata, rest)
        body, opening = self._body(rest, first=not front)
        if not rest:
            what = "" if raws else ": the text is empty or blank"
            what = " beside the metadata" if front else what
            self._notes.add(codes.NO_TEXT, 0, what=what)
        if profile.speakers.timeline:
            body = self._times.read(body)
        transcript = Transcript(
            profile=profile.name,
            profile_version=profile.version,
            front=tuple(self._identified(block) for block in front),
            preliminary=self._preliminary,
            body=body,
            end=split_white_space(end),
            values=MappingProxyType(
                {mark.fact("id") or name: mark for name, mark in metadata.values.items()}
            ),
            people=self._people.all,
            hands=MappingProxyType(self._inlines.facts.hands),
            line_end=self._line_end,
            byte_order_mark=marked,
            facts=MappingProxyType(self._facts(opening, metadata, language)),
            timelines=self._times.timelines,
        )
        elements = self._inlines.elements.offsets
        return Parsed(transcript, tuple(self._notes.findings), elements)

    def _note_people(self, metadata: Metadata) -> None:
        citation = metadata.values.get("citation")
        roles = {
            role
            for part in (citation.content if citation else ())
            if isinstance(part, Mark) and (role := part.fact("role"))
        }
        self._inlines = self._readers.inlines(frozenset(roles))
        self._inlines.rejected = self._rejected

    def _body(self, raws: Sequence[Raw], first: bool) -> tuple[tuple[Part, ...], Opening]:
        dates = self._readers.dates()
        frame = self._readers.frame(self._inlines, dates)
        in_series = begins_series(self._text, self._profile, raws)
        opening = Opening([]) if in_series else frame.opening(raws)
        head = len(opening.blocks)
        foot, closer = frame.closing(raws[head:])
        middle = raws[head : len(raws) - foot] if foot else raws[head:]
        self.frame += [*raws[:head], *raws[len(raws) - foot :]]
        blocks: list[Part] = [
            self._placed(block, raw, first=first and index == 0)
            for index, (raw, block) in enumerate(opening.blocks)
        ]
        builder = Builder(
            self._text,
            self._profile,
            dates,
            self._ids,
            self._people,
            self._inlines,
            self._line_end,
            first=first and not head,
        )
        reader = BodyReader(self._text, self._profile, self._notes, builder, self._readers)
        dictates = opening.author if opening.dictation else None
        self.segments = found = reader.segments(middle, labelled=dictates is None)
        parts = reader.read(found, dictates.id if dictates else None)
        cast = 0 if blocks else preliminary(parts)
        self._preliminary = parts[:cast]
        blocks += parts[cast:]
        if closer is not None:
            gap_of = raws[len(raws) - foot]
            blocks.append(self._placed(closer, gap_of, first=first and not middle))
        return tuple(blocks), opening

    def _placed(self, block: Block, raw: Raw, first: bool) -> Block:
        if first:
            layout = split_white_space(raw.gap)
            return replace(block, separation=Separation.RUN_ON, layout=layout)
        kind, layout = separation(raw.gap, self._line_end)
        return replace(block, separation=kind, layout=layout)

    def _identified(self, block: Block) -> Block:
        if block.kind is not BlockKind.PARAGRAPH:
            return block
        words = plain_text(block.content) or repr(block.content)
        return replace(block, facts=(("id", self._ids.of_text("p", words)),))

    def _language(self, metadata: Metadata, rest: Sequence[Raw]) -> str | None:
        """The language of the text: as the metadata say, as its words tell, or the profile."""
        profile = self._profile
        if "text_language" not in profile.inferences:
            return profile.language
        said = metadata.values.get("text_language")
        tag = said.fact("ident") if said is not None else None
        if tag and tag != "und":
            return tag
        start, end = (rest[0].start, rest[-1].end) if rest else (0, 0)
        language, reason = told_language(self._text, start, end, profile.language)
        if reason:
            self._notes.add(codes.TEXT_LANGUAGE, start, language=language, reason=reason)
        return language

    def _facts(self, opening: Opening, metadata: Metadata, language: str | None) -> dict[str, str]:
        facts = dict(metadata.facts)
        if language:
            facts["language"] = language
        if opening.author is not None:
            facts["author"] = opening.author.id
        if opening.dictation:
            facts["activity"] = "dictation"
        original = metadata.values.get("original_language")
        if original is not None:
            facts["transliteration"] = transliteration_code(original.fact("ident") or "und")
        return facts

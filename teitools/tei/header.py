"""The TEI header of a transcript (Guidelines, chapter HD).

A value that the transcript prints stands here once, as its master; elements that repeat it
point to the master with ``@copyOf``.
"""

from __future__ import annotations

import re
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.tei.description import Description
from teitools.tei.inlines import InlineWriter
from teitools.tei.marks import MARKS, attributes_of
from teitools.transcript import (
    Block,
    BlockKind,
    Group,
    Inline,
    Kind,
    Mark,
    Person,
    Speech,
    Transcript,
    plain_text,
)
from teitools.transcript.inlines import Facts
from teitools.xml.writing import Writer

_ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

# what may stand before the heading of a text
_BEFORE_HEADING = frozenset(
    {
        BlockKind.BARE,
        BlockKind.RUNNING_HEAD,
        BlockKind.OPENER,
        BlockKind.CLASSIFICATION,
        BlockKind.SOURCE_NOTE,
    }
)


@dataclass(frozen=True, slots=True)
class Explanations:
    """What the header says of how the text was read: the profile, and one line a bracket."""

    title: str = ""
    brackets: tuple[str, ...] = ()


@dataclass(slots=True)
class HeaderContext:
    """What the parts of the header are written from."""

    transcript: Transcript
    description: Description
    explanations: Explanations
    inlines: InlineWriter
    version: str
    date: str | None
    writer: Writer = field(default_factory=Writer)

    def value(self, kind: Kind) -> Mark | None:
        """The first value of that kind."""
        values = self.transcript.values.values()
        return next((mark for mark in values if mark.kind is kind), None)

    def part(self, **facts: str) -> Mark | None:
        """The first part of the citation that has these facts."""
        citation = self.value(Kind.CITATION)
        for part in citation.content if citation else ():
            if isinstance(part, Mark) and all(part.fact(k) == v for k, v in facts.items()):
                return part
        return None

    def persons(self, role: str) -> list[Person]:
        """Those who had that role and whom the transcript names; see `Transcript.facts`."""
        wanted = self.transcript.facts.get(role, "").split()
        return [each for each in self.transcript.people if each.id in wanted]

    def person(self, role: str) -> Person | None:
        """The first of them."""
        return next(iter(self.persons(role)), None)

    def cited(self, kind: Kind) -> Mark | None:
        """The first part of that kind of the citation."""
        citation = self.value(Kind.CITATION)
        parts = citation.content if citation else ()
        return next((p for p in parts if isinstance(p, Mark) and p.kind is kind), None)

    def master(self, mark: Mark, element: str, facts: Facts | None = None) -> None:
        """A value, on a line of its own."""
        given = attributes_of(mark.facts if facts is None else facts)
        rendition = None
        if mark.before or mark.after:
            rendition = self.inlines.renditions.delimit(
                MARKS[mark.kind].selector, mark.before, mark.after, False
            )
        self.writer.line()
        self.writer.start(element, [*given, ("rendition", rendition)])
        self.inlines.write(self.writer, mark.content)
        self.writer.end(element)

    def copy(self, mark: Mark, element: str, *attributes: tuple[str, str | None]) -> None:
        """An element that repeats a value, on a line of its own."""
        pointer = ("copyOf", f"#{mark.fact('id')}")
        self.writer.leaf(element, plain_text(mark.content), [*attributes, pointer])


def role_statements(context: HeaderContext) -> None:
    """``respStmt`` for those whom the transcript names by what they did, and the encoder."""
    writer = context.writer
    for role in ("translator", "contributor"):
        mark, named = context.part(role=role), context.person(role)
        if mark is not None or named is not None:
            writer.open("respStmt", [("xml:id", role)])
            writer.leaf("resp", role)
            if mark is not None:
                context.copy(mark, "persName")
            elif named is not None:
                _name(context, named)
            writer.close("respStmt")
    for role in ("interviewer", "transcriber"):
        for named in context.persons(role):
            writer.open("respStmt")
            writer.leaf("resp", role)
            _name(context, named)
            writer.close("respStmt")
    for person in context.description.responsible:
        writer.open("respStmt", [("xml:id", person.id)])
        writer.leaf("resp", person.role, [("when", person.when)])
        writer.leaf("name", person.name)
        writer.close("respStmt")
    if context.description.encoder:
        writer.open("respStmt", [("xml:id", "encoder")])
        writer.leaf("resp", "TEI encoding")
        writer.leaf("name", context.description.encoder)
        writer.close("respStmt")


def iso_date(date: str) -> str | None:
    """`date`, if it is a year, a month or a day in ISO 8601."""
    return date if _ISO_DATE.fullmatch(date) else None


def title_statement(context: HeaderContext) -> None:
    """``titleStmt``: title, author, translator, funder, and who did what."""
    writer = context.writer
    writer.open("titleStmt")
    _title(context)
    _author_and_translator(context)
    funder = context.value(Kind.FUNDER)
    if funder is not None:
        context.master(funder, "funder")
    role_statements(context)
    writer.close("titleStmt")


def _title(context: HeaderContext) -> None:
    """What the text is called: its title or heading, or else what it is cited by."""
    title = context.value(Kind.TITLE)
    if title is not None:
        context.inlines.renditions.declare("titleStmt > title", title.before, title.after)
        plain = Mark(Kind.TITLE, title.content, facts=title.facts)
        context.master(plain, "title")
    elif known := context.description.title or _first_heading(context.transcript):
        context.writer.leaf("title", known)
    elif citation := context.value(Kind.CITATION):
        context.copy(citation, "title")
    else:
        context.writer.leaf("title", "Untitled transcript")


def _author_and_translator(context: HeaderContext) -> None:
    writer = context.writer
    author = context.person("author")
    if author is not None:
        writer.open("author")
        _name(context, author)
        writer.close("author")
    translator, person = context.part(role="translator"), context.person("translator")
    if translator is not None or person is not None:
        writer.open("editor", [("role", "translator")])
        if translator is not None:
            context.copy(translator, "persName")
        elif person is not None:
            _name(context, person)
        writer.close("editor")


def _name(context: HeaderContext, person: Person) -> None:
    """The name of somebody, which stands in the text."""
    pointers = [("ref", f"#{person.id}"), ("copyOf", f"#{person.master}")]
    context.writer.leaf("persName", person.name, pointers)


def _first_heading(transcript: Transcript) -> str:
    """The words of the heading that the text begins with, if it begins with one."""
    parts = [*reversed((*transcript.preliminary, *transcript.body))]
    while parts:
        part = parts.pop()
        if isinstance(part, Group):
            parts += reversed(part.parts)
        elif isinstance(part, Block) and part.kind is BlockKind.HEAD:
            words = tuple(each for each in part.content if not _refers_to_note(each))
            return plain_text(words)
        elif isinstance(part, Speech) or part.kind not in _BEFORE_HEADING:
            return ""
    return ""


def _refers_to_note(inline: Inline) -> bool:
    return isinstance(inline, Mark) and inline.kind is Kind.NOTE_REFERENCE


def publication_statement(context: HeaderContext) -> None:
    """``publicationStmt``: what the header file says, or that there is nothing to say."""
    writer, description = context.writer, context.description
    if description.edition:
        writer.open("editionStmt")
        writer.leaf("edition", description.edition)
        writer.close("editionStmt")
    writer.open("publicationStmt")
    if not description.is_published:
        writer.leaf("p", "Unpublished encoding of a transcript; no publisher is named.")
    else:
        writer.leaf("publisher", description.publisher or "No publisher is named")
        if description.place:
            writer.leaf("pubPlace", description.place)
        if description.date:
            writer.leaf("date", description.date, [("when", iso_date(description.date))])
        for kind, value in description.identifiers:
            writer.leaf("idno", value, [("type", kind)])
        if description.licence or description.availability:
            writer.open("availability")
            if description.licence:
                target = [("target", description.licence_target)]
                writer.leaf("licence", description.licence, target)
            if description.availability:
                writer.leaf("p", description.availability)
            writer.close("availability")
    writer.close("publicationStmt")
    if description.note:
        writer.open("notesStmt")
        writer.leaf("note", description.note)
        writer.close("notesStmt")

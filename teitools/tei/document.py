"""A transcript as a TEI document, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from lxml import etree

from teitools.dataclass import dataclass
from teitools.tei.block_reader import BlockReader
from teitools.tei.blocks import BlockWriter, has_paragraph, write_empty
from teitools.tei.characters import read_characters
from teitools.tei.description import Description
from teitools.tei.encoding_description import encoding_description
from teitools.tei.header import (
    Explanations,
    HeaderContext,
    publication_statement,
    title_statement,
)
from teitools.tei.inline_reader import InlineReader
from teitools.tei.inlines import InlineWriter
from teitools.tei.marks import facts_of, kind_of
from teitools.tei.profile_description import (
    profile_description,
    revision_description,
    stand_off,
)
from teitools.tei.rendition_reader import RenditionReader
from teitools.tei.schemas import SCHEMA_ADDRESS, schema_instructions
from teitools.tei.seal import seal
from teitools.tei.source_description import source_description
from teitools.transcript import Block, BlockKind, Kind, Mark, Part, Timeline, Transcript
from teitools.xml.names import TEI, XML_ID, tei
from teitools.xml.writing import Writer


@dataclass(frozen=True, slots=True)
class Encoding:
    """What a document is written with, beside the transcript.

    `date` is the day for ``revisionDesc`` (YYYY-MM-DD); None writes none. `schema` is the
    address for ``<?xml-model?>``; the Schematron's is the same with ``.sch``.
    """

    version: str
    description: Description = field(default_factory=Description)
    explanations: Explanations = field(default_factory=Explanations)
    date: str | None = None
    schema: str = SCHEMA_ADDRESS


def encode_transcript(transcript: Transcript, encoding: Encoding) -> bytes:
    """The TEI document of `transcript`, in UTF-8."""
    inlines = InlineWriter(transcript.line_end, transcript.facts.get("transliteration"))
    text = _text(transcript, inlines)
    context = HeaderContext(
        transcript,
        encoding.description,
        encoding.explanations,
        inlines,
        encoding.version,
        encoding.date,
        Writer(1),
    )
    writer = context.writer
    _header(context)
    stand_off(context)
    writer.append(text)
    language = encoding.description.language or transcript.facts.get("language")
    root = Writer()
    root.start("TEI", [("xmlns", TEI), ("xml:lang", language)])
    root.append(writer)
    root.line()
    root.end("TEI")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + _models(encoding.schema)
    return seal(f"{head}{root}\n", root.tags).encode()


def decode_transcript(tree: etree._ElementTree) -> Transcript:
    """The transcript that a TEI document encodes."""
    root = tree.getroot()
    renditions = RenditionReader(root)
    line_end = renditions.of_selector("lb") or "\n"
    inlines = InlineReader(renditions, read_characters(root), line_end)
    blocks = BlockReader(inlines)
    body = [
        part
        for text in ([root] if root.tag == tei("text") else root.iter(tei("text")))
        if not any(parent.tag == tei("text") for parent in text.iterancestors())
        for part in blocks.read(text)
    ]
    description = root.find(f".//{tei('transcriptionDesc')}")
    return Transcript(
        profile=(description.get("ident") if description is not None else None) or "plain",
        profile_version=(description.get("version") if description is not None else None) or "",
        body=tuple(body),
        end=blocks.end,
        values=_values(root, inlines),
        line_end=line_end,
        byte_order_mark=renditions.of_selector("text") == "\ufeff",
    )


def _header(context: HeaderContext) -> None:
    writer = context.writer
    writer.open("teiHeader")
    writer.open("fileDesc")
    title_statement(context)
    publication_statement(context)
    source_description(context)
    writer.close("fileDesc")
    # the renditions and characters of all other parts must be known before they are declared
    outer, context.writer = writer, Writer(2)
    profile_description(context)
    revision_description(context)
    inner, context.writer = context.writer, outer
    encoding_description(context)
    writer.append(inner)
    writer.close("teiHeader")


def _text(transcript: Transcript, inlines: InlineWriter) -> Writer:
    writer = Writer(1)
    blocks = BlockWriter(inlines)
    writer.open("text")
    for timeline in transcript.timelines:
        _timeline(writer, timeline)
    if transcript.front or transcript.preliminary:
        writer.open("front")
        if transcript.front:
            writer.open("div", [("type", "metadata")])
            blocks.write(writer, transcript.front)
            writer.close("div")
        blocks.write(writer, transcript.preliminary)
        writer.close("front")
    writer.open("body")
    body = transcript.body
    foot = next((i for i, part in enumerate(body) if _is_bottom(part)), len(body))
    blocks.write(writer, body[:foot])
    if not has_paragraph(body):
        write_empty(writer)
    blocks.write(writer, body[foot:])
    inlines.layout(writer, transcript.end)
    writer.close("body")
    writer.close("text")
    return writer


def _timeline(writer: Writer, timeline: Timeline) -> None:
    """Points of time, each counted from the first."""
    first = timeline[0][0]
    writer.open("timeline", [("unit", "s"), ("origin", f"#{first}")])
    for name, seconds in timeline:
        since = () if name == first else (("interval", seconds), ("since", f"#{first}"))
        writer.line()
        writer.empty("when", [("xml:id", name), *since])
    writer.close("timeline")


def _is_bottom(part: Part) -> bool:
    return isinstance(part, Block) and part.kind in (BlockKind.CLOSER, BlockKind.TRAILER)


def _models(schema: str) -> str:
    return "".join(f"<?xml-model {each}?>\n" for each in schema_instructions(schema))


def _values(root: etree._Element, inlines: InlineReader) -> Mapping[str, Mark]:
    """Everything in the header that has an identifier, and so may be printed elsewhere."""
    header = root.find(tei("teiHeader"))
    values: dict[str, Mark] = {}
    for element in header.iter(tei("*")) if header is not None else ():
        identifier = element.get(XML_ID)
        if identifier is not None:
            delimiters = inlines.renditions.delimiters(element)[:2]
            kind = kind_of(element) or Kind.ABSTRACT
            values[identifier] = Mark(kind, inlines.read(element), *delimiters, facts_of(element))
    return MappingProxyType(values)

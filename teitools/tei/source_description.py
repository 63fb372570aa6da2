"""``sourceDesc``: the citation, and the description of the archival original."""

from __future__ import annotations

from teitools.tei.description import Origin
from teitools.tei.header import HeaderContext, iso_date
from teitools.transcript import Kind, Mark


def source_description(context: HeaderContext) -> None:
    """``sourceDesc``."""
    writer = context.writer
    writer.open("sourceDesc")
    values = context.transcript.values.values()
    citations = [mark for mark in values if mark.kind is Kind.CITATION]
    origin = context.description.origin
    for citation in citations:
        context.master(citation, "bibl")
    if origin is not None:
        _origin(context, origin)
    if not citations and origin is None:
        writer.leaf("p", "A plain-text transcript, which this document encodes in full.")
    if _has_manuscript(context):
        _manuscript(context)
    writer.close("sourceDesc")


def _origin(context: HeaderContext, origin: Origin) -> None:
    """The document that the text was typed from."""
    writer = context.writer
    writer.open("bibl")
    writer.leaf("title", origin.title or origin.file or "Untitled document")
    if origin.author:
        writer.leaf("author", origin.author)
    if origin.publisher:
        writer.leaf("publisher", origin.publisher)
    if origin.date:
        writer.leaf("date", origin.date, [("when", iso_date(origin.date))])
    if origin.address:
        writer.leaf("ref", origin.address, [("target", origin.address)])
    if origin.file:
        writer.leaf("idno", origin.file, [("type", "file")])
    if origin.rights:
        writer.leaf("note", origin.rights)
    writer.close("bibl")


def _has_manuscript(context: HeaderContext) -> bool:
    return context.cited(Kind.REPOSITORY) is not None or context.description.repository is not None


def _identifiers(context: HeaderContext) -> list[Mark]:
    citation = context.value(Kind.CITATION)
    parts = citation.content if citation else ()
    return [p for p in parts if isinstance(p, Mark) and p.kind is Kind.IDENTIFIER]


def _manuscript(context: HeaderContext) -> None:
    writer, description = context.writer, context.description
    writer.open("msDesc")
    writer.open("msIdentifier")
    if description.country:
        writer.leaf("country", description.country)
    if description.settlement:
        writer.leaf("settlement", description.settlement)
    repository = context.cited(Kind.REPOSITORY)
    if description.repository:
        writer.leaf("repository", description.repository)
    elif repository is not None:
        context.copy(repository, "repository")
    for identifier in _identifiers(context):
        context.copy(identifier, "idno", ("type", identifier.fact("type")))
    writer.close("msIdentifier")
    _contents(context)
    writer.close("msDesc")


def _contents(context: HeaderContext) -> None:
    title = context.value(Kind.TITLE)
    leaves = context.cited(Kind.RANGE)
    language = context.transcript.values.get("original-language")
    if title is None and language is None:
        return
    writer = context.writer
    writer.open("msContents")
    writer.open("msItem")
    if leaves is not None:
        ends = [(key, leaves.fact(key)) for key in ("from", "to")]
        context.copy(leaves, "locus", *ends)
    if title is not None:
        context.copy(title, "title")
    if language is not None:
        context.copy(language, "textLang", ("mainLang", language.fact("ident")))
    writer.close("msItem")
    writer.close("msContents")

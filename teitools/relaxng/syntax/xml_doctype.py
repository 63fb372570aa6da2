"""Schemas whose document type declaration declares entities or default values."""

from __future__ import annotations

import pyexpat
from contextlib import suppress
from typing import TYPE_CHECKING

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Finding
from teitools.relaxng.syntax import codes
from teitools.source import Location, Position, Source
from teitools.xml.gate import external_entity
from teitools.xml.stream import open_stream

if TYPE_CHECKING:
    from pyexpat import XMLParserType

    from teitools.xml.gate_doctype import Doctype


def declared(source: Source, most: int) -> Doctype | None:
    """What the schema in `source` declares, all of whose references stay within bounds.

    Raises SchemaError where a declaration is not harmless, or the references to entities grow
    beyond what the gate lets pass, or make more than `most` tags.
    """
    parser = pyexpat.ParserCreate("UTF-8")
    tags = 0

    def count(name: str, attributes: dict[str, str]) -> None:
        nonlocal tags
        tags += 1
        if tags > most:
            place = Location(source.name, Position(1, 1))
            facts = {"limit": most, "things": "tags"}
            raise SchemaError.of(Finding(codes.TOO_LARGE, place, facts))

    parser.StartElementHandler = count
    try:
        with open_stream(source) as stream, suppress(pyexpat.ExpatError):
            for chunk in stream:
                parser.Parse(chunk, False)
            return stream.doctype
    except DocumentError as error:
        raise SchemaError.of(*error.findings) from None
    return stream.doctype


def refuse_external(parser: XMLParserType, doctype: Doctype, name: str) -> None:
    """Let `parser` raise SchemaError where the schema called `name` refers to an entity in
    another file: none is ever read.
    """

    def refuse(context: str | None, base: str | None, address: str | None, *_: object) -> int:
        place = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        raise SchemaError.of(external_entity(doctype, context, address, Location(name, place)))

    parser.ExternalEntityRefHandler = refuse

"""RELAX NG schemas in XML syntax, read and checked by section 3 of the specification."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Finding
from teitools.relaxng.syntax import codes
from teitools.relaxng.syntax.tree import Context, Node
from teitools.relaxng.syntax.xml_names import WHITE
from teitools.relaxng.syntax.xml_reading import Reading
from teitools.source import Location, Position, Source
from teitools.xml import encoding
from teitools.xml.codes import DEFAULT_DECLARED, ENTITY_DECLARED, NOT_WELL_FORMED
from teitools.xml.mistake import Lines, Mistake
from teitools.xml.names import XML

if TYPE_CHECKING:
    from teitools.xml.gate_doctype import Doctype

MAX_TAGS = 1_000_000
"""How many tags a schema may have."""


def read_xml(source: Source, base: str = "", annotations: bool = False) -> Node:
    """The schema in `source`, whose own address is `base`, in the full syntax.

    With `annotations` foreign elements, foreign attributes and comments are kept. Raises
    SchemaError when the source is not well-formed XML, or not as section 3 of RELAX NG wants it;
    then with all that was found.
    """
    try:
        text = encoding.decode(source)
    except DocumentError as error:
        raise SchemaError.of(*error.findings) from None
    skip, codec, _ = encoding.detect(source)
    data = source.data[skip:] if codec == "utf-8" else text.encode("utf-8")
    doctype = _doctype(text, source) if b"<!DOCTYPE" in data else None
    if data.count(b"<") > MAX_TAGS:
        place = Location(source.name, Position(1, 1))
        raise SchemaError.of(Finding(codes.TOO_LARGE, place, {"limit": MAX_TAGS, "things": "tags"}))
    try:
        return _read(data, Context(source.name, base, {"xml": XML}), annotations, doctype)
    except expat.ExpatError as error:
        if doctype is not None:
            raise _malformed(error, source) from None
        raise _not_xml(_explained(error, text), source, text) from None


def _read(data: bytes, context: Context, annotations: bool, doctype: Doctype | None) -> Node:
    reading = _reading(context, annotations, doctype)
    reading.parse(data)
    if "".join(reading.texts).strip(WHITE):
        reading = _reading(context, annotations, doctype)
        reading.seek_text()
        reading.parse(data)
    if reading.findings:
        raise SchemaError.of(*reading.findings)
    return reading.root


def _reading(context: Context, annotations: bool, doctype: Doctype | None) -> Reading:
    if annotations:
        from teitools.relaxng.syntax.xml_annotations import AnnotatedReading

        reading: Reading = AnnotatedReading(context)
    else:
        reading = Reading(context)
    if doctype is not None:
        from teitools.relaxng.syntax.xml_doctype import refuse_external

        refuse_external(reading.parser, doctype, context.source)
    return reading


def _doctype(text: str, source: Source) -> Doctype | None:
    """What the document type declaration of `text` declares, if that makes a difference.

    Raises SchemaError when it is not harmless.
    """
    from teitools.xml import prolog

    try:
        prolog.scan(text)
    except Mistake as mistake:
        from teitools.relaxng.syntax.xml_doctype import declared

        if mistake.code not in (ENTITY_DECLARED, DEFAULT_DECLARED):
            raise _not_xml(mistake, source, text) from None
        return declared(source, MAX_TAGS)
    return None


def _malformed(error: expat.ExpatError, source: Source) -> SchemaError:
    """Why expat refuses a schema that declares entities or default values."""
    from teitools.xml.malformed import explain
    from teitools.xml.stream import open_stream

    with open_stream(source) as stream:
        for _ in stream:
            pass  # it has passed the gate; now it knows what is declared
        return SchemaError.of(explain(error, stream))


def _explained(error: expat.ExpatError, text: str) -> Mistake:
    """Why expat refuses `text`, in plain words."""
    from teitools.xml import wellformed

    try:
        wellformed.check(text, len(text))
    except Mistake as mistake:
        return mistake
    offset = Lines(text).offset(error.lineno, error.offset + 1)
    return Mistake(NOT_WELL_FORMED, offset, reason=expat.ErrorString(error.code))


def _not_xml(mistake: Mistake, source: Source, text: str) -> SchemaError:
    return SchemaError.of(*mistake.error(source.name, Lines(text)).findings)

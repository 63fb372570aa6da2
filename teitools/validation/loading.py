"""From a file, or bytes, to a schema: of which kind it is, and each loaded once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Finding
from teitools.relaxng import RelaxNGSchema
from teitools.source import Location, Position, Source
from teitools.validation.catalog import file_of
from teitools.validation.codes import UNUSABLE_SCHEMA
from teitools.xml.document import Schema
from teitools.xml.names import RNG, SCH, TEI, XS
from teitools.xml.parsing import parse
from teitools.xsd import XsdSchema

ACCEPTED = "accepted are RELAX NG in XML syntax (.rng) and XSD (.xsd)"
_KINDS = {".rng": RNG, ".xsd": XS, ".sch": SCH, ".odd": TEI, ".rnc": "compact"}
_NAMES = {
    SCH: "a Schematron schema",
    TEI: "a TEI customization (ODD), which must be compiled first",
    "compact": "a RELAX NG schema in compact syntax",
}


def load(schema: str | Path | bytes | Source) -> Schema:
    """The schema in a file, at an address of the catalog, or in bytes.

    Files that it names in turn are read below its own folder only. Raises SchemaError when it
    is incorrect or of a kind that cannot be used, OSError when it cannot be read.
    """
    if isinstance(schema, str):
        schema = file_of(schema) or Path(schema)
    if isinstance(schema, Path):
        status = schema.stat()
        return _load_once(schema, status.st_mtime_ns, status.st_size)
    return _load(Source.of(schema), None, "")


def kind_of(name: str) -> str | None:
    """The namespace of the schema language that a file's name tells, or None."""
    return _KINDS.get(Path(name).suffix.lower())


def describe(kind: str | None) -> str:
    """What a schema of `kind` that cannot be used is, in words."""
    return _NAMES.get(kind or "", "no schema of a known kind")


@lru_cache(maxsize=32)
def _load_once(path: Path, changed: int, size: int) -> Schema:
    return _load(Source.of(path), path.parent, path.name)


def _load(source: Source, folder: Path | None, file_name: str) -> Schema:
    kind = kind_of(file_name) or _kind_by_content(source)
    if kind == RNG:
        return RelaxNGSchema(source, folder)
    if kind == XS:
        return XsdSchema(source, folder)
    facts = {"name": source.name, "kind": describe(kind), "accepted": ACCEPTED}
    location = Location(source.name, Position(1, 1))
    raise SchemaError.of(Finding(UNUSABLE_SCHEMA, location, facts))


def _kind_by_content(source: Source) -> str | None:
    try:
        return etree.QName(parse(source).getroot()).namespace
    except DocumentError as error:
        raise SchemaError.of(*error.findings) from None

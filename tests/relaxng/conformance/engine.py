"""Our engine, as the suite asks it."""

from __future__ import annotations

from collections.abc import Mapping

from teitools.relaxng import Schema, load_schema
from teitools.relaxng.addresses import MemoryFiles
from teitools.source import Source

ADDRESS = "schema.rng"


def load(schema: bytes, files: Mapping[str, bytes]) -> Schema:
    """The schema in `schema`, next to which `files` stand. Raises SchemaError."""
    return load_schema(Source(ADDRESS, schema), files=MemoryFiles(files))


def judge(schema: bytes, files: Mapping[str, bytes], document: bytes) -> bool:
    """Whether `document` is valid by `schema`, which is correct."""
    return load(schema, files).validate(document).valid

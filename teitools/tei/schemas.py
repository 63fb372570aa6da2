"""The schemas that a document names, in processing instructions before its root."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.xml.writing import Writer

SCHEMA_ADDRESS = "https://teitools.org/schema/1/teitools.rng"
_SCHEMATYPENS = (
    ("rng", "http://relaxng.org/ns/structure/1.0"),
    ("sch", "http://purl.oclc.org/dsdl/schematron"),
)


def schema_instructions(schema: str) -> Iterator[str]:
    """What ``<?xml-model?>`` says for `schema`, and for the Schematron beside it."""
    stem = schema.removesuffix(".rng")
    for suffix, namespace in _SCHEMATYPENS:
        address = schema if suffix == "rng" or stem == schema else f"{stem}.{suffix}"
        written = Writer()
        attributes = [("type", "application/xml"), ("schematypens", namespace)]
        written.empty("x", [("href", address), *attributes])
        yield str(written)[2:-2].strip()

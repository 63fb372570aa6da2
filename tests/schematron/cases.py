"""Small schemas and documents, and what comes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.schematron.schema import Schematron, load
from teitools.source import Position, Source
from teitools.xml.document import Document

ISO = "http://purl.oclc.org/dsdl/schematron"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def schema_of(content: str, attributes: str = 'queryBinding="xslt2"', namespace: str = ISO) -> str:
    """A schema that holds `content`."""
    xsl = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    return f'<schema xmlns="{namespace}" {xsl} {attributes}>{content}</schema>'


class Case:
    """Files in a folder: the schema, the document, and others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, with the folders they are in."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def load(self, schema: str, phase: str | None = None, name: str = "s.sch") -> Schematron:
        """The schema, as the file `name`."""
        self.write({name: schema})
        path = self.folder / name
        return load(Source(name, path.read_bytes()), path.parent, phase)

    def document(self, text: str, name: str = "d.xml") -> Document:
        """The document, as the file `name`."""
        self.write({name: text})
        return Document(Source(name, text.encode("utf-8")))

    def findings(self, schema: str, text: str, phase: str | None = None) -> list[Finding]:
        """What the schema finds in the document."""
        return list(self.load(schema, phase).validate(self.document(text), self.folder))

    def said(self, content: str, text: str, phase: str | None = None, **others: str) -> list[str]:
        """The messages about the document, of a schema that holds `content`, sorted by place."""
        found = self.findings(schema_of(content, **others), text, phase)
        return [each.message for each in sorted(found, key=_place)]

    def svrl(self, schema: str, text: str, phase: str | None = None) -> etree._Element:
        """The report in SVRL."""
        made = self.load(schema, phase).svrl(self.document(text), self.folder)
        return etree.fromstring(made)

    def refused(self, schema: str, phase: str | None = None) -> str:
        """How the schema is refused: the code, the line and column, and the message."""
        with pytest.raises(SchemaError) as caught:
            self.load(schema, phase)
        first = caught.value.findings[0]
        assert first.location.position is not None
        place = f"{first.location.position.line}:{first.location.position.column}"
        return f"{first.code.id} {place} {first.message}"


def _place(finding: Finding) -> Position:
    assert finding.location.position is not None
    return finding.location.position


def pattern(context: str, tests: str, before: str = "", attributes: str = "") -> str:
    """A pattern with one rule."""
    rule = f'<rule context="{context}">{tests}</rule>'
    return f"<pattern {attributes}>{before}{rule}</pattern>"


def marked(text: str) -> tuple[str, int, int]:
    """`text` without its mark ``▲``, and the line and column where that stood."""
    before = text.partition("▲")[0]
    line = len(re.findall("\n", before)) + 1
    return text.replace("▲", ""), line, len(before) - before.rfind("\n")

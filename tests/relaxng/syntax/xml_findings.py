"""What is found wrong with a schema in XML syntax, in short."""

from __future__ import annotations

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from teitools.xml.names import RNG

X = f'xmlns="{RNG}"'
"""The declaration of the namespace of RELAX NG."""


def findings(schema: str) -> tuple[Finding, ...]:
    """The findings about `schema`."""
    try:
        read_xml(Source("s.rng", schema.encode()))
    except SchemaError as error:
        return error.findings
    return ()


def said(schema: str) -> list[str]:
    """Their codes and messages."""
    return [f"{each.code.id} {each.message}" for each in findings(schema)]

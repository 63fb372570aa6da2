"""What Jing, libxml2 and teitools say of a document."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from lxml import etree

from teitools.relaxng import Schema


def jing(schema: Path, document: Path) -> list[str]:
    """The messages of Jing, which must be installed, each with line and column."""
    told = subprocess.run(
        ["jing", str(schema), str(document)], capture_output=True, text=True, check=False
    ).stdout
    return [re.sub(r"^.*?:(\d+:\d+): ", r"\1: ", line) for line in told.splitlines()]


def libxml2(schema: etree.RelaxNG, document: Path) -> list[str]:
    """The messages of libxml2, by way of lxml."""
    parser = etree.XMLParser()
    try:
        tree = etree.parse(document, parser)
    except etree.XMLSyntaxError:
        return [f"{entry.line}:{entry.column}: {entry.message}" for entry in parser.error_log]
    schema.validate(tree)
    return [f"{entry.line}: {entry.message}" for entry in schema.error_log]


def ours(schema: Schema, document: Path) -> list[str]:
    """Our messages, with the line of the definition in the schema."""
    told = []
    for finding in schema.findings(document):
        position = finding.location.position
        assert position is not None
        see = ""
        for related in finding.related:
            assert related.position is not None
            name = Path(related.source).name
            see = f" (see {name}:{related.position.line}:{related.position.column})"
        told.append(f"{position.line}:{position.column}: {finding.message}{see}")
    return told

"""What Jing, libxml2 and teitools say of a document."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from teitools.relaxng import Schema


def jing(schema: Path, documents: Sequence[Path]) -> list[list[str]]:
    """The messages of Jing, which must be installed, about each document, with line and column.

    It ends at the first that is not well-formed; it is asked about those behind it again.
    """
    told: list[list[str]] = [[] for _ in documents]
    first = 0
    while first < len(documents):
        asked = [str(document) for document in documents[first:]]
        said = subprocess.run(
            ["jing", str(schema), *asked], capture_output=True, text=True, check=False
        ).stdout
        current = 0
        for line in said.splitlines():
            name, place, message = re.fullmatch(r"(?:(.*?):(\d+:\d+): )?(.*)", line).groups()
            current = asked.index(name) if name else current
            told[first + current].append(f"{place}: {message}" if name else message)
        ended = bool(told[first + current]) and "fatal: " in told[first + current][-1]
        first = first + current + 1 if ended else len(documents)
    return told


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

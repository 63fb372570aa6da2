"""What an XML document has that no schema tree holds, and so no writer writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from teitools.findings import Finding
from teitools.relaxng.syntax.writer_codes import DOCTYPE_DROPPED, INSTRUCTION_DROPPED
from teitools.source import Location, Position, Source
from teitools.xml import encoding
from teitools.xml.mistake import Lines

_SUSPECT = re.compile(r"<!DOCTYPE|<\?(?!xml\s)")


def losses(source: Source) -> list[Finding]:
    """What of `source`, which has been read as a schema in XML, is not kept."""
    text = encoding.decode(source)
    if not _SUSPECT.search(text):
        return []
    found: list[Finding] = []
    parser = expat.ParserCreate("UTF-8")
    data = text.encode()

    def instruction(target: str, _: str) -> None:
        place = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        found.append(Finding(INSTRUCTION_DROPPED, Location(source.name, place), {"target": target}))

    def doctype(*_: Any) -> None:
        start = data.rfind(b"<!DOCTYPE", 0, parser.CurrentByteIndex)
        place = Lines(text).position(len(data[:start].decode()))
        found.append(Finding(DOCTYPE_DROPPED, Location(source.name, place)))

    handlers: tuple[Callable[..., None], Callable[..., None]] = (instruction, doctype)
    parser.ProcessingInstructionHandler, parser.StartDoctypeDeclHandler = handlers
    parser.Parse(data, True)
    return found

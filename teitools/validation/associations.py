"""The schemas that a document names (W3C, Associating Schemas with XML documents 1.0)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from teitools.xml.document import Document

_PSEUDO = re.compile(r"""([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Association:
    """One `<?xml-model?>` instruction, and its offset in the text."""

    href: str
    type: str
    namespace: str
    offset: int
    phase: str = ""


def associations(document: Document) -> Iterator[Association]:
    """The `xml-model` instructions before the root element, in their order."""
    for instruction in document.prolog.instructions:
        if instruction.target != "xml-model":
            continue
        said = {
            match[1]: html.unescape(match[2] if match[2] is not None else match[3])
            for match in _PSEUDO.finditer(instruction.data)
        }
        yield Association(
            said.get("href", "").strip(),
            said.get("type", "").strip(),
            said.get("schematypens", "").strip(),
            instruction.offset,
            said.get("phase", "").strip(),
        )

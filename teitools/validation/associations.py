"""The schemas that a document names (W3C, Associating Schemas with XML documents 1.0)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from teitools.dataclass import dataclass
from teitools.xml.document import Document
from teitools.xml.names import XS, XSI

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


def schema_locations(document: Document) -> Iterator[Association]:
    """The XSD that the root element names for its own namespace (XML Schema 1.0, part 1, 2.6.3).

    It is a hint only: one that is not a file counts where there is no `xml-model` instruction.
    """
    root = document.tree.getroot()
    namespace = etree.QName(root).namespace
    if namespace is None:
        href = (root.get(f"{{{XSI}}}noNamespaceSchemaLocation") or "").strip()
    else:
        said = (root.get(f"{{{XSI}}}schemaLocation") or "").split()
        href = dict(zip(said[::2], said[1::2], strict=False)).get(namespace, "")
    if not href:
        return
    named = any(each.target == "xml-model" for each in document.prolog.instructions)
    if not (named and urlsplit(href).scheme):
        yield Association(href, "application/xml", XS, document.prolog.root)

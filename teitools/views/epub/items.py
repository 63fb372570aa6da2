"""What a book is made of: files, and what its navigation says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MATHML = "http://www.w3.org/1998/Math/MathML"
DOCUMENT = "application/xhtml+xml"


def html(name: str) -> str:
    """The qualified name of an element of XHTML."""
    return f"{{{XHTML}}}{name}"


def element(name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    """An element of XHTML that stands alone; its namespaces have their usual prefixes."""
    spaces: Any = {None: XHTML, "epub": OPS}
    return etree.Element(html(name), dict(attributes or {}), nsmap=spaces)


def shell(original: etree._Element) -> etree._Element:
    """An element with the name and the attributes of `original`, and nothing in it."""
    made = element(original.tag.rpartition("}")[2])
    for name, value in original.items():
        made.set(name, value)
    return made


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: how deep (from 1), its words, where it leads."""

    depth: int
    label: str
    href: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a book, as the manifest names it (EPUB 3.3, section 5.6.2)."""

    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file that is read in turn: its headings, and the pages of the source that begin in it.

    `kind` is a word of the structural vocabulary of EPUB where it is a landmark, else nothing.
    """

    item: Item
    title: str
    kind: str = ""
    entries: tuple[Entry, ...] = ()
    pages: tuple[Entry, ...] = ()

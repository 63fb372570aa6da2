"""A book of many documents: each with its title, text, notes and header; one index for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from teitools.views.epub.chapters import document_chapters
from teitools.views.epub.items import DC, OPF, TYPE, Chapter, Entry, Item, element, html
from teitools.views.epub.linking import Links
from teitools.views.epub.making import bind, read_page
from teitools.views.epub.package import dc, settle_metadata
from teitools.views.epub.pictures import Pictures
from teitools.views.epub.styling import style_sheet
from teitools.views.epub.writing import Tongue, write_document
from teitools.views.preparation import prepare
from teitools.views.stylesheet import Sheet

INDEX = "index.xhtml"


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a book: its chapters, its pictures, and the file of each identifier."""

    chapters: tuple[Chapter, ...]
    pictures: tuple[Item, ...] = ()
    homes: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Somebody or something in the index of a book: `places` are words and addresses."""

    identifier: str
    label: str
    details: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """What a book of many documents says of itself; `address` is where it is published."""

    title: str
    tongue: Tongue
    introduction: str = ""
    address: str = ""
    creators: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def first_file(prefix: str) -> str:
    """The file with which the document whose files begin with `prefix` begins."""
    return f"{prefix}text-1.xhtml"


def make_part(
    tree: etree._ElementTree,
    view: str,
    *,
    title: str,
    prefix: str,
    others: Mapping[str, str],
    address: str = "",
    facsimile: str | None = None,
    sheet: Sheet | None = None,
    folder: Path | None = None,
) -> Part:
    """The part that `tree` is, called `title`, with files that begin with `prefix`.

    `others` are the places in the book that its relative links lead to. The rest is as for
    `make_book`. Raises DocumentError when the document is nested too deeply.
    """
    pictures = Pictures()
    given = {"address": address}
    document, declared, _ = read_page(
        prepare(tree, facsimile), view, pictures, sheet, given, folder
    )
    links = Links(others, address)
    chapters = document_chapters(document, title, links, declared, prefix, below=1)
    numbered = (
        replace(
            each,
            pages=tuple(replace(page, label=f"{title}: {page.label}") for page in each.pages),
        )
        for each in chapters
    )
    return Part(tuple(numbered), tuple(pictures.items.values()), links.homes)


def missing_part(title: str, prefix: str, words: str, tongue: Tongue) -> Part:
    """What stands for a document that cannot be shown."""
    heading, said = element("h1"), element("p")
    heading.text, said.text = title, words
    item = write_document(first_file(prefix), title, [heading, said], tongue)
    return Part((Chapter(item, title, "", (Entry(1, title, item.name),)),))


def make_collection(
    collection: Collection,
    parts: Sequence[Part],
    index: Iterable[tuple[str, Sequence[IndexEntry]]],
    modified: datetime,
    view: str = "reading",
    css: str = "",
    index_title: str = "Index",
) -> bytes:
    """A book of some `parts` as an EPUB 3 publication. `index` are titles and their entries."""
    tongue = collection.tongue
    chapters = [_title_page(collection)]
    for number, part in enumerate(parts):
        first, *rest = part.chapters
        chapters += [first if number else replace(first, kind="bodymatter"), *rest]
    named = [(title, entries) for title, entries in index if entries]
    if named:
        chapters.append(_index(named, index_title, tongue))
    pictures = {item.name: item for part in parts for item in part.pictures}
    metadata = _metadata(collection)
    settle_metadata(metadata, modified)
    return bind(metadata, chapters, list(pictures.values()), tongue, style_sheet(view) + css)


def _title_page(collection: Collection) -> Chapter:
    page = element("section", {TYPE: "titlepage", "class": "masthead"})
    etree.SubElement(page, html("h1")).text = collection.title
    if collection.introduction:
        etree.SubElement(page, html("p")).text = collection.introduction
    item = write_document(
        "title.xhtml", collection.title, [page], collection.tongue, kind="frontmatter"
    )
    entry = Entry(1, collection.title, item.name)
    return Chapter(item, collection.title, "titlepage", (entry,))


def _index(
    named: Sequence[tuple[str, Sequence[IndexEntry]]], title: str, tongue: Tongue
) -> Chapter:
    page = element("section", {TYPE: "index", "role": "doc-index", "class": "index"})
    etree.SubElement(page, html("h1")).text = title
    for heading, entries in named:
        etree.SubElement(page, html("h2")).text = heading
        listed = etree.SubElement(page, html("ul"), {"class": "plain"})
        for entry in entries:
            line = etree.SubElement(listed, html("li"), {"id": entry.identifier})
            line.text = entry.label + (f", {entry.details}" if entry.details else "") + " "
            for words, href in entry.places:
                link = etree.SubElement(line, html("a"), {"href": href})
                link.text = words
                link.tail = "; "
            if len(line):
                line[-1].tail = None
    item = write_document(INDEX, title, [page], tongue, kind="backmatter")
    return Chapter(item, title, "index", (Entry(1, title, item.name),))


def _metadata(collection: Collection) -> etree._Element:
    spaces: Any = {None: OPF, "dc": DC}
    metadata = etree.Element(f"{{{OPF}}}metadata", nsmap=spaces)

    def add(name: str, text: str, **attributes: str) -> None:
        etree.SubElement(metadata, dc(name), attributes).text = text

    add("title", collection.title, id="title")
    for number, creator in enumerate(collection.creators, 1):
        add("creator", creator, id=f"creator-{number}")
    for language in dict.fromkeys([collection.tongue.language, *collection.languages]):
        if language:
            add("language", "", lang=language)
    if collection.introduction:
        add("description", collection.introduction)
    if collection.address:
        add("identifier", collection.address)
    return metadata

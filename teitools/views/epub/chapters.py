"""The chapters of a document: from its page to files that are read in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teitools.views.epub.items import TYPE, Chapter, Entry, element
from teitools.views.epub.linking import Links
from teitools.views.epub.navigation import headings, pages
from teitools.views.epub.notes import place_notes
from teitools.views.epub.splitting import split
from teitools.views.epub.writing import Tongue, write_document
from teitools.views.stylesheet import package_sheet


@dataclass(slots=True)
class Draft:
    """A file before its links are known. `kind` is its landmark, `matter` the part of the book
    it belongs to (``epub:type`` of the body), `deepest` the last level of heading that the table
    of contents names, `label` what that calls it where it has no heading."""

    name: str
    kind: str
    matter: str
    content: list[etree._Element]
    deepest: int = 6
    label: str = ""


class Pages:
    """The parts of one document's page, as `xslt/epub.xsl` gives them."""

    def __init__(self, page: etree._ElementTree, view: str) -> None:
        book = package_sheet("epub.xsl").apply(page, {"view": view})[0].getroot()
        direction = book.get("direction") or "ltr"
        self.tongue = Tongue(book.get("language") or "en", direction)
        self._parts = {part.get("kind", ""): part for part in book}

    def part(self, kind: str) -> list[etree._Element]:
        """The elements of a part; none where the page has no such part."""
        return list(self._parts.get(kind, ()))


def document_chapters(
    document: Pages, title: str, links: Links, css: str = "", prefix: str = "", below: int = 0
) -> list[Chapter]:
    """The chapters of a document called `title`, with `css` of its own.

    `prefix` begins the names of its files, `below` is how many levels of the book stand above
    its headings: 0 for a book that is this document.
    """
    drafts = list((_drafts_below if below else _drafts)(document, title, prefix))
    links.resolve([(draft.name, each) for draft in drafts for each in draft.content])
    chapters = []
    for draft in drafts:
        entries = headings(draft.content, draft.name, deepest=draft.deepest, below=below - 1)
        if draft.label:
            entries = (Entry(max(below, 1), draft.label, draft.name), *entries)
        found = pages(draft.content, draft.name)
        said = entries[0].label if entries else title
        item = write_document(
            draft.name, said, draft.content, document.tongue, kind=draft.matter, css=css
        )
        chapters.append(Chapter(item, said, draft.kind, entries, found))
    return chapters


def _drafts(document: Pages, title: str, prefix: str) -> Iterator[Draft]:
    front = _section("titlepage", document.part("title"))
    pieces = [piece for text in document.part("text") for piece in split(text)]
    place_notes([front, *pieces], document.part("notes"))
    if len(front):
        yield Draft(f"{prefix}title.xhtml", "titlepage", "frontmatter", [front], 0, title)
    marks = document.part("marks")
    if marks:
        yield Draft(f"{prefix}marks.xhtml", "", "frontmatter", marks, 2)
    headed = headings(pieces, "")
    for number, piece in enumerate(pieces, 1):
        kind = "bodymatter" if number == 1 else ""
        label = "" if headed or number > 1 else "Text"
        content = [_section("chapter", [piece], "doc-chapter")]
        yield Draft(f"{prefix}text-{number}.xhtml", kind, "bodymatter", content, label=label)
    for name, kind in (("beside", ""), ("index", "index"), ("about", "colophon")):
        content = document.part(name)
        if content:
            yield Draft(f"{prefix}{name}.xhtml", kind, "backmatter", content, 2)


def _drafts_below(document: Pages, title: str, prefix: str) -> Iterator[Draft]:
    """A document among others: its title stands above its text, its marks with the rest of the
    header; its index is part of that of all."""
    front = _section("titlepage", document.part("title"))
    pieces = [piece for text in document.part("text") for piece in split(text)]
    place_notes([front, *pieces], document.part("notes"))
    for number, piece in enumerate(pieces, 1):
        content = [_section("chapter", [piece], "doc-chapter")]
        if number == 1 and len(front):
            content.insert(0, front)
        label = title if number == 1 else ""
        yield Draft(f"{prefix}text-{number}.xhtml", "", "bodymatter", content, label=label)
    for name, kinds in (("beside", ["beside"]), ("about", ["marks", "about"])):
        content = [each for kind in kinds for each in document.part(kind)]
        if content:
            yield Draft(f"{prefix}{name}.xhtml", "", "backmatter", content, 0)


def _section(kind: str, content: list[etree._Element], role: str = "") -> etree._Element:
    section = element("section", {TYPE: kind})
    if role:
        section.set("role", role)
    section.extend(content)
    return section

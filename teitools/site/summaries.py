"""Summaries: what stands on each page that is not a document's, as XML for the style sheets.

docs/site.md describes them. Everything in them is plain text; the style sheets make the page.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teitools.corpus import Document, Entity, Occurrence
from teitools.site.addresses import address, link, page_of
from teitools.site.frame import frame
from teitools.site.histogram import bars
from teitools.site.indexes import DATES, DAYS, Index, Part, Row, Section, anchor_of
from teitools.site.plan import BOOK, FEED, HOME, MISSING, SEARCH, Plan
from teitools.site.text import fit

SITE = "urn:teitools:site"
_MOST_AT_HOME = 60
_LONGEST_LABEL = 12
_ROLES = ("author", "sender", "recipient", "speaker", "mentioned")


def _name(local: str) -> str:
    return f"{{{SITE}}}{local}"


def home(plan: Plan) -> etree._ElementTree:
    """The first page: figures, documents by year, and the documents where they are not many."""
    page = _page(plan, "home", HOME, plan.options.title)
    if any(each.changed for each in plan.corpus.documents):
        page.set("feed", FEED)
    if plan.options.epub:
        page.set("book", BOOK)
    if plan.options.introduction:
        etree.SubElement(page, _name("introduction")).text = fit(plan.options.introduction)
    for index in plan.indexes:
        tile = etree.SubElement(page, _name("index"))
        tile.set("kind", index.kind)
        tile.set("href", link(HOME, index.parts[0].file))
        tile.set("label", plan.words.of(index.kind))
        tile.set("count", str(index.count))
    documents = plan.corpus.documents
    page.append(bars(plan, HOME))
    if len(documents) <= _MOST_AT_HOME:
        _documents(page, plan, HOME, documents)
    return etree.ElementTree(page)


def index_page(plan: Plan, index: Index, part: Part) -> etree._ElementTree:
    """One page of an index."""
    page = _page(plan, "index", part.file, plan.words.of(index.kind))
    page.set("index", index.kind)
    page.set("count", str(index.count))
    _jumps(page, plan, index, part)
    for section in part.sections:
        held = etree.SubElement(page, _name("section"))
        held.set("id", section.identifier)
        held.set("label", _section_label(plan, index, section))
        for row in section.rows:
            _row(held, plan, index, part, row)
    return etree.ElementTree(page)


def search_page(plan: Plan) -> etree._ElementTree:
    """The page of the search."""
    return etree.ElementTree(_page(plan, "search", SEARCH, plan.words.of("search")))


def missing_page(plan: Plan) -> etree._ElementTree:
    """What a server shows where there is no page. Its links are whole, where the site has an
    address, since nobody knows from where it is seen."""
    page = _page(plan, "missing", MISSING, plan.words.of("missing"))
    if plan.options.url:
        for element in page.iter():
            for name in ("href", "home"):
                if element.get(name):
                    element.set(name, plan.options.url + str(element.get(name)))
    return etree.ElementTree(page)


def broken_page(plan: Plan, document: Document) -> etree._ElementTree:
    """What stands in the place of a document that cannot be shown."""
    file = page_of(document.name)
    title = document.title or plan.words.of("untitled")
    return etree.ElementTree(_page(plan, "broken", file, title))


def _page(plan: Plan, kind: str, file: str, title: str) -> etree._Element:
    page = etree.Element(_name("page"), nsmap={"s": SITE})
    values = {"kind": kind, "title": fit(title), "site": fit(plan.options.title)}
    values |= {"lang": plan.words.language, "dir": plan.words.direction}
    if plan.options.url and kind not in ("missing", "broken"):
        values["url"] = plan.options.url + ("" if file == HOME else address(file))
    for name, value in values.items():
        page.set(name, value)
    page.append(frame(plan, file))
    for key, word in plan.words.all.items():
        element = etree.SubElement(page, _name("word"))
        element.set("id", key)
        element.text = word
    return page


def _jumps(page: etree._Element, plan: Plan, index: Index, here: Part) -> None:
    """Links to the sections of all the pages of an index."""
    for part in index.parts:
        for section in part.sections:
            if not section.identifier or section.continues:
                continue
            jump = etree.SubElement(page, _name("jump"))
            jump.set("label", _section_label(plan, index, section))
            jump.set("href", link(here.file, part.file, section.identifier))
    if len(index.parts) > 1:
        for number, part in enumerate(index.parts, 1):
            turn = etree.SubElement(page, _name("part"))
            turn.set("href", link(here.file, part.file))
            turn.set("n", str(number))
            turn.set("label", _part_label(plan, index, part))
            if part is here:
                turn.set("here", "yes")


def _part_label(plan: Plan, index: Index, part: Part) -> str:
    """What a page of an index has, from the first entry to the last."""
    first, last = part.sections[0], part.sections[-1]
    if index.kind in (DATES, DAYS):
        ends = [_section_label(plan, index, each) for each in (first, last)]
    else:
        ends = [_shortened(each.label) for each in (first.rows[0], last.rows[-1])]
    return fit(" – ".join(dict.fromkeys(ends)))


def _shortened(label: str) -> str:
    return label.split(",")[0].strip()[:_LONGEST_LABEL].strip()


def _section_label(plan: Plan, index: Index, section: Section) -> str:
    if section.identifier.startswith("undated"):
        return plan.words.of("undated")
    if section.label == "#":
        return plan.words.of("other")
    if index.kind in (DATES, DAYS):
        return section.label.replace("-", "\N{MINUS SIGN}")
    return section.label


def _row(held: etree._Element, plan: Plan, index: Index, part: Part, row: Row) -> None:
    if index.kind == DATES:
        _documents(held, plan, part.file, row.documents)
        return
    entry = etree.SubElement(held, _name("entry"))
    entry.set("label", fit(plan.words.date(row.label) if index.kind == DAYS else row.label))
    if row.documents:
        entry.set("id", row.identifier)
        _documents(entry, plan, part.file, row.documents)
    for entity in row.entities:
        bearer = etree.SubElement(entry, _name("bearer"))
        bearer.set("id", anchor_of(entity.kind, entity.identity))
        if entity.described is not None:
            bearer.set("details", fit(entity.described.details))
            bearer.set("address", entity.described.address)
        for document, occurrences in _by_document(entity):
            _named(bearer, plan, part.file, document, occurrences)


def _by_document(entity: Entity) -> Iterable[tuple[Document, list[Occurrence]]]:
    found: dict[str, tuple[Document, list[Occurrence]]] = {}
    for each in entity.occurrences:
        found.setdefault(each.document.path, (each.document, []))[1].append(each)
    return found.values()


def _named(
    bearer: etree._Element, plan: Plan, file: str, document: Document, found: list[Occurrence]
) -> None:
    """A document in which somebody or something is named: in which roles, and where."""
    target = page_of(document.name)
    shown = _document(bearer, plan, file, document)
    for each in sorted(found, key=lambda o: _ROLES.index(o.named.role)):
        named = each.named
        role = etree.SubElement(shown, _name("role"))
        role.set("kind", named.role)
        role.set("label", plan.words.of(named.role))
        if named.count > 1 and named.role == "speaker":
            role.set("count", str(named.count))
        for anchor in named.anchors:
            place = etree.SubElement(role, _name("place"))
            place.set("href", link(file, target, anchor))


def _documents(
    parent: etree._Element, plan: Plan, file: str, documents: Iterable[Document]
) -> None:
    for each in documents:
        shown = _document(parent, plan, file, each)
        shown.set("abstract", fit(each.abstract))
        for name, values in (("author", each.authors), ("type", each.types)):
            for value in values:
                etree.SubElement(shown, _name(name)).text = fit(value)


def _document(parent: etree._Element, plan: Plan, file: str, document: Document) -> etree._Element:
    shown = etree.SubElement(parent, _name("document"))
    shown.set("href", link(file, page_of(document.name)))
    shown.set("title", fit(document.title or plan.words.of("untitled")))
    shown.set("lang", document.language)
    shown.set("date", fit(plan.words.dating(document.dating)))
    if document.language and shown.get("date") == document.dating.label:
        shown.set("date-lang", document.language)
    if document.dating.certain and not document.dating.last:
        shown.set("when", document.dating.first)
    return shown

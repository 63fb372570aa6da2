"""The frame of each page: where the site can be left and entered, in the namespace of views."""

from __future__ import annotations

from lxml import etree

from teitools.corpus import Document
from teitools.site.addresses import link, page_of
from teitools.site.plan import HOME, SEARCH, Plan
from teitools.views.preparation.names import view


def frame(plan: Plan, page: str) -> etree._Element:
    """``v:site`` for the page `page`: the title, the indexes and the search, as links from it."""
    words = plan.words
    site = etree.Element(view("site"), nsmap={"v": view("")[1:-1]})
    site.set("title", plan.options.title)
    site.set("lang", words.language)
    site.set("dir", words.direction)
    site.set("label", words.of("site"))
    site.set("everywhere", words.of("everywhere"))
    site.set("home", link(page, HOME))
    if page == HOME:
        site.set("here", "yes")
    for index in plan.indexes:
        files = [part.file for part in index.parts]
        _link(site, page, index.kind, files[0], words.of(index.kind), page in files)
    _link(site, page, "search", SEARCH, words.of("search"), page == SEARCH)
    return site


def document_frame(
    plan: Plan, document: Document, before: Document | None, after: Document | None
) -> etree._Element:
    """The same for the page of a document, with the ones before and after it by date, and where
    its names stand in the indexes of the site: ``v:everywhere`` by their identifiers."""
    page = page_of(document.name)
    site = frame(plan, page)
    site.set("turn", plan.words.of("turn"))
    for kind, other in (("previous", before), ("next", after)):
        if other is not None:
            turn = _link(site, page, kind, page_of(other.name), plan.words.of(kind), False, "turn")
            turn.set("title", other.title or plan.words.of("untitled"))
            turn.set("title-lang", other.language)
            turn.set("date", plan.words.dating(other.dating))
    for identifier, target in _entries(plan, document).items():
        there = etree.SubElement(site, view("everywhere"))
        there.set("id", identifier)
        there.set("href", link(page, *target))
    return site


def links_of(plan: Plan, document: Document) -> dict[str, str]:
    """What each relative address in a document becomes on its page; nothing where it leads to
    what is not in the site."""
    page = page_of(document.name)
    found = {}
    for pointer in document.links:
        target = plan.target(document, pointer)
        found[pointer] = "" if target is None else link(page, *target)
    return found


def _entries(plan: Plan, document: Document) -> dict[str, tuple[str, str]]:
    """The entries of the site by the identifiers of mentions, and of entries of the document."""
    found: dict[str, tuple[str, str]] = {}
    own = f"file:{document.path}#"
    for named in document.named:
        target = plan.entry(named.kind, named.identity)
        if target is None:
            continue
        found |= dict.fromkeys(named.heads, target)
        if named.identity.startswith(own):
            found[named.identity.removeprefix(own)] = target
    return found


def _link(
    site: etree._Element,
    page: str,
    kind: str,
    target: str,
    label: str,
    here: bool,
    name: str = "link",
) -> etree._Element:
    made = etree.SubElement(site, view(name))
    made.set("kind", kind)
    made.set("href", link(page, target))
    made.set("label", label)
    if here:
        made.set("here", "yes")
    return made

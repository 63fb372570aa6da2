"""The sitemap (sitemaps.org, 0.9) and the feed (Atom, RFC 4287) of a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from teitools.corpus import Document
from teitools.site.addresses import address, page_of
from teitools.site.plan import FEED, HOME, SITEMAP, Plan
from teitools.site.text import fit
from teitools.views.stylesheet import package_sheet

_SITE = "urn:teitools:site"
_NEWEST = 50
_MOST_ADDRESSES = 50_000
"""How many addresses a sitemap may have."""


def feed(plan: Plan) -> bytes | None:
    """The documents that were changed last, by what their headers say. None where no header
    says when its document was changed or published."""
    dated = [each for each in plan.corpus.documents if each.changed]
    dated.sort(key=lambda each: (each.changed, each.path), reverse=True)
    if not dated:
        return None
    url = plan.options.url
    summary = _summary("feed", plan)
    summary.set("id", url or _number(plan, ""))
    summary.set("home", url or HOME)
    summary.set("self", url + FEED)
    summary.set("updated", dated[0].changed)
    for each in dated[:_NEWEST]:
        entry = _entry(summary, plan, each)
        entry.set("id", entry.get("href", "") if url else _number(plan, each.path))
        entry.set("title", fit(each.title or plan.words.of("untitled")))
        entry.set("abstract", fit(each.abstract))
        entry.set("lang", each.language)
        for author in each.authors:
            etree.SubElement(entry, f"{{{_SITE}}}author").text = fit(author)
    return _made("site-feed.xsl", summary)


def sitemaps(plan: Plan, pages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The sitemap: the documents, and `pages`. Where they are too many for one, several, and
    an index of those. Needs the address of the site."""
    addresses = [(address("" if each == HOME else each), "") for each in pages]
    documents = plan.corpus.documents
    addresses += [(address(page_of(each.name)), each.changed) for each in documents]
    if len(addresses) <= _MOST_ADDRESSES:
        yield SITEMAP, _sitemap(plan, addresses)
        return
    names: list[str] = []
    for start in range(0, len(addresses), _MOST_ADDRESSES):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield names[-1], _sitemap(plan, addresses[start : start + _MOST_ADDRESSES])
    yield SITEMAP, _sitemap(plan, [(name, "") for name in names], "index")


def _sitemap(plan: Plan, addresses: Sequence[tuple[str, str]], kind: str = "sitemap") -> bytes:
    summary = _summary(kind, plan)
    for path, changed in addresses:
        entry = etree.SubElement(summary, f"{{{_SITE}}}entry")
        entry.set("href", plan.options.url + path)
        entry.set("updated", changed)
    return _made("site-sitemap.xsl", summary)


def _summary(kind: str, plan: Plan) -> etree._Element:
    summary = etree.Element(f"{{{_SITE}}}{kind}", nsmap={"s": _SITE})
    summary.set("title", fit(plan.options.title))
    summary.set("lang", plan.words.language)
    return summary


def _entry(summary: etree._Element, plan: Plan, document: Document) -> etree._Element:
    entry = etree.SubElement(summary, f"{{{_SITE}}}entry")
    entry.set("href", plan.options.url + address(page_of(document.name)))
    entry.set("updated", document.changed)
    return entry


def _number(plan: Plan, path: str) -> str:
    """An identifier for what has no address: the same as long as title and path stay."""
    name = f"{plan.options.title}\n{path}".encode("utf-8", "replace").decode()
    return uuid5(NAMESPACE_URL, name).urn


def _made(sheet: str, summary: etree._Element) -> bytes:
    result, _ = package_sheet(sheet).apply(etree.ElementTree(summary))
    return etree.tostring(result, encoding="utf-8", xml_declaration=True, pretty_print=True)

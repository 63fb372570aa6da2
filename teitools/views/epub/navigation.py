"""The navigation document of a book: contents, landmarks, pages (EPUB 3.3, section 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from teitools.views.epub.items import TYPE, XML_LANG, Chapter, Entry, element, html
from teitools.views.preparation.names import selection

_SPACES = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
_HEADINGS = selection(
    ".//*[self::h:h1 or self::h:h2 or self::h:h3 or self::h:h4 or self::h:h5 or self::h:h6]"
    "[not(ancestor::h:section[@epub:type = 'footnotes' or @epub:type = 'titlepage'])]",
    _SPACES,
)
_PAGES = selection(".//h:span[@epub:type = 'pagebreak']", _SPACES)
_UNREAD = frozenset({"spoken", "noteref", "pb"})


def headings(
    content: Iterable[etree._Element], name: str, *, deepest: int = 6, below: int = 0
) -> tuple[Entry, ...]:
    """An entry for each heading in the `content` of the file `name`; gives those an identifier
    that have none. Headings below ``h{deepest}`` are left out; `below` is how many levels of
    the book are above them."""
    found = []
    for number, heading in enumerate((each for part in content for each in _HEADINGS(part)), 1):
        label = _words(heading)
        depth = int(heading.tag[-1])
        if label and depth <= deepest:
            identifier = heading.get("id") or f"page:heading-{number}"
            heading.set("id", identifier)
            found.append(Entry(depth + below, label, f"{name}#{identifier}", _language(heading)))
    return tuple(found)


def pages(content: Iterable[etree._Element], name: str) -> tuple[Entry, ...]:
    """An entry for each page of the source that begins in the `content` of the file `name`."""
    found = []
    for page in (each for part in content for each in _PAGES(part)):
        label = page.get("aria-label", "").removeprefix("page ")
        found.append(Entry(1, label, f"{name}#{page.get('id')}"))
    return tuple(found)


def navigation(chapters: Sequence[Chapter], language: str) -> list[etree._Element]:
    """The lists of a book in `language`: its contents, the landmarks, the pages of the source
    where there are any."""
    contents = _nav("toc", "Contents", "doc-toc")
    _nested(contents, [entry for chapter in chapters for entry in chapter.entries], language)
    landmarks = _nav("landmarks", "Landmarks")
    listed = etree.SubElement(landmarks, html("ol"))
    _line(listed, Entry(1, "Contents", "nav.xhtml#toc"), kind="toc")
    for chapter in chapters:
        if chapter.kind:
            _line(listed, Entry(1, chapter.title, chapter.item.name), kind=chapter.kind)
    begins = [page for chapter in chapters for page in chapter.pages]
    if not begins:
        return [contents, landmarks]
    numbers = _nav("page-list", "Pages", "doc-pagelist")
    listed = etree.SubElement(numbers, html("ol"))
    for page in begins:
        _line(listed, page)
    return [contents, landmarks, numbers]


def _nav(kind: str, title: str, role: str = "") -> etree._Element:
    nav = element("nav", {TYPE: kind, "id": kind})
    if role:
        nav.set("role", role)
    nav.set("aria-label", title)
    if kind == "toc":
        etree.SubElement(nav, html("h1")).text = title
    else:
        nav.set("hidden", "hidden")
    return nav


def _nested(nav: etree._Element, entries: Iterable[Entry], language: str) -> None:
    """Lists within lists, however deep a heading stands below the one before."""
    above = [(0, nav)]
    for entry in entries:
        while above[-1][0] >= entry.depth:
            above.pop()
        holder = above[-1][1]
        listed = holder.find(html("ol"))
        if listed is None:
            listed = etree.SubElement(holder, html("ol"))
        above.append((entry.depth, _line(listed, entry, language)))


def _line(
    listed: etree._Element, entry: Entry, language: str = "", kind: str = ""
) -> etree._Element:
    line = etree.SubElement(listed, html("li"))
    link = etree.SubElement(line, html("a"), {"href": entry.href})
    link.text = entry.label
    if kind:
        link.set(TYPE, kind)
    if entry.language and entry.language != language:
        link.set("lang", entry.language)
        link.set(XML_LANG, entry.language)
    return line


def _words(heading: etree._Element) -> str:
    parts = [heading.text or ""]
    for child in heading:
        if isinstance(child.tag, str) and _UNREAD.isdisjoint((child.get("class") or "").split()):
            if child.tag == html("br"):
                parts.append(" ")
            parts.append(_words(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _language(heading: etree._Element) -> str:
    for each in (heading, *heading.iterancestors()):
        if each.get("lang"):
            return each.get("lang", "")
    return ""

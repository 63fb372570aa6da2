"""A book of one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lxml import etree

from teitools.views.epub.chapters import Pages, document_chapters
from teitools.views.epub.container import pack
from teitools.views.epub.items import TYPE, Chapter, Item, element, html
from teitools.views.epub.linking import Links
from teitools.views.epub.navigation import navigation
from teitools.views.epub.package import add_accessibility, dc, settle_metadata, write_package
from teitools.views.epub.pictures import Pictures
from teitools.views.epub.styling import style_sheet
from teitools.views.epub.writing import STYLE, Tongue, write_document
from teitools.views.page import settle
from teitools.views.preparation import Prepared, prepare
from teitools.views.stylesheet import Sheet, package_sheet


@dataclass(frozen=True, slots=True)
class Made:
    """A book, and what is to be said of it: elements that the style sheet did not know, links
    that lead nowhere in it, pictures that are not in it and why."""

    data: bytes
    unknown: tuple[str, ...]
    lost: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def make_book(
    tree: etree._ElementTree,
    view: str = "reading",
    *,
    modified: datetime,
    css: str = "",
    facsimile: str | None = None,
    sheet: Sheet | None = None,
    parameters: Mapping[str, str] | None = None,
    folder: Path | None = None,
    name: str = "",
    cover: bytes | None = None,
) -> Made:
    """`tree` as an EPUB 3 publication that shows `view`.

    `modified` is what the book says of its last change. `css` is added to its style. Pictures
    are taken from `folder`, and nowhere else. `name` tells documents apart whose headers do not.
    `cover` is a picture (PNG, JPEG, GIF). The rest is as for `render_html`. Raises DocumentError
    when the document is nested too deeply; ValueError for a `cover` that is no picture.
    """
    given = dict(parameters or {})
    prepared = prepare(tree, facsimile)
    pictures = Pictures()
    document, declared, unknown = read_page(prepared, view, pictures, sheet, given, folder)
    metadata = package_sheet("epub-metadata.xsl").apply(prepared.tree, given)[0].getroot()
    settle_metadata(metadata, modified, own=name)
    title = metadata.findtext(dc("title"))
    links = Links(address=given.get("address", ""))
    chapters = document_chapters(document, title, links, declared)
    if cover is not None:
        chapters.insert(0, _cover(cover, pictures, document.tongue))
    data = bind(
        metadata, chapters, list(pictures.items.values()), document.tongue, style_sheet(view) + css
    )
    return Made(data, unknown, tuple(links.lost), tuple(pictures.left_out))


def read_page(
    prepared: Prepared,
    view: str,
    pictures: Pictures,
    sheet: Sheet | None,
    parameters: Mapping[str, str],
    folder: Path | None,
) -> tuple[Pages, str, tuple[str, ...]]:
    """The parts of the page of a prepared document, the CSS that it brings, and the names of the
    elements that were not known. Its pictures are added to `pictures`."""
    chosen = sheet or package_sheet("html.xsl")
    page, unknown = chosen.apply(prepared.tree, {**parameters, "view": view})
    declared = settle(page.getroot())
    pictures.embed(page.getroot(), folder)
    return Pages(page, view), declared, unknown


def bind(
    metadata: etree._Element,
    chapters: Sequence[Chapter],
    pictures: Sequence[Item],
    tongue: Tongue,
    css: str,
) -> bytes:
    """The files of a book as one."""
    lists = navigation(chapters, tongue.language)
    nav = write_document("nav.xhtml", "Contents", lists, Tongue(), properties=("nav",))
    others = [Item(STYLE, "text/css", css.encode()), *pictures]
    add_accessibility(metadata, chapters, pictures)
    package = write_package(
        metadata, nav, chapters, others, language=tongue.language, direction=tongue.direction
    )
    return pack(package, [nav, *(chapter.item for chapter in chapters), *others])


def _cover(data: bytes, pictures: Pictures, tongue: Tongue) -> Chapter:
    picture = pictures.add(data, ("cover-image",))
    if picture is None:
        raise ValueError("the cover is no PNG, JPEG or GIF")
    figure = element("figure", {"class": "cover", TYPE: "cover"})
    etree.SubElement(figure, html("img"), {"src": picture.name, "alt": "Cover"})
    item = write_document("cover.xhtml", "Cover", [figure], tongue, kind="cover")
    return Chapter(item, "Cover", "cover")

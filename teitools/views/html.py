"""The HTML view: one self-contained page, sealed by a content security policy."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from teitools.views.page import DOCUMENT, DOCUMENT_IN_SITE, finish
from teitools.views.preparation import prepare
from teitools.views.preparation.addresses import lead_elsewhere
from teitools.views.stylesheet import Sheet, package_sheet

VIEWS = ("reading", "diplomatic", "marked")


def render_html(
    tree: etree._ElementTree,
    view: str = "reading",
    *,
    css: str = "",
    facsimile: str | None = None,
    sheet: Sheet | None = None,
    parameters: Mapping[str, str] | None = None,
    site: etree._Element | None = None,
    links: Mapping[str, str] | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """`tree` as an HTML page, in UTF-8 with LF and a final newline; and the names of the
    elements that the style sheet did not know.

    `view` is shown first. `css` is added to the page, `facsimile` is a template for the
    addresses of page images, `sheet` a style sheet of the user's instead of ours. In a site,
    `site` is the frame of the page (``v:site``, docs/site.md), and `links` says where relative
    addresses lead from it. Raises DocumentError when the document is nested too deeply.
    """
    prepared = prepare(tree, facsimile)
    if links is not None:
        lead_elsewhere(prepared.tree, links)
    if site is not None:
        prepared.tree.getroot().append(site)
    sheet = sheet or package_sheet("html.xsl")
    result, unknown = sheet.apply(prepared.tree, {**(parameters or {}), "view": view})
    page = result.getroot()
    if page is None:
        return str(result).encode(), unknown
    finish(page, css, DOCUMENT if site is None else DOCUMENT_IN_SITE)
    return serialized(page), unknown


def serialized(page: etree._Element) -> bytes:
    """A finished page in UTF-8, with LF and a final newline."""
    data = etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    return data + b"\n"

"""The files of a book that are XHTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from teitools.views.epub.items import DOCUMENT, MATHML, TYPE, XML_LANG, Item, element, html

STYLE = "style.css"


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a file (BCP 47), and the direction it is written in."""

    language: str = "en"
    direction: str = "ltr"


def write_document(
    name: str,
    title: str,
    content: Iterable[etree._Element],
    tongue: Tongue,
    *,
    kind: str = "",
    css: str = "",
    properties: tuple[str, ...] = (),
) -> Item:
    """An XHTML content document (EPUB 3.3, section 6.1) with `content` in its body.

    `kind` is the ``epub:type`` of the body; `css` the style of this file alone.
    """
    root = element("html")
    root.set("lang", tongue.language)
    root.set(XML_LANG, tongue.language)
    root.set("dir", tongue.direction)
    head = etree.SubElement(root, html("head"))
    etree.SubElement(head, html("meta"), {"charset": "utf-8"})
    etree.SubElement(head, html("title")).text = title or "Untitled"
    etree.SubElement(head, html("link"), {"rel": "stylesheet", "type": "text/css", "href": STYLE})
    if css:
        etree.SubElement(head, html("style")).text = css
    body = etree.SubElement(root, html("body"))
    if kind:
        body.set(TYPE, kind)
    etree.SubElement(body, html("main")).extend(content)
    if next(root.iter(f"{{{MATHML}}}math"), None) is not None:
        properties = (*properties, "mathml")
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return Item(name, DOCUMENT, data + b"\n", properties)

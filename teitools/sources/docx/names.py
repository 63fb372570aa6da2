"""Names of Office Open XML (ECMA-376), transitional and strict."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    ("http://purl.oclc.org/ooxml/officeDocument/math", M),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
)
"""The namespaces of the strict form, each with that of the transitional form."""
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The Clark name of `name` in WordprocessingML."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None) -> str:
    """The attribute ``w:val`` of `element`; ``""`` where there is none."""
    return "" if element is None else element.get(w("val")) or ""


def is_on(element: etree._Element | None) -> bool:
    """Whether a property that is on or off is there and on (17.3.2, toggle properties)."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def local(element: etree._Element) -> str:
    """The name of `element` without its namespace; ``""`` for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

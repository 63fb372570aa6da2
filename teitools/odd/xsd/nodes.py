"""Nodes of XSD documents."""

from __future__ import annotations

from lxml import etree

from teitools.xml.names import XS


def add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """A new child of `parent`, of the XML Schema namespace."""
    return etree.SubElement(parent, f"{{{XS}}}{tag}", attributes)


def describe(node: etree._Element, text: str) -> None:
    """Give `node` the documentation `text`, if there is any."""
    if text:
        add(add(node, "annotation"), "documentation").text = text


def occurs(node: etree._Element, low: int, high: int | None) -> etree._Element:
    """Let `node`, which is given back, occur from `low` to `high` times."""
    if low != 1:
        node.set("minOccurs", str(low))
    if high != 1:
        node.set("maxOccurs", "unbounded" if high is None else str(high))
    return node

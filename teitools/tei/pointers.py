"""Pointers to what a document no longer has."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from teitools.xml.names import XML_ID

_POINTERS = tuple("copyOf corresp end hand next prev ref resp start synch target who".split())


def wanted(root: etree._Element) -> set[str]:
    """The identifiers that something in `root` points to."""
    found: set[str] = set()
    for element in root.iter(etree.Element):
        for value in element.attrib.values():
            if "#" in value:
                found.update(each[1:] for each in str(value).split() if each.startswith("#"))
    return found


def identifiers(root: etree._Element) -> set[str]:
    """The identifiers that elements of `root` have."""
    return {str(value) for element in root.iter(etree.Element) if (value := element.get(XML_ID))}


def unpoint(
    root: etree._Element, lost: set[str], leave_out: Callable[[etree._Element, str, str], None]
) -> None:
    """Take pointers to what is `lost` away; `leave_out` is told of each, and the value left."""
    gone = {f"#{each}" for each in lost}
    for element in root.iter(etree.Element):
        for name in _POINTERS:
            value = str(element.get(name) or "")
            if "#" in value and not gone.isdisjoint(value.split()):
                leave_out(element, name, " ".join(v for v in value.split() if v not in gone))

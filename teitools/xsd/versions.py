"""Which version of XML Schema a schema is written in: 1.1 where it says so, or needs it.

XML Schema 1.1, part 1, section 4.2.2 (conditional inclusion), and appendix G (what is new).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from lxml import etree

from teitools.xml.document import Document
from teitools.xml.names import XS

_VC = "http://www.w3.org/2007/XMLSchema-versioning"
_VERSION = f"{{{_VC}}}minVersion"
_ALL = f"{{{XS}}}all"
_ELEMENTS = frozenset(
    f"{{{XS}}}{name}"
    for name in "assert assertion alternative openContent defaultOpenContent override "
    "explicitTimezone".split()
)
_ATTRIBUTES = frozenset(
    "defaultAttributes defaultAttributesApply inheritable notNamespace notQName "
    "xpathDefaultNamespace".split()
)
_TYPES = frozenset(
    {"anyAtomicType", "dateTimeStamp", "dayTimeDuration", "yearMonthDuration", "error"}
)


def is_later(documents: Iterable[Document]) -> bool:
    """Whether a schema of these files is one of XML Schema 1.1.

    A `vc:minVersion` above 1.0 at the root of one says so, and so does conditional inclusion of
    parts; and elements, attributes and types that 1.0 has not.
    """
    return any(_is_later(document.tree.getroot()) for document in documents)


def _is_later(root: etree._Element) -> bool:
    if _above(root.get(_VERSION)):
        return True
    for element in root.iter(f"{{{XS}}}*"):
        if element.tag in _ELEMENTS or not _ATTRIBUTES.isdisjoint(element.attrib):
            return True
        if element is not root and any(
            str(name).startswith(f"{{{_VC}}}") for name in element.attrib
        ):
            return True
        parent = element.getparent()
        if parent is not None and parent.tag == _ALL and not _may_be_in_all(element):
            return True
        for name in ("type", "base", "itemType"):
            prefix, _, local = element.get(name, "").rpartition(":")
            if local in _TYPES and element.nsmap.get(prefix or None) == XS:
                return True
    return False


def _may_be_in_all(element: etree._Element) -> bool:
    """Whether `element` may stand in an `xs:all` of 1.0."""
    if element.tag not in (f"{{{XS}}}element", f"{{{XS}}}annotation"):
        return False
    return element.get("maxOccurs", "1").strip() in ("0", "1")


def _above(version: str | None) -> bool:
    try:
        return version is not None and Decimal(version.strip()) > 1
    except InvalidOperation:
        return False

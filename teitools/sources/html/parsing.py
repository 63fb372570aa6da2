"""The parser of libxml2, which reads whatever is said to be HTML, and opens nothing."""

from __future__ import annotations

import re

from lxml import etree

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Location
from teitools.sources import codes

_EMPTY = ("wbr", "source", "track", "embed", "keygen", "command", "bgsound", "spacer", "nextid")
"""Elements that hold nothing, and that libxml2 does not know for such."""


_TAGS = re.compile(rf"<({'|'.join(_EMPTY)})\b[^<>]*>", re.IGNORECASE)


def parsed(text: str, name: str) -> etree._Element | None:
    """The root of the page `text`; None where there is nothing in it.

    Raises DocumentError where elements are nested too deep.
    """
    root, is_deep = _parsed(text)
    if is_deep:
        # the parser takes all that follows an element that holds nothing to be in it
        root, is_deep = _parsed(_TAGS.sub(r"\g<0></\1>", text))
    if is_deep:
        facts = {"problem": "elements are nested more than 255 deep"}
        raise DocumentError.of(Finding(codes.BEYOND_LIMIT, Location(name), facts))
    if root is not None:
        _empty(root)
    return root


def _parsed(text: str) -> tuple[etree._Element | None, bool]:
    """The root of the page, and whether elements are nested too deep for the parser."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    data = text.replace("\x00", "\ufffd").encode("utf-8", errors="replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    entries = parser.error_log if root is not None else ()
    return root, any("Excessive depth" in entry.message for entry in entries)


def _empty(root: etree._Element) -> None:
    """Take out of elements that hold nothing what the parser put into them: it follows them."""
    for element in reversed([*root.iter(*_EMPTY)]):
        for child in reversed(element):
            element.addnext(child)
        if element.text:
            element.tail = element.text + (element.tail or "")
            element.text = None

"""Addresses: a link whose text is an address leads there (TEI P5, section 3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import text_of
from teitools.xml.document import Fault
from teitools.xml.names import tei

DISAGREES = Code(
    "P405",
    "address-disagrees",
    Severity.WARNING,
    "the link says {text!r}, but leads to {target!r}",
)

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Elements `ref` whose text is an address, and whose `target` is another one."""
    for element in tree.iter(tei("ref")):
        target = element.get("target")
        text = text_of(element)
        if target is not None and _ADDRESS.fullmatch(text) and target.strip() != text:
            yield Fault(DISAGREES, element, {"text": text, "target": target})

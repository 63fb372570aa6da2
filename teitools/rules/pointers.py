"""Pointers: what `#id` points to is in the document (TEI P5, section 17.2)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import by_id, is_tei, local, select
from teitools.xml.document import Fault
from teitools.xml.wording import meant

DANGLING = Code(
    "P401",
    "dangling-pointer",
    Severity.ERROR,
    "the attribute {attribute!r} of <{element}> points to {pointer!r}, which is not here{hint}",
)

POINTERS = re.compile(
    r"active|adj|adjFrom|adjTo|ana|calendar|change|children|class|code|copyOf|"
    r"corresp|datcat|datingMethod|datingPoint|decls|domains|edRef|end|exclude|fVal|"
    r"facs|feats|filter|follow|given|hand|inst|lemmaRef|location|mergedIn|mutual|new|"
    r"next|nymRef|origin|parent|parts|passive|perf|period|prev|property|ref|"
    r"rendition|replyTo|require|resp|sameAs|scheme|scribeRef|scriptRef|select|since|"
    r"source|spanTo|start|synch|target|targetDatcat|targetEnd|toWhom|unitRef|uri|url|"
    r"valueDatcat|where|who|wit"
)
"""The attributes that hold pointers (data type teidata.pointer) and nothing else."""

_WITH_HASH = etree.XPath("//*[@*[contains(., '#')]]")
_PATIENCE = 200
"""For how many dangling pointers of a document the nearest id is looked for."""
_SHORTHAND = re.compile(r"#([^#()\s]+)")


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Pointers of the form `#id` to an id that the document has not.

    Each of the pointers in an attribute is looked at; XPointer schemes, as in
    ``#range(...)``, and pointers into other files are not.
    """
    known = by_id(tree)
    patience = _PATIENCE
    for element in select(_WITH_HASH, tree):
        if not is_tei(element):
            continue
        for attribute in filter(POINTERS.fullmatch, map(str, element.keys())):
            for pointer in _dangling(element.get(attribute, ""), known):
                nearest = meant(pointer[1:], known) if patience > 0 else None
                patience -= 1
                yield _fault(element, attribute, pointer, nearest)


def _dangling(value: str, known: Container[str]) -> Iterator[str]:
    for pointer in dict.fromkeys(value.split()):
        match = _SHORTHAND.fullmatch(pointer)
        if match is not None and match[1] not in known:
            yield pointer


def _fault(element: etree._Element, attribute: str, pointer: str, nearest: str | None) -> Fault:
    facts = {
        "attribute": attribute,
        "element": local(element),
        "pointer": pointer,
        "meant": nearest,
        "hint": "" if nearest is None else f"; did you mean '#{nearest}'?",
    }
    return Fault(DANGLING, element, facts)

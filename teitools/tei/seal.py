"""Whether a document is as `encode` wrote it, but for its words: a digest of its markup.

Words may be corrected by hand: a correction reaches the transcript. Where elements, attributes
or the header were changed, a transcript would lose the change; see decision 0009.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from lxml import etree

from teitools.xml.names import XML_ID, tei

PLACE = "markup-0000000000000000"
"""What stands in ``application/@n`` before the digest is known."""
_ENCODED = re.compile(r"Encoded by teitools \S+ from a plain-text transcript")
_APPLICATION, _RENDITION, _HEADER = map(tei, ("application", "rendition", "teiHeader"))


def seal(document: str) -> str:
    """`document` with the digest of its markup where `PLACE` stands."""
    root = etree.fromstring(document.encode(), etree.XMLParser(huge_tree=True, collect_ids=False))
    return document.replace(f'n="{PLACE}"', f'n="{_digest(root)}"', 1)


def is_sealed(root: etree._Element) -> bool:
    """Whether `encode` wrote the document, and nothing but words was changed since.

    One that has no digest, and says that teitools encoded it, was written before there was one.
    """
    application = root.find(f"{_HEADER}//{_APPLICATION}[@ident='teitools']")
    if application is None or root.find(f"{_HEADER}//{tei('transcriptionDesc')}") is None:
        return False
    given = application.get("n")
    if given is None:
        change = root.find(f"{_HEADER}/{tei('revisionDesc')}/{tei('change')}")
        return change is not None and bool(_ENCODED.match(change.text or ""))
    return given == _digest(root)


def _digest(root: etree._Element) -> str:
    digest = blake2b(digest_size=8)
    header = root.find(_HEADER)
    digest.update("\n".join(_markup(root)).encode("utf-8", "surrogatepass"))
    if header is not None:
        digest.update("\n".join(_words(header)).encode("utf-8", "surrogatepass"))
    return f"markup-{digest.hexdigest()}"


def _markup(root: etree._Element) -> Iterator[str]:
    """Each element: its name, how many it holds, and its attributes."""
    only_elements = next(root.iter(etree.Comment, etree.ProcessingInstruction), None) is None
    for element in root.iter("*"):
        count = len(element)
        if count and not only_elements:
            count = sum(1 for _ in element.iterchildren("*"))
        items = element.items()
        if not items:
            yield f"{element.tag} {count}"
            continue
        items = sorted(items)
        if element.tag == _APPLICATION:
            items = [item for item in items if item[0] != "n"]
        yield f"{element.tag} {count} {items}"


def _words(element: etree._Element) -> Iterator[str]:
    """The words of the header that no part of the transcript prints."""
    if element.tag == _RENDITION or element.get(XML_ID) or element.get("copyOf"):
        return
    yield " ".join((element.text or "").split())
    for child in element.iterchildren("*"):
        yield from _words(child)
        yield " ".join((child.tail or "").split())

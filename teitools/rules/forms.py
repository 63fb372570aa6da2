"""Forms: a document writes accents in one way (Unicode Standard Annex 15)."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from lxml import etree

from teitools.findings import Code, Severity
from teitools.xml.document import Fault

MIXED = Code(
    "P415",
    "mixed-normalization",
    Severity.WARNING,
    "{decomposed!r} is written with combining characters (NFD), but {composed!r} is not (NFC)",
)


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """The first word with combining characters for which there are composed ones.

    That is a fault only where another word of the document has composed characters.
    """
    decomposed: tuple[etree._Element, str] | None = None
    composed: tuple[etree._Element, str] | None = None
    for element, text in _texts(tree.getroot()):
        if text.isascii():
            continue
        if decomposed is None and not is_normalized("NFC", text):
            word = next((word for word in text.split() if _decomposed(word)), None)
            decomposed = None if word is None else (element, word)
        if composed is None and not is_normalized("NFD", text):
            word = next((word for word in text.split() if _composed(word)), None)
            composed = None if word is None else (element, word)
        if decomposed and composed:
            facts = {"decomposed": decomposed[1][:40], "composed": composed[1][:40]}
            yield Fault(MIXED, decomposed[0], facts, (composed[0],))
            return


def _texts(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for node in root.iter():
        if isinstance(node.tag, str):
            yield node, node.text or ""
            for value in node.attrib.values():
                yield node, str(value)
        above = node.getparent()
        if above is not None and node.tail:
            yield above, node.tail


def _decomposed(word: str) -> bool:
    return len(normalize("NFC", word)) < len(word)


def _composed(word: str) -> bool:
    return not _decomposed(word) and len(normalize("NFD", word)) > len(word)

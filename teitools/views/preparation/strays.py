"""Words in places where the TEI has none: they are kept, beside what they stand in."""

from __future__ import annotations

from lxml import etree

from teitools.views.preparation.names import TEI, tei

_WITHOUT_WORDS = tei(
    "list table row listBibl listWit listChange noteGrp ruby choice subst app rdgGrp"
)
_EMPTY = tei("lb pb cb gb milestone anchor space caesura delSpan addSpan damageSpan ptr pause")
_WORDS = f"{{{TEI}}}seg"


def keep_strays(root: etree._Element) -> None:
    """Put words that stand in a list, a table or a row into an element of their own, and the
    content of an element that has none after it."""
    for element in list(root.iter(*_EMPTY)):
        if len(element) or _is_words(element.text):
            _move_out(element)
    for container in list(root.iter(*_WITHOUT_WORDS)):
        if _is_words(container.text):
            container.insert(0, _wrapped(container.text))
            container.text = None
        for child in list(container):
            if _is_words(child.tail):
                words, child.tail = _wrapped(child.tail), None
                child.addnext(words)


def _is_words(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()


def _wrapped(text: str | None) -> etree._Element:
    element = etree.Element(_WORDS)
    element.text = text
    return element


def _move_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    words = _wrapped(element.text)
    words.extend(list(element))
    element.text = None
    words.tail, element.tail = element.tail, None
    parent.insert(parent.index(element) + 1, words)

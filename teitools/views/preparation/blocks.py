"""What begins on a line of its own, and what holds such blocks and so is no phrase."""

from __future__ import annotations

from lxml import etree

from teitools.views.preparation.names import ALWAYS, BLOCKS, ONLY_ALONE, STRUCTURE, tei, view
from teitools.views.preparation.utterances import has_parts

AS = view("as")
_UTTERANCE = tei("u")
_LOOSE = tei("entryFree dictScrap")
"""What holds blocks, or words and what stands in a line."""
_SERIES = view("series")
_IN_LINE = tei(
    "lb pb cb gb milestone anchor space index handShift delSpan addSpan damageSpan "
    "metamark ptr listTranspose substJoin join alt link span interp certainty "
    "precision respons witStart witEnd lacunaStart lacunaEnd undo redo"
)


def mark_blocks(root: etree._Element) -> None:
    """Set ``v:as``: ``block`` on what begins a line, ``holder`` on what has blocks in it.

    What a style sheet makes a block in any case, and what holds nothing else, is left alone.
    """
    for container in root.iter(*STRUCTURE, *_UTTERANCE):
        if container.tag in _UTTERANCE and not has_parts(container):
            continue
        if container.tag in _LOOSE and _has_words(container):
            continue
        for child in container:
            tag = child.tag
            if tag not in ALWAYS and tag not in _IN_LINE and isinstance(tag, str):
                child.set(AS, "block")
    mixed: dict[etree._Element, bool] = {}
    for block in root.iter(*BLOCKS):
        parent = block.getparent()
        if parent is None or parent.tag in STRUCTURE:
            continue
        if block.tag in ONLY_ALONE:
            if parent not in mixed:
                mixed[parent] = _has_words(parent)
            if mixed[parent]:
                continue
        if block.tag not in ALWAYS:
            block.set(AS, "block")
        _mark_holders(parent)


def _mark_holders(element: etree._Element | None) -> None:
    while element is not None and element.tag not in STRUCTURE:
        if element.get(AS) == "holder":
            return
        element.set(AS, "holder")
        if element.get(_SERIES) is not None:
            return
        element = element.getparent()


def _has_words(element: etree._Element) -> bool:
    if element.text and not element.text.isspace():
        return True
    return any(child.tail and not child.tail.isspace() for child in element)

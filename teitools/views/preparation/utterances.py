"""Utterances with a printed label and paragraphs, as parliaments' corpora and `encode` have them.

The label is a ``note type="speaker"`` before the ``u``, a paragraph a ``seg type="paragraph"`` in
it. Style sheets see a ``speaker`` and ``p`` in the ``u``.
"""

from __future__ import annotations

from lxml import etree

from teitools.views.preparation.names import tei

_U, _SEG, _NOTE, _SPEAKER, _P = (
    next(iter(tei(name))) for name in ("u", "seg", "note", "speaker", "p")
)
_BETWEEN = tei("lb pb cb gb milestone space anchor")


def name_parts(root: etree._Element) -> None:
    """Put the label of each utterance into it as its speaker, and call its paragraphs so."""
    for utterance in root.iter(_U):
        for child in utterance.iterchildren(_SEG):
            if child.get("type") == "paragraph":
                child.tag = _P
        label = _label(utterance)
        if label is not None:
            _move_in(label, utterance)


def has_parts(utterance: etree._Element) -> bool:
    """Whether an utterance has parts that stand on lines of their own."""
    return utterance.find(_P) is not None


def _label(utterance: etree._Element) -> etree._Element | None:
    before = utterance.getprevious()
    while before is not None and (before.tag in _BETWEEN or not isinstance(before.tag, str)):
        before = before.getprevious()
    if before is None or before.tag != _NOTE or before.get("type") != "speaker":
        return None
    words = (each.tail for each in [before, *_siblings(before, utterance)])
    return None if any(tail and not tail.isspace() for tail in words) else before


def _siblings(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    """What stands between two siblings."""
    found = []
    between = first.getnext()
    while between is not None and between is not last:
        found.append(between)
        between = between.getnext()
    return found


def _move_in(label: etree._Element, utterance: etree._Element) -> None:
    label.tag, label.tail = _SPEAKER, utterance.text
    utterance.text = None
    utterance.insert(0, label)

"""The plain words of an element, as a name or a title is read."""

from __future__ import annotations

from lxml import etree

from teitools.views.preparation.names import tei, view

_SPACE = tei("lb pb cb space")
_PAIRS = {"corr": "sic", "reg": "orig", "expan": "abbr"}
_UNREAD = tei("note del surplus fw figDesc desc am")
_ALTERNATIVE = {next(iter(tei(old))): tei(new) for new, old in _PAIRS.items()} | {
    next(iter(tei("rdg"))): tei("lem")
}


def plain(element: etree._Element) -> str:
    """What `element` says in one line: no notes, deletions or errors that are corrected."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts: list[str] = []
    pending: list[tuple[etree._Element, bool]] = [(element, False)]
    while pending:
        each, left = pending.pop()
        if left:
            parts.append(each.tail or "")
            continue
        if each is not element:
            pending.append((each, True))
        if not isinstance(each.tag, str) or _is_unread(each):
            continue
        if each.tag in _SPACE and each.get("break") != "no":
            parts.append(" ")
        parts.append(each.text or "")
        pending.extend((child, False) for child in reversed(each))
    return " ".join("".join(parts).split())


def _is_unread(element: etree._Element) -> bool:
    if element.tag in _UNREAD or element.tag == view("index"):
        return True
    preferred = _ALTERNATIVE.get(element.tag)
    if preferred is None:
        return False
    parent = element.getparent()
    return parent is not None and any(child.tag in preferred for child in parent)

"""Deletions and additions that begin at one point and end at another (chapter 12.3.1.4)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.views.preparation.identifiers import Identifiers
from teitools.views.preparation.names import TEI, tei, view

_SPANS = {f"{{{TEI}}}delSpan": f"{{{TEI}}}del", f"{{{TEI}}}addSpan": f"{{{TEI}}}add"}
_NO_WORDS = tei(
    "list table row lg div div1 div2 div3 sp body text group front back castList listBibl choice "
    "subst app"
)


def wrap_spans(root: etree._Element, identifiers: Identifiers) -> None:
    """Put each run of words within a span in a ``del`` or ``add`` of its own."""
    for span in list(root.iter(*_SPANS)):
        end = identifiers.element(span.get("spanTo"))
        if end is None or end is span:
            continue
        runs = list(_runs(span, end, root))
        for element, after in reversed(runs):
            _wrap(element, after, span)


def _runs(
    start: etree._Element, end: etree._Element, root: etree._Element
) -> Iterator[tuple[etree._Element, bool]]:
    """Each text between two points, as its element and whether it follows that."""
    inside = False
    found: list[tuple[etree._Element, bool]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end" and element is end and inside:
            yield from found
            return
        if event == "start" and inside and _is_words(element.text) and element.tag not in _NO_WORDS:
            found.append((element, False))
        if event == "start" and element is start:
            inside = True
        parent = element.getparent()
        if (
            event == "end"
            and inside
            and _is_words(element.tail)
            and parent is not None
            and parent.tag not in _NO_WORDS
        ):
            found.append((element, True))


def _is_words(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()


def _wrap(element: etree._Element, after: bool, span: etree._Element) -> None:
    wrapper = etree.Element(_SPANS[span.tag])
    for name in ("hand", "rend", "place", "cert", "resp"):
        if span.get(name):
            wrapper.set(name, span.get(name, ""))
    wrapper.set(view("span"), "yes")
    if after:
        wrapper.text, element.tail = element.tail, None
        element.addnext(wrapper)
    else:
        wrapper.text, element.text = element.text, None
        element.insert(0, wrapper)

"""Copies: an element with `copyOf` says what its master says (TEI P5, section 17.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import by_id, is_tei, local, select, text_of
from teitools.xml.document import Fault
from teitools.xml.wording import shortened

DIFFERENT = Code(
    "P403",
    "copy-differs",
    Severity.ERROR,
    "<{element}> says {text!r}, but what it is a copy of, {pointer}, says {master!r}",
)
CYCLE = Code(
    "P408",
    "copy-cycle",
    Severity.ERROR,
    "<{element}> is a copy of {pointer}, which is a copy of it in turn, or holds it",
)

_COPIES = etree.XPath("//*[@copyOf]")


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Copies whose text is not their master's, and copies that run in a circle.

    A copy without content stands for its master, and agrees with it by definition.
    """
    masters = _Masters(by_id(tree))
    for element in select(_COPIES, tree):
        if not is_tei(element):
            continue
        pointer = element.get("copyOf", "").strip()
        master = masters.of(element)
        if master is element or master in set(element.iterancestors()):
            yield Fault(CYCLE, element, {"element": local(element), "pointer": pointer})
        elif master is not None and _has_content(element):
            text, expected = text_of(element), text_of(master)
            if text != expected:
                facts = {
                    "element": local(element),
                    "pointer": pointer,
                    "text": shortened(text),
                    "master": shortened(expected),
                }
                yield Fault(DIFFERENT, element, facts, (master,))


class _Masters:
    """Which element a copy repeats in the end, where copies are copied again."""

    def __init__(self, known: Mapping[str, etree._Element]) -> None:
        self._known = known
        self._found: dict[etree._Element, etree._Element | None] = {}

    def of(self, copy: etree._Element) -> etree._Element | None:
        """The element with content, or without `copyOf`, that `copy` leads to.

        None when it is not here; `copy` itself when the copies run in a circle.
        """
        element = self._next(copy)
        chain: dict[etree._Element, None] = {}
        circle = False
        while element is not None and not _has_content(element) and "copyOf" in element.attrib:
            circle = element in chain
            if circle or element in self._found:
                break
            chain[element] = None
            element = self._next(element)
        master = element if element is None or circle else self._found.get(element, element)
        circle = circle or (master is element and element in self._found)
        for each in chain:
            self._found[each] = each if circle else master
        return copy if circle else master

    def _next(self, copy: etree._Element) -> etree._Element | None:
        pointer = copy.get("copyOf", "").strip()
        return self._known.get(pointer[1:]) if pointer.startswith("#") else None


def _has_content(element: etree._Element) -> bool:
    return len(element) > 0 or bool(element.text and element.text.strip())

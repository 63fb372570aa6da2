"""Chains: `next` and `prev` answer each other, and `part` fits (TEI P5, sections 17.7, 20.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import by_id, is_tei, local, select
from teitools.xml.document import Fault
from teitools.xml.names import XML_ID

UNANSWERED = Code(
    "P407",
    "chain-unanswered",
    Severity.WARNING,
    "<{element}> has {attribute} {pointer!r}, but {reason}",
)

_LINKED = etree.XPath("//*[@next or @prev]")
_ANSWER = {"next": "prev", "prev": "next"}
_BEFORE = frozenset({"I", "M"})
_AFTER = frozenset({"M", "F"})


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Elements whose `next` (or `prev`) does not point back, or whose `part` contradicts it.

    What `next` comes from is an initial or middle part, what it leads to a middle or final
    one, where they say of what part they are.
    """
    known = by_id(tree)
    for element in select(_LINKED, tree):
        if not is_tei(element):
            continue
        for attribute in _ANSWER:
            pointer = element.get(attribute, "").strip()
            other = known.get(pointer[1:]) if pointer.startswith("#") else None
            reason = None if other is None else _wrong(element, attribute, other)
            if other is not None and reason is not None:
                facts: Mapping[str, object] = {
                    "element": local(element),
                    "attribute": attribute,
                    "pointer": pointer,
                    "reason": reason,
                }
                yield Fault(UNANSWERED, element, facts, (other,))


def _wrong(element: etree._Element, attribute: str, other: etree._Element) -> str | None:
    answer = _ANSWER[attribute]
    own = element.get(XML_ID)
    back = other.get(answer)
    if back is None:
        return f"that element has no {answer}"
    if own is None or back.strip() != f"#{own}":
        return f"the {answer} of that element is {back!r}"
    fitting = _BEFORE if attribute == "next" else _AFTER
    part = element.get("part")
    if part is not None and part not in fitting:
        return f"its part is {part!r}"
    return None

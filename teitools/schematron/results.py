"""What the stylesheet answers, read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from teitools.dataclass import dataclass


@dataclass(slots=True)
class Spot:
    """A node: see `places.Places.location`; `address` is that of its document, if another."""

    kind: str
    event: int
    name: str
    address: str
    path: str


@dataclass(slots=True)
class Outcome:
    """One line of the answer.

    `kind` is ``pattern`` or ``rule`` (it is active, it has fired), ``found`` (a failed assert or
    a successful report) or ``error``. `number` is that in the plan; of an error it may be that
    of a pattern or a rule instead of an assert or report (`of`: ``pattern``, ``rule``, nothing).
    """

    kind: str
    number: int
    address: str = ""
    spot: Spot | None = None
    text: etree._Element | None = None
    dynamic: dict[str, str] = field(default_factory=dict)
    references: list[tuple[str, int, etree._Element]] = field(default_factory=list)
    of: str = ""


_OWNERS = {"p": "pattern", "f": "rule"}
_KINDS = {"p": "pattern", "f": "rule", "a": "found", "e": "error"}
_DYNAMIC = {"r": "role", "g": "flag", "s": "severity"}


def outcomes(result: str) -> Iterator[Outcome]:
    """The outcomes in an answer, in order."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(result.encode("utf-8"), parser)
    for each in root:
        yield _outcome(each)


def phase_of(result: str) -> str | None:
    """The phase that the stylesheet for ``#ANY`` has chosen."""
    return etree.fromstring(result.encode("utf-8")).get("phase") or None


def said(element: etree._Element | None) -> str:
    """The text of a message, in one line."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _outcome(element: etree._Element) -> Outcome:
    tag = str(element.tag)
    outcome = Outcome(_KINDS[tag], int(element.get("n") or 0))
    for key, owner in _OWNERS.items():
        if element.get(key) is not None:
            outcome.number, outcome.of = int(element.get(key) or 0), owner
    outcome.dynamic = {
        name: element.get(key, "") for key, name in _DYNAMIC.items() if key in element.attrib
    }
    if tag in ("p", "f"):
        outcome.address = element.get("d", "")
        return outcome
    if element.get("k") is not None:
        outcome.spot = Spot(
            element.get("k", ""),
            int(element.get("e") or 0),
            element.get("q", ""),
            element.get("d", ""),
            element.get("l", ""),
        )
    outcome.text = element.find("t")
    for each in element:
        if each.tag in ("d", "y"):
            outcome.references.append((str(each.tag), int(each.get("n") or 0), each[0]))
    return outcome

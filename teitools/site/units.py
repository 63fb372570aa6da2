"""The text of a document in the parts that a search finds: paragraphs, speeches, notes …"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from teitools.site.tokens import words
from teitools.views.preparation import VIEW
from teitools.views.preparation.names import BLOCKS, LINKED, STRUCTURE, TEI, XML_ID, selection, tei

_APART = LINKED - tei("pb app")
_IN_LINE = tei("stage quote list")
"""Of these, those that are part of the line unless they begin one."""
_AS = f"{{{VIEW}}}as"
_SPACE = tei("lb pb cb gb space caesura")
_LEFT_OUT = tei("teiHeader standOff fw metamark facsimile fsdDecl") | {f"{{{VIEW}}}index"}
_OTHER = {
    next(iter(tei(old))): tei(new)
    for old, new in {"sic": "corr", "orig": "reg", "abbr": "expan", "rdg": "lem"}.items()
}
_WITHDRAWN = tei("del surplus")
_METADATA = selection("/*/t:text/t:front/t:div[@type='metadata']", {"t": TEI})


class Unit(NamedTuple):
    """A part: the identifier of its place in the page, its words as they are read finally, and
    other wordings in it (what was deleted, corrected, or varies)."""

    anchor: str
    text: str
    other: str = ""


def units_of(tree: etree._ElementTree) -> list[Unit]:
    """The parts of a prepared document that have words, in order."""
    walk = _Walk(frozenset(_METADATA(tree)))
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        walk.step(event, element)
    return walk.units()


def words_of(units: Iterable[Unit]) -> dict[str, list[int]]:
    """The words of some parts, each with the numbers of those in which it stands."""
    found: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        for word in {*words(unit.text), *words(unit.other)}:
            found.setdefault(word, []).append(number)
    return found


class _Walk:
    """Goes through a tree; `_open` holds the identifiers of the parts it is in."""

    def __init__(self, metadata: frozenset[etree._Element]) -> None:
        self._metadata = metadata
        self._texts: dict[str, list[str]] = {"": []}
        self._others: dict[str, list[str]] = {}
        self._open = [""]
        self._shut = 0
        self._aside = 0

    def step(self, event: str, element: etree._Element) -> None:
        """Take one start or end."""
        if event == "start":
            self._enter(element)
        elif event == "end":
            self._leave(element)
        elif not self._shut:
            self._say(element.tail)

    def units(self) -> list[Unit]:
        """What was found."""
        found = []
        for anchor, parts in self._texts.items():
            text = " ".join("".join(parts).split())
            other = " ".join("".join(self._others.get(anchor, ())).split())
            if text or other:
                found.append(Unit(anchor, text, other))
        return found

    def _enter(self, element: etree._Element) -> None:
        if self._shut or element.tag in _LEFT_OUT or element in self._metadata:
            self._shut += 1
            return
        if _is_apart(element):
            anchor = element.get(XML_ID, "")
            self._open.append(anchor)
            self._texts.setdefault(anchor, [])
        if _is_other(element):
            self._aside += 1
            self._say(" ")
        if element.tag in BLOCKS or (element.tag in _SPACE and element.get("break") != "no"):
            self._say(" ")
        self._say(element.text)

    def _leave(self, element: etree._Element) -> None:
        if self._shut:
            self._shut -= 1
            if not self._shut:
                self._say(element.tail)
            return
        if element.tag in BLOCKS:
            self._say(" ")
        if _is_other(element):
            self._say(" ")
            self._aside -= 1
        if _is_apart(element):
            self._open.pop()
        self._say(element.tail)

    def _say(self, words: str | None) -> None:
        if not words:
            return
        anchor = self._open[-1]
        if self._aside:
            self._others.setdefault(anchor, []).append(words)
        else:
            self._texts[anchor].append(words)


def _is_apart(element: etree._Element) -> bool:
    if element.tag not in _APART or element.get(XML_ID) is None:
        return False
    if element.tag not in _IN_LINE or element.get(_AS) is not None:
        return True
    parent = element.getparent()
    return parent is None or parent.tag in STRUCTURE


def _is_other(element: etree._Element) -> bool:
    if element.tag in _WITHDRAWN:
        parent = element.getparent()
        return parent is None or parent.tag not in tei("restore")
    preferred = _OTHER.get(str(element.tag))
    if preferred is None:
        return False
    parent = element.getparent()
    return parent is not None and any(child.tag in preferred for child in parent)

"""Lists: which paragraphs are items, of what list, and how deep (17.9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from teitools.sources.content import Element, Node, Paragraph
from teitools.sources.docx.names import value, w
from teitools.transcript.inlines import Facts

_DEEPEST = 9


class Item(NamedTuple):
    """What list a paragraph is an item of, how deep, and whether the list is numbered."""

    list: str
    level: int
    rend: str


class Numbering:
    """The lists of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._formats: dict[tuple[str, int], str] = {}
        if root is None:
            return
        abstract = {
            each.get(w("abstractNumId")) or "": _formats(each)
            for each in root.iter(w("abstractNum"))
        }
        for number in root.iter(w("num")):
            identifier = number.get(w("numId")) or ""
            formats = dict(abstract.get(value(number.find(w("abstractNumId"))), {}))
            for override in number.iter(w("lvlOverride")):
                formats |= _formats(override)
            self._formats |= {(identifier, level): kind for level, kind in formats.items()}

    def item(self, properties: etree._Element | None) -> Item | None:
        """The item that ``numPr`` says; None where the number is switched off, or not shown."""
        if properties is None:
            return None
        identifier = value(properties.find(w("numId")))
        level = value(properties.find(w("ilvl")))
        depth = min(int(level), _DEEPEST - 1) if level.isdecimal() else 0
        kind = self._formats.get((identifier, depth), "decimal")
        if identifier in ("", "0") or kind == "none":
            return None
        return Item(identifier, depth, "bulleted" if kind == "bullet" else "numbered")


def _formats(element: etree._Element) -> dict[int, str]:
    found = {}
    for level in element.iter(w("lvl")):
        number = level.get(w("ilvl")) or ""
        if number.isdecimal():
            found[int(number)] = value(level.find(w("numFmt"))) or "decimal"
    return found


def listed(items: Sequence[tuple[Item, Paragraph]]) -> list[Node]:
    """Paragraphs that follow each other, as lists in lists."""
    root: list[Node] = []
    stack: list[tuple[Item, Element]] = []
    for item, paragraph in items:
        while stack and (stack[-1][0].level > item.level or _is_other(stack[-1][0], item)):
            stack.pop()
        if not stack or stack[-1][0].level < item.level:
            facts: Facts = (("rend", item.rend),)
            made = Element("list", [], facts, paragraph.place)
            around = root if not stack else stack[-1][1].nodes[-1].nodes  # type: ignore[union-attr]
            around.append(made)
            stack.append((item, made))
        stack[-1][1].nodes.append(Element("item", [paragraph], (), paragraph.place))
    return root


def _is_other(one: Item, other: Item) -> bool:
    """Whether two items of one level are of different lists."""
    return one.level == other.level and (one.list, one.rend) != (other.list, other.rend)

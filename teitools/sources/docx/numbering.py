"""Lists: which paragraphs are items, of what list, and how deep (17.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from teitools.sources.content import Element, Node, Paragraph
from teitools.sources.counting import numbered
from teitools.sources.docx.names import value, w
from teitools.transcript.inlines import Facts

_DEEPEST = 9
_LONGEST = 10
_COUNTED = re.compile("%([1-9])")


class Item(NamedTuple):
    """What list a paragraph is an item of, how deep, whether it is numbered, and its number."""

    list: str
    level: int
    rend: str
    number: str = ""


class _Level(NamedTuple):
    """How the paragraphs of one level are counted, and what is printed before them (17.9.6)."""

    form: str
    printed: str | None
    first: int


_PLAIN = _Level("decimal", None, 1)


class Numbering:
    """The lists of one document; it counts their items in the order in which it is asked."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counted_with: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {
            each.get(w("abstractNumId")) or "": _levels(each)
            for each in root.iter(w("abstractNum"))
        }
        for number in root.iter(w("num")):
            identifier = number.get(w("numId")) or ""
            of = value(number.find(w("abstractNumId")))
            self._counted_with[identifier] = of
            levels = dict(abstract.get(of, {}))
            for override in number.iter(w("lvlOverride")):
                levels |= _levels(override)
                first, level = (
                    value(override.find(w("startOverride"))),
                    override.get(w("ilvl")) or "",
                )
                if _is_number(first) and _is_number(level):
                    self._restarts[identifier, int(level)] = int(first)
            self._levels |= {(identifier, level): each for level, each in levels.items()}

    def item(self, properties: etree._Element | None) -> Item | None:
        """The item that ``numPr`` says; None where the number is switched off, or not shown."""
        if properties is None:
            return None
        identifier = value(properties.find(w("numId")))
        level = value(properties.find(w("ilvl")))
        depth = min(int(level), _DEEPEST - 1) if _is_number(level) else 0
        kind = self._levels.get((identifier, depth), _PLAIN).form
        if identifier in ("", "0") or kind == "none":
            return None
        if kind == "bullet":
            return Item(identifier, depth, "bulleted")
        return Item(identifier, depth, "numbered", self._count(identifier, depth))

    def _count(self, identifier: str, depth: int) -> str:
        """What is printed before the next paragraph of that list and level."""
        counts = self._counts.setdefault(self._counted_with.get(identifier, identifier), {})
        level = self._levels.get((identifier, depth), _PLAIN)
        restart = self._restarts.pop((identifier, depth), None)
        before = counts.get(depth, level.first - 1) if restart is None else restart - 1
        counts[depth] = before + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = self._levels.get((identifier, at), _PLAIN)
            return numbered(counts.get(at, of.first), of.form)

        return _COUNTED.sub(counted, level.printed or f"%{depth + 1}.").strip()


def _levels(element: etree._Element) -> dict[int, _Level]:
    found = {}
    for level in element.iter(w("lvl")):
        number, first = level.get(w("ilvl")) or "", value(level.find(w("start")))
        if _is_number(number):
            form = value(level.find(w("numFmt"))) or "decimal"
            printed = value(level.find(w("lvlText"))) or None
            found[int(number)] = _Level(form, printed, int(first) if _is_number(first) else 1)
    return found


def _is_number(said: str) -> bool:
    return said.isdecimal() and said.isascii() and len(said) < _LONGEST


def listed(items: Sequence[tuple[Item, Paragraph]]) -> list[Node]:
    """Paragraphs that follow each other, as lists in lists."""
    root: list[Node] = []
    every: list[Element] = []
    stack: list[tuple[Item, Element]] = []
    for item, paragraph in items:
        while stack and (stack[-1][0].level > item.level or _is_other(stack[-1][0], item)):
            stack.pop()
        if not stack or stack[-1][0].level < item.level:
            facts: Facts = (("rend", item.rend),)
            made = Element("list", [], facts, paragraph.place)
            around = root if not stack else stack[-1][1].nodes[-1].nodes  # type: ignore[union-attr]
            around.append(made)
            every.append(made)
            stack.append((item, made))
        number: Facts = (("n", item.number),) if item.number else ()
        stack[-1][1].nodes.append(Element("item", [paragraph], number, paragraph.place))
    for made in every:
        _leave_out_plain_numbers(made)
    return root


def _leave_out_plain_numbers(made: Element) -> None:
    """The numbers of a list that counts 1, 2, 3 go without saying."""
    items = [each for each in made.nodes if isinstance(each, Element)]
    numbers = [dict(each.attributes).get("n", "") for each in items]
    if all(number in (f"{at}", f"{at}.") for at, number in enumerate(numbers, 1)):
        for each in items:
            each.attributes = ()


def _is_other(one: Item, other: Item) -> bool:
    """Whether two items of one level are of different lists."""
    return one.level == other.level and (one.list, one.rend) != (other.list, other.rend)

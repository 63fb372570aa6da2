"""Tables: rows and cells, with what is merged (17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from teitools.sources.content import Element, Node, Place, Wrap
from teitools.sources.docx.names import is_on, local, value, w
from teitools.sources.docx.telling import Told
from teitools.transcript.inlines import Facts

_MOST = 1000
_TRANSPARENT = frozenset("sdt sdtContent customXml ins del moveFrom moveTo".split())
_Blocks = Callable[[Iterable[etree._Element]], list[Node]]


@dataclass(slots=True)
class _Cell:
    node: Element
    columns: int
    rows: int = 1


class TableReader:
    """Reads tables; `blocks` reads what a cell holds."""

    def __init__(self, told: Told, blocks: _Blocks) -> None:
        self._told = told
        self._blocks = blocks

    def read(self, table: etree._Element, place: Place) -> list[Node]:
        """The table; where it has one cell, what that holds."""
        rows: list[Node] = []
        open_cells: dict[int, _Cell] = {}
        every: list[_Cell] = []
        self._describe(table.find(w("tblPr")), place)
        for row in _held(table, "tr"):
            rows.append(Element("row", list(self._row(row, open_cells, every)), (), place))
        for cell in every:
            spans = (("cols", cell.columns), ("rows", cell.rows))
            facts: Facts = tuple((key, str(count)) for key, count in spans if count > 1)
            cell.node.attributes = (*cell.node.attributes, *facts)
        if len(every) == 1:
            self._told.simplify("a table of one cell", place, "", "its cell becomes paragraphs")
            return every[0].node.nodes
        return [Element("table", rows, (), place)] if every else []

    def _row(
        self, row: etree._Element, open_cells: dict[int, _Cell], every: list[_Cell]
    ) -> Iterator[Node]:
        properties = row.find(w("trPr"))
        heads = properties is not None and is_on(properties.find(w("tblHeader")))
        change = self._change(properties, "ins", "del")
        column = 0
        for element in _held(row, "tc"):
            cell_properties = element.find(w("tcPr"))
            span = _count(cell_properties, "gridSpan")
            merge = None if cell_properties is None else cell_properties.find(w("vMerge"))
            nodes = self._blocks(element)
            above = open_cells.get(column)
            if merge is not None and value(merge) != "restart" and above is not None:
                above.rows += 1
                above.node.nodes += nodes
            else:
                facts: Facts = (("role", "label"),) if heads else ()
                made = _Cell(Element("cell", nodes, facts), span)
                every.append(made)
                if merge is None:
                    open_cells.pop(column, None)
                else:
                    open_cells[column] = made
                yield made.node
            changed = change or self._change(cell_properties, "cellIns", "cellDel")
            if changed is not None:
                wrap_all(nodes, changed)
            column += span

    def _change(self, properties: etree._Element | None, *names: str) -> Wrap | None:
        """The mark of a row or a cell that was inserted or deleted as a whole."""
        for name, kind in zip(names, ("ins", "del"), strict=True):
            change = None if properties is None else properties.find(w(name))
            if change is not None:
                return self._told.change(change, kind, Place())
        return None

    def _describe(self, properties: etree._Element | None, place: Place) -> None:
        """Say that the title and the description of a table are dropped."""
        names = ("tblCaption", "tblDescription") if properties is not None else ()
        words = " ".join(value(properties.find(w(name))) for name in names).strip()  # type: ignore[union-attr]
        if words:
            self._told.drop("the description of a table", place, words)


def wrap_all(nodes: Iterable[Node], wrap: Wrap) -> None:
    """Put a mark around all words of `nodes`, but for those that have one of that name."""
    for node in nodes:
        if isinstance(node, Element):
            wrap_all(node.nodes, wrap)
            continue
        for inline in node.inlines:
            if all(each.name != wrap.name for each in inline.wraps):
                inline.wraps = (wrap, *inline.wraps)


def _held(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in _TRANSPARENT:
            yield from _held(child, name)


def _count(properties: etree._Element | None, name: str) -> int:
    number = "" if properties is None else value(properties.find(w(name)))
    return min(max(int(number), 1), _MOST) if number.isdecimal() and number.isascii() else 1

"""Tables of a page, and what is a table by its tags only."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from lxml import etree

from teitools.sources.content import Element, Line, Node, Place
from teitools.sources.html.asking import all_inlines, nearest, parts
from teitools.sources.html.elements import SPANS
from teitools.sources.html.places import Places
from teitools.transcript.inlines import Facts

_Nodes = Callable[[etree._Element], list[Node]]
_PROPER = frozenset({"caption", "td", "th"})
_LAYOUT = "it is for layout, and its cells become paragraphs"


class TableReader:
    """Reads tables: `block` gives the nodes in an element, `child` those of any child of a row.

    `words` gives that of words which stand between rows or cells.
    """

    def __init__(
        self,
        block: _Nodes,
        child: _Nodes,
        words: Callable[[str], Node],
        places: Places,
        simplify: Callable[[Place, str, str], None],
    ) -> None:
        self._block = block
        self._child = child
        self._words = words
        self._places = places
        self._simplify = simplify

    def read(self, element: etree._Element, place: Place) -> list[Node]:
        """The table; where it is for layout, what its cells hold."""
        rows = [each for each in element.iter("tr") if nearest(each, "table") is element]
        cells = [[child for child in row if child.tag in ("td", "th")] for row in rows]
        captioned = [*element.iterchildren("caption")]
        astray = list(
            self._astray(element, {each for row in rows for each in _around(row, element)})
        )
        layout = next(element.iterdescendants("table"), None) is not None
        if layout or all(len(row) < 2 for row in cells) or element.get("role") == "presentation":
            self._simplify(place, "a table", _LAYOUT)
            captions = [node for each in captioned for node in self._block(each)]
            held = [node for row in cells for cell in row for node in self._child(cell)]
            return [*astray, *captions, *held]
        nodes: list[Node] = []
        for caption in captioned:
            nodes.append(Line("head", all_inlines(self._block(caption)), (), place))
        for row in cells:
            made: list[Node] = [self._cell(cell) for cell in row]
            nodes.append(Element("row", made, (), self._places.of(row[0]) if row else place))
        return [*astray, Element("table", nodes, (), place)]

    def _astray(self, element: etree._Element, around: Container[etree._Element]) -> Iterator[Node]:
        """What stands in no cell: a browser shows it before the table. `around` holds the rows."""
        for part in parts(element, ""):
            if isinstance(part, str):
                yield self._words(part)
            elif part.tag == "tr" or part in around:
                yield from self._astray(part, around)
            elif part.tag not in _PROPER:
                yield from self._child(part)

    def _cell(self, cell: etree._Element) -> Node:
        facts: Facts = (("role", "label"),) if cell.tag == "th" else ()
        for theirs, ours in SPANS:
            value = cell.get(theirs) or ""
            if value.isdecimal() and value.isascii() and 1 < int(value) <= 1000:
                facts = (*facts, (ours, str(int(value))))
        return Element("cell", self._block(cell), facts, self._places.of(cell))


def _around(row: etree._Element, table: etree._Element) -> Iterator[etree._Element]:
    """A row, and what it stands in up to the table."""
    at: etree._Element | None = row
    while at is not None and at is not table:
        yield at
        at = at.getparent()

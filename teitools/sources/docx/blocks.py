"""The blocks of a part: paragraphs, headings, lists, tables (17.2, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeGuard

from lxml import etree

from teitools.sources.content import Element, Heading, Inset, Node, Paragraph, Place, Words
from teitools.sources.docx import alternatives
from teitools.sources.docx.names import local, value, w
from teitools.sources.docx.numbering import Item, Numbering, listed
from teitools.sources.docx.package import Relation
from teitools.sources.docx.runs import RunReader, Surroundings
from teitools.sources.docx.tables import TableReader, wrap_all
from teitools.sources.docx.telling import CHANGES, Told

_TRANSPARENT = frozenset("customXml sdt sdtContent smartTag".split())


class BlockReader:
    """Reads the blocks of one part; `called` says what a person calls its paragraphs."""

    def __init__(
        self,
        told: Told,
        numbering: Numbering,
        relations: dict[str, Relation],
        note: Callable[[etree._Element], Inset | None],
        part: Callable[[str], etree._Element | None],
        called: str = "paragraph",
    ) -> None:
        self._told = told
        self._numbering = numbering
        self._around = Surroundings(told, note, self.read, relations, part)
        self._runs = RunReader(self._around)
        self._called = called
        self._count = 0
        self._rows = TableReader(told, self.read)

    def read(self, blocks: Iterable[etree._Element]) -> list[Node]:
        """The nodes that `blocks` are; items that follow each other are one list."""
        nodes: list[Node] = []
        items: list[tuple[Item, Paragraph]] = []
        for item, node in self._blocks(blocks):
            if item is not None and isinstance(node, Paragraph):
                items.append((item, node))
                continue
            nodes += listed(items)
            items = []
            last = nodes[-1] if nodes else None
            if _is_quotation(last) and _is_quotation(node):
                last.nodes += node.nodes
            else:
                nodes.append(node)
        return nodes + listed(items)

    def _blocks(self, blocks: Iterable[etree._Element]) -> Iterator[tuple[Item | None, Node]]:
        for block in blocks:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                for node in self._rows.read(block, self._place()):
                    yield None, node
            elif name == "altChunk":
                self._told.drop_part(block, self._around.relations, self._place())
            elif name == "sdt" and _is_contents(block):
                words = "".join(str(each.text or "") for each in block.iter(w("t")))
                self._told.drop("a table of contents", self._place(), words)
            elif name in CHANGES:
                wrap = self._told.change(block, name, self._place())
                for item, node in self._blocks(block):
                    wrap_all([node], wrap)
                    yield item, node
            elif name in _TRANSPARENT:
                yield from self._blocks(block)
            elif name in ("oMath", "oMathPara"):
                words = "".join(str(each.text or "") for each in block.iter("{*}t"))
                self._told.simplify("a formula", self._place(), words, _FORMULA)
                yield None, Paragraph([Words(words)], self._place())
            elif block.tag == alternatives.TAG:
                yield from self._blocks(alternatives.chosen(block))
            elif alternatives.has_words(block):
                yield from self._blocks(block)

    def _place(self) -> Place:
        return Place(None, f"{self._called} {self._count}" if self._count else "")

    def _paragraph(self, block: etree._Element) -> Iterator[tuple[Item | None, Node]]:
        self._count += 1
        place = self._place()
        properties = block.find(w("pPr"))
        runs = RunReader(self._around) if self._runs.is_reading else self._runs
        inlines = runs.read(block, place)
        boxes, runs.boxes = runs.boxes, []
        self._tell(properties, place)
        level = self._told.styles.level(properties)
        item = self._numbering.item(self._told.styles.numbering(properties)) if inlines else None
        if inlines and level is not None:
            yield None, Heading(level, inlines, place, item.number if item else "")
        elif inlines:
            node: Node = Paragraph(inlines, place)
            if item is None and self._told.styles.is_quotation(properties):
                node = Element("quote", [node], (), place)
            yield item, node
        for box in boxes:
            yield None, box

    def _tell(self, properties: etree._Element | None, place: Place) -> None:
        """Say what the properties of a paragraph record of its history."""
        if properties is None:
            return
        self._told.formats += properties.find(w("pPrChange")) is not None
        mark = properties.find(w("rPr"))
        for kind, said in (("ins", "inserted"), ("del", "deleted")):
            if mark is not None and mark.find(w(kind)) is not None:
                instead = "paragraphs are parted all the same"
                self._told.simplify(f"the end of a paragraph that was {said}", place, "", instead)


_FORMULA = "its signs are words in a line"


def _is_quotation(node: Node | None) -> TypeGuard[Element]:
    return isinstance(node, Element) and node.name == "quote"


def _is_contents(block: etree._Element) -> bool:
    """Whether a block is a table of contents that the program makes."""
    gallery = block.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return value(gallery) == "Table of Contents"

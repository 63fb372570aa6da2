"""A Word document, read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from teitools.findings import Finding
from teitools.source import Location, Source
from teitools.sources import codes
from teitools.sources.content import Document, Element, Inline, Line, Node, Place, Words
from teitools.sources.docx.blocks import BlockReader
from teitools.sources.docx.names import R, local, w
from teitools.sources.docx.notes import Notes, formats
from teitools.sources.docx.numbering import Numbering
from teitools.sources.docx.package import Package, Relation
from teitools.sources.docx.properties import describe
from teitools.sources.docx.styles import Styles
from teitools.sources.docx.telling import Told
from teitools.transcript.inlines import Facts

_NOTES = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_FURNITURE = {"header": ("header", "top"), "footer": ("footer", "bottom")}
_MACROS = ("vbaproject.bin", "vbadata.xml")


def read_docx(source: Source, limit: int) -> Document:
    """The document in `source`; no more than `limit` bytes of its parts are unpacked.

    Raises DocumentError where it is damaged, encrypted, too large, or no Word document.
    """
    package = Package(source, limit)
    relations = package.relations("").values()
    main = next((each.target for each in relations if each.kind == "officeDocument"), "")
    name = main if package.has(main) else "word/document.xml"
    root = package.part(name)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        package.fail("the archive has no text of a Word document in it")
    reader = _Reader(package, name)
    nodes = reader.read(body)
    description, said = describe(package, reader.told.people.all)
    return Document(nodes, description, [*said, *reader.told.findings])


class _Reader:
    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._relations = package.relations(name)
        self._parts = {
            kind: (part, package.part(part) if part else None)
            for kind, part in ((kind, self._target(plural)) for kind, plural in _NOTES.items())
        }
        self.told = Told(package.name, Styles(package.part(self._target("styles"))))
        self._numbering = Numbering(package.part(self._target("numbering")))
        settings = package.part(self._target("settings"))
        roots = {kind: root for kind, (_, root) in self._parts.items()}
        self._notes = Notes(self.told, roots, formats(settings), self._blocks_of)

    def read(self, body: etree._Element) -> list[Node]:
        """The nodes of the text, after what is printed on each page."""
        nodes = self._blocks(self._relations, "paragraph").read(body)
        self._notes.tell_the_rest()
        furniture = self._furniture(body)
        self._tell(body)
        return [*furniture, *nodes]

    def _target(self, kind: str) -> str:
        """The name of the part that the document relates to as `kind`."""
        relations = self._relations.values()
        return next((each.target for each in relations if each.kind == kind), "")

    def _blocks(self, relations: dict[str, Relation], called: str) -> BlockReader:
        part = self._package.part
        return BlockReader(self.told, self._numbering, relations, self._notes.inset, part, called)

    def _blocks_of(
        self, kind: str, number: str
    ) -> Callable[[Iterable[etree._Element]], list[Node]]:
        relations = self._package.relations(self._parts[kind][0])
        return self._blocks(relations, f"{kind} {number}, paragraph").read

    def _furniture(self, body: etree._Element) -> list[Node]:
        """Running heads and feet, each once."""
        found: list[Node] = []
        seen: set[str] = set()
        for reference in body.iter(w("headerReference"), w("footerReference")):
            kind, place = _FURNITURE[local(reference).removesuffix("Reference")]
            relation = self._relations.get(reference.get(f"{{{R}}}id") or "")
            if relation is None or relation.external or relation.target in seen:
                continue
            seen.add(relation.target)
            root = self._package.part(relation.target)
            if root is not None:
                relations = self._package.relations(relation.target)
                nodes = self._blocks(relations, f"{kind}, paragraph").read(root)
                facts: Facts = (("type", kind), ("place", place))
                inlines = _in_one_line(nodes)
                if any(isinstance(each, Words) and each.text.strip() for each in inlines):
                    found.append(Line("fw", inlines, facts, Place(None, kind)))
        return found

    def _tell(self, body: etree._Element) -> None:
        """Say what stands in the package, or in properties, and is dropped."""
        if self.told.formats:
            facts = {"count": str(self.told.formats)}
            self.told.findings.append(
                Finding(codes.FORMAT_CHANGES, Location(self._package.name), facts)
            )
        for part in self._package.names():
            if part.lower().endswith(_MACROS):
                self.told.drop("a program (macros)", Place(), part)


def _in_one_line(nodes: Iterable[Node]) -> list[Inline]:
    found: list[Inline] = []
    for node in nodes:
        inner = _in_one_line(node.nodes) if isinstance(node, Element) else node.inlines
        found += [*([Words(" ")] if found and inner else []), *inner]
    return found

"""A TEI document as a tree of the transcript's elements, one to one, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from teitools.findings import Finding
from teitools.source import Location, Source
from teitools.tei import codes
from teitools.tei.marks import typed_attributes_of
from teitools.transcript import Element, Tree
from teitools.xml.names import TEI
from teitools.xml.positions import Positions
from teitools.xml.writing import Writer

HoldsText = Callable[[str], bool]


def read_tree(tree: etree._ElementTree, holds_text: HoldsText) -> Tree:
    """The document in `tree`. Comments, and instructions inside the root, are left out."""
    root = tree.getroot()
    instructions: list[str] = []
    before = root.getprevious()
    while before is not None:
        if isinstance(before, etree._ProcessingInstruction):
            said = str(before.text or "")
            instructions.insert(0, f"{_target(before)} {said}".rstrip(" "))
        before = before.getprevious()
    return Tree(_read(root, holds_text), tuple(instructions))


def _read(element: etree._Element, holds_text: HoldsText) -> Element:
    name = etree.QName(element).localname
    text = holds_text(name)
    content: list[str | Element] = []

    def add(words: str | None) -> None:
        if words and (text or words.strip(" \t\r\n")):
            if content and isinstance(content[-1], str):
                content[-1] += words
            else:
                content.append(words)

    add(element.text)
    for child in element:
        if isinstance(child.tag, str):
            content.append(_read(child, holds_text))
        add(child.tail)
    return Element(name, typed_attributes_of(element, rendition=True), tuple(content))


def write_tree(tree: Tree, holds_text: HoldsText) -> bytes:
    """The document, in UTF-8; elements that hold no text on lines of their own."""
    writer = Writer()
    root = tree.root
    _write(writer, Element(root.name, (("xmlns", TEI), *root.attributes), root.content), holds_text)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    head += "".join(f"<?{each}?>\n" for each in tree.instructions)
    return f"{head}{str(writer).lstrip()}\n".encode()


def _write(writer: Writer, element: Element, holds_text: HoldsText, among: bool = False) -> None:
    """`element`; `among`: among words, where no white space may be added."""
    if not element.content:
        if not among:
            writer.line()
        writer.empty(element.name, element.attributes)
        return
    inner = among or holds_text(element.name)
    if inner:
        if not among:
            writer.line()
        writer.start(element.name, element.attributes)
    else:
        writer.open(element.name, element.attributes)
    for each in element.content:
        if isinstance(each, str):
            writer.text(each)
        elif isinstance(each, Element):
            _write(writer, each, holds_text, inner)
    if inner:
        writer.end(element.name)
    else:
        writer.close(element.name)


def lost_nodes(tree: etree._ElementTree, source: Source) -> Iterator[Finding]:
    """A finding for each comment and instruction that `read_tree` leaves out."""
    root = tree.getroot()
    positions = Positions(tree, source)
    for node in root.itersiblings(etree.Comment, preceding=True):
        yield comment_finding(node, positions.location(root))
    for node in root.iter(etree.Comment, etree.ProcessingInstruction):
        parent = node.getparent()
        place = positions.location(root if parent is None else parent)
        if isinstance(node, etree._Comment):
            yield comment_finding(node, place)
        else:
            yield Finding(codes.INSTRUCTION, place, {"target": _target(node)})
    for node in root.itersiblings(etree.Comment, etree.ProcessingInstruction):
        yield comment_finding(node, positions.location(root))


def _target(instruction: etree._Element) -> str:
    return str(instruction.target)  # type: ignore[attr-defined]


def comment_finding(comment: etree._Element, place: Location) -> Finding:
    """That a comment is left out, at `place`."""
    said = " ".join(str(comment.text or "").split())
    return Finding(codes.COMMENT, place, {"text": said if len(said) < 60 else said[:57] + "..."})

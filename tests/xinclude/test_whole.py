"""A document that is taken apart into files, and put together again, is what it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teitools.source import Source
from teitools.xinclude import include
from teitools.xml.document import Document

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
NAMES = ("p", "x:p", "y:q")
SCOPE = 'xmlns="urn:a" xmlns:x="urn:x" xmlns:y="urn:y"'


@dataclass
class Node:
    """An element, which may stand in a file of its own: whole, or as a part with an id."""

    name: str
    before: str
    children: list[Node]
    apart: str
    number: int = field(default=0)


def nodes(depth: int = 3) -> st.SearchStrategy[Node]:
    children = st.lists(nodes(depth - 1), max_size=3) if depth else st.just([])
    before = st.sampled_from(["", "text", "\n", "\r\n ", "é&amp;<!-- <xi:include/> -->", "<?p i?>"])
    apart = st.sampled_from(["", "whole", "part", "fallback"])
    return st.builds(Node, st.sampled_from(NAMES), before, children, apart)


def number(node: Node, start: int = 0) -> int:
    node.number = start
    for child in node.children:
        start = number(child, start + 1)
    return start


def plain(node: Node, scope: str = "") -> str:
    content = "".join(child.before + plain(child) for child in node.children)
    return f'<{node.name}{scope} xml:id="i{node.number}">{content}</{node.name}>'


def apart(node: Node, folder: Path, scope: str) -> str:
    """The element with others in files of their own, which are written."""
    content = "".join(child.before + placed(child, folder) for child in node.children)
    return f'<{node.name}{scope} xml:id="i{node.number}">{content}</{node.name}>'


def placed(node: Node, folder: Path) -> str:
    file = folder / f"f{node.number}.xml"
    if node.apart == "whole":
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE p>\n'
        file.write_text(head + apart(node, folder, f" {SCOPE} {XI}") + "\n", newline="")
        return f'<xi:include href="{file.name}"/>'
    if node.apart == "part":
        inner = apart(node, folder, "")
        file.write_text(f"<z:z xmlns:z='urn:z' {SCOPE} {XI}>\n {inner}</z:z>", newline="")
        return f'<xi:include href="{file.name}" xpointer="i{node.number}"/>'
    inner = apart(node, folder, "")
    if node.apart == "fallback":
        return f'<xi:include href="gone"><xi:fallback>{inner}</xi:fallback></xi:include>'
    return inner


def canonical(tree: etree._ElementTree) -> bytes:
    return etree.tostring(tree, method="c14n", exclusive=True, with_comments=True)


@given(nodes())
@settings(max_examples=60, deadline=None)
def test_what_was_taken_apart_is_put_together(node: Node) -> None:
    number(node)
    with TemporaryDirectory() as name:
        folder = Path(name)
        text = apart(node, folder, f" {SCOPE} {XI}")
        source = Source(str(folder / "main.xml"), text.encode())
        whole = include(Document(source), folder)
        expected = etree.ElementTree(etree.fromstring(plain(node, f" {SCOPE}")))
        assert canonical(whole.tree) == canonical(expected)
        for element in whole.tree.iter("*"):
            place = whole._at(whole.positions.location(element), *lines_of(whole))
            assert place.position is not None
            line = Path(place.source).read_bytes().decode() if place.source != source.name else text
            rest = re.split(r"\r\n?|\n", line)[place.position.line - 1][place.position.column - 1 :]
            assert rest.startswith("<")
            assert re.search(r'xml:id="(\w+)"', rest)[1] == element.get(  # type: ignore[index]
                "{http://www.w3.org/XML/1998/namespace}id"
            )


def lines_of(whole: Document) -> tuple[object, str]:
    return whole.positions.lines, whole.source.name


def test_libxml2_includes_the_same(tmp_path: Path) -> None:
    """libxml2 gives `xml:base` to what it includes, and leaves out comments beside its root; but
    for that, it is the same."""
    (tmp_path / "a.xml").write_text(
        f'<!-- c --><a xmlns="urn:a" {XI}>1<xi:include href="t.txt" parse="text"/>'
        f'<xi:include href="b.xml" xpointer="element(/1/2)"/></a><!-- d -->'
    )
    (tmp_path / "b.xml").write_text("<b><c/><d>x<?y?></d></b>")
    (tmp_path / "t.txt").write_text("a < b ]]> c")
    main = tmp_path / "main.xml"
    main.write_text(f'<m xmlns="urn:m" {XI}>\n<xi:include href="a.xml"/>2</m>')
    other = etree.parse(str(main))
    other.xinclude()
    for element in other.iter("*"):
        element.attrib.pop("{http://www.w3.org/XML/1998/namespace}base", None)
    whole = include(Document(Source.of(main)), tmp_path)
    assert [each.text for each in whole.tree.iter(etree.Comment)] == [" c ", " d "]
    etree.strip_tags(whole.tree, etree.Comment)
    shapes = [[(e.tag, e.text, e.tail) for e in tree.iter("*")] for tree in (whole.tree, other)]
    assert shapes[0] == shapes[1]

"""Places of elements, against what expat says of the same bytes."""

from __future__ import annotations

import pyexpat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.source import Source
from teitools.xml.document import Document
from tests.requirements import SHARED, need


def by_expat(data: bytes) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    parser = pyexpat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: places.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    parser.Parse(data, True)
    return places


def by_us(data: bytes) -> list[tuple[int, int]]:
    document = Document(Source("d", data))
    positions = [document.positions.position(element) for element in document.tree.iter("*")]
    return [(position.line, position.column) for position in positions]


TRICKY = [
    "<a/>",
    "\n<!-- <b> -->\n<?x <c> ?>  <a>\n<b/>\n</a>",
    "<a\n  b='>'\n  c=\"<\" />".replace('"<"', '">"'),
    "<a><![CDATA[<b>]]><b/>\r\n<c/>\r<d/></a>",
    "<!DOCTYPE a [<!ELEMENT a ANY><!-- <z> -->]>\n<a>é<b/>😀<c/></a>",
    "<é:ü xmlns:é='urn:x'>\n\n <é:ü a='/'/></é:ü>",
]


@pytest.mark.parametrize("text", TRICKY)
def test_tricky(text: str) -> None:
    assert by_us(text.encode()) == by_expat(text.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-be"])
def test_columns_are_characters_in_every_encoding(encoding: str) -> None:
    data = "<a>\nÄ😀<b/></a>".encode(encoding)
    assert by_us(data) == [(1, 1), (2, 3)]


def test_lines_beyond_65535() -> None:
    data = b"<a>" + b"\n" * 70_000 + b"  <b\n\n/></a>"
    assert by_us(data) == [(1, 1), (70_001, 3)]


_TEXT = st.text(st.sampled_from("x é😀\n\r\t>"), max_size=5)


@given(
    st.recursive(
        _TEXT,
        lambda inner: st.lists(inner, max_size=4).map(
            lambda parts: "<p n='>'>" + "".join(parts) + "</p><!--<q>--><lb/>"
        ),
        max_leaves=12,
    )
)
def test_as_expat_says(inner: str) -> None:
    data = f"<a>{inner}</a>".encode()
    assert by_us(data) == by_expat(data)


def test_paths() -> None:
    text = "<TEI xmlns='urn:t'><!-- --><p/>x<q/><p><t:r xmlns:t='urn:r'/><r/></p></TEI>"
    document = Document(Source("d", text.encode()))
    assert [document.positions.xpath(element) for element in document.tree.iter("*")] == [
        "/TEI",
        "/TEI/p[1]",
        "/TEI/q[1]",
        "/TEI/p[2]",
        "/TEI/p[2]/r[1]",
        "/TEI/p[2]/r[2]",
    ]


def test_real_plays() -> None:
    need("shared")
    files = sorted((SHARED / "corpora" / "gerdracor").glob("*.xml"))
    assert files
    for file in files:
        assert by_us(file.read_bytes()) == by_expat(file.read_bytes())

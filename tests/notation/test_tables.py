"""Lines that are the rows of a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def encoded(text: str, profile: str | Path = "plain") -> etree._Element:
    """The root of the TEI of `text`, which is valid and comes back, also when it is indented."""
    data = text.encode()
    made = bytes(teitools.encode(data, profile=profile))
    assert teitools.decode(made) == data
    report = teitools.validate(made)
    assert report.valid, [str(finding) for finding in report]
    root = etree.fromstring(made)
    indented = etree.fromstring(made)
    etree.indent(indented.find(".//t:text", TEI))
    assert teitools.decode(etree.tostring(indented)) == data
    return root


def tables(text: str, profile: str | Path = "plain") -> list[list[list[str]]]:
    """The words of the cells of each row of each table."""
    return [
        [
            ["".join(map(str, cell.itertext())).strip() for cell in row.iterfind("t:cell", TEI)]
            for row in table.iterfind("t:row", TEI)
        ]
        for table in encoded(text, profile).iterfind(".//t:body//t:table", TEI)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n| c | d |", [["a", "b"], ["c", "d"]]),
        ("a | b\nc | d", [["a", "b"], ["c", "d"]]),
        ("|a|b|\r\n|c|d|\r\n", [["a", "b"], ["c", "d"]]),
        ("  | a   |  b c |  \n  |     | d    |\n\nx", [["a", "b c"], ["", "d"]]),
        ("x\n\n\n\n| a | b |\n| c | d |\n| e | f |", [["a", "b"], ["c", "d"], ["e", "f"]]),
        ("AB: x\n\n| a | b |\n| c | d |\n\nAB: y", [["a", "b"], ["c", "d"]]),
    ],
)
def test_rows_and_cells(text: str, expected: list[list[str]]) -> None:
    assert tables(text) == [expected]


def test_a_drawn_line_makes_the_first_row_a_label() -> None:
    root = encoded("| Year | Mills |\n|------|-------|\n| 1912 | 4     |\n| 1920 | 2     |")
    assert [row.get("role") for row in root.iterfind(".//t:row", TEI)] == ["label", None, None]
    assert tables("| a | b |\n|---|---|\n| c | d |") == [[["a", "b"], ["c", "d"]]]


def test_marks_in_cells() -> None:
    root = encoded("| a [illegible] | {++b++} |\n| c | d |")
    assert root.find(".//t:cell/t:gap", TEI) is not None
    assert root.find(".//t:cell/t:add", TEI) is not None


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "| a |\n| b |",
        "a | b\nc",
        "a | b\nc | d | e",
        "a | b\n\nc | d",
        "a\tb\nc\td",
        "||\n||",
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert tables(text) == []


def test_another_separator(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "plain"\nname = "mine"\nversion = "1.0"\n[tables]\nseparators = ["\\t", " ; "]\n'
    )
    assert tables("a\tb\nc\td", file) == [[["a", "b"], ["c", "d"]]]
    assert tables("a ; b\nc ; d", file) == [[["a", "b"], ["c", "d"]]]
    assert tables("| a | b |\n| c | d |", file) == []


PIECES = (
    "|",
    "| ",
    " |",
    "||",
    "a",
    " b c ",
    "\n",
    "\n|",
    "|---|---|",
    "\n\n",
    "\r\n",
    "  ",
    "[x]",
)
REST = ("AB: ", "\t", "\x0c", "[", "{--", "--}", "-", "|\n|")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES + REST), max_size=24).map("".join))
def test_any_lines_are_valid_and_come_back(text: str) -> None:
    encoded(f"| a | b |\n{text}")

"""Numbers of lines in a column apart from their lines, as programs print that read pages."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.notation.numbering.text import without_numbers
from teitools.notation.profile_file import load
from tests.texts import SIGNS, WORDS

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
COURT = load("court-qa")
PAGES = [
    ["THE COURT:  Good morning.", "Q.  Where are you employed?", "A.  At the mill, with the"],
    ["exception of one winter.", "Q.  Which winter was that?", "A.  That of 1996."],
    ["Q.  And then?", "A.  I went back to", "the mill."],
]
LEFT = "\n".join(line for each in PAGES for line in each)


def column(last: int, end: str = "\n") -> str:
    return end.join(str(number) for number in range(1, last + 1))


def left(text: str) -> str | None:
    found = without_numbers(text, COURT.line_numbers)
    return None if found is None else found.text


def encoded(text: str) -> bytes:
    """The TEI of a text that comes back, and in which no number is a word."""
    made = teitools.encode(text.encode(), profile="court-qa")
    assert teitools.decode(bytes(made)) == text.encode()
    assert not [each for each in made.findings if each.code.id == "T213"]
    return bytes(made)


def root(text: str) -> etree._Element:
    return etree.fromstring(encoded(text))


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\f"])
def test_columns_before_the_lines_are_taken_out(end: str, between: str) -> None:
    text = between.join(f"{column(12, end)}\n" + "\n".join(page) for page in PAGES)
    assert left(text) == LEFT


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\f"])
def test_columns_after_the_lines_are_taken_out(between: str) -> None:
    text = between.join("\n".join(page) + f"\n{column(25)}" for page in PAGES)
    assert left(text) == LEFT


def test_a_sentence_goes_on_over_a_column() -> None:
    tree = root("\n\n".join(f"{column(12)}\n\n" + "\n".join(page) for page in PAGES))
    (said,) = tree.xpath("//t:p[t:fw]", namespaces=TEI)
    assert [each.tag.partition("}")[2] for each in said if "}lb" not in each.tag] == ["pb", "fw"]
    heads = tree.xpath("//t:fw[@type = 'lineNum']", namespaces=TEI)
    assert [each.xpath("normalize-space()") for each in heads] == [column(12, " ")] * 3


@pytest.mark.parametrize("form", ["{}", "   {}", "- {} -", "Page {}"])
def test_the_number_of_a_page_stands_beside_a_column(form: str) -> None:
    pages = ["\n".join([*page, column(25), form.format(n)]) for n, page in enumerate(PAGES, 26)]
    text = "\n".join(pages)
    assert left(text) == LEFT
    assert root(text).xpath("//t:pb/@n", namespaces=TEI) == ["26", "27", "28"]


def test_words_that_recur_once_beside_a_column_are_said() -> None:
    said = ["A.  Yes.", *PAGES[1], "A.  No."]
    text = "\n".join(f"{column(12)}\n" + "\n".join(said) for _ in range(2))
    assert left(text) == "\n".join([*said, *said])


@pytest.mark.parametrize(
    "text",
    [
        f"{column(25)}\n{LEFT}\n",
        "\n".join(f"{column(9)}\n" + "\n".join(page) for page in PAGES),
        "\n".join([*PAGES[0], column(12), *(["word"] * 19), column(12), *PAGES[1]]),
        "\n".join([*PAGES[0], column(12), *PAGES[1], column(13), *PAGES[2], column(13)]),
        "\n".join([*PAGES[0], column(12), column(12), *PAGES[1]] * 9),
        "\n".join([*PAGES[0], column(12).replace("\n5\n", "\n\n"), *PAGES[1]] * 3),
    ],
)
def test_other_numbers_are_in_no_column(text: str) -> None:
    assert b"lineNum" not in encoded(text)


@st.composite
def apart(draw: st.DrawFn) -> str:
    """Pages of words of all kinds, each with its column."""
    last, end = draw(st.integers(10, 25)), draw(st.sampled_from(["\n", "\n\n", "\r\n"]))
    said = st.lists(st.sampled_from(SIGNS + WORDS), min_size=1, max_size=3).map("".join)
    made = []
    for number in range(draw(st.integers(2, 4))):
        lines = [" ".join(each.split()) for each in draw(st.lists(said, min_size=1, max_size=9))]
        around = [column(last, end), *draw(st.sampled_from([[], [f"{number + 14}"], ["\f"]]))]
        made += [*around, *lines] if draw(st.booleans()) else [*lines, *around]
    return draw(st.sampled_from(["", "\ufeff", "A cover\n\n"])) + end.join(made)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(apart())
def test_every_text_with_columns_comes_back(text: str) -> None:
    report = teitools.validate(encoded(text))
    assert report.valid, [str(finding) for finding in report]

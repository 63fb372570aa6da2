"""A margin before every line, and spaces after the words of lines, say nothing."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from tests.notation.encoding import encoded

TURNS = (
    "MINUTES\n\n18 May 1962\n\nFAY: One\ntwo [illegible\n\nITO: Three.\n\n(Applause.)\n\nFAY: Four."
)


def found(root: etree._Element) -> list[tuple[str, str]]:
    """The elements of the text with their words."""
    return [
        (etree.QName(each).localname, " ".join("".join(each.itertext()).split()))
        for each in root.find(".//{*}text").iter("{*}*")
        if etree.QName(each).localname not in ("space", "lb")
    ]


@pytest.mark.parametrize("margin", ["    ", "\t", " "])
@pytest.mark.parametrize("edge", ["", "  ", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_read_is_the_same(margin: str, edge: str, end: str) -> None:
    lines = [f"{margin}{line}{edge}" if line else line for line in TURNS.split("\n")]
    text = end.join(lines) + end
    assert found(encoded(text, "plain")) == found(encoded(TURNS.replace("\n", end) + end, "plain"))


@pytest.mark.parametrize("words", ["illegible", "word?", "Page 3", "Laughter", "in margin: no"])
@pytest.mark.parametrize("place", ["{}", "FAY: One {} two.\n\nITO: {}\n\nFAY: {} three."])
def test_spaces_within_brackets_say_nothing(words: str, place: str) -> None:
    spaced = place.replace("{}", f"[ {words} ]")
    assert found(encoded(spaced, "plain")) == found(
        encoded(place.replace("{}", f"[{words}]"), "plain")
    )


def test_findings_are_placed_in_the_text_as_it_is() -> None:
    text = "\n".join(f"    {line}  " if line else line for line in TURNS.split("\n"))
    findings = teitools.encode(text.encode(), profile="plain").findings
    (warning,) = [each for each in findings if str(each.code).startswith("T101")]
    assert (warning.location.position.line, warning.location.position.column) == (6, 9)


def test_a_line_that_has_no_margin_leaves_all_lines_as_they_are() -> None:
    root = encoded("One.\n\n    Two.\n\n    Three.\n", "plain")
    assert [each.get("quantity") for each in root.iter("{*}space")] == ["4", "4"]


@pytest.mark.parametrize(
    "line", ["President: Mr. Muhammad KHAN (Pakistan).  ", "Present: A. Fay  "]
)
def test_spaces_after_a_list_in_one_line_come_back(line: str) -> None:
    encoded(f"MEETING\n\n{line}\n\nFAY: Yes.\n\nITO: No.\n", "plain")


def test_a_label_that_goes_on_in_the_next_line_where_lines_are_paragraphs() -> None:
    said = "Elle rit, et je regarde si ce lit aura bonne grâce ici, " * 3
    turns = f"GERMAIN.\n\n\n{said}\n{said}\n\n\nSUZON, riant.\n\n\nDans cette chambre ?\n\n\n" * 2
    text = turns + "SUZON, vivement, et lui montrant\nla porte.\n\n\nDans cette chambre ?\n"
    encoded(text, "drama")

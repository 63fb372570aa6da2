"""What holds the number of a line, and what is told where nothing does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

import teitools
from teitools.findings import Finding
from teitools.notation.notes import Notes
from teitools.notation.numbering.reading import read_numbered
from teitools.notation.numbering.text import NumberedText, without_numbers
from teitools.notation.numbering.unheld import NotWovenError
from teitools.notation.numbering.weaving import woven
from teitools.notation.parser import parse
from teitools.notation.printer import print_transcript
from teitools.notation.profile_file import load
from teitools.transcript import Block, BlockKind, Copy, Kind, Mark, Transcript
from tests.notation.numbering.constructs import broken
from tests.notation.numbering.test_pages import TALK, page

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
COURT = load("court-qa")
SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def told(text: str, profile: str = "court-qa") -> list[Finding]:
    """What is said of numbers that are words; the text comes back."""
    encoded = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(bytes(encoded)) == text.encode()
    return [each for each in encoded.findings if each.code.id == "T213"]


def without(text: str) -> NumberedText:
    found = without_numbers(text, COURT.line_numbers)
    assert found is not None
    return found


def root(text: str) -> etree._Element:
    return etree.fromstring(bytes(teitools.encode(text.encode(), profile="court-qa")))


@SOME
@given(broken())
def test_every_construct_holds_numbers(text: str) -> None:
    assert not told(text)


@settings(SOME, max_examples=20)
@given(broken())
def test_what_holds_numbers_is_valid(text: str) -> None:
    report = teitools.validate(bytes(teitools.encode(text.encode(), profile="court-qa")))
    assert report.valid, [str(finding) for finding in report]


@pytest.mark.parametrize(
    "text",
    [
        page(*TALK, form="{n} 10:04:01 {line}")
        + "\f\n"
        + page("", "", *TALK, form="{n} 10:04:01 {line}"),
        page("[illegible", "Summary:    10:04", "", *TALK),
        page("Title: A long", "title", "Date: 5 May", "1950", *TALK),
        page(*TALK, "[Page", "12]", "[2 words", "illegible]", "[", "illegible", "]"),
    ],
)
def test_a_construct_over_lines_holds_numbers(text: str) -> None:
    assert not told(text)


def test_a_value_of_the_metadata_holds_numbers() -> None:
    text = page("Title: A long", "   title", "Date: 5 May 1950", *TALK, "  ")
    tree = root(text)
    title = tree.find(".//t:titleStmt/t:title", TEI)
    assert title.xpath("t:lb/@n", namespaces=TEI) == ["2"]
    assert title.xpath("normalize-space()") == "A long title"


def test_a_title_has_no_running_head_and_no_number() -> None:
    first = page(*[""] * 8, "THE LONG AND")
    text = f"{first}\n  Jones - Direct   14\n\n{page('SHORT OF IT', '', *TALK)}"
    tree = root(text)
    assert tree.xpath("//t:head//t:pb/@n", namespaces=TEI) == ["14"]
    assert tree.findtext(".//t:titleStmt/t:title", "", TEI) == "THE LONG AND SHORT OF IT"


def test_the_place_of_a_number_that_is_a_word_is_told() -> None:
    text = page("\ufeffQ.  Where?", *TALK, *TALK)
    (found,) = told(text)
    assert found.location.position == (1, 3)
    assert found.facts["words"].startswith("1 \ufeffQ. Where? 2")
    numbers = root(text).xpath("//t:lb/@n", namespaces=TEI)
    assert numbers == [str(n) for n in range(2, 16)]


def test_the_other_lines_keep_their_places() -> None:
    text = page("\ufeffQ.  Where?", *TALK, "[unclosed", *TALK)
    encoded = teitools.encode(text.encode(), profile="court-qa")
    found = next(each for each in encoded.findings if each.code.name == "unclosed-mark")
    assert found.location.position == (9, 7)


def test_a_transcript_of_something_else_is_refused() -> None:
    numbered = without(page(*TALK, *TALK))
    rest = parse(numbered.text, load("plain"), "").transcript
    with pytest.raises(NotWovenError) as caught:
        woven(replace(rest, body=rest.body[1:]), numbered)
    assert caught.value.place == 2


def test_a_value_that_is_printed_twice_holds_no_number() -> None:
    words = "A title\nof two lines"
    numbered = without(page(*words.split("\n"), *words.split("\n"), *["more"] * 6))
    value = Mark(
        Kind.TITLE, ("A title", *parse("\n", load("plain"), "").transcript.end, "of two lines")
    )
    copy = Block(BlockKind.PARAGRAPH, (Copy("title", Kind.TITLE),))
    rest = parse("more\n" * 6, load("plain"), "").transcript
    given = replace(rest, front=(copy, replace(copy)), values={"title": value})
    with pytest.raises(NotWovenError) as caught:
        woven(given, numbered)
    assert {each.where for each in caught.value.unheld} == {
        "a value that the metadata holds once and the text prints twice"
    }


def test_where_nothing_holds_all_numbers_are_words() -> None:
    text = page(*TALK, *TALK)
    notes = Notes("a.txt", text)
    made = read_numbered(without(text), lambda _: Transcript("plain", "1"), notes)
    assert made is None
    (found,) = notes.findings
    assert found.facts["extent"] == ", as are all numbers of lines"
    assert str(found.location).startswith("a.txt:1:3")


def test_no_more_than_what_has_no_place_is_left_among_the_words() -> None:
    text = page(*TALK, *TALK)
    notes, first = Notes("a.txt", text), without(text)
    numbers = []

    def read(rest: NumberedText) -> Transcript:
        numbers.append(len(rest.edits))
        made = parse(rest.text, load("plain"), "").transcript
        return made if rest is not first else replace(made, body=made.body[1:])

    made = read_numbered(first, read, notes)
    assert made is not None
    assert print_transcript(made) == text
    assert numbers == [14, 13]

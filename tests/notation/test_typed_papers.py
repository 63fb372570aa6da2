"""What typists of offices set: notes with a stroke, the date beside the number of a page."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize("mark", ["word 1/ and", "word 1/, and", "word.1/ And", "(a word) 1/ and"])
def test_a_note_with_a_stroke(mark: str) -> None:
    root = encoded(f"Here is a {mark} more.\n\nMore words.\n\n1/ It is here.", "plain")
    (note,) = root.findall(".//t:note[@type='footnote']", TEI)
    (mark_of,) = root.findall(".//t:ref", TEI)
    assert note.get("n") == mark_of.text == "1"
    assert (mark_of.get("target") or "")[1:] in note.attrib.values()


@pytest.mark.parametrize("words", ["a 1/2 of it", "on 3/4/91", "open 24/7 here", "and/or 1 thing"])
def test_other_strokes_are_words(words: str) -> None:
    root = encoded(f"It is {words}.\n\nMore words.\n\n1/ It is here.", "plain")
    assert not root.findall(".//t:ref", TEI)
    assert not root.findall(".//t:note[@type='footnote']", TEI)


@pytest.mark.parametrize(
    "line", ["5/16/91             - 2 -", "1/31-2/1/95   -2-", "  12/19/2000  – 2 –"]
)
def test_the_date_of_a_meeting_beside_the_number_of_a_page(line: str) -> None:
    root = encoded(f"MR. HALE. a\n\nMR. ITO. b\n\n\n{line}\n\n\nMR. HALE. c", "plain")
    assert [each.get("n") for each in root.findall(".//t:pb", TEI)] == ["2"]


@pytest.mark.parametrize(
    "words",
    ["Statement--see Appendix.", "Statement continues—see Appendix.", "Charts, see the attachment",
     "The text is in the annex."],
)  # fmt: skip
def test_what_is_printed_elsewhere_is_left_out(words: str) -> None:
    root = encoded(f"MR. HALE. [{words}]\n\nMR. ITO. b\n\nMR. HALE. c", "plain")
    expected = [] if words.startswith("The") else [words]
    assert [each.text for each in root.findall(".//t:gap/t:desc", TEI)] == expected

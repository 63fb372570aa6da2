"""Rows of stars: new sections, or words that an editor left out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools

TEI = "{http://www.tei-c.org/ns/1.0}"
PROSE = ("plain", "wilson", "tape", "oral-history", "speech", "drama")
PRINTED = ("frus", "hansard", "court-qa")


def found(text: str, profile: str) -> list[str]:
    """What is in `text`, in order: ``section`` and the words of each gap, with where it stands."""
    data = text.encode()
    encoded = teitools.encode(data, profile=profile)
    assert teitools.decode(encoded) == data
    report = teitools.validate(bytes(encoded))
    assert report.valid, [str(finding) for finding in report]
    made = []
    for each in etree.fromstring(encoded).iter(f"{TEI}milestone", f"{TEI}gap"):
        name = etree.QName(each).localname
        parent = etree.QName(each.getparent()).localname
        assert name == "milestone" or each.get("reason") == "editorial"
        words = " ".join("".join(map(str, each.itertext())).split())
        made.append(f"{words or each.get('unit')} in {parent}")
    return made


STARS = ("* * *", "***", "*****", "* * * * *", "          *  *  *", "*\u00a0*\u00a0*", "* * *  ")


@pytest.mark.parametrize("stars", STARS)
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n"])
@pytest.mark.parametrize("profile", [*PROSE, *PRINTED])
def test_alone_on_its_line(profile: str, stars: str, gap: str) -> None:
    made = found(gap.join(("One two three.", stars, "Four five six.")), profile)
    assert [each.split(" in ")[1] for each in made] == ["body"]
    assert made[0].startswith("section") is (profile in PROSE)


@pytest.mark.parametrize("profile", [*PROSE, *PRINTED])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said * * * that.", "* * *"),
        ("He said *** that.", "***"),
        ("He said that. * * *", "* * *"),
        ("* * * that he said.", "* * *"),
        ("He said, “the dues * * *.”", "* * *"),
        ("He said [* * *] that.", "* * *"),
        ("He said [***] that.", "***"),
    ],
)
def test_among_words_something_is_left_out(profile: str, text: str, expected: str) -> None:
    if profile == "drama" and "[" in text:
        return  # there each bracket is a direction, or the mark of a note
    assert found(f"Before.\n\n{text}\n\nAfter.", profile) == [f"{expected} in p"]


@pytest.mark.parametrize(
    "text",
    ["Mr. B*** came.", "a ** b", "a * b", "**bold** words", "*** A note.", "2 *** *x", "a***b"],
)
def test_other_stars_are_words(text: str) -> None:
    assert found(f"Before.\n\n{text}", "plain") in ([], ["*** in p"] if "2 ***" in text else [])


@pytest.mark.parametrize("profile", ["plain", "hansard", "speech"])
def test_within_a_turn_and_after_one(profile: str) -> None:
    text = "Mr. HALE: One.\n\n* * *\n\nTwo.\n\n* * *\n\nMr. HALE: Three.\n\nMr. ORTIZ: No."
    places = [each.split(" in ")[1] for each in found(text, profile)]
    assert places == ["u" if profile == "speech" else "sp", "body"]


def test_a_sentence_does_not_go_on_after_a_section() -> None:
    encoded = teitools.encode(b"It went on and\n\n* * *\n\nso he left.", profile="wilson")
    assert b"part=" not in encoded


PIECES = [
    "* * *",
    "***",
    "⁂",
    "*",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "a",
    "HALE: b",
    "[",
    "]",
    ".",
    "\x0c",
]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(PROSE + PRINTED)
)
def test_every_text_comes_back_and_is_valid(text: str, profile: str) -> None:
    data = text.encode()
    encoded = teitools.encode(data, profile=profile)
    assert teitools.decode(encoded) == data
    assert teitools.validate(bytes(encoded)).valid

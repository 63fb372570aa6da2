"""Labels that go over two lines."""

from __future__ import annotations

import pytest

import teitools
from tests.notation.encoding import encoded
from tests.notation.test_joined_names import turns

TALK = "HALDEMAN: Yes.\n\nDEAN: No.\n\nEHRLICHMAN: So.\n\n{}\n\nPRESIDENT: Well.\n"
PROFILES = ["tape", "plain", "wilson", "court-qa", "committee", "speech"]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("HALDEMAN\nAND DEAN: We do.", "haldeman dean"),
        ("HALDEMAN AND\nDEAN: We do.", "haldeman dean"),
        ("Haldeman\nand Dean: We do.", "haldeman dean"),
        ("EHRLICHMAN,\nHALDEMAN AND DEAN: We do.", "ehrlichman haldeman dean"),
        ("PRESIDENT\n(continuing): We do.", "president"),
        ("HALDEMAN\n  (continuing): We do.", "haldeman"),
        ("HALDEMAN\n[to Dean]: We do.", "haldeman"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_label_over_two_lines(typed: str, who: str, profile: str, end: str) -> None:
    found = turns(TALK.format(typed).replace("\n", end), profile)
    assert [each[1] for each in found] == ["haldeman", "dean", "ehrlichman", who, "president"]


def test_an_office_goes_on() -> None:
    text = "MR. HALE: Yes.\n\nThe Minister of\nPorts: No.\n\nMR. HALE: So.\n"
    assert len(turns(text)) == 3


def test_a_label_in_numbered_lines() -> None:
    lines = ["MR. HALE:  Yes.", "MR. DEAN:  No.", "MR. HALE AND", "MR. DEAN:  We do.", "He said"]
    lines = [*lines, *["more of it"] * 6]
    page = "".join(f"{n:3}         {line}\n" for n, line in enumerate(lines, 1))
    found = turns(f"{page}\n                 Hale - Direct            2\n\n{page}", "court-qa")
    assert [who for _, who in found] == ["hale", "dean", "hale dean"] * 2


@pytest.mark.parametrize(
    "typed",
    [
        "He spoke to\nHALDEMAN\nAND DEAN: We do.",
        "HALDEMAN\nAND SMITH: We do.",
        "TRINIDAD\nAND TOBAGO: We do.",
        "SECTION TWO\n(draft): We do.",
        "A remark.\nHALDEMAN\n\nAND DEAN: We do.",
    ],
)
def test_what_no_other_label_supports_is_none(typed: str) -> None:
    found = dict(turns(TALK.format(typed), "tape"))
    assert not any("\n" in label for label in found)
    assert "haldeman dean" not in found.values()


def test_a_person_decides_otherwise() -> None:
    text = TALK.format("HALDEMAN\nAND DEAN: We do.")
    for words, word in (("AND DEAN:", "speaker"), ("HALDEMAN AND DEAN:", "not-speaker")):
        rows = f"what\tdecision\ttext\nspeaker\t{word}\t{words}\n"
        made = teitools.encode(text.encode(), profile="tape", decisions=rows.encode())
        assert teitools.decode(made).decode() == text
        assert b'who="#haldeman #dean"' not in made


def test_the_line_end_stands_in_the_label() -> None:
    root = encoded(TALK.format("HALDEMAN\nAND DEAN: We do."), "tape")
    speaker = root.findall(".//{*}speaker")[3]
    assert [each.tag.partition("}")[2] for each in speaker] == ["lb"]

"""Lists of participants, and the persons of the header that they name."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def encoded(text: str, profile: str, broken: bool = False) -> etree._Element:
    """The root of the TEI of `text`, which is valid and comes back."""
    data = text.encode()
    made = teitools.encode(data, profile=profile)
    assert teitools.decode(made) == data
    report = teitools.validate(bytes(made))
    assert report.valid, [str(finding) for finding in report]
    assert broken or "P413" not in {finding.code.id for finding in report}
    return etree.fromstring(bytes(made))


def people(root: etree._Element) -> dict[str, tuple[str | None, str | None]]:
    """The role and the name of each person of ``particDesc``, by identifier."""
    return {
        str(each.get(ID)): (each.get("role"), each.findtext("t:persName", None, TEI))
        for each in root.iterfind(".//t:particDesc//t:person", TEI)
    }


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        (
            "PARTICIPANTS\n- Mr. John Smith, Chair\n- Mrs. Ada Brown\n- Dr. Ito\n\n"
            "MR. SMITH: Good.\n\nMR. SMITH: Yes.",
            "plain",
        ),
        (
            "Participants: Mr. John Smith (Chair), Mrs. Ada Brown, Dr. Ito\n\n"
            "SMITH: Good.\n\nSMITH: Yes.",
            "plain",
        ),
        (
            "PARTICIPANTS\n  • Mr. John Smith, Chair\n  • Mrs. Ada Brown\n  • Dr. Ito\n\n"
            "Mr. Smith: Good.\n\nMr. Smith: Yes.",
            "frus",
        ),
        (
            "Teilnehmer: Herr John Smith, Frau Ada Brown; Dr. Ito\n\n"
            "HERR SMITH: Gut.\n\nHERR SMITH: Ja.",
            "plain",
        ),
        (
            "PARTICIPANTS\n- Mr. John Smith, Chair\n- Mrs. Ada Brown\n- Dr. Ito\n\n"
            "MR. SMITH: Good.\n\nMR. SMITH: Yes.",
            "speech",
        ),
    ],
)
def test_who_does_not_speak_is_a_participant(text: str, profile: str) -> None:
    root = encoded(text, profile)
    assert people(root) == {
        "smith": ("speaker", "John Smith"),
        "brown": ("participant", "Ada Brown"),
        "ito": ("participant", "Ito"),
    }
    listed = root.findall(".//t:list[@type='participants']/t:item/t:persName", TEI)
    assert [name.get("ref") for name in listed] == ["#smith", "#brown", "#ito"]
    copies = [each.get("copyOf") for each in root.iterfind(".//t:person/t:persName", TEI)]
    assert copies == [f"#{name.get(ID)}" for name in listed]
    turns = [*root.iterfind(".//t:text//t:sp", TEI), *root.iterfind(".//t:text//t:u", TEI)]
    assert {turn.get("who") for turn in turns} == {"#smith"}


def test_who_is_listed_twice_is_one_person() -> None:
    root = encoded("PRESENT: Ada Brown, Ito\n\nPRESENT: Ada Brown\n\nITO: a\n\nITO: b", "plain")
    assert list(people(root)) == ["brown", "ito"]
    listed = root.findall(".//t:item/t:persName", TEI)
    assert [(name.get("ref"), name.get(ID)) for name in listed] == [
        ("#brown", "brown-name"),
        ("#ito", "ito-name"),
        ("#brown", None),
    ]


def test_a_name_that_the_text_breaks_is_in_the_header_alone() -> None:
    text = "PARTICIPANTS\n- Ada [E.] Brown\n- Ito\n\nITO: a\n\nITO: b"
    root = encoded(text, "plain", broken=True)
    names = root.findall(".//t:person/t:persName", TEI)
    assert [name.get("copyOf") for name in names[-1:]] == ["#ito-name"]


def test_items_that_are_no_names_declare_nobody() -> None:
    root = encoded(
        "PARTICIPANTS\n- several guests from Norwich\n- Ito\n\nITO: a\n\nITO: b", "plain"
    )
    assert list(people(root)) == ["ito"]


def test_the_list_can_be_corrected_in_the_tei() -> None:
    text = b"PRESENT: Ada Brown, Ito\n\nITO: a\n\nITO: b"
    made = bytes(teitools.encode(text, profile="plain"))
    corrected = made.replace(b">Ada Brown</persName>", b">Ada Browne</persName>")
    assert corrected != made
    assert teitools.decode(corrected) == text.replace(b"Brown", b"Browne")


def speakers(root: etree._Element) -> list[tuple[str | None, str]]:
    """Who speaks, and the words of the label, of each speech."""
    return [
        (each.get("who"), "".join(each.find("t:speaker", TEI).itertext()))  # type: ignore[union-attr]
        for each in root.iterfind(".//t:sp", TEI)
    ]


def test_a_label_may_be_the_first_word_of_a_name_that_only_one_has() -> None:
    text = (
        "Participants: Zhou Ping, Mary Brown, Mary Green\n\n"
        "Zhou: Why?\n\nBrown: So.\n\nMary: What?\n\nLater: words after it.\n"
    )
    found = speakers(encoded(text, "plain"))
    assert found == [("#ping", "Zhou:"), ("#brown", "Brown:")]


def test_a_first_name_at_the_end_of_a_sentence_is_no_label() -> None:
    text = (
        "CHARACTERS.\n\nADA FAY, a doctor.\nB. ITO.\n\nACT I\n\n"
        "ITO. I told you,\nAda. Go.\n\nADA. No.\n"
    )
    found = speakers(encoded(text, "drama"))
    assert found == [("#ito", "ITO."), ("#fay", "ADA.")]


COLUMN = (
    "PRESENT:  Mr. Hale, Chairman\n          Ms. Fay\n\n"
    "          Mr. Ito, Secretary,\n            and Economist\n          Mrs. Ada Oakes\n\n"
    "The Committee met at 9:00 a.m.\n\n"
    "MR. HALE: a\n\nMS. FAY: b\n\nMRS. OAKES: c"
)


def test_a_column_below_the_first_name_is_the_list() -> None:
    root = encoded(COLUMN, "plain")
    items = [" ".join("".join(each.itertext()).split()) for each in root.iterfind(".//t:item", TEI)]
    assert items == [
        "Mr. Hale, Chairman", "Ms. Fay", "Mr. Ito, Secretary, and Economist", "Mrs. Ada Oakes",
    ]  # fmt: skip
    assert list(people(root)) == ["hale", "fay", "ito", "oakes"]
    assert [each.get("who") for each in root.iterfind(".//t:sp", TEI)] == [
        "#hale",
        "#fay",
        "#oakes",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Present:  A. Hale, B. Ito, C. Fay,\n          D. Oakes\n\nHALE: a\n\nITO: b", 4),
        ("Present: A. Hale, B. Ito\n\n         Then they spoke.\n\nHALE: a\n\nITO: b", 2),
        ("Present:  A. Hale\n          B. Ito\n\n\n          A title here\n\nHALE: a\n\nITO: b", 2),
    ],
)
def test_what_is_no_column(text: str, count: int) -> None:
    assert len(encoded(text, "plain").findall(".//t:item", TEI)) == count


def test_a_title_of_address_in_the_list_is_that_of_the_label_where_one_has_the_name() -> None:
    one = "Present: Ms Fay; Mr. Ito\n\nMS. FAY: a\n\nMR. ITO: b\n\nMS. FAY: c"
    two = "Present: Mr. Fay; Mrs. Fay\n\nMR. FAY: a\n\nMRS. FAY: b\n\nMR. FAY: c"
    assert len(people(encoded(one, "plain"))) == 2
    root = encoded(two, "plain")
    first, second, third = (each.get("who") for each in root.iterfind(".//t:sp", TEI))
    assert first == third != second

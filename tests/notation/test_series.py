"""Headings of days and of numbered documents, which make divisions."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
VOLUME = (
    "1. Memorandum of Conversation\n\nWashington, March 5, 1962, 3 p.m.\n\nThey met.\n\n"
    "They spoke.\n\n"
    "2. Telegram From the Embassy in Paris to the Department of State\n\nParis, March 6, 1962.\n\n"
    "The talks go on.\n\nBohlen\n\n4. Editorial Note\n\nA word on it.\n"
)


def divisions(text: str, profile: str = "plain") -> list[tuple[str, str]]:
    """The type and the heading of each division at the highest level."""
    root = encoded(text, profile)
    found = root.findall(".//t:body/t:div", TEI)
    return [(each.get("type", ""), words(each.find("t:head", TEI))) for each in found]


def words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def diary(*days: str) -> str:
    return "Diary of A. Hale\n\n" + "".join(f"{day}\n\nI was at home.\n\nRain.\n\n" for day in days)


@pytest.mark.parametrize(
    "days",
    [
        ("Monday, March 5, 1962", "Tuesday, March 6, 1962"),
        ("5 March 1962", "7 March 1962", "1 April 1963"),
        ("Saturday, 30 December", "31 December", "1st January"),
        ("Montag, 5. März 1962", "Dienstag, 6. März 1962"),
        ("lundi 5 mars 1962", "mardi 6 mars 1962"),
        ("5 марта 1962 г.", "6 марта 1962 г."),
        ("1962-03-05", "1962-03-06"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_days_are_divisions(days: tuple[str, ...], end: str) -> None:
    text = diary(*days).replace("\n", end)
    assert divisions(text) == [("day", day) for day in days]
    root = encoded(text, "plain")
    assert len(root.findall(".//t:div[@type='day']/t:head/t:date", TEI)) == len(days)
    assert words(root.find(".//t:body/t:head", TEI)) == "Diary of A. Hale"


@pytest.mark.parametrize(
    "text",
    [
        diary("Monday, March 5, 1962"),
        diary("March 6, 1962", "March 5, 1962"),
        diary("March 5, 1962", "March 5, 1962"),
        diary("March 1962", "April 1962"),
        diary("Paris, March 5, 1962", "Paris, March 6, 1962"),
        diary("5 March 1962", "6 March 1962").replace("I was at home.", "Dear Ada,"),
        "A talk.\n\n5 March 1962\n\nAnother talk.\n\n6 March 1962\n",
        "5 March 1962\n\n6 March 1962\n\nA word.\n",
        "A word.\n\n" * 5 + "5 March 1962\n\nA word.\n\n6 March 1962\n\nA word.\n",
        "I came on\n5 March 1962\nand left.\n\nI came on\n6 March 1962\nand left.\n",
    ],
)
def test_other_dates_are_none(text: str) -> None:
    assert divisions(text) == []


@pytest.mark.parametrize("profile", ["frus", "plain", "wilson"])
def test_documents_are_divisions(profile: str) -> None:
    assert divisions(VOLUME, profile) == [
        ("memorandum", "1. Memorandum of Conversation"),
        ("telegram", "2. Telegram From the Embassy in Paris to the Department of State"),
        ("section", "4. Editorial Note"),
    ]
    root = encoded(VOLUME, profile)
    assert [words(each) for each in root.iterfind(".//t:div/t:opener", TEI)] == [
        "Washington, March 5, 1962, 3 p.m.",
        "Paris, March 6, 1962.",
    ]
    signed = [words(each) for each in root.iterfind(".//t:div[2]/t:closer/t:signed", TEI)]
    assert signed == (["Bohlen"] if profile == "frus" else [])


def test_a_date_line_may_stand_right_below_the_title() -> None:
    text = VOLUME.replace("tion\n\nWash", "tion\nWash").replace(
        "of State\n\nParis", "of\nState\nParis"
    )
    root = encoded(text, "frus")
    assert len(root.findall(".//t:div/t:opener", TEI)) == 2
    assert words(root.find(".//t:div[2]/t:head", TEI)).endswith("Department of State")


@pytest.mark.parametrize(
    "titles",
    [
        (
            "12. Aufzeichnung des Ministerialdirektors Hale",
            "13. Drahtbericht an das Auswärtige Amt",
        ),
        ("N° 1. Lettre de M. Hale", "N° 2. Télégramme de M. Hale"),
        ("№ 1. Запись беседы с послом", "№ 2. Телеграмма послу"),
    ],
)
def test_documents_in_other_languages(titles: tuple[str, str]) -> None:
    text = "".join(f"{title}\n\nEin Wort.\n\n" for title in titles)
    assert [head for _, head in divisions(text)] == list(titles)


@pytest.mark.parametrize(
    "text",
    [
        "1. Memorandum of Conversation\n\nThey met.\n\nThey spoke.\n",
        "1. Letter from Hale\n\n2. Letter from Dean\n\n3. Report\n\nThey met.\n",
        "2. Letter from Hale\n\nA word.\n\n1. Letter from Dean\n\nA word.\n",
        "1. Letters were read.\n\nA word.\n\n2. Reports were read.\n\nA word.\n",
        "1. Apples and pears\n\nA word.\n\n2. Plums and nuts\n\nA word.\n",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert divisions(text, "frus") == []


def test_headings_within_a_document_are_of_it() -> None:
    text = VOLUME.replace(
        "They spoke.", "THE SITUATION IN BERLIN\n\nThey spoke.\n\nTHE TALKS\n\nOn."
    )
    root = encoded(text, "frus")
    assert len(divisions(text, "frus")) == 3
    inner = root.findall(".//t:body/t:div[1]/t:div", TEI)
    assert [words(each.find("t:head", TEI)) for each in inner] == [
        "THE SITUATION IN BERLIN",
        "THE TALKS",
    ]


def test_a_profile_may_do_without() -> None:
    assert divisions(VOLUME, "drama") == []


def test_a_person_decides() -> None:
    text = diary("5 March 1962", "6 March 1962")
    rows = b"what\tdecision\ttext\nblock\tparagraph\t6 March 1962\n"
    made = teitools.encode(text.encode(), profile="plain", decisions=rows)
    assert teitools.decode(made).decode() == text
    assert bytes(made).count(b'type="day"') == 1

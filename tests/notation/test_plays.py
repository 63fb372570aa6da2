"""The first pages of plays, in the layouts of editions: what an editor counts in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools
from tests.notation.counts import expectations

FOLDER = Path(__file__).parent / "plays"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
PATHS = {
    "act": "//t:div[@type='act']",
    "scene": "//t:div[@type='scene']",
    "sp": "//t:sp",
    "castItem": "//t:castItem",
    "castGroup": "//t:castGroup",
    "stage": "//t:text//t:stage",
    "verse": "//t:l",
    "part": "//t:l[@part]",
    "head": "//t:text//t:head",
}
COUNTS = {name: counts for (name, _), counts in expectations(FOLDER).items()}


def encoded(text: bytes, profile: str | None = "drama") -> etree._Element:
    """The TEI of a text, which decodes to the same bytes and is valid."""
    output = teitools.encode(text, profile=profile)
    assert teitools.decode(output) == text
    report = teitools.validate(bytes(output))
    assert report.valid, [str(finding) for finding in report]
    assert not [each for each in output.findings if each.severity.name != "INFO"]
    return etree.fromstring(bytes(output))


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(each.itertext()).split()) for each in root.xpath(path, namespaces=TEI)]


def test_every_play_has_expectations() -> None:
    assert set(COUNTS) == {file.stem for file in FOLDER.glob("*.txt")}


@pytest.mark.parametrize("profile", ["drama", None], ids=["given", "detected"])
@pytest.mark.parametrize("name", list(COUNTS))
def test_the_counts_are_an_editors(name: str, profile: str | None) -> None:
    root = encoded((FOLDER / f"{name}.txt").read_bytes(), profile)
    counts = {key: len(root.xpath(path, namespaces=TEI)) for key, path in PATHS.items()}
    assert counts == COUNTS[name]


def test_the_parts_of_a_line_that_three_share() -> None:
    root = encoded((FOLDER / "french-verse.txt").read_bytes())
    parts = [line.get("part") for line in root.iter("{*}l") if line.get("part")]
    assert parts == list("IMFIMFIFIMF")


def test_a_stanza_that_follows_a_speech_shares_nothing() -> None:
    text = (
        b"ACT I\n\nANN.\nThe sea is up, the sea is at hand,\nAnd nobody has seen it so before,\n"
        b"And nobody will see it so again,\nUnless the wind goes over to the rain.\n\nBEN.\n"
        b"       Sing low, sing low, the sea is at the door,\n       Sing low.\n"
    )
    assert not encoded(text).xpath("//t:l[@part]", namespaces=TEI)


def test_persons_whom_braces_join_are_groups() -> None:
    root = encoded((FOLDER / "german-braces.txt").read_bytes())
    groups = root.findall(".//{*}castGroup")
    assert [len(group) for group in groups] == [2, 2]
    assert texts(groups[1], "t:castItem") == ["Schwarz,)", "Grimm,)Schiffer, nachher Räuber."]


def test_two_groups_below_each_other_are_told_by_what_they_are() -> None:
    text = "PERSONEN\n\nA,}\nB,}Räte.\nC,}\nD,}Wachen.\nE.\n\nERSTER AKT\n\nA. Ja.\n\nB. Nein.\n"
    groups = encoded(text.encode()).findall(".//{*}castGroup")
    assert [texts(group, "t:castItem") for group in groups] == [
        ["A,}", "B,}Räte."],
        ["C,}", "D,}Wachen."],
    ]


def test_a_line_with_a_colon_is_the_head_of_those_below() -> None:
    root = encoded((FOLDER / "german-capitals.txt").read_bytes())
    group = root.findall(".//{*}castGroup")[1]
    assert texts(group, "*") == ["Landsknechte:", "VEIT", "KUNZ"]
    assert [etree.QName(each).localname for each in group] == ["head", "castItem", "castItem"]


def test_who_is_there_and_what_the_place_is_are_directions() -> None:
    text = (
        "PERSONNAGES\n\nLE COMTE DE BRÉVAL.\nLISE.\nUN NOTAIRE.\n\nACTE PREMIER\n\nUn salon.\n\n"
        "SCÈNE PREMIÈRE\n\nLE COMTE, LE NOTAIRE.\n\nLE COMTE.\nC’est fait.\n\nLE NOTAIRE.\n"
        "Presque.\n\nSCÈNE II\n\nLes mêmes, Lise, puis deux valets.\n\nLISE.\nAh !\n"
    )
    root = encoded(text.encode())
    assert texts(root, "//t:body//t:div/t:stage") == [
        "Un salon.",
        "LE COMTE, LE NOTAIRE.",
        "Les mêmes, Lise, puis deux valets.",
    ]
    who = [speech.get("who") for speech in root.iter("{*}sp")]
    assert who == ["#breval", "#notaire", "#lise"]


@pytest.mark.parametrize(
    ("heading", "division"),
    [
        ("Sechster Aufzug.", "act"), ("II. Akt", "act"), ("Zweyter Act.", "act"),
        ("ACT THE SECOND.", "act"), ("ACTE CINQUIÈME", "act"), ("ДЕЙСТВИЕ ЧЕТВЁРТОЕ", "act"),
        ("Действие 2", "act"), ("Второе действие", "act"), ("PREMIER ACTE", "act"),
        ("Zwölfte Szene.", "scene"), ("Siebenter Auftritt.", "scene"), ("Elfte Scene", "scene"),
        ("SCÈNE DERNIÈRE.", "scene"), ("SCÈNE XIV.", "scene"), ("Scène huitième", "scene"),
        ("ЯВЛЕНИЕ ПОСЛЕДНЕЕ", "scene"), ("Явление 1-е", "scene"), ("Картина вторая", "scene"),
        ("SCENE THE THIRD.", "scene"), ("Третье явление", "scene"),
    ],
)  # fmt: skip
def test_headings_of_acts_and_scenes(heading: str, division: str) -> None:
    text = f"{heading}\n\nANNA. Ja.\n\nPAUL. Nein.\n\nANNA. Doch.\n"
    root = encoded(text.encode())
    assert [each.get("type") for each in root.iter("{*}div")] == [division]
    assert texts(root, "//t:head") == [heading]


def test_each_act_may_have_a_cast_of_its_own() -> None:
    act = "PERSONEN\n\nANNA\nPAUL\n\n1. Szene\n\nANNA. Ja.\n\nPAUL. Nein.\n\nANNA. Doch.\n"
    root = encoded(f"ERSTER AKT\n\n{act}\nZWEITER AKT\n\n{act}".encode())
    assert len(root.findall(".//{*}sp")) == 6
    assert len(root.findall(".//{*}castItem")) == 4


def test_what_is_heard_in_a_play_for_the_radio_is_nobody() -> None:
    text = (
        "ANNOUNCER: Tonight.\n\nMUSIC: THEME ... UP\n\nJOE: Hark!\nSOUND: (A DOOR,\n"
        "       AND STEPS)\n\nSOUND 12: WIND\n\nJOE: So.\n\n(MUSIC ... OUT)\n\n"
        "ANNOUNCER: Good night."
    )
    root = encoded(text.encode(), None)
    assert texts(root, "//t:stage[@type='sound']") == [
        "MUSIC: THEME ... UP",
        "SOUND: A DOOR, AND STEPS",
        "SOUND 12: WIND",
    ]
    assert [each.get("who") for each in root.iter("{*}sp")] == [
        "#announcer", "#joe", "#joe", "#announcer",
    ]  # fmt: skip


def test_a_voice_that_the_cast_has_is_somebody() -> None:
    text = "CHARACTERS\n\nJOE\nVOICE, on the telephone\n\nJOE: Who?\n\nVOICE: I.\n\nALL: Oh!\n"
    root = encoded(text.encode())
    assert [each.get("who") for each in root.iter("{*}sp")] == ["#joe", "#voice", None]


def test_what_is_said_may_have_a_colon_after_its_first_word() -> None:
    text = "".join(f"  Hor. {each}\n  Mar. It is so.\n\n" for each in ("Ay.", "Stay: speak.", "O."))
    root = encoded(text.encode())
    assert texts(root, "//t:speaker") == ["Hor.", "Mar."] * 3


def test_directions_of_folios_go_on_over_lines() -> None:
    text = (
        "Actus Secundus. Scœna Prima.\n\nEnter Claudio, Gertrud, and\nhis Sister Ophel.\n\n"
        "  Duke. Come.\n\n  Oph. I come.\n\nFlourish. Exeunt. Manet Horace.\n\n  Duke. So.\n\n"
        "  Oph. So.\n\n  Duke. Ah.\n\n  Oph. O.\n\nExeunt.\n\nFinis. The Tragedie of EDMOND.\n"
    )
    root = encoded(text.encode(), None)
    assert texts(root, "//t:stage") == [
        "Enter Claudio, Gertrud, and his Sister Ophel.",
        "Flourish. Exeunt. Manet Horace.",
        "Exeunt.",
    ]
    assert texts(root, "//t:head") == ["Actus Secundus. Scœna Prima."]
    assert texts(root, "//t:trailer") == ["Finis. The Tragedie of EDMOND."]
    assert texts(root, "//t:speaker") == ["Duke.", "Oph."] * 3

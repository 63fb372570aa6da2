"""Stage directions without brackets, between the name of a speaker and the speech."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def speeches(text: str) -> list[tuple[str, str, str]]:
    """The label, the direction beside it, and the words of each speech of `text`."""
    encoded = teitools.encode(text.encode(), profile="drama")
    assert teitools.decode(encoded) == text.encode()
    assert teitools.validate(bytes(encoded)).valid
    found = []
    for speech in etree.fromstring(bytes(encoded)).iter("{*}sp"):
        direction = speech.xpath("t:speaker/following-sibling::*[1][self::t:stage]", namespaces=TEI)
        words = [_words(each) for each in speech if each not in direction]
        found.append((words[0], "".join(map(_words, direction)), "|".join(words[1:])))
    return found


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


GERMAN = """PERSONEN

KARL
MARIE
FRANZ, ihr Bruder
DER ALTE LÜTT

ERSTER AKT

MARIE leise, zu Franz. Hörst du nichts?
FRANZ. Den Wind.
KARL draußen. Wer da? Macht auf!
MARIE springt auf. Das ist Karl!
FRANZ. Bleib.
KARL tritt ein, naß von oben
bis unten. Ist hier niemand?
MARIE geht ab.
DER ALTE LÜTT brummend. Kein Öl.
KARL ab.
FRANZ. Auch gut.
"""


def test_names_in_capitals_in_running_lines() -> None:
    found = speeches(GERMAN)
    assert [(who, how) for who, how, _ in found] == [
        ("MARIE", "leise, zu Franz"),
        ("FRANZ.", ""),
        ("KARL", "draußen"),
        ("MARIE", "springt auf"),
        ("FRANZ.", ""),
        ("KARL", "tritt ein, naß von oben bis unten"),
        ("DER ALTE LÜTT", "brummend"),
        ("FRANZ.", ""),
    ]
    assert found[5][2] == "Ist hier niemand?|MARIE geht ab."
    assert found[6][2] == "Kein Öl.|KARL ab."


def test_paragraphs_of_a_play_whose_names_stand_alone() -> None:
    text = (
        "PERSONNAGES\n\nLE COMTE\nSUZON, filleule du comte\nGERMAIN\n\nACTE PREMIER\n\n"
        "GERMAIN.\n\nDix-neuf pieds.\n\nSUZON, devant une glace.\n\nTiens, mon bonnet.\n\n"
        "GERMAIN lui prend les mains.\n\nQue ce ruban est doux !\n\n"
        "SUZON, vivement, et lui montrant\nla porte.\n\nDans cette chambre ?\n\n"
        "LE COMTE, à part\n\nIls sont là.\n\nGERMAIN, seul, se promenant.\n\nLa charmante fille !\n"
    )
    assert speeches(text) == [
        ("GERMAIN.", "", "Dix-neuf pieds."),
        ("SUZON", "devant une glace", "Tiens, mon bonnet."),
        ("GERMAIN", "lui prend les mains", "Que ce ruban est doux !"),
        ("SUZON", "vivement, et lui montrant la porte", "Dans cette chambre ?"),
        ("LE COMTE", "à part", "Ils sont là."),
        ("GERMAIN", "seul, se promenant", "La charmante fille !"),
    ]


def test_names_that_are_not_in_capitals_need_a_comma_or_a_colon() -> None:
    text = (
        "ДЕЙСТВИЕ ПЕРВОЕ\n\nГромов. Едут.\n\nЛиза. Кто?\n\nГромов. Усы.\n\nЛиза. Ах!\n\n"
        "Громов, один. Вот и всё.\n\nЛиза, в сторону. Неправда.\n\nГромов. Так.\n\n"
        "Лиза вошла сюда. И ушла.\n\nЛиза, иди сюда. Скорее.\n\nЛиза. Иду.\n"
    )
    found = speeches(text)
    assert [(who, how) for who, how, _ in found if how] == [
        ("Громов", "один"),
        ("Лиза", "в сторону"),
    ]
    assert found[6][2] == "Так.|Лиза вошла сюда. И ушла.|Лиза, иди сюда. Скорее."


def test_colons_and_italics() -> None:
    text = (
        "ACT I\n\nCLARE: You came.\n\nLISS: I swam.\n\nCLARE, aside: He lies.\n\n"
        "LISS turning away: She knows.\n\nCLARE, _to Liss_. You are wet.\n\nLISS: The sea is.\n"
    )
    assert [(who, how) for who, how, _ in speeches(text) if how] == [
        ("CLARE", "aside"),
        ("LISS", "turning away"),
        ("CLARE", "_to Liss_"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "KARL geht hinaus. Die anderen folgen ihm.",  # brackets hold directions in this text
        "WILHELM draußen. Wer da?",  # nobody of that name speaks
        "Karl draußen. Wer da?",
    ],
)
def test_what_is_no_label(line: str) -> None:
    text = (
        "ERSTER AKT\n\nKARL (leise). Ja.\n\nMARIE (laut). Nein.\n\nKARL (lacht). Doch.\n\n"
        f"MARIE. Wie?\n\n{line}\n\nKARL. So.\n"
    )
    assert len(speeches(text)) == 5


def test_a_person_may_decide_that_it_is_none() -> None:
    text = GERMAN.encode()
    table = "decision\twhat\ttext\nnot-speaker\tspeaker\tKARL draußen.\n".encode()
    before = teitools.encode(text, profile="drama")
    assert "KARL draußen." in "".join(each.text for each in before.decisions)
    after = teitools.encode(text, profile="drama", decisions=table)
    assert bytes(before).count(b"<sp ") - bytes(after).count(b"<sp ") == 1
    assert teitools.decode(after) == text


@pytest.mark.parametrize("end", ["", " "])
def test_a_line_that_runs_into_the_next_name_is_no_direction(end: str) -> None:
    """It would reach over the direction that begins there."""
    cast = "PERSONEN\nKARL,\nFRANZ\n1. SZENE\n"
    assert speeches(f"{cast}FRANZ sisch{end}\nKARL draußen.") == []

"""Labels that name several who speak together."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def turns(text: str, profile: str = "plain") -> list[tuple[str, str]]:
    """The label of each turn of `text`, and to whom it points; each of these is declared once."""
    root = encoded(text, profile)
    declared = [each.get(ID) for each in root.iterfind(".//t:particDesc//t:person", TEI)]
    found = []
    for turn in root.iter("{*}sp", "{*}u"):
        label = turn.find("t:speaker", TEI)
        label = turn.getprevious() if label is None else label
        who = [each.removeprefix("#") for each in turn.get("who", "").split()]
        assert [declared.count(each) for each in who] == [1] * len(who)
        found.append(("".join(label.itertext()), " ".join(who)))
    return found


def whose(text: str, label: str, profile: str = "plain") -> str | None:
    """To whom the turn of `label` points; None where that is no label."""
    return dict(turns(text, profile)).get(label)


SMITH_JONES = "SMITH: Yes.\n\nJONES: No.\n\n{} Words of theirs.\n\nSMITH: Well.\n"


@pytest.mark.parametrize(
    "profile", ["plain", "drama", "oral-history", "court-qa", "tape", "wilson", "speech"]
)
@pytest.mark.parametrize(
    "label",
    [
        "Smith and Jones:",
        "SMITH and JONES:",
        "SMITH AND JONES:",
        "SMITH, JONES:",
        "SMITH & JONES:",
        "SMITH/JONES:",
        "Smith / Jones:",
        "SMITH; JONES:",
    ],
)
def test_those_who_speak_together(label: str, profile: str) -> None:
    assert turns(SMITH_JONES.format(label), profile) == [
        ("SMITH:", "smith"),
        ("JONES:", "jones"),
        (label, "smith jones"),
        ("SMITH:", "smith"),
    ]


@pytest.mark.parametrize(
    ("text", "label", "who"),
    [
        (
            "Herr Kohl: Ja.\n\nHerr Genscher: Nein.\n\nHerr Kohl und Herr Genscher: Doch.\n",
            "Herr Kohl und Herr Genscher:",
            "kohl genscher",
        ),
        (
            "M. Blum: Oui.\n\nM. Faure: Non.\n\nM. Blum et M. Faure: Si.\n",
            "M. Blum et M. Faure:",
            "blum faure",
        ),
        (
            "ИВАНОВ: Да.\n\nПЕТРОВ: Нет.\n\nИВАНОВ и ПЕТРОВ: Может быть.\n",
            "ИВАНОВ и ПЕТРОВ:",
            "иванов петров",
        ),
        (
            "The President: Yes.\n\nMr. Rusk: No.\n\nThe President and Mr. Rusk: Well.\n",
            "The President and Mr. Rusk:",
            "president rusk",
        ),
        (
            "PRESENT\n- Ada Fay\n- Bo Ito\n\nITO: Yes.\n\nFay and Ito: No.\n",
            "Fay and Ito:",
            "fay ito",
        ),
        (
            "FAY: Yes.\n\nITO: No.\n\nKAY: Oh.\n\nFay, Ito, and Kay: Well.\n",
            "Fay, Ito, and Kay:",
            "fay ito kay",
        ),
        (
            "HERR BAUER: Ja.\n\nFRAU BAUER: Nein.\n\nHerr und Frau Bauer: Doch.\n",
            "Herr und Frau Bauer:",
            "bauer bauer-2",
        ),
        ("Mr. and Mrs. Fay: Yes.\n", "Mr. and Mrs. Fay:", "fay fay-2"),
        (
            "Cde. Lin: Yes.\n\nCde. Mao: No.\n\nCdes. Lin and Mao: Well.\n",
            "Cdes. Lin and Mao:",
            "lin mao",
        ),
        # one, whose surname stands first
        (
            "PRESENT\n- Ada Fay\n- Bo Ito\n\nITO: Yes.\n\nFay, Ada: No.\n\nFay, Ada: b\n",
            "Fay, Ada:",
            "fay",
        ),
        # a place tells apart who is meant
        (
            "Mr. BURKE of Ohio: Yes.\n\nMr. BURKE of Iowa: No.\n\nMr. ELLIS: Oh.\n\n"
            "Mr. BURKE of Iowa and Mr. ELLIS: Well.\n",
            "Mr. BURKE of Iowa and Mr. ELLIS:",
            "burke-2 ellis",
        ),
    ],
)
def test_in_other_words(text: str, label: str, who: str) -> None:
    assert whose(text, label) == who


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Mr. Smith and Mr. Rusk:", "smith rusk"),  # a title is before a name
        ("The Court and Mr. Rusk:", "court rusk"),
        ("SMITH, JONES together:", "smith jones"),
        ("Smith and Jones both:", "smith jones"),
        ("SMITH and JONES (together):", "smith jones"),
        ("SMITH and VOICES:", "smith"),  # others, whom nobody names
    ],
)
def test_more_that_says_so(label: str, who: str) -> None:
    assert whose(SMITH_JONES.format(label), label) == who


def test_who_is_first_named_beside_another_is_declared_there() -> None:
    text = "Fay and Ito: Yes.\n\nFAY: No.\n\nITO: Well.\n"
    encoded = bytes(teitools.encode(text.encode(), profile="plain"))
    names = etree.fromstring(encoded).xpath("//t:speaker/t:persName", namespaces=TEI)
    assert [each.text for each in names] == ["Fay", "Ito"]
    assert whose(text, "Fay and Ito:") == "fay ito"


@pytest.mark.parametrize(
    "label",
    [
        "Smith and Sons:",  # nobody speaks who is called Sons
        "Weiss, Anna:",
        "Weiss, SPD:",
        "Jones, Kay:",
        "Trinidad and Tobago:",
        "Procter & Gamble:",
        "Smith & Sons:",
        "AND/OR:",
        "Date/Time:",
        "Jones; Kay:",
        "Mr. Smith and Sons:",
        "Secretary of State and Secretary of Defense:",
        "Dr. Weiss, Senator Berlin:",
    ],
)
def test_one_name_is_not_split(label: str) -> None:
    text = (
        f"SMITH: Yes.\n\nWEISS: No.\n\nJONES: Oh.\n\n{label} Well.\n\nJONES: So.\n\n{label} Yes.\n"
    )
    who = whose(text, label)
    assert who is None or " " not in who


def test_a_firm_in_the_list_is_one() -> None:
    text = "PRESENT\n- Smith and Sons\n- Ada Fay\n\nSMITH: a\n\nSmith and Sons: b\n\nFAY: c\n"
    assert " " not in (whose(text, "Smith and Sons:") or "")


def test_running_text_is_no_label() -> None:
    text = "SMITH: Yes.\n\nJONES: No, said\nSmith and Jones. Then they left.\n"
    assert len(turns(text)) == 2


def test_words_that_only_join_are_no_label() -> None:
    """However often they stand: only what is known of its parts makes a label of them."""
    assert whose("FAY: a\n\n" + "Date/Time: b\n\nR&D: c\n\nA & B: d\n\n" * 5, "Date/Time:") is None


def test_those_who_are_asked_are_not_a_question() -> None:
    assert whose("Q: a\n\nA: b\n\nQ and A: c\n\nQ: d\n\nA: e\n", "Q and A:") is None


CAST = (
    "PERSONEN\n\nMARIE, eine Witwe\nKARL, ihr Sohn\n\nERSTER AKT\n\nMARIE. Wer?\n\nKARL. Ich.\n\n"
)


@pytest.mark.parametrize(
    ("decision", "who"),
    [
        ("speaker", "marie karl"),
        ('speaker who="Karl; Franz"', "karl franz"),
        ('speaker who="Das Paar"', "paar"),
        ("unnamed-speaker", ""),
    ],
)
def test_a_person_decides_who_speaks(decision: str, who: str) -> None:
    text = f"{CAST}MARIE und KARL. Ach!\n".encode()
    table = f"decision\twhat\ttext\n{decision}\tspeaker\tMARIE und KARL.\n".encode()
    encoded = teitools.encode(text, profile="drama", decisions=table)
    assert teitools.decode(encoded) == text
    last = etree.fromstring(bytes(encoded)).findall(".//t:sp", TEI)[-1]
    assert last.get("who", "").replace("#", "") == who


PARTIES = "Anna Weiss (SPD): Ja.\n\nHans Ito (CDU): Nein.\n\n{}: Wir.\n\nHans Ito (CDU): Doch.\n"


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Weiss (SPD) und Ito (CDU)", "weiss ito"),
        ("Anna Weiss (SPD) und Hans Ito (CDU)", "weiss ito"),
        ("Anna Weiss (SPD), Hans Ito (CDU)", "weiss ito"),
        ("Hans Ito (CDU, Bonn) & Anna Weiss (SPD)", "ito weiss"),
        ("Weiss (SPD) und Lenz (FDP)", None),
    ],
)
def test_a_party_may_stand_behind_each_name(label: str, who: str | None) -> None:
    assert whose(PARTIES.format(label), f"{label}:") == who


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Mary and John Smith:", "smith smith-2"),
        ("JOHN and MARY SMITH:", "smith-2 smith"),
        ("Mary, Ann and John Smith:", None),
    ],
)
def test_the_surname_of_the_last_may_be_that_of_the_first(label: str, who: str | None) -> None:
    text = "MARY SMITH: Yes.\n\nJOHN SMITH: No.\n\n{} Both of us.\n\nJOHN SMITH: Right.\n"
    assert whose(text.format(label), label) == who

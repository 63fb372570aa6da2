"""Lists of participants that are parted into sides, by heads or by columns."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
HEAD = "42. Memorandum of Conversation\n\nWashington, May 3, 1962.\n\nSUBJECT\n\nBerlin\n\n"
TALK = (
    "The Secretary opened the talk. He said that the line was clear.\n\n"
    "Mr. Gromyko did not agree. He asked whether the Secretary had read the note of April.\n\n"
    "The Secretary said that he had, and that the answer would be given by the Ambassador.\n\n"
    "They then spoke of the harbour, and of the lights at its mouth.\n"
)


def encoded(text: str, profile: str | None = "frus") -> etree._Element:
    """The TEI of a text, which decodes to the same bytes and is valid."""
    output = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(output) == text.encode()
    report = teitools.validate(bytes(output))
    assert report.valid, [str(each) for each in report]
    return etree.fromstring(bytes(output))


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(each.itertext()).split()) for each in root.xpath(path, namespaces=TEI)]


LISTS = {
    "blank lines": (
        "PARTICIPANTS\n\nU.S.\n\nThe Secretary\nAmbassador Thompson\nMr. Kohler, EUR\n\n"
        "U.S.S.R.\n\nForeign Minister Gromyko\nMr. Semenov, Deputy Foreign Minister\n\n"
    ),
    "groups": (
        "PARTICIPANTS\n\nU.S.\nThe Secretary\nAmbassador Thompson\nMr. Kohler, EUR\n\n"
        "U.S.S.R.\nForeign Minister Gromyko\nMr. Semenov, Deputy Foreign Minister\n\n"
    ),
    "each in a paragraph": (
        "PARTICIPANTS\n\nU.S.\n\nThe Secretary\n\nAmbassador Thompson\n\nMr. Kohler, EUR\n\n"
        "U.S.S.R.\n\nForeign Minister Gromyko\n\nMr. Semenov, Deputy Foreign Minister\n\n"
    ),
    "no blank line": (
        "PARTICIPANTS:\nU.S.\nThe Secretary\nAmbassador Thompson\nMr. Kohler, EUR\n"
        "U.S.S.R.\nForeign Minister Gromyko\nMr. Semenov, Deputy Foreign Minister\n\n"
    ),
}


INDENTED = (
    "PARTICIPANTS\n   U.S.\n      The Secretary\n      EUR—Mr. Kohler\n      D--Mr. Akalovsky "
    "(interpreting)\n      mr. who is late\n"
    "   U.S.S.R.\n      Foreign Minister Gromyko\n      Mr. Semenov, Deputy Foreign Minister\n\n"
)


def test_offices_before_names_and_an_odd_line_leave_sides_what_they_are() -> None:
    root = encoded(HEAD + INDENTED + TALK)
    assert texts(root, "//t:item/t:list/t:head") == ["U.S.", "U.S.S.R."]
    names = texts(root, "//t:list[@type='participants']//t:persName")
    assert names == ["The Secretary", "Kohler", "Akalovsky", "Gromyko", "Semenov"]


@pytest.mark.parametrize("listed", LISTS.values(), ids=list(LISTS))
def test_sides_are_heads_of_lists_and_no_persons(listed: str) -> None:
    root = encoded(HEAD + listed + TALK)
    participants = root.findall(".//{*}list[@type='participants']")
    assert len(participants) == 1
    assert texts(participants[0], "t:item/t:list/t:head") == ["U.S.", "U.S.S.R."]
    assert [len(each) for each in participants[0].xpath("t:item/t:list", namespaces=TEI)] == [4, 3]
    names = texts(root, "//t:particDesc//t:persName")
    assert names == ["The Secretary", "Thompson", "Kohler", "Gromyko", "Semenov"]
    assert texts(root, "//t:body/t:p") == TALK.strip().split("\n\n")


COLUMNS = {
    "one paragraph": (
        "U.S.                      U.S.S.R.\n"
        "The Secretary             Foreign Minister Gromyko\n"
        "Ambassador Thompson       Mr. Semenov, Deputy Minister\n"
        "Mr. Kohler, EUR\n\n"
    ),
    "heads apart": (
        "U.S.                      U.S.S.R.\n\n"
        "The Secretary             Foreign Minister Gromyko\n"
        "Ambassador Thompson       Mr. Semenov, Deputy Minister\n\n"
        "Mr. Kohler, EUR\n\n"
    ),
    "tabs": (
        "U.S.\t\tU.S.S.R.\nThe Secretary\t\tForeign Minister Gromyko\n"
        "Ambassador Thompson\t\tMr. Semenov, Deputy Minister\nMr. Kohler, EUR\n\n"
    ),
    "indented": (
        "    United States:          Soviet Side\n"
        "    The Secretary           Foreign Minister Gromyko\n"
        "    Ambassador Thompson     Mr. Semenov, Deputy Minister\n"
        "    Mr. Kohler, EUR\n\n"
    ),
}


@pytest.mark.parametrize("columns", COLUMNS.values(), ids=list(COLUMNS))
def test_sides_in_columns_are_a_table(columns: str) -> None:
    root = encoded(f"{HEAD}PARTICIPANTS\n\n{columns}{TALK}")
    table = root.find(".//{*}table")
    assert texts(table, "t:head") == ["PARTICIPANTS"]
    assert len(texts(table, "t:row[@role='label']/t:cell")) == 2
    rows = [texts(row, "t:cell") for row in table.findall("{*}row")[1:]]
    assert rows[:2] == [
        ["The Secretary", "Foreign Minister Gromyko"],
        ["Ambassador Thompson", "Mr. Semenov, Deputy Minister"],
    ]
    assert rows[2][0] == "Mr. Kohler, EUR"
    names = texts(root, "//t:particDesc//t:persName")
    assert sorted(names) == ["Gromyko", "Kohler", "Semenov", "The Secretary", "Thompson"]
    assert texts(root, "//t:body/t:p") == TALK.strip().split("\n\n")


def test_who_stands_alone_in_the_second_column_belongs_to_it() -> None:
    text = (
        f"{HEAD}PARTICIPANTS\n\nU.S.                      U.S.S.R.\n"
        f"The Secretary             Mr. Gromyko\n                          Mr. Semenov\n\n{TALK}"
    )
    cells = encoded(text).findall(".//{*}row")[2].findall("{*}cell")
    assert [texts(cell, ".") for cell in cells][-1] == ["Mr. Semenov"]


@pytest.mark.parametrize(
    ("listed", "heads"),
    [
        ("Teilnehmer:\nDeutsche Seite\nHerr Krolikowski\nHerr Axen\n\nSowjetische Seite\n"
         "Genosse Suslow\n\n", ["Deutsche Seite", "Sowjetische Seite"]),
        ("Присутствовали:\nС советской стороны:\nтов. Суслов\nтов. Пономарёв\n\n"
         "С немецкой стороны:\nтов. Аксен\n\n", ["С советской стороны:", "С немецкой стороны:"]),
        ("Participants:\nDélégation française\nM. Couve de Murville\n\nDélégation soviétique\n"
         "M. Gromyko\n\n", ["Délégation française", "Délégation soviétique"]),
    ],
    ids=["de", "ru", "fr"],
)  # fmt: skip
def test_sides_in_other_languages(listed: str, heads: list[str]) -> None:
    root = encoded(listed + "Am Anfang stand ein Satz. Dann kam noch einer.\n", "plain")
    assert texts(root, "//t:list[@type='participants']/t:item/t:list/t:head") == heads


def test_a_list_without_sides_ends_as_before() -> None:
    root = encoded(f"{HEAD}PARTICIPANTS\n\nThe Secretary\nMr. Kohler\n\nA Note\n\n{TALK}")
    assert texts(root, "//t:list[@type='participants']/t:item") == ["The Secretary", "Mr. Kohler"]


@pytest.mark.parametrize(
    "text", ["PARTICIPANTS:\n\nIVANOV:", "PARTICIPANTS\n\nUS\n", "PRESENT:\nUSSR:"]
)
def test_a_side_without_persons_is_no_head(text: str) -> None:
    assert not encoded(text, "plain").findall(".//{*}item//{*}head")

"""The metadata of interviews, and of documents whose labels stand on lines before their values."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ENGLISH = """Oral History Interview

Interviewee: Anna Petrova
Interviewed by: John Marsh
Date of interview: May 3, 1994
Place: Riga, Latvia
Transcribed by: Mary Ellis

MARSH: When were you born?

PETROVA: In 1931.

MARSH: Where?

PETROVA: In Riga.
"""
GERMAN = """Interview mit Anna Petrova

Interviewpartnerin: Anna Petrova
Interview geführt von: Hans Marsch und Eva Lind
Aufnahmedatum: 3. Mai 1994
Aufnahmeort: Riga
Transkription: Maria Ell

HM: Wann sind Sie geboren?

AP: 1931.

E. L.: Wo?

AP: In Riga.
"""
FRENCH = """Entretien avec Anna Petrova

Interviewée : Anna Petrova
Entretien réalisé par : Jean Marceau
Date de l’entretien : 3 mai 1994
Lieu de l’entretien : Riga
Transcrit par : Marie Ellis

JM : Où êtes-vous née ?

AP : À Riga.

JM : En quelle année ?

AP : En 1931.
"""
RUSSIAN = """Интервью с Анной Петровой

Респондент: Анна Петрова
Интервьюер: Иван Маршев
Дата записи: 3 мая 1994 г.
Место записи: Рига
Расшифровка: Мария Элина

МАРШЕВ: Где вы родились?

ПЕТРОВА: В Риге.

МАРШЕВ: В каком году?

ПЕТРОВА: В тридцать первом.
"""


def encoded(text: str, profile: str | None = None) -> etree._Element:
    """The TEI of a text, which decodes to the same bytes and is valid."""
    output = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(output) == text.encode()
    assert teitools.validate(bytes(output)).valid
    return etree.fromstring(bytes(output))


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(each.itertext()).split()) for each in root.xpath(path, namespaces=TEI)]


@pytest.mark.parametrize(
    ("text", "done", "place", "who"),
    [
        (ENGLISH, ["interviewer John Marsh", "transcriber Mary Ellis"], "Riga, Latvia",
         ["#marsh", "#petrova"] * 2),
        (GERMAN, ["interviewer Hans Marsch", "interviewer Eva Lind", "transcriber Maria Ell"],
         "Riga", ["#marsch", "#petrova", "#lind", "#petrova"]),
        (FRENCH, ["interviewer Jean Marceau", "transcriber Marie Ellis"], "Riga",
         ["#marceau", "#petrova"] * 2),
        (RUSSIAN, ["interviewer Иван Маршев", "transcriber Мария Элина"], "Рига",
         ["#маршев", "#петрова"] * 2),
    ],
    ids=["en", "de", "fr", "ru"],
)  # fmt: skip
def test_labels_become_fields_of_the_header(
    text: str, done: list[str], place: str, who: list[str]
) -> None:
    root = encoded(text)
    assert root.find(".//{*}transcriptionDesc").get("ident") == "oral-history"
    assert texts(root, "//t:titleStmt/t:respStmt") == done
    assert texts(root, "//t:setting/t:placeName") == [place]
    assert root.find(".//{*}setting/{*}date").get("when") == "1994-05-03"
    assert [speech.get("who") for speech in root.iter("{*}sp")] == who
    people = texts(root, "//t:particDesc//t:persName")
    assert len(people) == len(set(who))
    assert all(" " in name for name in people)
    assert len(texts(root, "//t:front/t:div[@type='metadata']/t:label")) == 5


def test_initials_that_two_have_are_nobodys() -> None:
    text = GERMAN.replace("Eva Lind", "Heiner Moll")
    speakers = [speech.get("who") for speech in encoded(text, "oral-history").iter("{*}sp")]
    assert speakers[0] == "#hm"


WILSON = {
    "Citation": '"A Talk," March 12, 1965, Wilson Center Digital Archive, RGANI, f. 2, op. 1.',
    "Summary": "Two ministers talk\nabout the harbour.",
    "Original Language": "Russian",
    "Contents": "Translation - English",
}
TALK = "Ivanov: Good morning.\n\nFay: Good morning.\n\nIvanov: So.\n\nFay: So.\n"


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["paragraphs", "one paragraph"])
@pytest.mark.parametrize("contents", ["Translation - English", "English Translation"])
def test_values_on_the_line_after_their_labels(between: str, contents: str) -> None:
    fields = WILSON | {"Contents": contents}
    block = between.join(f"{label}:\n{value}" for label, value in fields.items())
    root = encoded(f"March 12, 1965\n\nA Talk\n\n{block}\n\n{TALK}")
    assert texts(root, "//t:front/t:div/t:label") == [f"{label}:" for label in fields]
    assert texts(root, "//t:sourceDesc/t:bibl/t:idno[@type='fond']") == ["2"]
    assert texts(root, "//t:abstract") == ["Two ministers talk about the harbour."]
    assert {each.get("ident") for each in root.iter("{*}language")} >= {"ru", "en"}
    assert len(root.findall(".//{*}sp")) == 4


def test_a_label_alone_on_its_line_in_a_speech_is_no_metadata() -> None:
    text = f"A Talk\n\n{TALK}\nIvanov: I quote.\nSummary:\nnothing.\n"
    assert not encoded(text, "wilson").findall(".//{*}front//{*}label")


F4 = """I: Wie war das damals? #00:00:12-3#

B: Wir hatten einen Lehrer. #00:00:40-5# Und der war streng. #00:00:52-1#

I: Streng? #00:00:54-0#

B: Ja. #00:01:03-8#
"""
NUMBERED = """Interview with Mrs Gray

1 I: When were you born?

2 R: In 1930.

3 I: Where?

4 R: In Leeds.
"""


def turns(text: str) -> list[tuple[str | None, str]]:
    encoded = teitools.encode(text.encode())
    assert teitools.decode(encoded) == text.encode()
    root = etree.fromstring(bytes(encoded))
    return [(each.get("who"), "".join(each[0].itertext())) for each in root.iter("{*}sp")]


def test_times_between_number_signs() -> None:
    assert turns(F4) == [("#i", "I:"), ("#b", "B:"), ("#i", "I:"), ("#b", "B:")]
    root = etree.fromstring(bytes(teitools.encode(F4.encode())))
    times = [each.get("n") for each in root.iter("{*}milestone")]
    assert times == ["00:00:12-3", "00:00:40-5", "00:00:52-1", "00:00:54-0", "00:01:03-8"]


def test_turns_with_numbers() -> None:
    assert turns(NUMBERED) == [("#i", "1 I:"), ("#r", "2 R:"), ("#i", "3 I:"), ("#r", "4 R:")]


@pytest.mark.parametrize("between", ["\n", " "])
def test_what_is_withheld_with_its_duration_is_a_gap(between: str) -> None:
    text = (
        f"PRESIDENT: Let me see.\n\n[Privacy]{between}[Duration: 1m 20s]\n\nHALDEMAN: Yes.\n\n"
        "PRESIDENT: Well.\n"
    )
    root = etree.fromstring(bytes(teitools.encode(text.encode())))
    assert [(each.get("reason"), each.get("dur")) for each in root.iter("{*}gap")] == [
        ("withheld", "PT1M20S")
    ]

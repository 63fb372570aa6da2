"""Metadata whose labels and values stand on one line, and sections that labels open."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.notation.metadata_lines import PERSONS
from teitools.notation.profile_file import load

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
TURNS = "\n\nFENWICK: a\n\nPRYOR: b\n\nFENWICK: c\n\nPRYOR: d\n"
LANGUAGES = {
    "en": "Source: Norwich Record Office, 4/5\nDate: 3 May 1962\nPlace: Norwich\n"
    "Translated by: Ada Fenwick\nOriginal Language: German\nSummary: A talk.",
    "de": "Quelle: Norwich Record Office, 4/5\nDatum: 3. Mai 1962\nOrt: Norwich\n"
    "Übersetzer: Ada Fenwick\nOriginalsprache: Deutsch\nZusammenfassung: A talk.",
    "fr": "Source : Norwich Record Office, 4/5\nDate : 3 mai 1962\nLieu : Norwich\n"
    "Traducteur : Ada Fenwick\nLangue originale : allemand\nRésumé : A talk.",
    "ru": "Источник: Norwich Record Office, 4/5\nДата: 3 мая 1962 г.\nМесто: Norwich\n"
    "Переводчик: Ada Fenwick\nЯзык оригинала: немецкий\nАннотация: A talk.",
}


def encoded(text: str, profile: str | Path = "plain") -> etree._Element:
    """The root of the TEI of `text`, which is valid and comes back."""
    data = text.encode()
    made = teitools.encode(data, profile=profile)
    assert teitools.decode(made) == data
    report = teitools.validate(bytes(made))
    assert report.valid, [str(finding) for finding in report]
    return etree.fromstring(bytes(made))


def words(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(map(str, e.itertext())).split()) for e in root.iterfind(path, TEI)]


@pytest.mark.parametrize("apart", ["\n", "\r\n", "\n\n", "  \n \n"], ids=repr)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_is_filled(language: str, apart: str) -> None:
    lines = LANGUAGES[language].replace("\n", apart)
    root = encoded(f"A Talk by the River\n\n{lines}{TURNS}")
    assert words(root, ".//t:titleStmt/t:title") == ["A Talk by the River"]
    assert words(root, ".//t:sourceDesc/t:bibl") == ["Norwich Record Office, 4/5"]
    date = root.find(".//t:creation/t:date", TEI)
    assert date is not None
    assert date.get("when") == "1962-05-03"
    assert words(root, ".//t:setting/t:placeName") == ["Norwich"]
    assert words(root, ".//t:editor[@role='translator']") == ["Ada Fenwick"]
    assert words(root, ".//t:respStmt/t:persName") == ["Ada Fenwick"]
    assert [each.get("ident") for each in root.iterfind(".//t:language", TEI)][:1] == ["de"]
    assert words(root, ".//t:abstract/t:p") == ["A talk."]
    assert len(root.findall(".//t:front/t:div/t:label", TEI)) == 6
    assert len(root.findall(".//t:body/t:sp", TEI)) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_is_corrected_in_the_header_reaches_the_text(language: str) -> None:
    data = f"{LANGUAGES[language]}{TURNS}".encode()
    made = bytes(teitools.encode(data, profile="plain"))
    corrected = made.replace(b"Norwich Record Office, 4/5<", b"Norwich Record Office, 6<")
    assert corrected != made
    assert teitools.decode(corrected) == data.replace(b"4/5", b"6")


def test_a_value_goes_on_in_the_next_line() -> None:
    root = encoded(f"Source: Norwich Record\n    Office\nDate:\n3 May 1962{TURNS}")
    assert words(root, ".//t:sourceDesc/t:bibl") == ["Norwich Record Office"]
    assert words(root, ".//t:creation/t:date") == ["3 May 1962"]


def test_a_label_may_be_bold_and_a_value_may_be_a_paragraph() -> None:
    root = encoded(f"**Date:** 3 May 1962\n\nSummary:\n\nA talk\nby the river.{TURNS}")
    assert words(root, ".//t:creation/t:date") == ["3 May 1962"]
    assert words(root, ".//t:abstract/t:p") == ["A talk by the river."]
    assert len(root.findall(".//t:body/t:sp", TEI)) == 4


def test_those_who_are_named_are_those_who_speak() -> None:
    head = "Interviewee: Ada Fenwick\nInterviewer: Mr. Tom Pryor and Jane Roe\nDate: 3 May 1962"
    root = encoded(head + TURNS, "oral-history")
    people = {
        each.findtext("t:persName", None, TEI): each.get("role")
        for each in root.iterfind(".//t:particDesc//t:person", TEI)
    }
    assert people == {"Ada Fenwick": "speaker", "Tom Pryor": "speaker", "Jane Roe": "participant"}
    assert [sp.get("who") for sp in root.iterfind(".//t:sp", TEI)] == ["#fenwick", "#pryor"] * 2


def test_the_author_is_the_documents() -> None:
    root = encoded("Author: Ada Fenwick\nDate: 3 May 1962\n\nText.")
    assert words(root, ".//t:titleStmt/t:author/t:persName") == ["Ada Fenwick"]


def test_labels_that_no_field_has_stay_between_others() -> None:
    root = encoded(f"Date: 3 May 1962\nProject: Rivers\n\nReel: 4\n\nPlace: Norwich{TURNS}")
    assert words(root, ".//t:front//t:label") == ["Date:", "Project:", "Reel:", "Place:"]
    assert words(root, ".//t:front//t:p") == ["", "Rivers", "4", ""]
    assert len(root.findall(".//t:body/t:sp", TEI)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Interviewer: Ada Brown?\n\nInterviewee: Yes.\n\nInterviewer: Well.\n\nInterviewee: No.",
        "Interviewer: Tell me of the river.\n\nInterviewee: It was wide.",
        "FENWICK: a\n\nDate: 3 May 1962\n\nFENWICK: b",
        "Date: tomorrow, he said.\n\nText.",
        "It was in May that we came, and nobody had told us of the river, nor of the mill, nor "
        "that the bridge was gone; so we walked, all of us, for the whole of the night, "
        "with the bags and the dog.\n\nDate: 3 May 1962\n\nText.",
        "One.\n\nTwo.\n\nDate: 3 May 1962\n\nText.",
        "A\n\nB\n\nC\n\nD\n\nDate: 3 May 1962\n\nText.",
        "Rivers: a study\n\nDate: 3 May 1962\n\nText.",
    ],
)
def test_other_text_is_no_metadata(text: str) -> None:
    root = encoded(text)
    assert root.find(".//t:front", TEI) is None
    assert root.find(".//t:creation", TEI) is None


@pytest.mark.parametrize("form", ["{}: x", "{}.", "{}"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_opens_a_section_is_no_speaker(language: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "plain"\nname = "mine"\nversion = "1.0"\n'
        f'languages = ["{language}"]\n[speakers]\nterminators = [":", ".", "line"]\n'
    )
    words_of = load(str(file)).words
    labels = {label for label, field in words_of.labels.items() if field not in PERSONS}
    for label in sorted(labels | words_of.not_speakers):
        for typed in (label.upper(), label.capitalize()):
            opened = form.format(typed)
            text = f"FENWICK: a\n\nb\n\n{opened}\n\nc\n\n{opened}\n\nd\n\n{opened}\n\ne"
            made = teitools.encode(text.encode(), profile=file)
            root = etree.fromstring(bytes(made))
            assert [sp.get("who") for sp in root.iterfind(".//t:sp", TEI)] == ["#fenwick"], opened


@pytest.mark.parametrize("profile", ["plain", "frus", "hansard", "oral-history", "tape"])
def test_names_in_a_section_are_no_speakers(profile: str) -> None:
    text = (
        "SUBJECT\nThe Mill\n\nPARTICIPANTS\nMr. Fenwick\nMr. Pryor\n\n"
        "Mr. Fenwick: a\n\nMr. Pryor: b\n\nMr. Fenwick: c\n\nSource: Norwich, box 4."
    )
    root = encoded(text, profile)
    assert len(root.findall(".//t:list[@type='participants']/t:item", TEI)) == 2
    if profile != "hansard":
        whose = [sp.get("who") for sp in root.iterfind(".//t:sp", TEI)]
        assert whose == ["#fenwick", "#pryor", "#fenwick"]


def test_a_citation_without_a_label(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "plain"\nname = "mine"\nversion = "1.0"\n[metadata]\n'
        "citation = '(?P<publisher>Norwich Press), (?P<date>\\d{1,2} \\w+ \\d{4}), p\\. \\d+'\n"
    )
    text = f"Norwich Press, 3 May 1962, p. 4{TURNS}"
    root = encoded(text, file)
    assert words(root, ".//t:sourceDesc/t:bibl") == ["Norwich Press, 3 May 1962, p. 4"]
    assert words(root, ".//t:sourceDesc/t:bibl/t:publisher") == ["Norwich Press"]
    date = root.find(".//t:sourceDesc/t:bibl/t:date", TEI)
    assert date is not None
    assert date.get("when") == "1962-05-03"
    assert len(root.findall(".//t:body/t:sp", TEI)) == 4
    with_labels = encoded(f"Norwich Press, 3 May 1962, p. 4\n\nPlace: Norwich{TURNS}", file)
    assert words(with_labels, ".//t:sourceDesc/t:bibl") == ["Norwich Press, 3 May 1962, p. 4"]
    assert words(with_labels, ".//t:setting/t:placeName") == ["Norwich"]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Date: 3 May 1962\nPlace: Norwich\nFENWICK: a\nPRYOR: b\nFENWICK: c\nPRYOR: d", 4),
        ("Date: 3 May 1962\nPlace: Norwich\nFENWICK: a\n\nPRYOR: b\n\nFENWICK: c", 3),
        ("Date: 3 May 1962\nIt rained on the river.\nWe went home.", 0),
        (f"Date: 3 May 1962\n{'It rained on the river. ' * 9}\nWe went.\nSo.\nYes.\nNo.", 0),
        (f"A Talk\nDate: 3 May 1962\n{'It rained. ' * 15}\nWe went.\nSo.\nYes.\nNo.", None),
    ],
)
def test_the_text_may_begin_in_the_next_line(text: str, turns: int | None) -> None:
    root = encoded(text)
    if turns is None:
        assert root.find(".//t:front", TEI) is None
        return
    assert words(root, ".//t:creation/t:date") == ["3 May 1962"]
    assert len(root.findall(".//t:body/t:sp", TEI)) == turns
    labels = words(root, ".//t:front//t:label")
    assert labels == ["Date:", "Place:"][: len(labels)]
    last = text.splitlines()[-1].rpartition(": ")[2]
    assert words(root, ".//t:body//t:p")[-1].endswith(last)


def test_the_keys_can_be_switched_off(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "plain"\nname = "mine"\nversion = "1.0"\n[metadata]\nsame_line = false\n'
    )
    root = encoded(f"Date: 3 May 1962{TURNS}", file)
    assert root.find(".//t:front", TEI) is None


LINES = (
    "Date: 3 May 1962", "Quelle: Bundesarchiv", "Place:", "Place: Norwich", "Title: x [y] z",
    "Interviewer: Ada Brown", "Translator: Dr. B. Ito, Ada Brown", "Reel: 4", "  Time: 4  ",
    "Summary: a\x0cb", "Date: between 9 and 12 July 1956", "FENWICK: a", "A title", " x ", "*",
    "**Date:** 1962", "Source:\u00a0x", "Язык: русский", "Original Language: Klingon", "_a: b_",
)  # fmt: skip
ENDS = ("\n", "\n\n", "\r\n", "\n \n", "\n\n\n")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS))))
def test_any_head_is_valid_and_comes_back(parts: list[tuple[str, str]]) -> None:
    encoded("".join(f"{line}{end}" for line, end in parts))

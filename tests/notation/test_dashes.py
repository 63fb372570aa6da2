"""Dashes behind the names of speakers, and marks of notes behind years."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def found(text: str, profile: str, path: str) -> list[str]:
    encoded = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(encoded) == text.encode()
    root = etree.fromstring(bytes(encoded))
    return ["".join(each.itertext()) for each in root.xpath(path, namespaces=TEI)]


@pytest.mark.parametrize("dash", ["—", " — ", "--", " - "])
def test_a_comrade_speaks_behind_a_dash(dash: str) -> None:
    text = f"Cde. Adler{dash}The port is shut.\n\nCde. Brandt{dash}Open it.\n"
    assert len(found(text, "wilson", "//t:sp")) == 2


@pytest.mark.parametrize("dash", ["—", " — ", "--", " - "])
def test_a_sentence_goes_on_behind_a_dash(dash: str) -> None:
    said = f"{dash}who was there{dash}said nothing."
    text = f"Cde. Adler{said}\n\nCde. Brandt{said}\n\nCde. Adler{said}\n"
    assert found(text, "wilson", "//t:sp") == []


def test_words_in_a_play_that_break_off_are_no_names() -> None:
    text = "ACT I\n\nANN--Yes.\n\nTOM--No--\nNo--I mean--\nNo--\n\nANN--Well!\n\nTOM--Ha!\n"
    assert found(text, "drama", "//t:speaker") == ["ANN--", "TOM--", "ANN--", "TOM--"]


def test_a_name_has_another_form_once() -> None:
    text = "ACT I\n\nANN--Yes.\n\nTOM--No.\n\nANN--Why?\n\nTOM. Because.\n"
    text = f"PERSONS\n\nANN\nTOM\n\n{text}"
    assert found(text, "drama", "//t:speaker") == ["ANN--", "TOM--", "ANN--", "TOM."]


@pytest.mark.parametrize("dated", ["August 5, 1954", "May 1954", "Monday, October 30, 1961"])
def test_the_mark_of_a_note_stands_behind_a_year(dated: str) -> None:
    text = f"7. Minutes of a Meeting, {dated}1\n\nThe meeting was short.\n\n1 Drafted by Adler.\n"
    assert found(text, "frus", "//t:head/t:ref") == ["1"]


@pytest.mark.parametrize("number", ["19541", "No. 19541", "telegram 19541", "$19541"])
def test_a_number_is_no_year_with_a_mark(number: str) -> None:
    text = f"7. Minutes of a Meeting\n\nHe had {number} in mind.2\n\n1 Secret.\n\n2 Not found.\n"
    assert found(text, "frus", "//t:ref") == ["2"]

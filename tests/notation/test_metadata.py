"""The metadata block of the Wilson Center profile, and what varies in it."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from tests.requirements import SEED

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
TEXT = SEED.read_text(encoding="utf-8")


def header(text: str) -> etree._Element:
    """The document of `text` by the profile, which must come back and be valid."""
    data = text.encode()
    encoded = teitools.encode(data, profile="wilson")
    assert teitools.decode(encoded) == data
    assert teitools.validate(bytes(encoded)).valid
    return etree.fromstring(encoded)


def words(tei: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(map(str, e.itertext())).split()) for e in tei.iterfind(path, TEI)]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        f"\ufeff{TEXT}",
        TEXT.replace("Citation:", "Citation: "),
        TEXT.replace("**", ""),
        TEXT.lstrip("\n"),
    ],
    ids=["seed", "crlf", "cr", "mark", "space", "not bold", "no blank lines"],
)
def test_the_header_is_filled(text: str) -> None:
    tei = header(text)
    assert words(tei, ".//t:titleStmt/t:title") == [
        "Dictation of N.S. Khrushchev on the Draft Treaty with China on Resolving Border Disputes"
    ]
    assert words(tei, ".//t:creation/t:date") == ["September 18, 1964"]
    assert words(tei, ".//t:msIdentifier/*") == ["RGANI", "52", "1", "599"]
    assert words(tei, ".//t:respStmt/t:persName") == ["Gary Goldberg", "Sergey Radchenko"]
    assert words(tei, ".//t:funder") == ["Blavatnik Family Foundation"]
    assert len(tei.findall(".//t:supplied", TEI)) == 11


def test_a_label_that_comes_again_is_a_paragraph() -> None:
    tei = header("Summary:\n\nOne.\n\nTwo.\n\nContents:\n\nText\n\nSummary:\n\nThree.")
    assert words(tei, ".//t:abstract/t:p") == ["One.", "Two."]
    assert words(tei, ".//t:body/t:p") == ["Summary:", "Three."]


def test_without_labels_all_is_text() -> None:
    tei = header("A title\n\nThe Summary: this is it.")
    assert tei.find(".//t:front", TEI) is None
    assert words(tei, ".//t:body/*") == ["A title", "The Summary: this is it."]


def test_a_value_without_known_parts_stays_in_its_place() -> None:
    tei = header("Credits:\n\nNobody in particular\n\nContents:\n\nScan\n\nText")
    assert tei.find(".//t:funder", TEI) is None
    assert words(tei, ".//t:front//t:p") == ["Nobody in particular", "Scan"]


def test_an_unknown_language_is_undetermined() -> None:
    tei = header("Original Language:\n\nKlingon\n\nContents:\n\nTranslation - English\n\nText")
    tags = [language.get("ident") for language in tei.iterfind(".//t:language", TEI)]
    assert tags == ["en", "und"]

"""Header files: what they add to a header, and their errors."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from teitools.errors import DocumentError, ProfileError
from teitools.source import Source
from teitools.tei.description import Description, Origin, Responsible
from teitools.tei.header_file import read_header_file, write_header_file
from tests.requirements import SEED

TOML = b"""
publisher = "An Archive"
place = "Ziar"
date = "2026-01-31"
licence = "CC BY 4.0"
licence_target = "https://creativecommons.org/licenses/by/4.0/"
identifiers = { DOI = "10.5281/1", handle = "1/2" }
encoder = "A. Editor"
repository = "Russian State Archive of Contemporary History"
settlement = "Moscow"
country = "Russia"
edition = "First"
note = "Tea & biscuits"
"""
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def test_a_header_file_fills_the_header() -> None:
    encoded = teitools.encode(SEED, header=TOML)
    tei = etree.fromstring(encoded)
    assert tei.findtext(".//t:publicationStmt/t:publisher", None, TEI) == "An Archive"
    assert tei.findtext(".//t:idno[@type='DOI']", None, TEI) == "10.5281/1"
    assert tei.findtext(".//t:msIdentifier/t:repository", None, TEI) == (
        "Russian State Archive of Contemporary History"
    )
    assert tei.find(".//t:publicationStmt/t:date[@when='2026-01-31']", TEI) is not None
    assert tei.find(".//t:change[@who='#encoder']", TEI) is not None
    report = teitools.validate(bytes(encoded))
    assert report.valid, [str(finding) for finding in report]
    assert teitools.decode(encoded) == SEED.read_bytes()


def test_a_tei_header_says_the_same() -> None:
    encoded = teitools.encode(SEED, header=TOML)
    assert teitools.encode(SEED, header=bytes(encoded)) == encoded


def test_what_a_tei_header_says_beyond_that_is_reported() -> None:
    header = (
        b'<teiHeader xmlns="http://www.tei-c.org/ns/1.0"><fileDesc><publicationStmt>'
        b"<distributor>D</distributor><publisher>P</publisher></publicationStmt></fileDesc>"
        b"</teiHeader>"
    )
    encoded = teitools.encode(b"x", header=header)
    assert [f.code.id for f in encoded.findings if f.severity > 1] == ["F103"]
    assert b"<publisher>P</publisher>" in encoded


def test_without_one_it_says_that_it_is_unpublished() -> None:
    tei = etree.fromstring(teitools.encode(b"x"))
    (paragraph,) = tei.iterfind(".//t:publicationStmt/*", TEI)
    assert "Unpublished" in (paragraph.text or "")
    assert tei.findtext(".//t:titleStmt/t:title", None, TEI) == "Untitled transcript"


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        (b"publishers = 'x'", "key 'publishers' is not known; allowed are title, language"),
        (b"publisher = 1", "key 'publisher' must be a string, not 1"),
        (b"publisher = ''", "key 'publisher' must be a string, not ''"),
        (b"publisher = '\xff'", "neither TOML nor XML"),
        (b"publisher = " + b"[" * 5000, "neither TOML nor XML"),
        (b"identifiers = 'x'", "key 'identifiers' must be a table"),
        (b'note = "a\\u0001"', "key 'note' has a character that XML cannot hold"),
        (b"language = 'so so'", "key 'language' is 'so so'; expected a language tag such as en"),
        (b"licence_target = 'so so'", "key 'licence_target' is 'so so'; expected an address"),
        (b'identifiers = { "a b" = "c" }', "must be words without spaces"),
        (b"origin = 'x'", "key 'origin' must be a table"),
        (b"origin = { titel = 'x' }", "key 'origin.titel' is not known; allowed are title, author"),
        (b"origin = { title = 1 }", "key 'origin.title' must be a string, not 1"),
        (b"responsible = { id = 'a' }", "key 'responsible' must be tables"),
        (b"[[responsible]]\nid = 'a'", "each of 'responsible' must have id, name, role"),
        (
            b"[[responsible]]\nid = 'a b'\nname = 'x'\nrole = 'y'",
            "key 'responsible.id' is 'a b'; expected an XML name",
        ),
        (
            b"[[responsible]]\nid = 'a'\nname = 'x'\nrole = 'y'\nwhen = 'soon'",
            "key 'responsible.when' is 'soon'; expected 2026-01-31",
        ),
        (b"<a/>", "expected a teiHeader in the TEI namespace, found <a>"),
    ],
)
def test_errors_name_the_key(header: bytes, problem: str) -> None:
    with pytest.raises(ProfileError) as caught:
        teitools.encode(b"x", header=header)
    assert problem in str(caught.value)


def test_a_header_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(DocumentError):
        teitools.encode(b"x", header=b"<teiHeader>")


def test_what_is_written_says_the_same() -> None:
    description = Description(
        title='A "title" \\ x',
        language="en",
        identifiers=(("DOI", "10.5281/1"),),
        origin=Origin("T", "A. B.", date="1964-09-18", address="https://e.org/", file="t.docx"),
        responsible=(Responsible("by-a", "A", "tracked changes"),),
    )
    written = write_header_file(description)
    assert read_header_file(Source("header.toml", written.encode())) == (description, [])


def test_the_origin_and_those_who_are_responsible() -> None:
    description = Description(
        origin=Origin("T", "A. B.", "P", "1964-09-18", "https://e.org/", "t.docx", "CC BY"),
        responsible=(Responsible("by-a", "A. Name", "comments", "2024-05-06"),),
    )
    encoded = teitools.encode(
        b"a [del resp=#by-a: b]", header=write_header_file(description).encode()
    )
    assert teitools.validate(bytes(encoded)).findings == ()
    tei = etree.fromstring(encoded)
    bibl = tei.find(".//t:sourceDesc/t:bibl", TEI)
    assert bibl is not None
    assert [(each.tag.partition("}")[2], each.text) for each in bibl] == [
        ("title", "T"),
        ("author", "A. B."),
        ("publisher", "P"),
        ("date", "1964-09-18"),
        ("ref", "https://e.org/"),
        ("idno", "t.docx"),
        ("note", "CC BY"),
    ]
    assert tei.findtext(".//t:respStmt/t:name", None, TEI) == "A. Name"

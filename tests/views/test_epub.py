"""Books: what is in them, where their links lead, and that EPUBCheck accepts them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import teitools
from tests.requirements import ROOT, SHARED, need
from tests.views.epubs import SPACES, Book, complaints, tei

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.xml"))
SEED = ROOT / "encoded" / "khrushchev-1964-09-18.xml"


@pytest.mark.parametrize(
    ("file", "view"),
    [
        (SEED, "reading"),
        (DOCUMENTS / "marks.xml", "marked"),
        (DOCUMENTS / "editing.xml", "diplomatic"),
        (DOCUMENTS / "right-to-left.xml", "reading"),
    ],
    ids=lambda value: getattr(value, "stem", value),
)
def test_epubcheck_accepts_it(file: Path, view: str, tmp_path: Path) -> None:
    assert complaints(teitools.render(file, to="epub", view=view), tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("view", ["reading", "diplomatic", "marked"])
def test_epubcheck_accepts_whatever_can_be_read(view: str, tmp_path: Path) -> None:
    need("shared")
    checked = 0
    for file in [*sorted(DOCUMENTS.glob("*.xml")), *sorted(SHARED.glob("corpora/*/*.xml"))]:
        try:
            book = teitools.render(file, to="epub", view=view)
        except teitools.DocumentError:
            continue
        assert complaints(book, tmp_path) == [], file
        checked += 1
    for file in sorted(SHARED.glob("transcripts/*.txt")):
        book = teitools.render(bytes(teitools.encode(file)), to="epub", view=view)
        assert complaints(book, tmp_path) == [], file
        checked += 1
    assert checked > 60


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("view", ["reading", "diplomatic", "marked"])
def test_every_link_leads_somewhere(name: str, view: str) -> None:
    book = Book(teitools.render(DOCUMENTS / f"{name}.xml", to="epub", view=view))
    files = {each: book.tree(each) for each in [*book.spine(), "nav.xhtml"]}
    places = {each: set(tree.xpath("//@id")) for each, tree in files.items()}
    for file, tree in files.items():
        assert len(tree.xpath("//@id")) == len(places[file])
        for href in tree.xpath("//h:a/@href", namespaces=SPACES):
            parts = urlsplit(href)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "mailto")
                continue
            home = parts.path or file
            assert home in files
            assert not parts.fragment or unquote(parts.fragment) in places[home]
        assert not tree.xpath("//h:script | //h:input | //h:details", namespaces=SPACES)


def test_the_container_begins_with_its_type_and_is_the_same_each_time() -> None:
    data = bytes(teitools.render(SEED, to="epub"))
    assert data == bytes(teitools.render(SEED, to="epub"))
    first = Book(data).archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_the_date_of_change_is_that_of_the_file_or_the_one_that_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(tei("<p>a</p>"))
    os.utime(file, (1_000_000_000, 1_000_000_000))
    path = "//opf:meta[@property='dcterms:modified']"
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert Book(teitools.render(file, to="epub")).said(path) == ["2001-09-09T01:46:40Z"]
    assert Book(teitools.render(tei("<p>a</p>"), to="epub")).said(path) == ["1980-01-01T00:00:00Z"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert Book(teitools.render(file, to="epub")).said(path) == ["1970-01-02T00:00:00Z"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(teitools.UsageError, match="SOURCE_DATE_EPOCH=soon"):
        teitools.render(file, to="epub")


def test_the_metadata_is_that_of_the_header() -> None:
    book = Book(teitools.render(DOCUMENTS / "marks.xml", to="epub"))
    assert book.said("//dc:identifier[@id='identifier']") == ["https://doi.org/10.1/1"]
    assert book.said("//dc:title") == [
        "Record of a Talk at the Border",
        "From the notes of an interpreter",
    ]
    assert book.said("//dc:creator") == ["A. Ivanova"]
    assert book.said("//dc:contributor") == ["Jo Smith", "A Foundation", "Jo Smith", "An Archive"]
    roles = book.said("//opf:meta[@property='role']")
    assert roles == ["aut", "trl", "fnd", "trl", "mrk"]
    assert book.said("//dc:publisher") == ["An Archive"]
    assert book.said("//opf:meta[@property='dcterms:created']") == ["1961-05-02"]
    assert book.said("//dc:language") == ["en"]
    assert book.said("//dc:rights") == ["CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"]
    assert book.said("//opf:meta[@property='schema:accessMode']") == ["textual"]
    features = book.said("//opf:meta[@property='schema:accessibilityFeature']")
    assert {"structuralNavigation", "index", "pageNavigation"} <= set(features)
    assert book.said("//opf:meta[@property='schema:accessibilityHazard']") == ["none"]
    assert len(book.said("//opf:meta[@property='schema:accessibilitySummary']")) == 1


def test_a_book_without_an_identifier_has_one_that_stays(tmp_path: Path) -> None:
    path = "//dc:identifier[@id='identifier']"

    def identifier(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return Book(teitools.render(tmp_path / name, to="epub")).said(path)[0]

    first = identifier("a.xml", tei("<p>a</p>"))
    assert first.startswith("urn:uuid:")
    assert identifier("a.xml", tei("<p>other words</p>")) == first
    assert identifier("b.xml", tei("<p>a</p>")) != first
    assert identifier("a.xml", tei("<p>a</p>", "Another")) != first


@pytest.mark.parametrize(
    ("view", "has", "has_not"),
    [
        ("reading", ["We met [them]"], ["deleted", "(end of what is added)"]),
        ("diplomatic", ["deleted", "We met on"], ["[them]", "Notes of the editors"]),
        ("marked", ["deleted", "[them]", "(end of what is added)"], []),
    ],
)
def test_a_book_has_only_what_its_view_shows(view: str, has: list[str], has_not: list[str]) -> None:
    book = Book(teitools.render(DOCUMENTS / "marks.xml", to="epub", view=view))
    words = book.words("text-1.xhtml").replace("supplied by the translator: ", "")
    for each in has:
        assert each in words
    for each in has_not:
        assert each not in words


ACT = "<div type='act'><head>Act {n}</head><pb n='{n}'/>{speeches}</div>"
SPEECH = "<sp><speaker>A</speaker><p>Words{note} and words and words. {filling}</p></sp>"


def play(acts: int, speeches: int) -> bytes:
    filling = "Long is the day. " * 12
    said = [
        ACT.format(
            n=number,
            speeches="".join(
                SPEECH.format(
                    note=f"<note>Note {number}.{each}</note>" if each == 0 else "", filling=filling
                )
                for each in range(speeches)
            ),
        )
        for number in range(1, acts + 1)
    ]
    return tei("".join(said), "A Play")


def test_a_long_play_is_in_acts_and_each_has_its_notes(tmp_path: Path) -> None:
    data = teitools.render(play(5, 60), to="epub")
    book = Book(data)
    texts = [name for name in book.spine() if name.startswith("text-")]
    assert texts == [f"text-{number}.xhtml" for number in range(1, 6)]
    for number, name in enumerate(texts, 1):
        words = book.words(name)
        assert f"Act {number}" in words
        assert words.count("Note ") == 1
        assert f"Note {number}.0" in words
        notes = book.tree(name).xpath("//h:aside[@epub:type='footnote']", namespaces=SPACES)
        assert [each.get("role") for each in notes] == ["doc-footnote"]
    acts = [(label, href) for label, href, _ in book.contents() if label.startswith("Act")]
    assert acts == [(f"Act {n}", f"text-{n}.xhtml#head-{n}") for n in range(1, 6)]
    nav = book.tree("nav.xhtml")
    numbers = nav.xpath("//h:nav[@epub:type='page-list']//h:a", namespaces=SPACES)
    assert [each.text for each in numbers] == list("12345")
    assert [each.get("href") for each in numbers] == [f"text-{n}.xhtml#pb-{n}" for n in range(1, 6)]
    landmarks = nav.xpath("//h:nav[@epub:type='landmarks']//h:a/@epub:type", namespaces=SPACES)
    assert landmarks == ["toc", "titlepage", "bodymatter", "colophon"]
    assert complaints(data, tmp_path) == []


def test_a_text_without_divisions_is_never_one_huge_file() -> None:
    speeches = SPEECH.format(note="", filling="Long is the day. " * 60) * 600
    book = Book(teitools.render(tei(speeches), to="epub"))
    texts = [name for name in book.spine() if name.startswith("text-")]
    lengths = [len(book.words(name)) for name in texts]
    assert len(texts) == 4
    assert max(lengths) <= 210_000
    assert sum(book.words(name).count("Words and words") for name in texts) == 600


def test_short_divisions_share_a_file() -> None:
    poems = "".join(f"<div><head>Poem {n}</head><l>{'la ' * 50}</l></div>" for n in range(400))
    book = Book(teitools.render(tei(poems), to="epub"))
    texts = [name for name in book.spine() if name.startswith("text-")]
    assert 10 < len(texts) < 30
    assert len([1 for label, _, _ in book.contents() if label.startswith("Poem")]) == 400


def test_relative_links_lead_to_where_the_document_is_published() -> None:
    linked = tei("<p>see <ref target='b.xml#x'>there</ref></p>")
    lost = teitools.render(linked, to="epub")
    assert [(f.code.id, f.facts["address"]) for f in lost.findings] == [("W103", "b.xml#x")]
    assert not Book(lost).tree("text-1.xhtml").xpath("//h:a", namespaces=SPACES)
    address = {"address": "https://x.example/e/a.html"}
    found = teitools.render(linked, to="epub", parameters=address)
    assert found.findings == ()
    hrefs = Book(found).tree("text-1.xhtml").xpath("//h:a/@href", namespaces=SPACES)
    assert hrefs == ["https://x.example/e/b.xml#x"]


def test_text_from_right_to_left_turns_its_pages_so() -> None:
    book = Book(teitools.render(DOCUMENTS / "right-to-left.xml", to="epub"))
    assert book.package.find("{*}spine").get("page-progression-direction") == "rtl"
    assert book.tree("text-1.xhtml").get("dir") == "rtl"


def test_a_style_sheet_of_your_own_makes_the_book_too(tmp_path: Path) -> None:
    own = tmp_path / "own.xsl"
    own.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:tei="http://www.tei-c.org/ns/1.0"><xsl:import href="teitools:html"/>'
        '<xsl:template match="tei:rs"><u><xsl:apply-templates/></u></xsl:template>'
        "</xsl:stylesheet>",
        encoding="utf-8",
    )
    (tmp_path / "own.css").write_text("u { color: green }", encoding="utf-8")
    data = teitools.render(tei("<p><rs>a</rs></p>"), to="epub", xslt=own, css=tmp_path / "own.css")
    book = Book(data)
    assert book.tree("text-1.xhtml").findtext(".//{*}u") == "a"
    assert book.archive.read("EPUB/style.css").endswith(b"u { color: green }")

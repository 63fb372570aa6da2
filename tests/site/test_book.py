"""The documents of a site as one book."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

import teitools
from tests.views.epubs import SPACES, Book, complaints, tei

PERSON = '<persName ref="https://people.example/7">{}</persName>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    note = "<note>A note</note>"
    bodies = {
        "a": f"<p>To {PERSON.format('Ann')}{note}, see <ref target='b.xml#x'>the answer</ref></p>",
        "b": f"<pb n='1'/><p xml:id='x'>From {PERSON.format('Ann Lee')}{note}</p>",
        "c": "".join(f"<div><head>Part {n}</head><p>{'word ' * 2_000}</p></div>" for n in range(9)),
    }
    for name, body in bodies.items():
        (folder / f"{name}.xml").write_bytes(tei(body, f"Letter {name.upper()}"))
    return folder


def test_the_book_of_a_site(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    teitools.build_site(folder, output, epub=True, cache=tmp_path / "kept")
    data = (output / "book.epub").read_bytes()
    book = Book(data)
    labels = [(label, depth) for label, _, depth in book.contents()]
    assert labels == [
        ("letters", 1), ("Letter A", 1), ("Letter B", 1), ("Letter C", 1),
        *((f"Part {n}", 2) for n in range(9)),
        ("Index", 1),
    ]  # fmt: skip
    assert book.words("d1-text-1.xhtml").count("A note") == 1
    links = book.tree("d1-text-1.xhtml").xpath("//h:a[.='the answer']/@href", namespaces=SPACES)
    assert links == ["d2-text-1.xhtml"]
    entry = book.tree("index.xhtml").xpath("//h:li//h:a", namespaces=SPACES)
    assert [each.text for each in entry] == ["Letter A", "Letter B"]
    nav = book.tree("nav.xhtml")
    pages = nav.xpath("//h:nav[@epub:type='page-list']//h:a", namespaces=SPACES)
    assert [each.text for each in pages] == ["Letter B: 1"]
    landmarks = nav.xpath("//h:nav[@epub:type='landmarks']//h:a/@epub:type", namespaces=SPACES)
    assert landmarks == ["toc", "titlepage", "bodymatter", "index"]
    assert complaints(data, tmp_path) == []
    home = html.fromstring((output / "index.html").read_bytes())
    assert home.xpath("//a[@href='book.epub']")


def test_every_link_of_the_book_leads_somewhere(folder: Path, tmp_path: Path) -> None:
    (folder / "d.xml").write_bytes(tei("<hi>" * 200 + "deep" + "</hi>" * 200, "Letter D"))
    (folder / "e.xml").write_bytes(tei("<p><ref target='d.xml'>deep</ref></p>", "Letter E"))
    teitools.build_site(folder, tmp_path / "site", epub=True, cache=False)
    book = Book((tmp_path / "site" / "book.epub").read_bytes())
    trees = {name: book.tree(name) for name in [*book.spine(), "nav.xhtml"]}
    for name, tree in trees.items():
        for href in tree.xpath("//h:a/@href", namespaces=SPACES):
            parts = urlsplit(href)
            if not parts.scheme:
                target = trees[parts.path or name]
                assert not parts.fragment or unquote(parts.fragment) in target.xpath("//@id")


def test_it_is_made_again_when_something_changed_and_goes_when_nobody_wants_it(
    folder: Path, tmp_path: Path
) -> None:
    output, kept = tmp_path / "site", tmp_path / "kept"
    teitools.build_site(folder, output, epub=True, cache=kept)
    first = (output / "book.epub").read_bytes()
    assert teitools.build_site(folder, output, epub=True, cache=kept).written == 0
    (folder / "b.xml").write_bytes(tei("<p>Other words</p>", "Letter B"))
    teitools.build_site(folder, output, epub=True, cache=kept)
    assert (output / "book.epub").read_bytes() != first
    assert "Other words" in Book((output / "book.epub").read_bytes()).words("d2-text-1.xhtml")
    assert "book.epub" in teitools.build_site(folder, output, cache=kept).removed
    assert not (output / "book.epub").exists()

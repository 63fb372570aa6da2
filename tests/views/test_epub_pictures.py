"""The pictures of a book: which are in it, and which never."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest

import teitools
from tests.views.epubs import SPACES, Book, complaints, tei


def png(width: int = 1) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    size = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" + b"\xff" * width)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_beside_the_document_are_in_the_book(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(png())
    (tmp_path / "b.png").write_bytes(b"no picture")
    (tmp_path.parent / "secret.png").write_bytes(png(2))
    (tmp_path / "link.png").symlink_to(tmp_path.parent / "secret.png")
    os.mkfifo(tmp_path / "pipe.png")
    names = ["images/a.png", "b.png", "../secret.png", "link.png", "pipe.png", "none.png"]
    figures = "".join(
        f"<figure><graphic url='{name}'/><figDesc>A map of {name}</figDesc></figure>"
        for name in [*names, "https://x.example/a.png"]
    )
    file = tmp_path / "a.xml"
    file.write_bytes(tei(figures))
    output = teitools.render(file, to="epub", cover=tmp_path / "images" / "a.png")
    reasons = {f.facts["address"]: f.facts["reason"] for f in output.findings}
    assert reasons == {
        "b.png": "it is no PNG, JPEG or GIF",
        "../secret.png": "it does not lie beside the document",
        "link.png": "it does not lie beside the document",
        "pipe.png": "there is no such file",
        "none.png": "there is no such file",
        "https://x.example/a.png": "it is at an address outside",
    }
    book = Book(output)
    pictures = [name for name in book.archive.namelist() if "/pictures/" in name]
    assert [book.archive.read(name) for name in pictures] == [png()]
    shown = book.tree("text-1.xhtml").xpath("//h:img/@alt", namespaces=SPACES)
    assert shown == ["A map of images/a.png"]
    assert book.spine()[0] == "cover.xhtml"
    assert book.said("//opf:meta[@property='schema:accessMode']") == ["textual", "visual"]
    assert complaints(output, tmp_path) == []


def test_a_cover_that_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "cover.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(teitools.UsageError, match=r"cover\.svg: the cover is no PNG"):
        teitools.render(tei("<p>a</p>"), to="epub", cover=tmp_path / "cover.svg")
    with pytest.raises(teitools.UsageError, match="for EPUB only"):
        teitools.render(tei("<p>a</p>"), to="html", cover=tmp_path / "cover.svg")

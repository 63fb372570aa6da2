"""Archives that are damaged, hostile, or no Word documents: a clear error, and nothing else."""

from __future__ import annotations

import io
import os
import re
import tracemalloc
import zipfile

import pytest

import teitools
from teitools.errors import DocumentError
from teitools.source import Source
from tests.sources.packages import SPACES, archive, document, paragraph, relations, run
from tests.sources.steps import body, encoded

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refused(source: Source, **options: object) -> str:
    """The one finding of the error that `source` gives."""
    with pytest.raises(DocumentError) as caught:
        teitools.encode(source, **options)  # type: ignore[arg-type]
    (finding,) = caught.value.findings
    return str(finding)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the file is empty"),
        (b"Dear Sir,", "this is no .docx document"),
        (OLE, "a document of an old Office (.doc), not .docx; save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted; open it in Word, and save"),
        (b"{\\rtf1 x}", "this is a document in RTF"),
        (b"%PDF-1.7", "this is a PDF document"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><pkg:package/>", "this is XML, not a .docx archive"),
        (b"PK\x03\x04 and no more", "the archive cannot be read"),
    ],
)
def test_what_is_no_word_document(data: bytes, expected: str) -> None:
    assert expected in refused(Source("letter.docx", data))


def test_an_opendocument_text() -> None:
    source = archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
    assert "an OpenDocument text" in refused(source)


def test_an_archive_without_a_text() -> None:
    assert "no text of a Word document" in refused(archive({"a.txt": "x"}))
    assert "no text of a Word document" in refused(archive({"word/document.xml": "<x/>"}))


def test_parts_that_are_too_long_when_unpacked() -> None:
    source = document(paragraph("a" * 3_000_000))
    assert len(source.data) < 30_000
    found = refused(source, limit=1_000_000)
    assert "T412" in found
    assert "1,000,000 bytes" in found


def test_a_bomb_is_not_unpacked() -> None:
    source = document(paragraph("a"), more={"word/media/x.bin": bytes(150_000_000)})
    tracemalloc.start()
    encoded(source)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 100_000_000
    source = document(paragraph("a"), more={"word/comments.xml": bytes(150_000_000)}, comments="")
    tracemalloc.start()
    assert "T412" in refused(source)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 250_000_000


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_declaration(declaration: str) -> None:
    part = f"{declaration}<w:document {SPACES}><w:body>{paragraph('&b;')}</w:body></w:document>"
    found = refused(document(more={"word/document.xml": part}))
    assert "word/document.xml has a document type declaration" in found


def test_a_part_that_is_not_well_formed() -> None:
    part = f"<w:document {SPACES}>\n<w:body><w:p></w:body></w:document>"
    found = refused(document(more={"word/document.xml": part}))
    assert found.startswith("letter.docx/word/document.xml:2:14: error [X")


def test_paths_lead_nowhere(tmp_path: object) -> None:
    secret = os.path.join(str(tmp_path), "secret.xml")
    with open(secret, "w", encoding="utf-8") as file:
        file.write(f"<w:footnotes {SPACES}><w:footnote w:id='1'>SECRET</w:footnote></w:footnotes>")
    up = "../" * 20
    rels = relations(("footnotes", f"{up}{secret.lstrip('/')}"), ("styles", f"file://{secret}"))
    more = {"word/_rels/document.xml.rels": rels, "../../evil.xml": "x", "/etc/passwd": "y"}
    output = encoded(
        document(paragraph("a<w:r><w:footnoteReference w:id='1'/></w:r>"), more=dict(more))
    )
    assert b"SECRET" not in output


def test_what_is_external_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr("socket.socket.connect", connect)
    link = '<w:hyperlink r:id="x1"><w:r><w:t>b</w:t></w:r></w:hyperlink>'
    source = document(paragraph("a ", link), links=("http://127.0.0.1:9/template.dotm",))
    assert "http://127.0.0.1:9/template.dotm" in body(encoded(source))


def test_a_part_that_is_encrypted_or_packed_otherwise() -> None:
    source = document(paragraph("a"))
    encrypted = bytearray(source.data)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = encrypted.find(magic)
        while at >= 0:
            encrypted[at + offset] |= 1
            at = encrypted.find(magic, at + 1)
    assert "is encrypted" in refused(Source("letter.docx", bytes(encrypted)))
    assert "packed in a way" in refused(document(paragraph("a"), method=zipfile.ZIP_LZMA))


def test_data_that_is_damaged() -> None:
    data = bytearray(document(paragraph("a" * 500), method=zipfile.ZIP_STORED).data)
    at = data.find(b"aaaaaaaa")
    data[at] = ord("b")
    assert "word/document.xml cannot be unpacked" in refused(Source("letter.docx", bytes(data)))


def test_two_parts_of_one_name() -> None:
    buffer = io.BytesIO(document(paragraph("a")).data)
    with zipfile.ZipFile(buffer, "a") as made:
        made.writestr("Word/Document.xml", "<x/>")
    assert "two parts called" in refused(Source("letter.docx", buffer.getvalue()))


def test_too_many_parts() -> None:
    assert "more than 20,000 parts" in refused(archive({f"x{n}": "" for n in range(20_001)}))


def test_a_note_that_points_to_itself() -> None:
    note = paragraph("b<w:r><w:footnoteReference w:id='1'/></w:r>")
    output = encoded(
        document(
            paragraph("a", "<w:r><w:footnoteReference w:id='1'/></w:r>"),
            footnotes=f"<w:footnote w:id='1'>{note}</w:footnote>",
        )
    )
    assert body(output).startswith("<p>a<note")


def test_styles_that_are_based_on_each_other() -> None:
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:name w:val="x"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("xy", "yx")
    )
    part = f"<w:styles {SPACES}>{styles}</w:styles>"
    runs = paragraph(run("a", '<w:rStyle w:val="x"/>'), properties='<w:pStyle w:val="y"/>')
    assert body(encoded(document(runs, more={"word/styles.xml": part}))) == "<p>a</p>"


@pytest.mark.parametrize("depth", [20, 40, 120])
def test_tables_in_tables(depth: int) -> None:
    made = paragraph("a")
    for _ in range(depth):
        cells = f"<w:tc>{made}</w:tc><w:tc>{paragraph('b')}</w:tc>"
        made = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    output = encoded(document(made))
    words = re.sub(r"<[^>]*>|\s", "", body(output))
    assert words == "a" + "b" * depth


def test_elements_that_are_nested_too_deep() -> None:
    found = refused(document("<w:sdt>" * 600 + "</w:sdt>" * 600))
    assert "X" in found


@pytest.mark.parametrize("count", ["99999999999999999999", "-1", "x", "٣"])
def test_numbers_that_are_none(count: str) -> None:
    properties = f'<w:numPr><w:ilvl w:val="{count}"/><w:numId w:val="{count}"/></w:numPr>'
    cells = f'<w:tc><w:tcPr><w:gridSpan w:val="{count}"/></w:tcPr>{paragraph("a")}</w:tc>' * 2
    encoded(
        document(
            paragraph("a", properties=f'<w:outlineLvl w:val="{count}"/>'),
            paragraph("a", properties=properties),
            f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        )
    )

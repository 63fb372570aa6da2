"""Bad input to encode and decode: a clear finding, nothing else."""

from __future__ import annotations

import pytest

import teitools
from teitools.errors import DocumentError, ProfileError, UsageError


def code_of(error: DocumentError | ProfileError) -> str:
    (finding,) = error.findings
    return f"{finding.code.id} {finding.location}"


@pytest.mark.parametrize(
    ("data", "expected", "words"),
    [
        (b"ok\nab\xff", "T002 <bytes>:2:3", "byte 0xFF at offset 5"),
        ("añ\r\nb".encode("latin-1"), "T002 <bytes>:1:2", "byte 0xF1 at offset 1"),
        (b"\xff\xfea\x00", "T002 <bytes>:1:1", "UTF-16"),
        (b"\x89PNG\r\n\x1a\n", "T002 <bytes>:1:1", "PNG image"),
        (b"PK\x03\x04\xff\xff", "T002 <bytes>:1:5", "ZIP archive"),
        (b"a\x00b\x80", "T002 <bytes>:1:4", "binary file"),
    ],
)
def test_what_is_not_utf_8_is_refused(data: bytes, expected: str, words: str) -> None:
    with pytest.raises(DocumentError, match="not UTF-8") as caught:
        teitools.encode(data)
    assert code_of(caught.value) == expected
    assert words in str(caught.value)


def test_the_limit_is_stated_and_can_be_set() -> None:
    with pytest.raises(DocumentError, match="longer than the limit of 10 bytes"):
        teitools.encode(b"x" * 11, limit=10)
    assert teitools.decode(teitools.encode(b"x" * 11, limit=11)) == b"x" * 11


def test_no_more_than_the_limit_is_read() -> None:
    with pytest.raises(DocumentError, match="longer than the limit of 1,000 bytes"):
        teitools.encode("/dev/zero", limit=1000)


def test_an_unknown_profile_names_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r"'nope': expected one of .*plain, .*wilson"):
        teitools.encode(b"x", profile="nope")


@pytest.mark.parametrize("date", ["yesterday", "2026-02-30", "1.2.2026"])
def test_a_date_is_a_real_day(date: str) -> None:
    with pytest.raises(UsageError, match="expected one such as 2026-01-31"):
        teitools.encode(b"x", date=date)


def test_source_date_epoch_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH is 'noon'"):
        teitools.encode(b"x")


@pytest.mark.parametrize("text", ["", " \n", "\n\n\n"])
def test_a_text_without_words_warns(text: str) -> None:
    encoded = teitools.encode(text.encode())
    assert "T110" in [finding.code.id for finding in encoded.findings]
    assert encoded.report.valid
    assert teitools.validate(bytes(encoded)).valid


def test_metadata_alone_warns() -> None:
    text = b"Citation:\n\nA book\n\nCredits:\n\nNone"
    encoded = teitools.encode(text, profile="wilson")
    assert "T110" in [finding.code.id for finding in encoded.findings]
    assert teitools.validate(bytes(encoded)).valid
    assert teitools.decode(encoded) == text


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"plain text",
        b"<TEI>",
        b"<a/>",
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>",
        b"<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI xmlns='http://www.tei-c.org/ns/1.0'>&a;</TEI>",
        b"<!DOCTYPE TEI SYSTEM 'file:///etc/hostname'><TEI/>",
    ],
)
def test_what_is_not_tei_is_not_decoded(document: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        teitools.decode(document)
    assert caught.value.findings


def test_tei_of_others_is_typed_whole() -> None:
    document = (
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><head>A</head>"
        b"<p>One\n  <hi>two</hi>\n three</p><p>Four</p></body></text></TEI>"
    )
    decoded = teitools.decode(document)
    assert decoded.startswith(b"<?xml-model ")
    assert decoded.count(b"?>\n[teiHeader]\n") == 1
    assert decoded.endswith(b"[/teiHeader]\n\n# A\n\nOne [hi:: two] three\n\nFour\n")
    assert [finding.code.id for finding in decoded.findings] == ["D111"]
    assert teitools.decode(document, transcript=True) == b"A\n\nOne two three\n\nFour"


def test_anything_but_a_path_or_bytes_is_a_wrong_call() -> None:
    with pytest.raises(TypeError, match="a path or bytes"):
        teitools.encode(12)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        teitools.decode("no/such/file.xml")

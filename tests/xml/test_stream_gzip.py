"""Documents that gzip has compressed."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from teitools.errors import DocumentError
from teitools.xml.stream import open_stream
from teitools.xml.stream_raw import CHUNK
from tests.xml.driving import DECLARED, Pipe, read, refused


def test_unpacked(tmp_path: Path) -> None:
    text = DECLARED.format("utf-8", "é\n" * 1000)
    data = gzip.compress(text.encode())
    path = tmp_path / "a.xml.gz"
    path.write_bytes(data)
    assert read(data) == read(path) == text.encode()
    for size in (1, 7, 100):
        assert read(Pipe(data, size)) == text.encode()


def test_members_and_zeros_after_them() -> None:
    data = gzip.compress(b"<a>") + gzip.compress(b"") + gzip.compress(b"x</a>") + b"\0" * 700
    assert read(data) == b"<a>x</a>"
    for size in (1, 7):
        assert read(Pipe(data, size)) == b"<a>x</a>"


def test_of_another_encoding() -> None:
    text = DECLARED.format("utf-16", "é\n" * 5000)
    assert read(gzip.compress(text.encode("utf-16"))) == text.encode()


def test_chunks_are_bounded_however_much_is_packed() -> None:
    number = 0
    with open_stream(gzip.compress(b"<a>" + b" " * 50_000_000 + b"</a>")) as stream:
        for chunk in stream:
            assert len(chunk) <= CHUNK
            number += len(chunk)
    assert number == 50_000_007


@pytest.mark.parametrize("length", [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_lengths_around_that_of_a_chunk(length: int) -> None:
    data = b"<a>".ljust(length, b"x")
    assert read(gzip.compress(data)) == data
    assert read(gzip.compress(data) + gzip.compress(b"</a>")) == data + b"</a>"


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (gzip.compress(b"<a>\n<b/>x", mtime=0)[:-9], None, "too early"),
        (gzip.compress(b"<a>\n<b/>x", mtime=0)[:-4], (2, 6), "too early"),
        (gzip.compress(b"<a>\r\n\r\xc3\xa9", mtime=0) + b"junk", (3, 2), "something else follows"),
        (gzip.compress(b"<a>\n", mtime=0) + b"\x1f", (2, 1), "too early"),
        (gzip.compress(b"<a>\nxy", mtime=0)[:-6] + b"\0\0\0\0\0\0", None, "checksum"),
        (b"\x1f\x8b\x08\x00 is no gzip at all", None, "damaged"),
        (b"\x1f\x8b", (1, 1), "too early"),
    ],
)
def test_damaged(data: bytes, place: tuple[int, int] | None, reason: str) -> None:
    for source in (data, Pipe(data, 3)):
        with pytest.raises(DocumentError, match=reason) as caught:
            read(source)
        (finding,) = caught.value.findings
        assert finding.code.id == "X106"
        position = finding.location.position
        assert position is not None
        assert place in (None, (position.line, position.column))


def test_cut_short_after_very_much() -> None:
    data = gzip.compress(os.urandom(300_000).hex().encode().join([b"<a>\n", b"\n</a>"]))
    code, line, column = refused(data[:-1000])
    assert (code, line) == ("X106", 2)
    assert 590_000 < column < 600_000


def test_what_is_packed_is_empty() -> None:
    assert refused(gzip.compress(b"")) == ("X101", 1, 1)

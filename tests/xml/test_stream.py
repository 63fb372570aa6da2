"""What comes out of a stream, in which pieces, and where a source that cannot be read is wrong."""

from __future__ import annotations

import codecs
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.source import Source
from teitools.xml.stream import open_stream
from teitools.xml.stream_raw import CHUNK
from tests.requirements import SHARED, need
from tests.xml.driving import DECLARED, Pipe, drive, read, refused

ORDINARY = [
    "<a/>",
    "\n<?xml-stylesheet href='x'?> <!-- a > b - c --><a>é😀</a>\r\n",
    DECLARED.format("utf-8", "é"),
    '<?xml version="1.0"?><!-- encoding="latin-1" --><TEI/>',
    "<?xml version='1.0' encoding = 'UTF-8' standalone='yes' ?>\r\n<a/>",
    "<?xml version='1.0' encoding='us-ascii'?><a/>",
    "<?xml version='1.0' encoding='UTF8'?><a/>",
    "<é/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<a>not well-formed",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_utf_8_passes_untouched(text: str, tmp_path: Path) -> None:
    data = text.encode()
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    assert read(data) == read(path) == read(str(path)) == data
    assert read(Source("n", data)) == read(io.BytesIO(data)) == data
    for size in (1, 2, 5):
        assert read(Pipe(data, size)) == data


def test_bytes_are_not_copied() -> None:
    data = b"<a>" + b"x" * 1000 + b"</a>"
    assert next(iter(open_stream(data))) is data


def test_a_file_is_one_chunk_or_some_of_bounded_length(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    for length, number in ((CHUNK, 1), (CHUNK + 1, 2), (10 * CHUNK, 10)):
        data = b"<a>".ljust(length, b"x")
        path.write_bytes(data)
        for source in (path, data, io.BytesIO(data)):
            with open_stream(source) as stream:
                chunks = list(stream)
            assert [len(chunk) <= CHUNK for chunk in chunks] == [True] * number
            assert b"".join(chunks) == data


def test_the_first_chunk_holds_all_before_the_root() -> None:
    prolog = b"<?xml version='1.0'?>" + b"<!-- x -->" * 100_000 + b"<!DOCTYPE a [<!-- ]> -->]>\n"
    data = prolog + b"<a>" + b"y" * CHUNK + b"</a>"
    for source in (data, Pipe(data, 5000)):
        with open_stream(source) as stream:
            first = next(iter(stream))
            assert first.startswith(prolog + b"<a")
            assert stream.root == len(prolog)
            assert stream.doctype is not None
            assert first + b"".join(stream) == data


def test_offset_of_the_root() -> None:
    for text in ("<a/>", "<?x?>\n<!-- <b> --> <a/>", "\ufeff<?x?><é/>", "<!DOCTYPE a><a/>"):
        with open_stream(text.encode()) as stream:
            first = b"".join(stream)
            assert first[stream.root :] in (b"<a/>", "<é/>".encode())


ENCODED = [
    ("utf-8-sig", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "utf-16"),
    ("utf-16-be", "UTF-16BE"),
    ("utf-32", "UTF-32"),
    ("utf-32-be", "utf-32"),
    ("iso-8859-1", "ISO-8859-1"),
    ("iso-8859-15", "iso-8859-15"),
    ("cp1252", "windows-1252"),
    ("mac-roman", "macintosh"),
]


@pytest.mark.parametrize(("codec", "declared"), ENCODED)
def test_other_encodings_become_utf_8(codec: str, declared: str) -> None:
    text = DECLARED.format(declared, "é\r\nß" * 200)
    data = text.encode(codec)
    assert read(data) == text.encode()
    for size in (1, 3, 1000):
        assert read(Pipe(data, size)) == text.encode()
    driven = drive(data)
    assert (driven.finding, driven.text) == (None, "é\nß" * 200)


@pytest.mark.parametrize("codec", ["shift_jis", "euc_jp", "gb18030", "big5", "iso2022_jp"])
def test_encodings_of_many_bytes(codec: str) -> None:
    text = DECLARED.format(codec, "日本\r\n" * 300)
    for size in (1, 2, 3, 1000):
        assert read(Pipe(text.encode(codec), size)) == text.encode()


def test_encodings_without_declaration() -> None:
    text = "<a>é😀</a>"
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"):
        assert read(text.encode(codec)) == text.encode()


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50), st.integers(1, 9))
def test_transcoding_is_that_of_the_whole(text: str, size: int) -> None:
    text = f"<a>{text}</a>"
    for codec in ("utf-16", "utf-32-be", "utf-8-sig"):
        assert read(Pipe(text.encode(codec), size)) == text.encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("X101", 1, 1)),
        (b" \r\n\t", ("X101", 1, 1)),
        (codecs.BOM_UTF8, ("X101", 1, 1)),
        (b"\x89PNG\r\n\x1a\n\0\0", ("X102", 1, 1)),
        (DECLARED.format("utf-7", "x").encode(), ("X103", 1, 1)),
        (DECLARED.format("rot13", "x").encode(), ("X103", 1, 1)),
        (DECLARED.format("ascii", "\n\nxé").encode(), ("X104", 4, 2)),
        (DECLARED.format("shift_jis", "日").encode("shift_jis") + b"\r\n\n \x81", ("X104", 4, 2)),
        (DECLARED.format("gb18030", "日\r\n\r日").encode("gb18030") + b"\xff", ("X104", 4, 6)),
        ("<a>é\n".encode("utf-16-le") + b"\x00\xd8x\0", ("X104", 2, 1)),
        ("<a>é\n😀".encode("utf-16-le")[:-1], ("X104", 2, 1)),
        (b"<\0a", ("X104", 1, 2)),
        (DECLARED.format("utf-16", "é").encode(), ("X105", 1, 1)),
        (DECLARED.format("utf-8", "é").encode("utf-16"), ("X105", 1, 1)),
        (DECLARED.format("latin-1", "é").encode("utf-8-sig"), ("X105", 1, 1)),
        (b"hello", ("X130", 1, 1)),
        (b"\n\n  hello <a/>", ("X130", 3, 3)),
        (b"<!-- x -->\nhello <a/>", ("X143", 2, 1)),
        (b"\xef\xbb\xbf\xef\xbb\xbf<a/>", ("X130", 1, 1)),
        (b"<!-- only -->", ("X144", 1, 14)),
        (b"<!-- never", ("X134", 1, 1)),
        (b"\n<?never", ("X134", 2, 1)),
        (b"<", ("X136", 1, 1)),
        (b"\n <1>", ("X136", 2, 2)),
        (b"<!doctype html><html/>", ("X136", 1, 1)),
    ],
)
def test_wrong_sources(data: bytes, expected: tuple[str, int, int]) -> None:
    assert refused(data) == expected
    for size in (1, 2, 100):
        assert refused(Pipe(data, size)) == expected


def test_wrong_bytes_are_named() -> None:
    driven = drive(DECLARED.format("shift_jis", "").encode() + b"\x81\x20")
    assert driven.finding is not None
    assert dict(driven.finding.facts) == {"bytes": "81", "encoding": "shift_jis"}


def test_wrong_bytes_far_into_a_file() -> None:
    text = "<?xml version='1.0' encoding='us-ascii'?><a>" + "line\r\n" * 200_000
    assert refused(text.encode() + "xyé".encode("latin-1")) == ("X104", 200_001, 3)


def test_nothing_slow_is_imported() -> None:
    program = (
        "import sys\n"
        "from teitools.xml.stream import open_stream\n"
        "from teitools.xml.window import Window\n"
        "list(open_stream(b'<?xml version=\"1.0\"?><a/>'))\n"
        "print([name for name in ('lxml', 'urllib.request', 'teitools.xml.lexical',"
        " 'teitools.xml.gate', 'zlib') if name in sys.modules])\n"
        "import teitools.xml.malformed, teitools.xml.stream_preparation\n"
        "print('lxml' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\nFalse\n", "")


def test_real_plays() -> None:
    need("shared")
    files = sorted((SHARED / "corpora" / "gerdracor").glob("*.xml"))
    assert files
    for file in files:
        assert read(file) == file.read_bytes()
        driven = drive(file)
        assert driven.finding is None
        assert driven.tags

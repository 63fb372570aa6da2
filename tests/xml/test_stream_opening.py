"""Opening, naming, reading and closing what a document is read from."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from teitools.errors import DocumentError
from teitools.source import Source
from teitools.xml.stream import open_stream
from teitools.xml.stream_raw import CHUNK
from tests.xml.driving import DECLARED


def test_names(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<a/>")
    with path.open("rb") as file:
        streams = [
            (open_stream(str(path)), str(path)),
            (open_stream(path), str(path)),
            (open_stream(path, "other"), "other"),
            (open_stream(b"<a/>"), "<bytes>"),
            (open_stream(Source("given", b"")), "given"),
            (open_stream(io.BytesIO()), "<stream>"),
            (open_stream(file), str(path)),
        ]
        for stream, name in streams:
            assert stream.name == name
            stream.close()


def test_what_is_no_source() -> None:
    with pytest.raises(TypeError, match="not int"):
        open_stream(1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not str"):
        list(open_stream(io.StringIO("<a/>")))  # type: ignore[arg-type]


def test_errors_of_the_system_pass_with_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        open_stream(tmp_path / "none.xml")
    assert missing.value.filename == str(tmp_path / "none.xml")
    with pytest.raises(OSError) as folder, open_stream(tmp_path) as stream:  # noqa: PT011
        list(stream)
    assert folder.value.filename == str(tmp_path)


def test_a_file_without_bytes_ready_is_not_taken_for_empty() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with os.fdopen(reading, "rb", buffering=0) as file, pytest.raises(BlockingIOError):
        list(open_stream(file))
    os.close(writing)


def test_files_are_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<a>" + b"x" * CHUNK * 3)
    wrong = tmp_path / "wrong.xml"
    wrong.write_bytes(b"wrong")
    before = os.listdir("/dev/fd")
    open_stream(path).close()
    with open_stream(path) as stream:
        next(iter(stream))
    with pytest.raises(DocumentError):
        list(open_stream(wrong))
    list(open_stream(path))
    del stream
    assert os.listdir("/dev/fd") == before


def test_an_open_file_is_left_open() -> None:
    file = io.BytesIO(b"<a/>")
    with open_stream(file) as stream:
        list(stream)
    assert not file.closed


def test_a_fifo_is_read_as_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "fifo"
    os.mkfifo(path)
    data = b"<a>" + b"x" * 1_000_000 + b"</a>"
    thread = threading.Thread(target=path.write_bytes, args=(data,))
    thread.start()
    with open_stream(path) as stream:
        assert b"".join(stream) == data
        assert stream.again(10_000_000) is None
    thread.join()


def test_standard_input_is_never_read_whole() -> None:
    program = (
        "import sys\n"
        "from teitools.xml.stream import open_stream\n"
        "chunks = iter(open_stream(sys.stdin.buffer))\n"
        "print(next(chunks)[:3], flush=True)\n"
        "print(sum(map(len, chunks)))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"<a>" + b"x" * 5000)
        process.stdin.flush()
        assert process.stdout.readline() == b"b'<a>'\n"
        process.stdin.write(b"y" * 1_000_000)
        process.stdin.close()
        assert process.stdout.readline() == b"1000000\n"


def test_as_utf_8(tmp_path: Path) -> None:
    text = DECLARED.format("utf-16", "é" * 10)
    path = tmp_path / "a.xml"
    path.write_bytes(gzip.compress(text.encode("utf-16")))
    with open_stream(path) as stream:
        next(iter(stream))
        assert stream.again(10_000) == text.encode()
        assert stream.again(10) is None
    assert open_stream(b"<a/>").again(10) == b"<a/>"


def test_not_what_is_open() -> None:
    assert open_stream(io.BytesIO(b"<a/>")).again(10) is None

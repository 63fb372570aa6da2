"""`teitools validate` with one RELAX NG schema: documents of any length, through pipes, packed."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCHEMA = "element play { element p { attribute n { xsd:integer }, text }* }"
LINE = b'<p n="17">Some text that is not short, but not very long either.</p>\n'
MEGABYTE = LINE * (1_000_000 // len(LINE))
_PEAK = """
import sys
from teitools.cli import main
try:
    main(sys.argv[1:])
finally:
    with open("/proc/self/status") as status:  # what getrusage says, the parent has a part in
        peak = next(line for line in status if line.startswith("VmHWM")).split()[1]
    print(f"peak {int(peak) * 1024}", file=sys.stderr)
    print(f"loaded {[n for n in HEAVY if n in sys.modules]}", file=sys.stderr)
"""
HEAVY = ("lxml", "xmlschema", "multiprocessing", "json", "rich", "glob", "traceback")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "play.rnc").write_text(SCHEMA)
    return tmp_path


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    program = f"HEAVY = {HEAVY}\n{_PEAK}"
    command = [sys.executable, "-c", program, "validate", "--schema", "play.rnc", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe)


def peak(said: bytes) -> int:
    return int(said.partition(b"peak ")[2].split()[0])


def feed(process: subprocess.Popen[bytes], megabytes: int, end: bytes) -> tuple[bytes, bytes]:
    assert process.stdin is not None
    process.stdin.write(b"<play>\n")
    for _ in range(megabytes):
        process.stdin.write(MEGABYTE)
    return process.communicate(end, timeout=120)


def test_a_long_document_through_a_pipe_takes_little_memory(folder: Path) -> None:
    short, short_said = feed(start(folder, "-"), 1, b"</play>")
    long, long_said = feed(start(folder, "-"), 50, b'<p n="x"/></play>')
    assert short == b"<stdin>: valid\n"
    lines = 50 * MEGABYTE.count(b"\n") + 2
    assert long.startswith(f"<stdin>:{lines}:4: error [R215 ".encode())
    assert peak(long_said) - peak(short_said) < 10_000_000


@pytest.mark.parametrize(
    ("arguments", "loaded"), [(("--no-cache", "--jobs", "2", "-"), "[]"), (("-",), "['json']")]
)
def test_nothing_heavy_is_loaded(folder: Path, arguments: tuple[str, ...], loaded: str) -> None:
    shown, said = feed(start(folder, *arguments), 0, b"</play>")
    assert shown == b"<stdin>: valid\n"
    assert said.partition(b"loaded ")[2].strip().decode() == loaded


def test_very_many_findings_take_little_memory(folder: Path) -> None:
    count = 80_000
    (folder / "long.xml").write_bytes(b"<play>" + b'<p n="x"/>\n' * count + b"</play>")
    shown, said = start(folder, "-q", "long.xml").communicate(timeout=100)
    assert shown.count(b"\n") == count
    assert peak(said) < 90_000_000  # kept, all of them take 113 MB


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_packed_documents(folder: Path, jobs: str) -> None:
    (folder / "good.xml.gz").write_bytes(gzip.compress(b"<play>" + MEGABYTE * 9 + b"</play>"))
    (folder / "bad.xml.gz").write_bytes(gzip.compress(b"<play>\n <q/></play>"))
    (folder / "cut.xml.gz").write_bytes(gzip.compress(b"<play>" + MEGABYTE)[:-99])
    process = start(folder, "--jobs", jobs, ".")
    shown, _ = process.communicate(timeout=60)
    bad, cut, good = shown.decode().splitlines()
    assert bad.startswith("bad.xml.gz:2:2: error [R2")
    assert "[X106 broken-gzip]" in cut
    assert good == "good.xml.gz: valid"
    assert process.returncode == 1


def test_closed_standard_input(folder: Path) -> None:
    command = f"exec {sys.executable} -m teitools validate --schema play.rnc - <&-"
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 2
    assert "<stdin>: error [X100 unreadable]" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_device_and_a_named_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    process = start(folder, "pipe", "/dev/null")
    with (folder / "pipe").open("wb") as pipe:
        pipe.write(b"<play/>")
    shown, _ = process.communicate(timeout=30)
    assert shown.decode().splitlines()[0] == "pipe: valid"
    assert b"/dev/null:1:1: error [X101 empty]" in shown

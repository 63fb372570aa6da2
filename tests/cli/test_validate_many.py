"""`teitools validate` on many documents: lists of them, workers, and one that is deadly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from teitools.relaxng.schema import Schema
from teitools.validation import workers

MANY = 300
SCHEMA = "element play { attribute who { text }?, element p { text }* }"
MODEL = '<?xml-model href="play.rnc" type="application/relax-ng-compact-syntax"?>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "play.rnc").write_text(SCHEMA)
    return tmp_path


@pytest.fixture
def many(folder: Path) -> Path:
    below = folder / "many"
    below.mkdir()
    for number in range(MANY):
        wrong = {7: "<q/>", 123: "</play>", 250: "text"}.get(number, "")
        (below / f"{number:03}.xml").write_text(f"{MODEL}<play>{wrong}<p/></play>")
    return folder


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(validate, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def names(result: Result) -> list[str]:
    return [line.partition(":")[0] for line in result.stdout.splitlines()]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\0"])
def test_a_list(folder: Path, end: str) -> None:
    listed = ["a b.xml", "é.xml", "missing.xml", "-", "z[1].xml"]
    for name in [*listed, "first.xml"]:
        if name != "missing.xml":
            (folder / name).write_text("<play/>")
    (folder / "list").write_bytes(end.join(["", *listed[:2], "", *listed[2:], ""]).encode())
    result = run("--schema", "play.rnc", "--files-from", "list", "first.xml")
    assert names(result) == ["first.xml", "a b.xml", "é.xml", "missing.xml", "./-", "z[1].xml"]
    assert result.stdout.count(": valid") == 5
    assert "missing.xml: error [X100 unreadable] cannot be read: No such file" in result.stdout
    assert result.exit_code == 2


def test_a_list_from_standard_input(folder: Path) -> None:
    (folder / "a.xml").write_text("<play/>")
    result = run("--schema", "play.rnc", "--files-from", "-", stdin=b"a.xml\na.xml")
    assert (result.exit_code, result.stdout) == (0, "a.xml: valid\n")


@pytest.mark.parametrize("data", [None, b"", b"\n\n", b"\0"])
def test_a_list_of_nothing_is_wrong_use(folder: Path, data: bytes | None) -> None:
    if data is not None:
        (folder / "list").write_bytes(data)
    result = run("--schema", "play.rnc", "--files-from", "list", stdin=b"<play/>")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("list: ")


def test_a_folder_that_cannot_be_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("open", "open/closed"):
        (folder / name).mkdir()
        (folder / name / "a.xml").write_text("<play/>")
    scan = os.scandir

    def refuse(path: object = ".") -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("--schema", "play.rnc", "open")
    assert (result.exit_code, result.stdout) == (2, "open/a.xml: valid\n")
    assert "open/closed: Permission denied" in result.stderr


@pytest.mark.parametrize("form", ["text", "jsonl"])
@pytest.mark.parametrize("options", [("--schema", "play.rnc"), ()])
def test_workers_change_nothing(many: Path, form: str, options: tuple[str, ...]) -> None:
    arguments = (*options, "--format", form, "many", "missing.xml", "-")
    serial, parallel = (run("--jobs", jobs, *arguments, stdin=b"<play/>") for jobs in ("1", "3"))
    assert serial.stdout == parallel.stdout
    assert serial.stderr == parallel.stderr
    assert serial.exit_code == parallel.exit_code == 2
    assert len(serial.stdout.splitlines()) >= MANY + 2


def test_workers_do_the_work(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "run", watched := Watched(workers.run))
    assert run("--schema", "play.rnc", "--jobs", "2", "many").exit_code == 1
    assert watched.calls == 1
    assert run("--schema", "play.rnc", "--jobs", "2", "many/001.xml", "many/002.xml").exit_code == 0
    assert run("--schema", "play.rnc", "--jobs", "1", "many").exit_code == 1
    assert watched.calls == 1


class Watched:
    def __init__(self, function: object) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *arguments: object) -> object:
        self.calls += 1
        return self.function(*arguments)


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_document_that_ends_a_worker(
    many: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    parent = os.getpid()
    findings = Schema.findings

    def deadly(schema: Schema, document: str, name: str) -> Iterator[object]:
        if name.endswith(("042.xml", "200.xml")) and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return findings(schema, document, name)

    monkeypatch.setattr(Schema, "findings", deadly)
    result = run("--schema", "play.rnc", "--jobs", "2", "--format", form, "many")
    assert result.exit_code == 3
    told = "many/042.xml: a fault of teitools itself, please report: "
    assert told + "the process that judged it was ended by SIGKILL" in result.stderr
    assert result.stderr.count("fault of teitools") == 2
    assert f"{MANY} documents, 5 not valid" in result.stderr or form == "jsonl"
    if form == "jsonl":
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        assert len(lines) == MANY
        lost = [line["file"] for line in lines if "fault" in line]
        assert lost == ["many/042.xml", "many/200.xml"]
    else:
        assert result.stdout.count(": valid\n") == MANY - 5


def test_an_interruption_ends_everything(many: Path) -> None:
    for number in range(MANY):
        body = "<p/>" * 20_000
        (many / "many" / f"{number:03}.xml").write_text(f"<play>{body}</play>")
    command = [sys.executable, "-m", "teitools", "validate", "--schema", "play.rnc", "many"]
    process = subprocess.Popen(
        [*command, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (130, b"interrupted\n")
    deadline = time.monotonic() + 10
    while group_is_alive(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_reader_that_stops_reading(many: Path) -> None:
    command = [sys.executable, "-m", "teitools", "validate", "--schema", "play.rnc", "many"]
    process = subprocess.Popen(
        [*command, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as errors:
        assert b"Traceback" not in errors.read()
    process.wait(20)
    assert not group_is_alive(process.pid)


def test_progress_is_for_terminals(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teitools.cli.progress._SOON", 0)
    monkeypatch.setattr("teitools.cli.progress._OFTEN", 0)
    arguments = ("-q", "--schema", "play.rnc", "--jobs", "2", "many")
    assert "\r" not in run(*arguments).stderr
    monkeypatch.setattr("teitools.cli.progress._is_terminal", lambda: True)
    result = run(*arguments)
    assert "[###---------------------------] 30 of 300" in result.stderr
    assert result.stderr.endswith("\r")

"""The command line of `encode --review` and `--decisions`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli import main
from teitools.decisions.table import read_table
from teitools.source import Source

ONE = "IVANOV: I saw [it] there.\n\nPETROV: Yes.\n"
TWO = "IVANOV: Nobody [it] saw.\n\nPETROV: [sic] no.\n"


def run(*arguments: str | Path, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["encode", *map(str, arguments)], input=data)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "one.txt").write_text(ONE)
    (tmp_path / "in" / "two.txt").write_text(TWO)
    return tmp_path


def decide(table: Path, file: str, text: str, decision: str) -> None:
    lines = table.read_text("utf-8").split("\n")
    for index, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) > 5 and cells[1] == file and cells[5] == f"“{text}”":
            lines[index] = decision + line
            table.write_text("\n".join(lines), "utf-8")
            return
    raise AssertionError((file, text))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_table_of_many_texts(folder: Path, jobs: str) -> None:
    table = folder / "a.tsv"
    options = ["-o", folder / "out", "--jobs", jobs]
    done = run("in", *options, "--review", table, "--review", folder / "a.html")
    assert done.exit_code == 0, done.output
    rows = read_table(Source.of(table)).rows
    assert list(dict.fromkeys(row.file for row in rows)) == ["in/one.txt", "in/two.txt"]
    assert "in/two.txt:1:1" in (folder / "a.html").read_text()
    decide(table, "in/two.txt", "[it]", "gap reason=lost")
    assert run("in", *options, "--decisions", table, "--review", table).exit_code == 0
    assert "<gap" in (folder / "out" / "two.xml").read_text()
    assert "<gap" not in (folder / "out" / "one.xml").read_text()
    assert [row.decision for row in read_table(Source.of(table)).rows if row.decision] == [
        "gap reason=lost"
    ]
    (folder / "in" / "two.txt").write_text(f"A line that is new.\n\n{TWO}")
    assert run("in", *options, "--decisions", table).exit_code == 0
    assert "<gap" in (folder / "out" / "two.xml").read_text()


def test_what_is_about_other_files_is_said(folder: Path) -> None:
    table = folder / "a.tsv"
    assert run("in", "-o", "out", "--review", table).exit_code == 0
    decide(table, "in/two.txt", "[it]", "text")
    done = run("in/one.txt", "-o", "out", "--decisions", table)
    assert done.exit_code == 0
    said = "a.tsv:8:1: warning [T507 decisions-of-other-files] 1 decisions are about files"
    assert said in done.stderr
    assert run("in/one.txt", "-o", "out", "--decisions", table, "--strict").exit_code == 1


def test_what_is_not_followed_stays_in_the_next_table(folder: Path) -> None:
    table = folder / "a.tsv"
    assert run("in/one.txt", "-o", "out", "--review", table).exit_code == 0
    decide(table, "in/one.txt", "[it]", "text")
    (folder / "in" / "one.txt").write_text("IVANOV: I saw him.\n\nPETROV: Yes.\n")
    done = run("in/one.txt", "-o", "out", "--decisions", table, "--review", table)
    assert "warning [T502 decision-not-found] '[it]' (bracket) is not found any more" in done.stderr
    (row,) = (row for row in read_table(Source.of(table)).rows if row.decision)
    assert (row.decision, row.text, row.what) == ("text", "[it]", "bracket")
    (folder / "in" / "one.txt").write_text(ONE)
    done = run("in/one.txt", "-o", "out", "--decisions", table)
    assert [line for line in done.stderr.splitlines() if "[T210 " not in line] == []
    assert "[it]" in (folder / "out" / "one.xml").read_text()


def test_standard_input(folder: Path) -> None:
    done = run("-", "--review", folder / "a.tsv", data=ONE.encode())
    assert done.exit_code == 0
    assert b"<supplied" in done.stdout_bytes
    decide(folder / "a.tsv", "<stdin>", "[it]", "text")
    done = run("-", "--decisions", folder / "a.tsv", data=ONE.encode())
    assert b"<supplied" not in done.stdout_bytes


def test_nothing_is_reviewed_of_what_fails(folder: Path) -> None:
    (folder / "in" / "one.txt").write_bytes(b"\xff")
    assert run("in/one.txt", "-o", "out", "--review", "a.tsv").exit_code == 1
    assert not (folder / "a.tsv").exists()


@pytest.mark.parametrize(
    ("options", "status", "problem"),
    [
        (["--review"], 2, "requires an argument"),
        (["--review", "in/two.txt"], 2, "expected a file that ends in .tsv or .html, or -"),
        (["--review", "no/a.tsv"], 2, "the folder 'no' does not exist"),
        (["--review", "b.tsv", "-o", "b.tsv"], 2, "is an input or the output, too"),
        (["--decisions", "no.tsv"], 2, "does not exist"),
        (["--decisions", "in/two.txt"], 3, "F301 incorrect-decisions"),
    ],
)
def test_wrong_use(folder: Path, options: list[str], status: int, problem: str) -> None:
    done = run("in/one.txt", *options)
    assert done.exit_code == status
    assert problem in done.stderr
    assert (folder / "in" / "two.txt").read_text() == TWO

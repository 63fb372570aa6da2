"""`teitools validate`: reports in several forms, baselines, documents that changed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from teitools.cli.validate import validate
from teitools.cli.validate_reports import NAMES
from teitools.reporters import formats

SCHEMA = "element play { attribute who { text }?, element p { text }* }"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "play.rnc").write_text(SCHEMA)
    (tmp_path / "good.xml").write_text("<play/>")
    (tmp_path / "bad.xml").write_text('<play whom="x">\n<q/>\n</play>')
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(validate, ("--schema", "play.rnc", *arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_names_are_those_of_the_reporters() -> None:
    assert sorted(NAMES) == sorted(formats.NAMES)


def test_every_form_in_one_run(folder: Path) -> None:
    forms = [option for name in NAMES for option in ("--format", f"{name}=out.{name}")]
    result = run("--format", "text", *forms, "bad.xml", "good.xml", "gone.xml")
    assert result.exit_code == 2
    assert result.stdout.count("bad.xml:") == 2
    lines = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [(line["file"], line["valid"]) for line in lines] == [
        ("bad.xml", False),
        ("good.xml", True),
        ("gone.xml", False),
    ]
    assert [len(line["findings"]) for line in lines] == [2, 0, 1]
    assert json.loads(Path("out.json").read_text())["documents"] == lines
    cases = etree.parse("out.junit").findall(".//testcase")
    assert [len(case) for case in cases] == [2, 0, 1]
    (log,) = json.loads(Path("out.sarif").read_text())["runs"]
    assert len(log["results"]) == 3
    assert log["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]
    assert Path("out.text").read_text().splitlines()[:2] == result.stdout.splitlines()[:2]


@pytest.mark.parametrize("form", ["sarif", "json", "github"])
def test_one_form_alone_on_standard_output(folder: Path, form: str) -> None:
    result = run("--format", form, "bad.xml", "good.xml")
    assert "good.xml: valid" not in result.stdout
    assert result.stderr == ""
    if form == "github":
        assert result.stdout.startswith("::error file=bad.xml,line=1,col=7,title=R213 ")
    else:
        assert json.loads(result.stdout)


def test_the_findings_of_workers_are_reported(folder: Path) -> None:
    for number in range(300):
        Path(f"n{number:03}.xml").write_text('<play whom="x"/>' if number % 3 == 0 else "<play/>")
    result = run("--jobs", "2", "--format", "jsonl=two.jsonl", ".")
    assert result.exit_code == 1
    run("--jobs", "1", "--format", "jsonl=one.jsonl", ".")
    assert Path("two.jsonl").read_bytes() == Path("one.jsonl").read_bytes()
    assert len(Path("one.jsonl").read_text().splitlines()) == 302


def test_standard_input_is_looked_at_again(folder: Path) -> None:
    result = run("--format", "json", "-", stdin=b"<play whom='x'/>")
    (document,) = json.loads(result.stdout)["documents"]
    assert document["file"] == "<stdin>"
    assert len(document["findings"]) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "xml"], "'xml' is not one of text, json"),
        (["--format", "json="], "'json=' names no file"),
        (["--format", "json", "--format", "sarif"], "two reports would go to standard output"),
        (["--format", "json=a", "--format", "sarif=./a"], "two reports would go to"),
        (["--update-baseline"], "--update-baseline needs --baseline"),
        (["--watch", "-"], "standard input cannot be watched"),
        (["--changed", "HEAD", "-"], "--changed needs files"),
    ],
)
def test_wrong_use(folder: Path, options: list[str], said: str) -> None:
    result = run(*options, *([] if "-" in options else ["good.xml"]))
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_a_report_that_cannot_be_written(folder: Path) -> None:
    result = run("--format", "json=no/where.json", "good.xml")
    assert (result.exit_code, result.stderr) == (2, "no/where.json: No such file or directory\n")


def test_what_is_known_is_not_said(folder: Path) -> None:
    written = run("--baseline", "known.json", "--update-baseline", "bad.xml", "good.xml")
    assert written.exit_code == 0
    assert written.stderr.startswith("known.json: 2 findings are known now\n")
    again = run("--baseline", "known.json", "bad.xml", "good.xml")
    said = "bad.xml: nothing new; 2 known by the baseline\ngood.xml: valid\n"
    assert (again.exit_code, again.stdout) == (0, said)
    assert again.stderr == "2 documents, nothing new: no findings; 2 known by the baseline\n"
    # what was known has moved, and another finding of the same kind has come
    Path("bad.xml").write_text('\n\n<play whom="x">\n  <p/>\n <q/>\n<r/><q/></play>')
    moved = run("--baseline", "known.json", "--format", "text", "--format", "json=o", "bad.xml")
    assert moved.exit_code == 1
    assert [line.split(": ")[0] for line in moved.stdout.splitlines()] == [
        "bad.xml:6:1",
        "bad.xml:6:5",
    ]
    (document,) = json.loads(Path("o").read_text())["documents"]
    assert len(document["findings"]) == 2


def test_a_baseline_is_written_when_all_could_be_judged(folder: Path) -> None:
    result = run("--baseline", "known.json", "--update-baseline", "bad.xml", "gone.xml")
    assert result.exit_code == 2
    assert not Path("known.json").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "findings": []}', "[" * 100_000])
def test_what_is_no_baseline(folder: Path, text: str) -> None:
    Path("known.json").write_text(text)
    result = run("--baseline", "known.json", "good.xml")
    assert result.exit_code == 2
    assert "this is not a baseline" in result.stderr


def test_a_baseline_that_is_not_there(folder: Path) -> None:
    result = run("--baseline", "known.json", "good.xml")
    assert (result.exit_code, result.stderr) == (2, "known.json: No such file or directory\n")


@pytest.fixture
def git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)

    def git(*arguments: str) -> None:
        named = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *named, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return git


def test_only_what_changed(folder: Path, git: Callable[..., None]) -> None:
    assert run("--changed", "main", ".").stderr == "no document was judged\n"
    Path("new ä.xml").write_text("<play/>")
    assert run("--changed", "main", ".").stdout == "new ä.xml: valid\n"
    git("checkout", "-q", "-b", "other")
    Path("good.xml").write_text("<play/>\n<!-- -->")
    git("add", ".")
    git("commit", "-q", "-m", "second")
    result = run("--changed", "main", ".")
    assert result.stdout == "good.xml: valid\nnew ä.xml: valid\n"


def test_changed_lines_come_first(folder: Path, git: Callable[..., None]) -> None:
    Path("bad.xml").write_text('<play whom="x">\n<q/>\n<r/>\n</play>')
    result = run("--changed", "HEAD", "--format", "github", "bad.xml")
    assert result.stdout.splitlines()[0].startswith("::error file=bad.xml,line=3,col=1,")


def test_all_again_when_the_schema_changed(folder: Path, git: Callable[..., None]) -> None:
    Path("play.rnc").write_text(f"# changed\n{SCHEMA}")
    result = run("--changed", "HEAD", ".")
    assert result.stderr.startswith("play.rnc has changed: every document is judged\n")
    assert "good.xml: valid" in result.stdout


@pytest.mark.parametrize("base", ["nowhere", "--output=x"])
def test_a_base_that_is_none(folder: Path, git: Callable[..., None], base: str) -> None:
    result = run(f"--changed={base}", "good.xml")
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert base in result.stderr
    assert not Path("x").exists()


def test_no_repository(folder: Path) -> None:
    result = run("--changed", "HEAD", "good.xml")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr


@pytest.fixture
def watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "teitools", "validate", "--schema", "play.rnc", "--watch", "."]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder
    )
    guard = Timer(60, process.kill)
    guard.start()
    yield process
    guard.cancel()
    process.kill()
    process.communicate()


def test_watching(watching: subprocess.Popen[str]) -> None:
    assert watching.stdout is not None
    said = [watching.stdout.readline() for _ in range(5)]
    assert said[-1] == "watching 3 files; Ctrl-C ends\n"
    Path("bad.xml").write_text("<play/>")
    said = [watching.stdout.readline() for _ in range(3)]
    assert "bad.xml: valid\n" in said
    assert watching.stdout.readline() == "watching 3 files; Ctrl-C ends\n"
    watching.send_signal(signal.SIGINT)
    assert watching.wait(60) == 130

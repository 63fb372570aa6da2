"""`teitools validate`: what it prints, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate

PLAY = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="play">
<optional><attribute name="who"/></optional><text/></element></start></grammar>"""
MODEL = '<?xml-model href="play.rng"?>\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "play.rng").write_text(PLAY)
    (tmp_path / "good.xml").write_text(f"{MODEL}<play/>")
    (tmp_path / "bad.xml").write_text(f'{MODEL}<play whom="x"/>')
    (tmp_path / "broken.xml").write_text("<play>")
    (tmp_path / "warned.xml").write_text(f'<?xml-model href="rules.sch"?>\n{MODEL}<play/>')
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(validate, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_valid(folder: Path) -> None:
    result = run("good.xml")
    assert (result.exit_code, result.stdout) == (0, "good.xml: valid\n")
    assert result.stderr == "1 document, all valid: no findings\n"


def test_invalid(folder: Path) -> None:
    result = run("bad.xml", "good.xml")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("bad.xml:2:1: error [R213 unexpected-attribute] ")
    assert second == "good.xml: valid"


def test_quiet(folder: Path) -> None:
    result = run("-q", "good.xml")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--strict",), 1),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "nothing"), 2),
    ],
)
def test_how_bad_is_bad(folder: Path, options: tuple[str, ...], code: int) -> None:
    assert run(*options, "warned.xml").exit_code == code


def test_standard_input(folder: Path) -> None:
    for arguments in ((), ("-",)):
        result = run("--schema", "play.rng", *arguments, stdin=b"<play/>")
        assert (result.exit_code, result.stdout) == (0, "<stdin>: valid\n")
    assert run(stdin=b"<play/>").exit_code == 1


def test_folders_and_patterns(folder: Path) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "deep.xml").write_text("<play/>")
    result = run("--schema", "play.rng", ".", "g*.xml", "below/**/*.xml")
    names = [line.partition(":")[0] for line in result.stdout.splitlines()]
    assert names == ["bad.xml", "below/deep.xml", "broken.xml", "good.xml", "warned.xml"]
    assert result.exit_code == 1


@pytest.mark.parametrize("argument", ["missing.xml", "empty", "x*.xml"])
def test_what_is_not_there(folder: Path, argument: str) -> None:
    (folder / "empty").mkdir()
    result = run(argument, "good.xml")
    assert result.exit_code == 2
    assert argument in result.output
    assert "good.xml: valid" in result.stdout


def test_schema_that_is_not_there_or_incorrect(folder: Path) -> None:
    (folder / "wrong.rng").write_text("<grammar")
    (folder / "play.rnc").write_text("element play { text }")
    assert run("--schema", "missing.rng", "good.xml").exit_code == 2
    for name in ("wrong.rng", "play.rnc"):
        result = run("--schema", name, "good.xml")
        assert (result.exit_code, result.stdout) == (3, "")
        assert f"{name}:1:" in result.stderr


def test_an_incorrect_schema_of_one_document_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "wrong.rng").write_text("<grammar/>")
    (folder / "a.xml").write_text(MODEL.replace("play", "wrong") + "<play/>")
    result = run("a.xml", "good.xml", "bad.xml")
    assert result.exit_code == 3
    assert "good.xml: valid" in result.stdout
    assert "R201" in result.stderr


def test_a_fault_of_our_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("by us")

    monkeypatch.setattr("teitools.cli.validate.validate_one", fail)
    result = run("good.xml")
    assert result.exit_code == 3
    assert "good.xml: a fault of teitools itself" in result.stderr
    assert "Traceback" not in result.output


def test_json(folder: Path) -> None:
    result = run("--format", "json", "bad.xml", "broken.xml", "good.xml")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["file"], line["valid"]) for line in lines] == [
        ("bad.xml", False),
        ("broken.xml", False),
        ("good.xml", True),
    ]
    (finding,) = lines[0]["findings"]
    assert finding["facts"]["meant"] == "who"
    assert finding["xpath"] == "/play"
    assert (finding["line"], finding["column"]) == (2, 1)


def test_source_line_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teitools.cli.validate._is_terminal", lambda: True)
    result = run("bad.xml")
    _, source, caret = (click.unstyle(line) for line in result.stdout.splitlines())
    assert source == '  2 | <play whom="x"/>'
    assert caret.index("^") == source.index("<")

"""`teitools validate`: what it prints, and its exit codes."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from teitools.findings import Finding
from teitools.source import Location, Position
from teitools.xml.codes import UNREADABLE

PLAY = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="play">
<optional><attribute name="who"/></optional><text/></element></start></grammar>"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron">
<pattern><rule context="play"><report test="1" role="warning">a play</report></rule></pattern>
</schema>"""
DOUBTFUL = """<element name="play" xmlns="http://relaxng.org/ns/structure/1.0"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">
<optional><attribute name="who" a:defaultValue="x"/></optional>
<choice><empty/><element name="p"><attribute name="x" a:defaultValue="y"/></element></choice>
<text/></element>"""
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="play">
<xs:complexType mixed="true"><xs:sequence/><xs:attribute name="who"/></xs:complexType>
</xs:element></xs:schema>"""
MODEL = '<?xml-model href="play.rng"?>\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "play.rng").write_text(PLAY)
    (tmp_path / "good.xml").write_text(f"{MODEL}<play/>")
    (tmp_path / "bad.xml").write_text(f'{MODEL}<play whom="x"/>')
    (tmp_path / "broken.xml").write_text("<play>")
    (tmp_path / "rules.sch").write_text(RULES)
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
    assert first.startswith("bad.xml:2:7: error [R213 unexpected-attribute] ")
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
    (folder / "below" / "packed.xml.gz").write_bytes(gzip.compress(b"<play/>"))
    (folder / "below" / "play.txt").write_text("<play/>")
    result = run("--schema", "play.rng", ".", "g*.xml", "below/**/*.xml")
    names = [line.partition(":")[0] for line in result.stdout.splitlines()]
    assert names == [
        *("bad.xml", "below/deep.xml", "below/packed.xml.gz", "broken.xml"),
        *("good.xml", "warned.xml"),
    ]
    assert result.exit_code == 1
    result = run("below")
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["below/deep.xml"]


@pytest.mark.parametrize("argument", ["missing.xml", "empty", "x*.xml"])
def test_what_is_not_there(folder: Path, argument: str) -> None:
    (folder / "empty").mkdir()
    result = run(argument, "good.xml")
    assert result.exit_code == 2
    assert argument in result.output
    assert "good.xml: valid" in result.stdout


def test_schema_that_is_not_there_or_incorrect(folder: Path) -> None:
    (folder / "wrong.rng").write_text("<grammar")
    (folder / "wrong.rnc").write_text("element play {\n  texts }")
    (folder / "rules.sch").write_text("<schema/>")
    assert run("--schema", "missing.rng", "good.xml").exit_code == 2
    for name, place in (("wrong.rng", "1:9"), ("wrong.rnc", "2:3"), ("rules.sch", "1:1")):
        result = run("--schema", name, "good.xml")
        assert (result.exit_code, result.stdout) == (3, "")
        assert f"{name}:{place}: error" in result.stderr


@pytest.mark.parametrize("name", ["play.rng", "play.rnc", "play.xsd"])
def test_schemas_of_every_kind(folder: Path, name: str) -> None:
    (folder / "play.rnc").write_text("element play { attribute who { text }?, text }")
    (folder / "play.xsd").write_text(XSD)
    result = run("--schema", name, "good.xml", "bad.xml")
    assert result.exit_code == 1
    assert "good.xml: valid" in result.stdout
    assert "bad.xml:2:" in result.stdout
    assert "'whom'" in result.stdout
    (folder / "named.xml").write_text(f'<?xml-model href="{name}"?><play who="x"/>')
    assert run("named.xml").exit_code == 0


def test_a_schema_from_standard_input(folder: Path) -> None:
    result = run("--schema", "-", "good.xml", "bad.xml", stdin=PLAY.encode())
    assert result.stdout.startswith("good.xml: valid\nbad.xml:2:7: error [R213")
    result = run("--schema", "-", "good.xml", stdin=b"element play { texts }")
    assert result.exit_code == 3
    assert "<stdin>:1:16: error" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--schema", "-"), ("--schema", "-", "-"), ("--files-from", "-", "-"), ("--jobs", "0")],
)
def test_what_cannot_be_meant(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, stdin=b"<play/>")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


def test_an_incorrect_schema_of_one_document_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "wrong.rng").write_text("<grammar/>")
    for name in ("a.xml", "b.xml"):
        (folder / name).write_text(MODEL.replace("play", "wrong") + "<play/>")
    result = run("a.xml", "b.xml", "good.xml", "bad.xml")
    assert result.exit_code == 3
    assert "good.xml: valid" in result.stdout
    assert result.stderr.count("not judged, for a schema that it names is incorrect") == 2
    assert result.stderr.count("wrong.rng:1:1: error [R230") == 1
    assert "4 documents, 3 not valid" in result.stderr
    result = run("--format", "jsonl", "a.xml")
    (line,) = map(json.loads, result.stdout.splitlines())
    assert (line["valid"], line["findings"][0]["file"]) == (False, "wrong.rng")


@pytest.mark.parametrize("error", [ZeroDivisionError, RecursionError])
@pytest.mark.parametrize("options", [(), ("--schema", "play.rng")])
def test_a_fault_of_our_own(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
    options: tuple[str, ...],
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise error("by us")

    monkeypatch.setattr("teitools.relaxng.schema.Schema.findings", fail)
    result = run(*options, "good.xml")
    assert result.exit_code == 3
    assert "good.xml: a fault of teitools itself" in result.stderr
    assert "Traceback" not in result.output
    (line,) = map(json.loads, run(*options, "--format", "jsonl", "good.xml").stdout.splitlines())
    assert (line["file"], line["valid"], line["findings"]) == ("good.xml", False, [])
    assert error.__name__ in line["fault"]


def test_a_fault_in_loading_a_schema(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise RecursionError("by us")

    monkeypatch.setattr("teitools.relaxng.schema.load_schema", fail)
    result = run("--schema", "play.rng", "good.xml")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "play.rng: a fault of teitools itself" in result.stderr


def test_doubts_about_the_schema_are_said_once_and_count_for_nothing(folder: Path) -> None:
    (folder / "doubtful.rng").write_text(DOUBTFUL)
    result = run("--strict", "--schema", "doubtful.rng", "good.xml", "warned.xml")
    assert result.exit_code == 0
    assert result.stderr.count("doubtful.rng:") == result.stderr.count("warning") == 1
    assert run("-q", "--schema", "doubtful.rng", "good.xml").output == ""


def test_very_many_findings_are_told_in_portions(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teitools.cli.validate_showing.MOST_SORTED", 10)
    (folder / "many.xml").write_text("<play>" + "<foo/>\n" * 95 + "</play>")
    result = run("--schema", "play.rng", "many.xml")
    lines = [int(line.split(":")[1]) for line in result.stdout.splitlines()]
    assert lines == list(range(1, 96))
    result = run("--schema", "play.rng", "--format", "jsonl", "many.xml", "good.xml")
    many, good = map(json.loads, result.stdout.splitlines())
    assert [finding["line"] for finding in many["findings"]] == lines
    assert (many["valid"], good["valid"]) == (False, True)


def test_a_fault_amid_very_many_findings_leaves_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def findings(*arguments: object) -> Iterator[Finding]:
        place = Location("good.xml", Position(1, 1))
        yield from (Finding(UNREADABLE, place, {"reason": number}) for number in range(25))
        raise ZeroDivisionError

    monkeypatch.setattr("teitools.cli.validate_showing.MOST_SORTED", 10)
    monkeypatch.setattr("teitools.relaxng.schema.Schema.findings", findings)
    result = run("--schema", "play.rng", "--format", "jsonl", "good.xml")
    assert result.exit_code == 3
    (line,) = map(json.loads, result.stdout.splitlines())
    assert (line["valid"], len(line["findings"])) == (False, 20)


def test_json(folder: Path) -> None:
    result = run("--format", "jsonl", "bad.xml", "broken.xml", "good.xml")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["file"], line["valid"]) for line in lines] == [
        ("bad.xml", False),
        ("broken.xml", False),
        ("good.xml", True),
    ]
    (finding,) = lines[0]["findings"]
    assert finding["facts"]["meant"] == "who"
    assert finding["xpath"] == "/play"
    assert (finding["line"], finding["column"]) == (2, 7)
    assert finding["related"][0]["file"].endswith("play.rng")


@pytest.mark.parametrize(
    ("arguments", "data"),
    [
        (("bad.xml",), None),
        (("--schema", "play.rng", "bad.xml"), None),
        (("--schema", "play.rng", "bad.xml.gz"), None),
        (("--schema", "play.rng", "-"), b'<!---->\n<play whom="x"/>'),
    ],
)
def test_source_line_on_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], data: bytes | None
) -> None:
    (folder / "bad.xml.gz").write_bytes(gzip.compress((folder / "bad.xml").read_bytes()))
    monkeypatch.setattr("teitools.cli.validate._is_terminal", lambda: True)
    result = run(*arguments, stdin=data)
    _, source, caret = (click.unstyle(line) for line in result.stdout.splitlines())
    assert source == '  2 | <play whom="x"/>'
    assert caret.index("^") == source.index("whom")


def test_related_places_of_the_document_are_shown(folder: Path) -> None:
    (folder / "ids.rnc").write_text("element play { element p { attribute xml:id { xsd:ID } }* }")
    (folder / "ids.xml").write_text('<play>\n<p xml:id="a"/>\n<p xml:id="a"/></play>')
    result = run("--schema", "ids.rnc", "ids.xml")
    first, second = result.stdout.splitlines()
    assert first.startswith("ids.xml:3:4: error [R221 duplicate-id]")
    assert second == "  see ids.xml:2:1"


def test_characters_that_cannot_be_printed_are_escaped(folder: Path) -> None:
    (folder / "strange.xml").write_text("<play\u0416/>", encoding="utf-8")
    command = [sys.executable, "-m", "teitools", "validate", "--schema", "play.rng", "strange.xml"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert r"<play\u0416>" in done.stdout
    assert "fault" not in done.stderr

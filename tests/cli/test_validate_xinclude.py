"""`teitools validate --xinclude`: asked for on the command line or by the configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="p"/></start>
<define name="p"><element name="p"><mixed><zeroOrMore><ref name="p"/></zeroOrMore></mixed>
</element></define></grammar>"""
FOUND = "parts/one.xml:2:4: error [R213 unexpected-attribute]"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.rng").write_text(RNG)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.xml").write_text('<p>\n<p n="1"/></p>')
    (tmp_path / "main").mkdir()
    text = f'<p {XI}><xi:include href="../parts/one.xml"/></p>'
    (tmp_path / "main" / "book.xml").write_text(f'<?xml-model href="../s.rng"?>{text}')
    (tmp_path / "book.xml").write_text(f'<?xml-model href="s.rng"?>{text.replace("../", "")}')
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(validate, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("schema", [(), ("--schema", "s.rng"), ("--schema", "s.rng", "--rules")])
def test_findings_are_in_the_included_file(folder: Path, schema: tuple[str, ...]) -> None:
    result = run("--xinclude", *schema, "book.xml")
    assert result.exit_code == 1
    assert [line.startswith(FOUND) for line in result.stdout.splitlines()] == [True]


def test_the_configuration_asks_for_it_and_lets_in_its_folder(folder: Path) -> None:
    assert "X161" in run("--xinclude", "main/book.xml").stdout
    assert FOUND in run("--xinclude-root", ".", "main/book.xml").stdout
    (folder / "teitools.toml").write_text("xinclude = true")
    assert FOUND in run("main/book.xml").stdout
    assert "R219" in run("--no-xinclude", "main/book.xml").stdout
    (folder / "teitools.toml").write_text("xinclude = 1")
    result = run("main/book.xml")
    assert (result.exit_code, "'xinclude' must be true or false" in result.stderr) == (2, True)
    result = run("--no-config", "--xinclude-root", "nowhere", "book.xml")
    assert (result.exit_code, "no such folder" in result.stderr) == (2, True)


def test_reports_and_baselines_name_the_included_file(folder: Path) -> None:
    run("--xinclude", "--format", "sarif=out.sarif", "--format", "jsonl=out.jsonl", "book.xml")
    result = json.loads((folder / "out.sarif").read_text())["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "parts/one.xml"
    assert place["region"]["snippet"]["text"] == '<p n="1"/></p>'
    arguments = ("--xinclude", "--baseline", "known.json", "book.xml")
    assert run("--update-baseline", *arguments).exit_code == 0
    assert run(*arguments).exit_code == 0
    (folder / "parts" / "one.xml").write_text('<p>\n\n\n<p n="1"/></p>')
    assert run(*arguments).exit_code == 0
    (folder / "parts" / "one.xml").write_text('<p>\n<p n="2"/></p>')
    assert run(*arguments).exit_code == 1


def test_instructions_to_ignore_findings_of_a_schema_that_is_given(folder: Path) -> None:
    (folder / "parts" / "one.xml").write_text('<p>\n<?teitools ignore=R213 so?><p n="1"/></p>')
    assert run("--xinclude", "--schema", "s.rng", "book.xml").exit_code == 0


def test_many_documents_in_processes(folder: Path) -> None:
    for number in range(30):
        (folder / f"d{number:02}.xml").write_text((folder / "book.xml").read_text())
    names = [f"d{number:02}.xml" for number in range(30)]
    result = run("--xinclude", "--jobs", "2", "-q", *names)
    assert (result.stdout.count(FOUND), result.exit_code) == (30, 1)

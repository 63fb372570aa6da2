"""Ids that are unique in a corpus, where the configuration wants them to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate

SCHEMA = "element a { attribute xml:id { text }?, element a { attribute xml:id { text } }* }"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "s.rnc").write_text(SCHEMA)
    write(tmp_path, "one/a.xml", '<a>\n<a xml:id="x"/></a>')
    write(tmp_path, "one/deep/b.xml", "<a xml:id = 'x'><!-- <a xml:id='y'/> --></a>")
    write(tmp_path, "two/c.xml", '<a xml:id="x"><a xml:id="y"/></a>')
    (tmp_path / "teitools.toml").write_text(
        'unique-ids = ["one/", ["two/"]]\n[[schemas]]\nfiles = "*"\nschema = "s.rnc"\n'
    )
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(validate, ["-q", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_an_id_in_two_documents_of_a_corpus(folder: Path) -> None:
    lines = run("one", "two").stdout.splitlines()
    assert [line.partition(": error [P421")[0] for line in lines] == [
        "one/a.xml:2:1",
        "one/deep/b.xml:1:1",
    ]
    assert lines[0].endswith("one/deep/b.xml:1:1")
    assert lines[1].endswith("one/a.xml:2:1")


def test_the_other_document_need_not_be_judged_and_may_change(folder: Path) -> None:
    assert run("one/a.xml").exit_code == 1
    assert run("one/a.xml").exit_code == 1
    write(folder, "one/deep/b.xml", '<a xml:id="z"/>')
    assert run("one/a.xml").exit_code == 0
    write(folder, "one/new.xml", '<a xml:id="x"/>')
    assert "one/new.xml:1:1" in run("one/a.xml").stdout
    (folder / "one" / "new.xml").write_text("<a xml:id='x'>")
    assert run("one/a.xml").exit_code == 0


def test_it_can_be_ignored_with_a_reason(folder: Path) -> None:
    write(folder, "one/a.xml", '<a><?teitools ignore=P421 a copy?><a xml:id="x"/></a>')
    assert run("one/a.xml").exit_code == 0


def test_workers_find_the_same(folder: Path) -> None:
    for number in range(30):
        write(folder, f"one/n{number:02}.xml", f'<a xml:id="n{number // 2}"/>')
    assert run("--jobs", "2", "--no-cache", "one").stdout.count("P421") == 32
    assert run("--jobs", "1", "one").stdout.count("P421") == 32


@pytest.mark.parametrize("value", ["1", "[1]", "true", '["!"]'])
def test_an_incorrect_key(folder: Path, value: str) -> None:
    (folder / "teitools.toml").write_text(f"unique-ids = {value}\n")
    result = run("one")
    assert (result.exit_code, "unique-ids" in result.stderr) == (2, True)

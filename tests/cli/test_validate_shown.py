"""How `teitools validate` shows what it has found, whatever stands in documents and names."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from teitools.relaxng.caching import cache_folder

PLAY = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="play">
<optional><attribute name="who"/></optional><text/></element></start></grammar>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "play.rng").write_text(PLAY)
    (tmp_path / "good.xml").write_text("<play/>")
    (tmp_path / "bad.xml").write_text('<play whom="x"/>')
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(validate, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_definition_in_the_schema_ends_the_line(folder: Path) -> None:
    result = run("--schema", "play.rng", "bad.xml")
    (line,) = result.stdout.splitlines()
    assert re.search(r"\(see play\.rng:\d+:\d+\)$", line)


def test_nothing_judged_is_not_valid(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("--schema", "play.rng", "empty")
    assert result.exit_code == 2
    assert "no document was judged" in result.stderr
    assert "valid" not in result.stderr


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_a_schema_whose_name_is_not_utf8(folder: Path, options: tuple[str, ...]) -> None:
    name = os.fsdecode(b"pl\xe4y.rng")
    (folder / name).write_bytes((folder / "play.rng").read_bytes())
    result = run("--schema", name, "good.xml", "bad.xml", *options)
    assert result.exit_code == 1
    assert "good.xml: valid" in result.stdout


def test_what_a_terminal_would_obey_is_not_printed(folder: Path) -> None:
    value = "\u009b31m\u202etxt.\u2028x"
    (folder / "escape.xml").write_text(f'<play whom="{value}"><{"x"}>{value}</x></play>', "utf-8")
    for form in ("text", "jsonl"):
        result = run("--schema", "play.rng", "--format", form, "escape.xml")
        assert result.exit_code == 1
        shown = json.loads(result.stdout) if form == "jsonl" else result.stdout
        assert form == "jsonl" or not {"\u009b", "\u202e", "\u2028"}.intersection(shown)


def test_a_cache_folder_that_is_relative_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder().is_absolute()

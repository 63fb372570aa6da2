"""What was not judged is never valid, whatever documents and configurations say."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.api.explanations import all_codes
from teitools.cli.validate import validate
from teitools.validation.levels import UNJUDGED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "play.xml").write_text("<play/>")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(validate, arguments)


@pytest.mark.parametrize("level", ["off", "info", "warning"])
@pytest.mark.parametrize("code", UNJUDGED)
def test_no_level_can_be_set(folder: Path, code: str, level: str) -> None:
    for name in (code, UNJUDGED[code]):
        (folder / "teitools.toml").write_text(f'[levels]\n{name} = "{level}"\n')
        result = run("play.xml")
        assert result.exit_code == 2
        assert f"'levels.{name}' cannot be set" in result.stderr


def test_the_codes_are_called_so() -> None:
    names = {code.id: code.name for code in all_codes()}
    assert {code: names[code] for code in UNJUDGED} == UNJUDGED


def test_the_level_that_it_has_may_be_said(folder: Path) -> None:
    (folder / "teitools.toml").write_text('[levels]\nV501 = "error"\n')
    assert run("play.xml").exit_code == 1


@pytest.mark.parametrize("code", ["V501", "no-schema"])
def test_a_document_cannot_ask_to_ignore_it(folder: Path, code: str) -> None:
    (folder / "play.xml").write_text(f"<?teitools ignore={code} we have none?><play/>")
    result = run("play.xml")
    assert result.exit_code == 1
    assert "[V501 no-schema]" in result.stdout
    assert "[V510 nothing-ignored]" in result.stdout

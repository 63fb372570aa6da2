"""RELAX NG schemas that `teitools validate` keeps for the next time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.api.validating import load_schema
from teitools.cli.validate import validate
from teitools.relaxng import simplification


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "play.rnc").write_text('include "parts/p.rnc"\nstart = element play { p }')
    (tmp_path / "parts" / "p.rnc").write_text("p = element p { empty }")
    (tmp_path / "a.xml").write_text("<play><p/></play>")
    return tmp_path


class Counting:
    """Counts how often a schema is simplified."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        simplify = simplification.simplify

        def counted(*arguments: object) -> object:
            self.times += 1
            return simplify(*arguments)

        monkeypatch.setattr(simplification, "simplify", counted)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    return Counting(monkeypatch)


def run(*options: str) -> Result:
    result = CliRunner().invoke(validate, ["--schema", "play.rnc", *options, "a.xml"])
    assert "Traceback" not in result.output
    return result


def kept(cache: Path) -> list[Path]:
    return list(cache.glob("*")) if cache.is_dir() else []


def test_the_second_run_uses_what_the_first_has_kept(
    folder: Path, cache: Path, counting: Counting
) -> None:
    for _ in range(3):
        assert run().exit_code == 0
    assert counting.times == 1
    assert len(kept(cache)) == 1


def test_it_is_kept_for_schemas_that_documents_name(
    folder: Path, cache: Path, counting: Counting
) -> None:
    (folder / "b.xml").write_text('<?xml-model href="play.rnc"?><play><p/></play>')
    for _ in range(2):
        assert CliRunner().invoke(validate, ["b.xml"]).exit_code == 0
    assert counting.times == 1


def test_a_part_that_has_changed_counts(folder: Path, cache: Path, counting: Counting) -> None:
    assert run().exit_code == 0
    (folder / "parts" / "p.rnc").write_text("p = element q { empty }")
    assert run().exit_code == 1
    (folder / "parts" / "p.rnc").unlink()
    assert run().exit_code == 3
    (folder / "parts" / "p.rnc").write_text("p = element p { empty }")
    assert run().exit_code == 0
    assert counting.times == 3 or counting.times == 4


@pytest.mark.parametrize("harm", [b"", b"x", b"\xff" * 1000, b"0" * 64 + b"\n{}"])
def test_what_is_damaged_is_ignored(
    folder: Path, cache: Path, counting: Counting, harm: bytes
) -> None:
    assert run().exit_code == 0
    (file,) = kept(cache)
    file.write_bytes(harm)
    assert run().exit_code == 0
    assert counting.times == 2
    assert file.read_bytes() != harm
    file.write_bytes(file.read_bytes().replace(b"play", b"flay"))
    assert run().exit_code == 0


def test_nothing_is_kept_or_used_without(folder: Path, cache: Path, counting: Counting) -> None:
    assert run("--no-cache").exit_code == 0
    assert kept(cache) == []
    assert run().exit_code == run("--no-cache").exit_code == 0
    assert counting.times == 3


def test_a_folder_that_cannot_be_written_is_no_error(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file where the folder should be")
    assert run().exit_code == 0
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/no/such/place")
    assert run().exit_code == 0
    cache.unlink()
    cache.mkdir()
    cache.chmod(0o500)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parent))
    assert run().exit_code == 0
    assert kept(cache) == [] or os.access(cache, os.W_OK)


def test_a_user_without_a_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert run().exit_code == 0


def test_the_interface_of_python_keeps_nothing_unless_it_is_asked(
    folder: Path, cache: Path, counting: Counting
) -> None:
    assert load_schema("play.rnc").validate("a.xml").valid
    assert kept(cache) == []

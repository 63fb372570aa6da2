"""Small files, each with one job, and names that say which."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.requirements import ROOT

_LONGEST = 300
_FORBIDDEN = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "base", "misc"}
_PACKAGE = sorted((ROOT / "teitools").rglob("*.py"))
_WRITTEN_BY_HAND = [
    *_PACKAGE,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "benchmarks").glob("*.py")),
    *sorted((ROOT / "xslt").glob("*.xsl")),
    *sorted(ROOT.glob("*.py")),
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_measure() -> None:
    assert len(_PACKAGE) > 50


@pytest.mark.parametrize("path", _WRITTEN_BY_HAND, ids=name_of)
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= _LONGEST


def test_names_say_what_a_module_is_for() -> None:
    vague = [name_of(path) for path in _PACKAGE if {path.stem, path.parent.name} & _FORBIDDEN]
    assert vague == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in _PACKAGE
        if not path.read_text(encoding="utf-8").startswith(('"""', 'r"""'))
    ]
    assert silent == []

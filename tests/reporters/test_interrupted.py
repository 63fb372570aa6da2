"""Reports of a run that was cut short have all that was found up to then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from teitools.cli import validate_run
from teitools.cli.validate import validate
from teitools.validation import losses


def test_what_was_found_in_the_document_in_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.rnc").write_text("element a { empty }")
    Path("a.xml").write_text("<a b='' c='' d=''/>")

    def cut(judging: object, name: str) -> Iterator[object]:
        for number, message in enumerate(losses.here(judging, name)):  # type: ignore[arg-type]
            if number == 2:
                raise KeyboardInterrupt
            yield message

    monkeypatch.setattr(validate_run, "here", cut)
    forms = ("--format", "text", "--format", "sarif=o.sarif", "--format", "github=o.txt")
    result = CliRunner().invoke(validate, ["--schema", "s.rnc", "--no-cache", *forms, "a.xml"])
    assert result.exit_code == 130
    said = result.stdout.count("[R213")
    (one,) = json.loads(Path("o.sarif").read_text())["runs"]
    assert len(one["results"]) == said > 0
    assert "left out" not in json.dumps(one["invocations"])
    assert "not shown here" not in Path("o.txt").read_text()

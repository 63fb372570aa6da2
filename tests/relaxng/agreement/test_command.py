"""`python -m tests.relaxng.agreement`: the table for corpora that nobody has seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from teitools.errors import SchemaError
from teitools.findings import Report
from tests.relaxng.agreement import __main__ as command
from tests.relaxng.agreement.documents import schema
from tests.requirements import need


class Content:
    """An engine that finds nothing wrong."""

    def validate(self, document: bytes, /) -> Report:
        return Report()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    need("jing")
    (tmp_path / "inner").mkdir()
    (tmp_path / "one.xml").write_text("<!DOCTYPE all SYSTEM 'no.dtd'><all><late><a/></late></all>")
    (tmp_path / "inner" / "two.xml").write_text("<all><nested/></all>")
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command.main, arguments, catch_exceptions=False)
    return result.exit_code, result.output


def test_agreement(corpus: Path) -> None:
    code, said = run(str(schema("ambiguity")), "-d", str(corpus))
    assert code == 0
    assert "ambiguity.rng: 2 same, 0 verdict, 0 line" in said
    assert said.endswith("all: 2 same, 0 verdict, 0 line\n")


def test_disagreement(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "load", lambda path: Content())
    code, said = run(str(schema("ambiguity").parent), "--documents", str(corpus))
    assert code == 1
    assert "ambiguity.rng: 1 same, 1 verdict, 0 line" in said
    assert "one.xml by ambiguity.rng" in said
    assert "ours: valid\n" in said
    assert "Jing: 1:" in said


def test_what_cannot_be_compared(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> Content:
        raise SchemaError("no schema")

    monkeypatch.setattr(command, "load", refuse)
    code, said = run(str(schema("ambiguity")), "-d", str(corpus))
    assert code == 1
    assert "ambiguity.rng: not compared: no schema" in said

"""Each rule has a page, whose wrong example gives the finding and whose right one does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from teitools import resources
from teitools.api.explanations import explanation
from teitools.cli import main
from teitools.findings import Code
from teitools.rules import CODES
from teitools.source import Source
from teitools.validation.checking import rule_findings
from teitools.validation.configuration import Configuration
from teitools.validation.shared_ids import shared_ids
from teitools.xml.document import Document

ENTRIES = tomllib.loads(resources.path("explanations", "rules.toml").read_text(encoding="utf-8"))


def found(content: str, folder: Path) -> list[str]:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{content}</TEI>'
    file = folder / "d.xml"
    file.write_text(text)
    configuration = Configuration(folder, folder / "teitools.toml", corpora=(("*.xml",),))
    shared = shared_ids(configuration).get(str(file.resolve()))
    document = Document(Source.of(file))
    return [finding.code.id for finding in rule_findings(document, folder, shared)]


def test_every_rule_is_explained_and_nothing_else() -> None:
    assert list(ENTRIES) == [code.id for code in CODES]


@pytest.mark.parametrize("code", CODES, ids=str)
def test_the_examples_are_wrong_and_right(code: Code, tmp_path: Path) -> None:
    for name, text in ENTRIES[code.id].get("files", {}).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = explanation(code)
    assert code.id in found(said.wrong, tmp_path)
    assert found(said.right, tmp_path) == []
    assert said.meaning
    assert said.remedy


def test_explain_prints_the_page() -> None:
    result = CliRunner().invoke(main, ["explain", "p410", "repeated-page", "R215"])
    assert result.exit_code == 0
    for words in ("P410 impossible-date (error)", "1963-02-29", "What to do", "P409", "R215"):
        assert words in result.output


def test_explain_prints_what_is_said_of_customizations() -> None:
    result = CliRunner().invoke(main, ["explain", "O132"])
    assert "The TEI requires the attribute" in result.output
    assert "▸" not in result.output


def test_explain_knows_what_was_meant() -> None:
    result = CliRunner().invoke(main, ["explain", "imposible-date"])
    assert (result.exit_code, "'impossible-date'" in result.output) == (2, True)

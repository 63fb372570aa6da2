"""The benchmark of validation: its documents are valid, and it runs; nothing of how fast."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from teitools.relaxng import load_schema
from tests.requirements import ROOT, TEI_ALL, need

BENCHMARKS = ROOT / "benchmarks"
_ANYTHING = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0">
  <start><ref name="any"/></start>
  <define name="any">
    <element><anyName/>
      <zeroOrMore>
        <choice><attribute><anyName/></attribute><text/><ref name="any"/></choice>
      </zeroOrMore>
    </element>
  </define>
</grammar>
"""


@pytest.fixture
def corpora(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    module = import_module("corpora")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    return module


def test_generated_documents_are_valid_against_all_of_tei(corpora: ModuleType) -> None:
    need("shared")
    schema = load_schema(TEI_ALL)
    for corpus in (corpora.descriptions(20), corpora.plays(2, 60_000), corpora.editions(50)):
        for name in corpus.files:
            assert schema.validate(corpus.folder / name).findings == ()


def test_the_long_document_is_valid_and_as_long_as_wished(corpora: ModuleType) -> None:
    need("shared")
    command = [sys.executable, str(BENCHMARKS / "validate_within.py"), "stream", "3000000"]
    document = subprocess.run(command, capture_output=True, check=True).stdout
    assert 3_000_000 <= len(document) < 6_000_000
    assert load_schema(TEI_ALL).validate(document).valid


def test_documents_have_the_sizes_they_should_have(corpora: ModuleType) -> None:
    small, plays = corpora.descriptions(20), corpora.plays(2, 60_000)
    editions = corpora.editions(50)
    assert [len(small.files), len(plays.files), len(editions.files)] == [20, 2, 50]
    assert 10_500 < editions.size / 50 < 12_000
    assert 7_000 < small.size / 20 < 10_000
    assert 60_000 <= plays.size / 2 < 120_000


def test_documents_are_always_the_same_and_all_different(corpora: ModuleType) -> None:
    described = import_module("corpora_descriptions").description
    assert described(3) == described(3)
    assert len({described(number)[600:900] for number in range(10)}) == 10


def test_a_corpus_is_kept_until_the_generator_changes(
    corpora: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = corpora.descriptions(1).folder / "00000.xml"
    document.write_text("touched", encoding="utf-8")
    corpora.descriptions(1)
    assert document.read_text(encoding="utf-8") == "touched"
    monkeypatch.setattr(corpora, "_version", lambda: "another")
    corpora.descriptions(1)
    assert document.read_text(encoding="utf-8") != "touched"


def test_samples_that_need_other_files_are_left_out(
    corpora: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    samples = tmp_path / "samples"
    samples.mkdir()
    (samples / "whole.xml").write_text("<a/>", encoding="utf-8")
    (samples / "with-dtd.xml").write_text('<!DOCTYPE a SYSTEM "a.dtd"><a/>', encoding="utf-8")
    monkeypatch.setattr(corpora, "SAMPLES", samples)
    corpus = corpora.samples(2)
    assert corpus.files == ["000-whole.xml", "001-whole.xml"]
    monkeypatch.setattr(corpora, "SAMPLES", tmp_path / "absent")
    assert corpora.samples(2) is None


def test_everything_is_measured_and_compared_with_its_goal(
    corpora: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    schema = tmp_path / "anything.rng"
    schema.write_text(_ANYTHING, encoding="utf-8")
    validate = import_module("validate")
    monkeypatch.setattr(import_module("validate_contestants"), "SCHEMA", schema)
    monkeypatch.setattr(validate, "_SIZES", {False: (3, 1, 1, 100_000)})
    assert validate.main(["--rounds", "1", "--only", "small", "loading", "memory"]) == 0
    said = capsys.readouterr().out
    assert "not measured" not in said
    for line in ("schema loaded : pyexpat alone", "load_schema", "beyond python alone"):
        assert line in said
    assert said.count("met") >= 5


def test_a_contestant_that_fails_is_told(
    corpora: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    schema = tmp_path / "nothing.rng"
    schema.write_text(_ANYTHING.replace("<anyName/>", "<name>a</name>", 1), encoding="utf-8")
    validate = import_module("validate")
    monkeypatch.setattr(import_module("validate_contestants"), "SCHEMA", schema)
    monkeypatch.setattr(validate, "_SIZES", {False: (3, 1, 1, 100_000)})
    assert validate.main(["--rounds", "1", "--only", "small"]) == 0
    assert "small: not measured: " in capsys.readouterr().out


def test_schematron_is_measured_beside_jing(
    corpora: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    need("saxonche", "jing")
    schema = tmp_path / "anything.rng"
    rule = '<s:pattern><s:rule context="nothing"><s:assert test="@n"/></s:rule></s:pattern>'
    embedded = rule.replace(
        "<s:pattern>", '<s:pattern xmlns:s="http://purl.oclc.org/dsdl/schematron">'
    )
    schema.write_text(_ANYTHING.replace("<start>", f"{embedded}<start>"), encoding="utf-8")
    schematron = import_module("schematron")
    monkeypatch.setattr(schematron, "SCHEMA", schema)
    schematron.main(["--rounds", "1", "--documents", "3", "--only", "editions"])
    said = capsys.readouterr().out
    for line in ("editions: 3 documents", ", 1 process : jing", "all known", "memory of one"):
        assert line in said

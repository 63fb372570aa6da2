"""A schema in the other syntax, and back again: the same grammar, the same verdicts."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from teitools.api.converting import convert_schema, convert_schemas, write_schemas
from teitools.errors import SchemaError
from teitools.relaxng import Schema, compare, load_schema
from teitools.source import Source
from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.grammars.rendering import render
from tests.relaxng.agreement.grammars.strategies import grammars
from tests.relaxng.agreement.oracle.derivatives import Oracle
from tests.relaxng.agreement.oracle.simple import IncorrectSchemaError
from tests.relaxng.conformance.suite import Case, cases
from tests.relaxng.conformance.test_compact_grammars import equivalent
from tests.relaxng.conformance.test_compact_suite import CORRECT as COMPACT
from tests.relaxng.conformance.test_compact_suite import Case as CompactCase
from tests.requirements import SHARED, need

_CASES = [case for case in cases() if case.correct]
_TEI = sorted((SHARED / "tei" / "odd").glob("*.rng"))
_SHORT = ("tei_minimal", "p5test-torture")
_QUIET = settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)


def put(folder: Path, files: Mapping[str, bytes | str]) -> None:
    """Write `files` below `folder`."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def there_and_back(schema: Path, folder: Path) -> list[Path]:
    """`schema` in the other syntax, and that in the syntax of `schema` again."""
    found = [schema]
    for place, ending in (("there", _other(schema.suffix)), ("back", schema.suffix)):
        (folder / place).mkdir()
        target = folder / place / f"schema{ending}"
        write_schemas(convert_schemas(found[-1], target))
        found.append(target)
    return found[1:]


def _other(ending: str) -> str:
    return ".rnc" if ending == ".rng" else ".rng"


def outcome(schema: Path) -> Schema | list[str]:
    """The schema, or the names of what is wrong with it."""
    try:
        return load_schema(schema)
    except SchemaError as error:
        return [finding.code.name for finding in error.findings]


def same(schema: Path, folder: Path) -> list[Path]:
    """The two conversions of `schema`, which have been found to be the same grammar."""
    original = outcome(schema)
    converted = there_and_back(schema, folder)
    for each in converted:
        found = outcome(each)
        if isinstance(original, Schema) and isinstance(found, Schema):
            assert equivalent(original.grammar, found.grammar), each.read_text()
        else:
            assert found == original
    return converted


def jing(schema: Path, documents: list[Path]) -> tuple[int, str]:
    """What Jing says of `documents`, or of the schema where it is incorrect."""
    compact = ["-c"] if schema.suffix == ".rnc" else []
    command = ["jing", *compact, str(schema), *map(str, documents)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def jing_says_the_same(case: Case, folder: Path) -> None:
    """Both conversions load in Jing, and it judges the documents as the suite does."""
    need("jing")
    put(folder / "original", {"schema.rng": case.schema, **case.files})
    put(folder, {f"{number}.xml": each for number, (_, each) in enumerate(case.documents)})
    for schema in there_and_back(folder / "original" / "schema.rng", folder):
        assert jing(schema, []) == (0, "")
        for number, (valid, _) in enumerate(case.documents):
            assert jing(schema, [folder / f"{number}.xml"])[0] == (0 if valid else 1)


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_the_suite(case: Case, tmp_path: Path) -> None:
    put(tmp_path / "original", {"schema.rng": case.schema, **case.files})
    for schema in same(tmp_path / "original" / "schema.rng", tmp_path):
        loaded = load_schema(schema)
        for valid, document in case.documents:
            assert loaded.validate(document).valid is valid, document.decode()


@pytest.mark.parametrize("name", ["schema.rnc", "schema.rng"])
@pytest.mark.parametrize("case", COMPACT, ids=str)
def test_the_suite_of_the_compact_syntax(case: CompactCase, name: str, tmp_path: Path) -> None:
    schema = case.compact if name == "schema.rnc" else case.xml
    put(tmp_path / "original", {**dict(case.resources), name: schema})
    same(tmp_path / "original" / name, tmp_path)


@given(grammars())
@_QUIET
def test_random_grammars(grammar: Grammar) -> None:
    try:
        Oracle(grammar)
    except IncorrectSchemaError:
        return
    schema = Source("schema.rng", render(grammar))
    compact = Source("schema.rnc", bytes(convert_schema(schema)))
    back = Source("schema.rng", bytes(convert_schema(compact)))
    original = load_schema(schema)
    for each in (compact, back):
        assert equivalent(original.grammar, load_schema(each).grammar), each.data.decode()


@pytest.mark.parametrize("path", [each for each in _TEI if each.stem in _SHORT])
def test_the_tei(path: Path, tmp_path: Path) -> None:
    same_language(path, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("path", _TEI, ids=lambda path: path.stem)
def test_all_of_the_tei_with_jing(path: Path, tmp_path: Path) -> None:
    need("jing")
    for each in same_language(path, tmp_path):
        assert jing(each, []) == (0, "")


def same_language(path: Path, folder: Path) -> list[Path]:
    """The two conversions of `path`: the same grammar, and so says the comparison of languages."""
    converted = same(path, folder)
    for each in converted:
        assert compare(load_schema(path), load_schema(each)).verdict == "equal"
    return converted


@pytest.mark.parametrize("case", [each for each in _CASES if each.files][:3], ids=str)
def test_jing(case: Case, tmp_path: Path) -> None:
    jing_says_the_same(case, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("case", _CASES, ids=str)
def test_jing_on_the_suite(case: Case, tmp_path: Path) -> None:
    jing_says_the_same(case, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", ["schema.rnc", "schema.rng"])
@pytest.mark.parametrize("case", COMPACT, ids=str)
def test_jing_on_the_compact_suite(case: CompactCase, name: str, tmp_path: Path) -> None:
    need("jing")
    schema = case.compact if name == "schema.rnc" else case.xml
    put(tmp_path / "original", {**dict(case.resources), name: schema})
    whole = isinstance(outcome(tmp_path / "original" / name), Schema)
    for each in there_and_back(tmp_path / "original" / name, tmp_path):
        assert jing(each, [])[0] == (0 if whole else 1)

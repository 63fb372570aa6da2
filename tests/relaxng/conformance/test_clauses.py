"""Small schemas for each clause of sections 3 to 7 and of the compact syntax, and documents.

Each case of `clauses/` names a set of documents, a set of files that the schema may include, and
the schema. What is said of them stands in the golden files: the codes of an incorrect schema, or
the documents that are valid, by their numbers. Jing says the same, but where it is known why not.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from teitools.errors import SchemaError
from teitools.relaxng import load_schema
from teitools.relaxng.addresses import MemoryFiles
from teitools.source import Source
from tests.relaxng.simplification.simple_form import rng
from tests.requirements import need

_FOLDER = Path(__file__).with_name("clauses")
_NAMES = sorted(path.stem for path in _FOLDER.glob("*.json"))
_DIFFERENT = {
    'datatypes xsd = "http://foo"': "compact syntax, section 4: xsd is bound",
    'datatypes a = "rel"': "section 4.3: an absolute address; Jing looks when it is used",
    'datatypes a = "http://x#y"': "section 4.3: no fragment; Jing looks when it is used",
    'namespace x = "urn:x" namespace x': "compact syntax, section 4: declared twice",
    'default namespace = "urn:x" default': "compact syntax, section 4: declared twice",
    'default namespace x = "urn:x" namespace x': "compact syntax, section 4: declared twice",
    'default namespace = "http://www.w3.org/XML': "compact syntax, section 4: its prefix is xml",
    'include "x#a"': "section 4.5: no fragment",
    '<empty/></define><define name="b"><element name="k">': "4.7 and 4.17: Jing replaces twice",
}
"""Schemas of which Jing says something else, by what is in them, and why it is wrong."""
_REPLACED = ('<ref name="nope"/>', '<data type="nope"/>', 'name="xmlns"/><opt', '<define name="z">')
"""What stands in replaced definitions: Jing looks at it, though section 4.7 has removed it."""


@dataclass(frozen=True)
class Clause:
    """A schema and what it is asked about."""

    schema: str
    files: Mapping[str, str]
    documents: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its file."""
        return "schema.rng" if self.schema.startswith("<") else "schema.rnc"

    @property
    def sources(self) -> dict[str, bytes]:
        """The schema and the files, by their names; RELAX NG's namespace added in XML."""
        return {name: _bytes(text) for name, text in {**self.files, self.name: self.schema}.items()}

    @property
    def differs(self) -> bool:
        """Whether Jing is known to say something else."""
        replaced = any(each in text for text in self.files.values() for each in _REPLACED)
        return replaced or any(each in self.schema for each in _DIFFERENT)


def _bytes(text: str) -> bytes:
    return rng(text) if text.startswith("<") else text.encode()


def clauses(name: str) -> Iterator[Clause]:
    """The cases in the file `name`."""
    table = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    for documents, files, schema in table["cases"]:
        yield Clause(schema, table["files"][files], tuple(table["documents"][documents]))


def verdict(clause: Clause) -> tuple[int, ...] | str:
    """The numbers of the documents that are valid, or the codes of an incorrect schema."""
    sources = clause.sources
    try:
        source = Source(clause.name, sources[clause.name])
        schema = load_schema(source, files=MemoryFiles(sources))
    except SchemaError as error:
        return " ".join(dict.fromkeys(finding.code.id for finding in error.findings))
    judged = enumerate(clause.documents)
    return tuple(number for number, each in judged if schema.validate(each.encode()).valid)


@pytest.mark.parametrize("name", _NAMES)
def test_what_is_said(name: str, file_regression: FileRegressionFixture) -> None:
    lines = []
    for clause in clauses(name):
        found = verdict(clause)
        said = found if isinstance(found, str) else f"valid {' '.join(map(str, found)) or 'none'}"
        lines.append(f"{said}\t{' '.join(clause.schema.split())}\n")
    file_regression.check("".join(lines), encoding="utf-8")


@pytest.mark.long
@pytest.mark.parametrize("name", _NAMES)
def test_jing_says_the_same(name: str, tmp_path: Path) -> None:
    need("jing")
    for number, clause in enumerate(clauses(name)):
        folder = tmp_path / str(number)
        assert clause.differs or jing(clause, folder) == _numbers(verdict(clause)), clause


def _numbers(found: tuple[int, ...] | str) -> tuple[int, ...] | None:
    return None if isinstance(found, str) else found


def jing(clause: Clause, folder: Path) -> tuple[int, ...] | None:
    """The numbers of the documents that are valid for Jing; None where the schema is incorrect."""
    folder.mkdir()
    for name, data in clause.sources.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    documents = []
    for number, text in enumerate(clause.documents):
        documents.append(folder / f"{number}.xml")
        documents[-1].write_text(text, encoding="utf-8")
    compact = ["-c"] if clause.name.endswith("c") else []
    command = ["jing", *compact, str(folder / clause.name), *map(str, documents)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    wrong = {line.partition(":")[0] for line in said}
    if not wrong <= set(map(str, documents)):
        return None
    return tuple(number for number, each in enumerate(documents) if str(each) not in wrong)

"""The suite of our own: small schemas, documents, and all that is found, kept as data in `suite`.

Each case has the content of a schema (or a whole one), which begins in line 2 of ``s.sch`` (in
line 1), perhaps other files and attributes of the schema, and one of these: ``error``, the first
finding of the SchemaError; ``found``, all findings about the document, by place; and with it
``svrl``, expressions of XPath that are true of the report. ``*`` at the end stands for whatever
there is. ``SCH`` in a schema stands for the namespace of Schematron.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.schematron.schema import Schematron, load
from teitools.source import Source
from teitools.xml.document import Document
from tests.schematron.cases import ISO

SUITE = Path(__file__).with_name("suite")
_NAMESPACES = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
_KEYS = {"name", "schema", "attributes", "document", "phase", "files", "error", "found", "svrl"}
_XSL = "http://www.w3.org/1999/XSL/Transform"


def read(path: Path) -> list[Any]:
    """The cases of a file."""
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [pytest.param(each, id=f"{path.stem}: {each['name']}") for each in cases]


CASES = [each for path in sorted(SUITE.glob("*.toml")) for each in read(path)]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= _KEYS
    for name, text in case.get("files", {}).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("SCH", ISO), encoding="utf-8")
    source = Source("s.sch", schema_of(case).encode("utf-8"))
    if "error" in case:
        with pytest.raises(SchemaError) as caught:
            load(source, tmp_path, case.get("phase"))
        assert_like(told(caught.value.findings[0], tmp_path), case["error"])
        return
    loaded = load(source, tmp_path, case.get("phase"))
    document = Document(Source("d.xml", case["document"].encode("utf-8")))
    found = sorted(loaded.run(document, tmp_path), key=place)
    said = [told(each, tmp_path, "d.xml") for each in found]
    assert len(said) == len(case["found"]), said
    for one, expected in zip(said, case["found"], strict=True):
        assert_like(one, expected)
    assert not (found and loaded.is_silent(document))
    for expression in case.get("svrl", ()):
        assert is_true(expression, loaded, document, tmp_path), expression


def test_there_are_enough_cases_and_no_two_of_one_name() -> None:
    names = [each.id for each in CASES]
    assert len(set(names)) == len(names) >= 120


def schema_of(case: dict[str, Any]) -> str:
    """The schema of a case."""
    text = str(case["schema"]).replace("SCH", ISO)
    if text.startswith(("<?xml", "<!DOCTYPE", "<schema", "<sch:")):
        return text
    attributes = case.get("attributes", "")
    return f'<schema xmlns="{ISO}" xmlns:xsl="{_XSL}" {attributes}>\n{text}</schema>'


def told(finding: Finding, folder: Path, document: str = "") -> str:
    """The code, the place and the message of a finding; a document is not named."""
    where = str(finding.location).replace(f"{folder}/", "")
    where = where.removeprefix(f"{document}:") if document else where
    message = finding.message.replace(folder.as_uri(), "file:///FOLDER")
    parts = (where, finding.code.id) if document else (finding.code.id, where)
    return " ".join((*parts, message))


def place(finding: Finding) -> tuple[str, int, int, str]:
    """What findings are sorted by."""
    position = finding.location.position
    assert position is not None
    return (
        finding.location.source,
        position.line,
        position.column,
        finding.code.id + finding.message,
    )


def assert_like(said: str, expected: str) -> None:
    """See that `said` is what is `expected`."""
    if expected.endswith("*"):
        assert said.startswith(expected[:-1]), (said, expected)
    else:
        assert said == expected


def is_true(expression: str, loaded: Schematron, document: Document, folder: Path) -> bool:
    """Whether an expression of XPath is true of the report on the document."""
    report = etree.fromstring(loaded.svrl(document, folder))
    return bool(report.xpath(expression, namespaces=_NAMESPACES)) is True

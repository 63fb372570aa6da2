"""The conformance suite of the Schematron project, core."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teitools.errors import SchemaError
from teitools.schematron.schema import load
from teitools.source import Source
from teitools.xml.document import Document
from tests.requirements import SHARED, need

CORE = SHARED / "conformance" / "schematron" / "core"
NAMES = sorted(path.stem for path in CORE.glob("*.xml"))
_NS = "{tag:dmaus@dmaus.name,2019:Schematron:Testsuite}"

NOT_AS_EXPECTED = {
    "let-scope-pattern-01": (
        "error",
        "a variable of a pattern has the name of one of the schema; let-name-collision-error-05 "
        "and -06 have the same, and expect an error (ISO/IEC 19757-3:2016, 5.4.5)",
    ),
}
"""What cases come to that contradict others, and why."""

OTHER_BINDING = {
    ("let-value-element-content-01", 0): (
        "invalid",
        "the schema for XPath 2 asks for html:p below the root of a document that has none; "
        "that for XSLT 1, beside it, is judged as expected",
    ),
}
"""The same for one of several schemas of a case."""


@pytest.mark.parametrize("name", NAMES or ["none"])
def test_core(name: str, tmp_path: Path) -> None:
    need("shared")
    case = etree.parse(CORE / f"{name}.xml").getroot()
    expected = NOT_AS_EXPECTED.get(name, (case.get("expect", ""), ""))[0]
    schemas = case.find(f"{_NS}schemas")
    assert schemas is not None
    primary = write_documents(case, tmp_path)
    for number, schema in enumerate(schemas):
        path = tmp_path / "schema.sch"
        path.write_bytes(etree.tostring(schema, with_tail=False))
        wanted = OTHER_BINDING.get((name, number), (expected, ""))[0]
        assert outcome(path, primary, schemas.get("phase")) == wanted


def test_the_suite_is_whole() -> None:
    need("shared")
    assert len(NAMES) == 43


def write_documents(case: etree._Element, folder: Path) -> Path:
    """Write the documents of a case; give the path of the one to be judged."""
    documents = case.find(f"{_NS}documents")
    assert documents is not None
    primary = folder
    for each in documents:
        path = folder / each.get("filename", "")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(etree.tostring(each[0], with_tail=False))
        if each.tag == f"{_NS}primary":
            primary = path
    return primary


def outcome(schema: Path, document: Path, phase: str | None) -> str:
    """``valid``, ``invalid`` or ``error``."""
    try:
        loaded = load(Source.of(schema), schema.parent, phase)
    except SchemaError:
        return "error"
    found = list(loaded.validate(Document(Source.of(document)), document.parent))
    if not found:
        return "valid"
    return "invalid" if {each.code.id for each in found} <= {"S101", "S102"} else "error"

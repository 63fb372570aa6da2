"""Some 160 mistakes of people, one at a time: what is said of each stands in golden files.

`documents/NAME.json` says by what each mistake replaces what in `documents/NAME.xml`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from teitools.relaxng import Finding, load_schema
from teitools.source import Location
from tests.requirements import SHARED, need

DOCUMENTS = Path(__file__).parent / "documents"
SCHEMAS = {
    "mail": DOCUMENTS / "mail.rnc",
    "manuscript": SHARED / "tei" / "odd" / "tei_ms.rng",
    "shop": DOCUMENTS / "shop.rng",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_mistakes(name: str, tmp_path: Path, file_regression: FileRegressionFixture) -> None:
    if name == "manuscript":
        need("shared")
    text = (DOCUMENTS / f"{name}.xml").read_text(encoding="utf-8")
    edits = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    load_schema(SCHEMAS[name], cache=tmp_path)
    schemas = [load_schema(SCHEMAS[name]), load_schema(SCHEMAS[name], cache=tmp_path)]
    assert schemas[0].validate(text.encode()).valid
    said = []
    for mistake, pairs in edits.items():
        wrong = text
        for old, new in pairs:
            assert old in wrong, mistake
            wrong = wrong.replace(old, new, 1)
        told, told_by_what_was_kept = (
            [line(each) for each in schema.findings(wrong.encode(), f"{name}.xml")]
            for schema in schemas
        )
        assert told == told_by_what_was_kept
        said.append("\n  ".join([mistake, *told]))
    file_regression.check("\n".join(said) + "\n", encoding="utf-8")


def line(finding: Finding) -> str:
    names = (f"{Path(each.source).name}:{_place(each)}" for each in finding.related)
    return f"{_place(finding.location)}: {finding.code.id} {finding.message} [{' '.join(names)}]"


def _place(location: Location) -> str:
    assert location.position is not None
    return f"{location.position.line}:{location.position.column}"

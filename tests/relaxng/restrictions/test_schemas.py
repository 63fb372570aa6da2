"""The TEI's schemas, from their files to what they say of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.relaxng.addresses import FolderFiles
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.loading import read_schema
from teitools.relaxng.restrictions import check
from teitools.relaxng.restrictions.compatibility import default_values, id_attributes
from teitools.relaxng.restrictions.survey import Survey
from teitools.relaxng.simplification import simplify
from teitools.source import Source
from teitools.xml.names import TEI, XML
from tests.requirements import SHARED, TEI_ALL, need
from tests.steps import within

SCHEMAS = sorted((SHARED / "tei" / "odd").glob("*.rng"))


def _grammar(path: Path) -> Grammar:
    return simplify(read_schema(Source.of(path)), FolderFiles(None), read_schema)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_they_keep_the_restrictions(path: Path) -> None:
    """As Jing says of all of them."""
    survey = Survey(_grammar(path))
    check(survey)
    for types in id_attributes(survey).values():
        assert types.get((XML, "id"), IdType.ID) is IdType.ID
    default_values(survey)


def test_tei_all() -> None:
    need("shared")
    grammar = _grammar(TEI_ALL)
    types = id_attributes(grammar)
    assert types[(TEI, "p")] == {(XML, "id"): IdType.ID}
    defaults, warnings = default_values(grammar)
    assert warnings == []
    assert defaults[(TEI, "note")][("", "anchored")] == "true"
    assert ("", "n") not in defaults[(TEI, "note")]


def test_tei_all_is_checked_in_few_steps() -> None:
    need("shared")
    grammar = _grammar(TEI_ALL)
    with within(400_000):
        check(grammar)

"""James Clark's suite for RELAX NG, whole."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from tests.relaxng.conformance.engine import ADDRESS, judge, load
from tests.relaxng.conformance.suite import Case, cases
from tests.requirements import need

_ALL = cases()
_CORRECT = [case for case in _ALL if case.correct]
_INCORRECT = [case for case in _ALL if not case.correct]


def test_the_suite_is_whole() -> None:
    need("shared")
    documents = [valid for case in _ALL for valid, _ in case.documents]
    assert (len(_CORRECT), len(_INCORRECT)) == (172, 213)
    assert (documents.count(True), documents.count(False)) == (289, 291)


@pytest.mark.parametrize("case", _CORRECT, ids=str)
def test_a_correct_schema(case: Case) -> None:
    load(case.schema, case.files)


@pytest.mark.parametrize("case", _INCORRECT, ids=str)
def test_an_incorrect_schema(case: Case) -> None:
    with pytest.raises(SchemaError) as caught:
        load(case.schema, case.files)
    for finding in caught.value.findings:
        assert finding.location.source in {ADDRESS, *case.files}
        assert finding.message
        if finding.code.id < "R280":  # by section 7 a schema may be wrong as a whole
            assert finding.location.position is not None


@pytest.mark.parametrize("case", [case for case in _CORRECT if case.documents], ids=str)
def test_documents(case: Case) -> None:
    for valid, document in case.documents:
        assert judge(case.schema, case.files, document) is valid, document.decode()

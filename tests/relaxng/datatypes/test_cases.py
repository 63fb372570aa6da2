"""The table of cases: what we say, and whether Jing says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.relaxng.datatypes import jing
from tests.relaxng.datatypes.case import Case
from tests.relaxng.datatypes.cases import CASES, DIFFERENT, FAMILIES
from tests.relaxng.datatypes.context import CONTEXT, allows, datatype
from tests.requirements import need


def _titled(case: Case) -> str:
    return "-".join([case.type, *(f"{key}={each[:20]!r}" for key, each in case.parameters)])


@pytest.mark.parametrize("case", CASES, ids=_titled)
def test_verdicts(case: Case) -> None:
    for literal in case.allowed:
        assert allows(case.type, case.parameters, literal), f"{literal!r} is allowed"
    for literal in case.refused:
        assert not allows(case.type, case.parameters, literal), f"{literal!r} is not allowed"


@pytest.mark.parametrize("case", CASES, ids=_titled)
def test_each_refusal_has_a_reason(case: Case) -> None:
    type_ = datatype(case.type, *case.parameters)
    for literal in case.refused:
        fault = type_.fault(literal, CONTEXT)
        assert fault
        assert "\n" not in fault
        with pytest.raises(ValueError, match="no value of"):
            type_.value(literal, CONTEXT)


def test_there_are_enough() -> None:
    assert sum(len(case.allowed) + len(case.refused) for case in CASES) > 900
    assert len({case.type for case in CASES}) == 44


@pytest.mark.parametrize("family", FAMILIES)
def test_jing_agrees(family: str, tmp_path: Path) -> None:
    need("jing")
    asked = [
        (case, literal, literal in case.allowed)
        for case in FAMILIES[family]
        for literal in (*case.allowed, *case.refused)
    ]
    refused = jing.refused(
        ((jing.data(case.type, case.parameters), literal) for case, literal, _ in asked), tmp_path
    )
    found = set()
    for number, (case, literal, allowed) in enumerate(asked):
        if allowed is (number in refused):
            found.add((case.type, literal))
    known = {(case.type, literal) for case, literal, _ in asked} & DIFFERENT.keys()
    assert found == known

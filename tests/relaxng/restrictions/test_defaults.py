"""Default values of attributes (RELAX NG DTD Compatibility, section 3)."""

from __future__ import annotations

import pytest

from teitools.findings import Finding, Severity
from teitools.relaxng.restrictions.compatibility import Defaults, default_values
from tests.relaxng.restrictions.sketches import grammar
from tests.relaxng.restrictions.verdicts import place, related


def _defaults(sketch: str) -> tuple[Defaults, list[Finding]]:
    table, warnings = default_values(grammar(sketch))
    assert all(each.severity is Severity.WARNING for each in warnings)
    return table, warnings


COMPATIBLE = [
    "element p { attribute n [7] { int }? }",
    "element p { attribute n [7] { int }?, attribute m { text } }",
    "element p { (attribute n [7] { text }, attribute m { text })? }",
    "element p { (attribute m { text }, (attribute n [7] { int }?)*)? }",
    'element p { attribute n [7] { "6" | "7" }? & text }',
    "element p { attribute n [7] { list { int+ } }? }",
    "element p { attribute n [7] { text }* }",
    "element p { attribute n [7] { text }?, element p { attribute n [7] { int }? } }",
    "element p { attribute n [7] { text }?, element * - p { empty } }",
]


@pytest.mark.parametrize("sketch", COMPATIBLE)
def test_a_default_value_that_counts(sketch: str) -> None:
    assert _defaults(sketch) == ({("", "p"): {("", "n"): "7"}}, [])


IGNORED = {
    "element p { attribute (n | m) [7] { int }? }": ("R293", "the attribute does not have"),
    "element p { attribute * [7] { text }* }": ("R293", "the attribute does not have"),
    "element (p | q) { attribute n [7] { int }? }": ("R293", "the element does not have"),
    "element * { attribute n [7] { int }? }": ("R293", "the element does not have"),
    "element p { attribute n [x] { int }? }": ("R294", "it is not a number"),
    'element p { attribute n [7] { "6" }? }': ("R294", "the attribute does not allow it"),
    "element p { attribute n [7 x] { list { int+ } }? }": (
        "R294",
        "the attribute does not allow it",
    ),
    "element p { attribute n [7] { text | QName }? }": (
        "R294",
        "what the data type 'QName' allows depends on the document",
    ),
    "element p { attribute n [7] { int } }": ("R295", "the attribute must always be given"),
    "element p { attribute n [7] { int }+ }": ("R295", "the attribute must always be given"),
    "element p { attribute n [7] { int } | attribute m { text } }": (
        "R295",
        "the attribute is one of several alternatives",
    ),
    "element p { (attribute n [7] { int } | attribute m { text })? }": (
        "R295",
        "the attribute is one of several alternatives",
    ),
    "element p { attribute n [7] { int }? | text }": (
        "R295",
        "the attribute is one of several alternatives",
    ),
    "element p { attribute n [7] { int }?, element p { empty } }": (
        "R296",
        "another definition of the element does not have it",
    ),
    "element p { attribute n [7] { int }?, element (p | q) { empty } }": (
        "R296",
        "another definition of the element does not have it",
    ),
    "element p { attribute n [7] { int }?, element * { empty } }": (
        "R296",
        "another definition of the element does not have it",
    ),
}


@pytest.mark.parametrize(("sketch", "expected"), IGNORED.items())
def test_a_default_value_that_is_left_out(sketch: str, expected: tuple[str, str]) -> None:
    table, (warning,) = _defaults(sketch)
    code, reason = expected
    assert table == {}
    assert warning.code.id == code
    assert str(warning.facts["reason"]).startswith(reason)
    assert warning.facts["default"] in ("7", "x", "7 x")
    assert "is ignored" in warning.message


def test_definitions_that_differ_in_the_value_spoil_each_other() -> None:
    table, warnings = _defaults(
        "element p { attribute n [7] { int }?, element p { attribute n [8] { int }? } }"
    )
    assert table == {}
    assert sorted(str(each.facts["default"]) for each in warnings) == ["7", "8"]


def test_an_attribute_that_counts_in_one_element_and_not_in_others() -> None:
    sketch = """
start = element p { part?, q, r }
q = element q { part }
r = element r { part, text }
part = attribute part [N] { "Y" | "N" }
"""
    table, (warning,) = _defaults(sketch)
    assert table == {("", "p"): {("", "part"): "N"}}
    assert warning.code.id == "R295"
    assert warning.facts["owner"] == "<q> and 1 more element"
    assert (place(warning)[0], related(warning)) == (4, [2])


def test_schemas_without_default_values() -> None:
    assert _defaults("element p { attribute n { int }? }") == ({}, [])

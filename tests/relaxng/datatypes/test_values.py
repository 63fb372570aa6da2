"""Values: which literals stand for the same one, by us and by Jing (XML Schema Part 2, 4.2.1)."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.relaxng.datatypes import jing
from tests.relaxng.datatypes.context import CONTEXT, built_in, datatype
from tests.requirements import need

_NIL = "0" * 50
SAME = {
    "string": [("a",), (" a",), ("a ",), ("A",), ("a\t",), ("",)],
    "normalizedString": [("a b", "a\tb", "a\nb"), ("a  b",), (" a b",)],
    "token": [("a b", " a\n\tb ", "a  b"), ("", " ", "\n\n"), ("A b",)],
    "language": [("en", " en "), ("EN",), ("en-us",)],
    "boolean": [("true", "1", " 1 "), ("false", "0")],
    "NMTOKENS": [("a b", " a  b\n"), ("b a",), ("a",), ("a b a",)],
    "NCName": [("a", " a "), ("A",)],
    "anyURI": [("http://a/", " http://a/\n"), ("http://A/",), ("http://a",), ("http://%61/",)],
    "QName": [("a:x", "b:x", " b:x "), ("c:x",), ("a:y",)],
    "hexBinary": [("0aFf", "0AFF", "0aff "), ("", " "), ("0aff00",)],
    "base64Binary": [("deadbeef", "d\te a d\nb eef "), ("DEADBEEF",), ("",), ("BA==", "BA = =")],
    "decimal": [
        ("1", "1.0", "+01.00", "1.", f"{_NIL}1.{_NIL}"),
        ("0", "-0", ".0", "+0.0"),
        ("-1", "-1.0", "-01"),
        ("10", "010"),
        (".1", "0.10"),
        ("100000000000000000000000000000000000001",),
        ("100000000000000000000000000000000000002",),
    ],
    "integer": [("10", "+0010", "010"), ("-10", "-0010"), ("0", "-0", "+0", "00")],
    "unsignedByte": [("0", "-0"), ("7", "+7", "007")],
    "float": [
        ("0", "-0", "0e5", ".0", "1e-60"),
        ("1", "1.0", "10E-1", "0.1E1", "1.00000000001"),
        ("INF", "1e39", " INF"),
        ("-INF", "-1e39"),
        ("NaN", " NaN "),
        ("1.0000002", "1.00000017881393432617187501", "1.00000017881393432617187500"),
        ("1.0000001", "1.00000017881393432617187499"),
        ("3.4028235e38", "3.40282356779733661637539395458142568447e38"),
    ],
    "double": [
        ("0", "-0", "1e-400"),
        ("1", "1.0", "1.00000000000000000001"),
        ("1.00000000001",),
        ("INF", "1e400"),
        ("NaN",),
    ],
    "date": [
        ("2000-01-01", " 2000-01-01 "),
        ("2000-01-01Z", "2000-01-01+00:00", "2000-01-01-00:00"),
        ("2000-01-01+01:00",),
        ("12000-01-01",),
        ("-2000-01-01",),
    ],
    "dateTime": [
        ("2000-01-01T12:00:00", "2000-01-01T12:00:00.0"),
        ("2000-01-01T12:00:00Z", "2000-01-01T13:00:00+01:00", "2000-01-01T07:30:00.00-04:30"),
        ("1999-12-31T23:00:00-02:00", "2000-01-01T01:00:00Z", "2000-01-01T15:00:00+14:00"),
        ("2000-01-01T12:00:00.5Z",),
        ("2000-01-01T11:59:60Z",),
        ("-0001-12-31T23:00:00-01:00", "0001-01-01T00:00:00Z"),
    ],
    "time": [("12:00:00",), ("12:00:00Z", "13:00:00+01:00"), ("23:00:00-03:00",), ("02:00:00Z",)],
    "gYear": [("2000",), ("2000Z", "2000+00:00"), ("2000+01:00",), ("-2000",)],
    "gYearMonth": [("2000-01",), ("2000-01Z", "2000-01-00:00"), ("2000-02",)],
    "gMonthDay": [("--02-29",), ("--02-29Z", "--02-29+00:00"), ("--03-01",)],
    "gDay": [("---01",), ("---01Z",), ("---02",)],
    "gMonth": [("--01",), ("--01Z",), ("--02",)],
    "duration": [
        ("P1Y", "P001Y", "P1Y0M", "P1Y0M0DT0H0M0.0S"),
        ("P12M",),
        ("P0Y", "-P0Y", "PT0S", "P0D"),
        ("PT1S", "PT1.0S", "P0DT1.00S"),
        ("PT1.5S", "PT1.50S"),
        ("PT1M",),
        ("PT60S",),
        ("-P1Y",),
        ("P1D",),
        ("PT24H",),
    ],
}
"""Classes of literals: those of one class stand for one value, those of two for two values."""
OURS_ONLY = {
    "dateTime": [
        ("2000-01-02T00:00:00", "2000-01-01T24:00:00"),
        ("2000-01-01T12:00:00.0001",),
        ("2000-01-01T12:00:00.00012",),
    ],
    "time": [("00:00:00", "24:00:00"), ("00:00:00Z", "24:00:00Z")],
}
"""What Jing does not know: the hour 24, and fractions below a millisecond."""


@pytest.mark.parametrize("name", SAME)
def test_equality(name: str) -> None:
    _check(name, SAME[name])


@pytest.mark.parametrize("name", OURS_ONLY)
def test_equality_that_jing_does_not_see(name: str) -> None:
    _check(name, OURS_ONLY[name])


def _check(name: str, classes: list[tuple[str, ...]]) -> None:
    type_ = datatype(name)
    for one, other in product(classes, repeat=2):
        for left, right in product(one, other):
            first, second = type_.value(left, CONTEXT), type_.value(right, CONTEXT)
            assert (first == second) is (one is other), f"{left!r} and {right!r}"
            if one is other:
                assert hash(first) == hash(second)


def test_jing_agrees(tmp_path: Path) -> None:
    need("jing")
    asked = [
        (name, left, right, one is other)
        for name, classes in SAME.items()
        for one, other in product(classes, repeat=2)
        for left, right in product(one[:1], other)
    ]
    pairs = ((jing.value(name, left), right) for name, left, right, _ in asked)
    refused = jing.refused(pairs, tmp_path)
    for number, (name, left, right, same) in enumerate(asked):
        assert same is (number not in refused), f"{name}: {left!r} and {right!r}"


def test_the_built_in_types() -> None:
    string, token = built_in("string"), built_in("token")
    assert string.value(" a ", CONTEXT) == " a "
    assert token.value(" a\tb ", CONTEXT) == "a b"
    assert string.allows("", CONTEXT)
    assert token.allows("\n", CONTEXT)
    assert string != token


def test_an_entity_and_its_name() -> None:
    assert datatype("ENTITY").value(" ent ", CONTEXT) == "ent"
    assert datatype("ENTITIES").value("ent  ent2", CONTEXT) == ("ent", "ent2")


def test_a_name_takes_the_default_namespace() -> None:
    assert datatype("QName").value("x", CONTEXT) == ("urn:default", "x")
    assert datatype("QName").value("xml:id", CONTEXT) == (
        "http://www.w3.org/XML/1998/namespace",
        "id",
    )

"""Data types that cannot be: unknown names, and parameters that they do not take."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.relaxng.datatypes.interface import DatatypeError
from tests.relaxng.datatypes import jing
from tests.relaxng.datatypes.context import Parameters, built_in, datatype
from tests.requirements import need

_LENGTHS = ("length", "minLength", "maxLength")
_BOUNDS = ("minInclusive", "minExclusive", "maxInclusive", "maxExclusive")
_DIGITS = ("totalDigits", "fractionDigits")

WRONG: list[tuple[str, Parameters, str]] = [
    ("strng", (), "no data type 'strng' for RELAX NG; did you mean 'string'?"),
    ("Date", (), "did you mean 'date'?"),
    ("anySimpleType", (), "no data type 'anySimpleType'"),
    ("dateTimeStamp", (), "no data type 'dateTimeStamp'"),
    ("", (), "no data type ''"),
    ("string", (("enumeration", "a"),), "enumeration is no parameter in RELAX NG: use value"),
    ("string", (("whiteSpace", "collapse"),), "whiteSpace is no parameter in RELAX NG"),
    ("string", (("maxlength", "1"),), "no parameter 'maxlength'; did you mean 'maxLength'?"),
    ("string", (("q", ""),), "there is no parameter 'q'"),
    ("string", (("minInclusive", "a"),), "string has no parameter minInclusive, only pattern, len"),
    *(
        ("boolean", ((name, "1"),), f"boolean has no parameter {name}, only pattern")
        for name in _LENGTHS
    ),
    *(
        ("boolean", ((name, "1"),), f"boolean has no parameter {name}, only pattern")
        for name in _BOUNDS
    ),
    *(("integer", ((name, "1"),), f"integer has no parameter {name}") for name in _LENGTHS),
    *(("anyURI", ((name, "1"),), f"anyURI has no parameter {name}") for name in _BOUNDS),
    *(("NMTOKENS", ((name, "1"),), f"NMTOKENS has no parameter {name}") for name in _BOUNDS),
    *(("hexBinary", ((name, "1"),), f"hexBinary has no parameter {name}") for name in _DIGITS),
    *(("double", ((name, "1"),), f"double has no parameter {name}") for name in _DIGITS),
    *(
        ("string", (("length", literal),), "is not a whole number, 0 or above")
        for literal in ("-1", "", "1.0", "x", "1 2", "+-1", "\u0661")
    ),
    ("decimal", (("totalDigits", "0"),), "totalDigits, '0', is not a whole number, 1 or above"),
    ("decimal", (("fractionDigits", "-2"),), "is not a whole number, 0 or above"),
    ("integer", (("minInclusive", "1.5"),), "minInclusive, '1.5', is not a whole number"),
    ("byte", (("maxInclusive", "200"),), "maxInclusive, '200', is above 127"),
    ("date", (("minInclusive", "1999-02-29"),), "February has 28 days in 1999"),
    ("date", (("maxExclusive", ""),), "is empty, and not a date"),
    ("duration", (("minInclusive", "1Y"),), "is not a duration"),
    (
        "integer",
        (("minInclusive", "5"), ("maxInclusive", "3")),
        "no value can have both minInclusive 5 and maxInclusive 3",
    ),
    ("integer", (("maxExclusive", "5"), ("minInclusive", "5")), "no value can have both"),
    ("integer", (("minExclusive", "5"), ("maxInclusive", "5")), "no value can have both"),
    ("date", (("minInclusive", "2000-01-03"), ("maxInclusive", "2000-01-01")), "no value can"),
    ("duration", (("minInclusive", "P1Y"), ("maxInclusive", "P11M")), "no value can"),
]
JING_TAKES: list[tuple[str, Parameters, str]] = [
    ("anyAtomicType", (), "no data type 'anyAtomicType'"),
    ("untypedAtomic", (), "no data type 'untypedAtomic'"),
    ("date", (("length", "10"),), "date has no parameter length"),
    ("duration", (("maxLength", "10"),), "duration has no parameter maxLength"),
    ("string", (("minLength", "3"), ("maxLength", "2")), "both minLength 3 and maxLength 2"),
    ("string", (("length", "3"), ("minLength", "4")), "both minLength 4 and length 3"),
    ("string", (("length", "3"), ("maxLength", "2")), "both length 3 and maxLength 2"),
    ("string", (("length", "3"), ("length", "3")), "the parameter length is given twice"),
    ("integer", (("minInclusive", "1"), ("minInclusive", "2")), "minInclusive is given twice"),
]
"""What is not of XML Schema 1.0; facets that do not apply (4.1.5); lengths at odds (4.3.1.4,
4.3.2.4); and a parameter that may not be repeated (guidelines, section 2).
"""
RIGHT: list[tuple[str, Parameters]] = [
    ("string", (("pattern", "a"), ("pattern", "b"))),
    ("string", (("length", "3"), ("minLength", "3"), ("maxLength", "4"))),
    ("string", (("length", "99999999999999999999"),)),
    ("string", (("length", "+1"),)),
    ("string", (("length", "-0"),)),
    ("integer", (("minInclusive", "5"), ("maxInclusive", "5"))),
    ("integer", (("minInclusive", " 5\n"),)),
    ("integer", (("fractionDigits", "0"), ("totalDigits", "3"))),
    ("float", (("minInclusive", "NaN"),)),
    ("decimal", (("totalDigits", "1"), ("minExclusive", "0"), ("maxExclusive", ".5"))),
]
JING_REFUSES: list[tuple[str, Parameters]] = [
    ("QName", (("length", "1"),)),
    ("NOTATION", (("maxLength", "1"),)),
    ("integer", (("minExclusive", "5"), ("maxExclusive", "5"))),
    ("date", (("minInclusive", "2000-01-01"), ("maxInclusive", "2000-01-01Z"))),
]
"""Lengths apply to names, and all are right (4.3.1.3). Bounds may be equal (4.3.9.4), and are at
odds only where one is greater (4.3.7.4).
"""


@pytest.mark.parametrize(("name", "parameters", "reason"), [*WRONG, *JING_TAKES])
def test_mistakes(name: str, parameters: Parameters, reason: str) -> None:
    with pytest.raises(DatatypeError) as caught:
        datatype(name, *parameters)
    assert reason in str(caught.value)


@pytest.mark.parametrize(("name", "parameters"), [*RIGHT, *JING_REFUSES])
def test_no_mistakes(name: str, parameters: Parameters) -> None:
    assert datatype(name, *parameters).parameters == parameters


def test_jing_agrees(tmp_path: Path) -> None:
    need("jing")
    wrong = [(name, parameters) for name, parameters, _ in WRONG if name]
    asked = [*wrong, *RIGHT, *JING_REFUSES, *((name, each) for name, each, _ in JING_TAKES)]
    found = jing.incorrect((jing.data(name, each) for name, each in asked), tmp_path)
    refused = [asked[number] for number in sorted(found)]
    assert refused == [*wrong, *JING_REFUSES]


@pytest.mark.parametrize(
    ("name", "parameters", "reason"),
    [
        ("strin", (), "the built-in library has no data type 'strin', only string and token"),
        ("strin", (), "did you mean 'string'?"),
        ("ID", (), "XML Schema's library has one (datatypeLibrary)"),
        ("string", (("length", "1"),), "the built-in data type string has no parameters"),
        ("token", (("pattern", "a"),), "XML Schema's token has"),
    ],
)
def test_mistakes_with_the_built_in_library(name: str, parameters: Parameters, reason: str) -> None:
    with pytest.raises(DatatypeError) as caught:
        built_in(name, *parameters)
    assert reason in str(caught.value)


def test_long_names_and_values_are_cut_short() -> None:
    for name, parameters in [
        ("x" * 100_000, ()),
        ("string", (("y" * 100_000, "1"),)),
        ("string", (("length", "z" * 100_000),)),
        ("string", (("pattern", "(" * 100_000),)),
        ("integer", (("minInclusive", "9" * 100_000), ("maxInclusive", "1"))),
    ]:
        with pytest.raises(DatatypeError) as caught:
            datatype(name, *parameters)
        assert len(str(caught.value)) < 300


@pytest.mark.parametrize("pattern", ["\\\n", "[\t-\n\x7f-\t]", "(\n", "\\p{\n}"])
def test_messages_are_one_line(pattern: str) -> None:
    with pytest.raises(DatatypeError) as caught:
        datatype("string", ("pattern", pattern))
    assert str(caught.value).isprintable()

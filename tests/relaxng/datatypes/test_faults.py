"""What is said of a literal that is not allowed, and of what would be."""

from __future__ import annotations

import pytest

from tests.relaxng.datatypes.context import CONTEXT, Parameters, datatype

FAULTS: list[tuple[str, Parameters, str, str]] = [
    ("date", (), "1999-02-29", "a date that does not exist: February has 28 days in 1999"),
    ("date", (), "2000-02-30", "a date that does not exist: February has 29 days in 2000"),
    ("date", (), "1999-04-31", "a date that does not exist: April has 30 days"),
    ("date", (), "1999-13-01", "a date that does not exist: a year has 12 months"),
    ("date", (), "1999-00-01", "a date that does not exist: there is no month 00"),
    ("date", (), "1999-01-00", "a date that does not exist: there is no day 00"),
    ("date", (), "0000-01-01", "a date that does not exist: there is no year 0"),
    ("date", (), "-300000000-01-01", "a date that does not exist: no year is beyond 292278994"),
    ("date", (), "9999999999999-01-01", "a date that does not exist: no year is beyond 292278994"),
    ("date", (), "12.3.1999", "not a date (YYYY-MM-DD); write 1999-03-12"),
    ("date", (), "1999-1-2", "not a date (YYYY-MM-DD); write 1999-01-02"),
    ("date", (), "999-01-02", "not a date (YYYY-MM-DD); write 0999-01-02"),
    ("date", (), "99-01-02", "not a date (YYYY-MM-DD)"),
    ("date", (), "", "empty, and not a date (YYYY-MM-DD)"),
    (
        "date",
        (),
        "2001-01-01+14:30",
        "a date that does not exist: no time zone is farther than 14:00",
    ),
    ("date", (), "2001-01-01+01:60", "a date that does not exist: an hour has 60 minutes"),
    ("gYear", (), "-50", "not a year (YYYY); write -0050"),
    ("gMonth", (), "5", "not a month (--MM); write --05"),
    ("gDay", (), "32", "not a day of the month (---DD)"),
    ("gDay", (), "---32", "a day of the month that does not exist: a month has 31 days"),
    ("gMonthDay", (), "--02-30", "a day of the year that does not exist: February has 29 days"),
    ("time", (), "9:30", "not a time (hh:mm:ss); write 09:30:00"),
    ("time", (), "24:00:01", "a time that does not exist: a day has 24 hours"),
    ("time", (), "12:60:00", "a time that does not exist: an hour has 60 minutes"),
    ("time", (), "12:00:61", "a time that does not exist: a minute has 60 seconds"),
    (
        "dateTime",
        (),
        "1999-01-01 12:30+0200",
        "not a date with a time (YYYY-MM-DDThh:mm:ss); write 1999-01-01T12:30:00+02:00",
    ),
    (
        "duration",
        (),
        "P1H",
        "not a duration (such as P2Y6M or PT1H30M): a T stands before hours, minutes and seconds",
    ),
    ("duration", (), "1 year", "not a duration (such as P2Y6M or PT1H30M)"),
    ("ID", (), "1a", "not an identifier (an XML name without a colon): none begins with '1'"),
    (
        "ID",
        (),
        "a b",
        "not an identifier (an XML name without a colon): "
        "the space at character 2 cannot stand in one",
    ),
    (
        "NCName",
        (),
        "a:b",
        "not an XML name without a colon: ':' at character 2 cannot stand in one",
    ),
    ("NCName", (), ":b", "not an XML name without a colon: ':' at character 1 cannot stand in one"),
    ("Name", (), "it's", "not an XML name: the apostrophe at character 3 cannot stand in one"),
    (
        "NMTOKEN",
        (),
        "a\u200db",
        "not a name token (letters, digits and . - _ :): "
        "the character U+200D at character 2 cannot stand in one",
    ),
    (
        "IDREFS",
        (),
        "a 1",
        "not one or more identifiers: '1' is not an identifier: none begins with '1'",
    ),
    ("NMTOKENS", (), " ", "empty, and not one or more name tokens"),
    ("QName", (), "z:a", "a name whose prefix is not declared: 'z'"),
    ("QName", (), "a:b:c", "not a name with or without a prefix"),
    ("ENTITY", (), "other", "not the name of an unparsed entity that the document declares"),
    ("ENTITY", (), "1", "not the name of an unparsed entity: none begins with '1'"),
    (
        "anyURI",
        (),
        "100%",
        "not a URI: % must be followed by two hexadecimal digits (% itself is %25)",
    ),
    ("anyURI", (), "a#b#c", "not a URI: it has more than one #"),
    ("anyURI", (), "a[1]", "not a URI: [ and ] cannot stand in a path"),
    ("anyURI", (), "1:2", "not a URI: '1' before the colon is no scheme (such as http)"),
    ("anyURI", (), ":2", "not a URI: nothing stands before the colon"),
    ("anyURI", (), "http:", "not a URI: nothing stands after the colon"),
    ("anyURI", (), "http://", "not a URI: nothing stands after the //"),
    ("anyURI", (), "//[1]", "not a URI: what stands in [ ] after the // is no IPv6 address"),
    ("language", (), "en_US", "not a language tag (such as en or de-AT); write en-US"),
    ("language", (), "the English", "not a language tag (such as en or de-AT)"),
    ("boolean", (), "True", "not true or false (or 1 or 0); write true"),
    ("boolean", (), "yes", "not true or false (or 1 or 0)"),
    ("integer", (), "1.5", "not a whole number: it has a decimal point"),
    ("integer", (), "one", "not a whole number"),
    ("unsignedByte", (), "256", "above 255"),
    ("positiveInteger", (), "0", "below 1"),
    ("long", (), "9" * 100_000, "above 9223372036854775807"),
    ("decimal", (), "1,5", "not a number (such as 12 or -1.5): the decimal sign is a point"),
    ("double", (), "1,5", "not a number (such as 12, -1.5 or 1.5E6)"),
    ("hexBinary", (), "abc", "not hexadecimal digits in pairs: the number of digits is odd"),
    ("hexBinary", (), "xyz", "not hexadecimal digits in pairs"),
    ("base64Binary", (), "abc", "not octets in base64"),
    ("token", (("maxLength", "3"),), "abcd", "longer than 3 characters (it has 4)"),
    ("token", (("minLength", "1"),), "", "shorter than 1 character (it has 0)"),
    ("NMTOKENS", (("length", "1"),), "a b", "longer than 1 item (it has 2)"),
    ("hexBinary", (("length", "2"),), "00", "shorter than 2 octets (it has 1)"),
    ("integer", (("minInclusive", "1"),), "0", "below 1"),
    ("integer", (("minExclusive", "0"),), "0", "not above 0"),
    ("integer", (("maxInclusive", "5"),), "6", "above 5"),
    ("integer", (("maxExclusive", "5"),), "5", "not below 5"),
    ("float", (("maxExclusive", "5"),), "NaN", "not comparable with 5"),
    ("date", (("minInclusive", "2000-01-01"),), "1999-01-01", "before 2000-01-01"),
    ("date", (("maxExclusive", "2000-01-01"),), "2000-01-01", "not before 2000-01-01"),
    (
        "date",
        (("maxExclusive", "2000-01-01"),),
        "2000-01-01Z",
        "for lack of a time zone neither before nor after 2000-01-01",
    ),
    ("duration", (("minInclusive", "P1M"),), "P1D", "shorter than P1M"),
    (
        "duration",
        (("minInclusive", "P1M"),),
        "P30D",
        "neither shorter nor longer in all cases than P1M",
    ),
    (
        "decimal",
        (("fractionDigits", "2"),),
        "1.234",
        "a number with more than 2 digits after the point",
    ),
    ("decimal", (("totalDigits", "1"),), "12", "a number with more than 1 digit"),
    (
        "token",
        (("pattern", r"\S+"),),
        "a b",
        r"not what the pattern \S+ allows: the space at character 2 does not fit",
    ),
    (
        "token",
        (("pattern", "[0-9]{4}"),),
        "123",
        "not what the pattern [0-9]{4} allows: more must follow after character 3",
    ),
    (
        "token",
        (("pattern", "[0-9]{4}"),),
        "12345",
        "not what the pattern [0-9]{4} allows: '5' at character 5 does not fit",
    ),
    ("token", (("pattern", "[0-9]{4}"),), "", "not what the pattern [0-9]{4} allows: it is empty"),
    (
        "token",
        (("pattern", "\u00e4*"),),
        "\u00e4\n\u00e4",
        "not what the pattern \u00e4* allows: the space at character 2 does not fit",
    ),
    (
        "string",
        (("pattern", "a\nb"),),
        "a\tb",
        r"not what the pattern a\nb allows: the character U+0009 at character 2 does not fit",
    ),
]
DESCRIPTIONS: list[tuple[str, Parameters, str]] = [
    ("date", (), "a date (YYYY-MM-DD)"),
    ("string", (), "text"),
    ("integer", (("minInclusive", "1"), ("maxInclusive", "10")), "a whole number from 1 to 10"),
    (
        "integer",
        (("minExclusive", "0"), ("totalDigits", "3")),
        "a whole number above 0, with at most 3 digits",
    ),
    ("date", (("minInclusive", "2000-01-01"),), "a date (YYYY-MM-DD) not before 2000-01-01"),
    ("date", (("maxExclusive", "2000-01-01"),), "a date (YYYY-MM-DD) before 2000-01-01"),
    (
        "duration",
        (("maxInclusive", "P1D"),),
        "a duration (such as P2Y6M or PT1H30M) not longer than P1D",
    ),
    ("token", (("minLength", "2"), ("maxLength", "5")), "text with 2 to 5 characters"),
    (
        "token",
        (("length", "1"), ("pattern", "a"), ("pattern", "[ab]")),
        "text with exactly 1 character, matching the pattern a, matching the pattern [ab]",
    ),
    ("NMTOKENS", (("maxLength", "2"),), "one or more name tokens with at most 2 items"),
    (
        "decimal",
        (("fractionDigits", "1"),),
        "a number (such as 12 or -1.5) with at most 1 digit after the point",
    ),
    ("unsignedByte", (), "a whole number from 0 to 255"),
    ("token", (("pattern", "x" * 200),), "text matching the pattern " + "x" * 60 + "..."),
]


@pytest.mark.parametrize(("name", "parameters", "literal", "fault"), FAULTS)
def test_faults(name: str, parameters: Parameters, literal: str, fault: str) -> None:
    type_ = datatype(name, *parameters)
    assert not type_.allows(literal, CONTEXT)
    assert type_.fault(literal, CONTEXT) == fault


@pytest.mark.parametrize(("name", "parameters", "description"), DESCRIPTIONS)
def test_descriptions(name: str, parameters: Parameters, description: str) -> None:
    assert datatype(name, *parameters).description() == description


@pytest.mark.parametrize(
    "literal", ["x" * 100_000, "\u00e9:" * 50_000, "1 " * 50_000, "-" * 100_000]
)
def test_faults_stay_short(literal: str) -> None:
    for name in ("date", "QName", "IDREFS", "anyURI", "integer", "language", "double", "boolean"):
        type_ = datatype(name)
        if not type_.allows(literal, CONTEXT):
            assert len(type_.fault(literal, CONTEXT)) < 250


def test_a_literal_that_is_allowed_has_no_fault_of_its_own() -> None:
    assert datatype("date").fault("2000-01-01", CONTEXT) == "not a date (YYYY-MM-DD)"

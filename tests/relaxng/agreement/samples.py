"""Values of the data types that the schemas name: right ones, wrong ones, and doubtful ones."""

from __future__ import annotations

from random import Random

from tests.odd.generator import SAMPLES
from tests.relaxng.agreement.grammars.form import Datatype, Parameters

RIGHT: dict[str, tuple[str, ...]] = {
    "string": ("", "any string", " two  spaces ", "naïve", "𝄞"),
    "normalizedString": ("", "a b"),
    "token": ("a", "two words", ""),
    "NMTOKEN": ("1a", "a:b", "-"),
    "NMTOKENS": ("a b", "1"),
    "Name": ("name", "a:b", ":"),
    "NCName": ("name", "_a.b-c", "é1"),
    "QName": ("name", "xml:lang"),
    "language": ("en", "ru-Latn"),
    "anyURI": ("#x", "https://example.org/a?b=c", ""),
    "boolean": ("true", "false", "1", "0"),
    "decimal": ("1.5", "-2", "+.5", "007"),
    "integer": ("-7", "7", "+0"),
    "nonNegativeInteger": ("0", "12", "-0"),
    "positiveInteger": ("1", "70"),
    "nonPositiveInteger": ("0", "-12"),
    "negativeInteger": ("-1",),
    "long": ("-9223372036854775808", "9223372036854775807"),
    "int": ("2147483647", "-2147483648"),
    "short": ("32767", "-1"),
    "byte": ("127", "-128"),
    "unsignedLong": ("18446744073709551615", "0"),
    "unsignedInt": ("4294967295",),
    "unsignedShort": ("65535",),
    "unsignedByte": ("255", "0"),
    "float": ("1.5", "NaN", "-INF", "1e-3"),
    "double": ("1.5", "-1E4", "INF", "0"),
    "duration": ("P1Y2M", "PT1H", "-P1DT0.5S"),
    "dateTime": ("1964-09-18T12:00:00Z", "2000-02-29T23:59:59.999-05:00"),
    "date": ("1964-09-18", "2000-02-29", "1999-12-31Z"),
    "time": ("12:00:00", "23:59:59.5Z"),
    "gYear": ("1964", "-0044"),
    "gYearMonth": ("1964-09",),
    "gMonth": ("--09",),
    "gMonthDay": ("--09-18", "--02-29"),
    "gDay": ("---18", "---31Z"),
    "hexBinary": ("", "0aFF"),
    "base64Binary": ("", "YWI=", "Y W I ="),
}
"""Values that every engine takes, by the type's local name."""

DOUBTFUL: tuple[str, ...] = (
    *("", " ", "\n", "x", "X", "0", "1", "-1", "+1", "-0", "00", "1.", ".5", "1.0", "1,5", "1e3"),
    *("INF", "+INF", "NaN", "nan", "true", "TRUE", "True", "yes", "a b", " a", "a ", "a\tb", "a:b"),
    *(":a", "a:", "1a", "-a", "_a", "a#b", "#a", "##", "#a#b", "é", "a\u00b7", "\u00b7a", "\u0300"),
    *("\u2160", "\u3007", "𠀀", "\U0001f600", "\u00a0", "a\u00a0b", "\u2028", "\u0e33", "\u0132"),
    *("2000-01-01", "2000-1-1", "2000-13-01", "2000-00-10", "2000-02-30", "1900-02-29"),
    *("0000-01-01", "-0001-01-01", "12000-01-01", "02000-01-01", "+2000-01-01", "2000-01-01Z"),
    *("2000-01-01+14:00", "2000-01-01+14:01", "2000-01-01-00:00", "2000-01-01z", "2000-01-01 Z"),
    *("2000-01", "2000", "200", "20000", "--02", "--02--", "--13", "--02-30", "--02-29", "---32"),
    *("---00", "-1", "00:00:00", "24:00:01", "23:59:60", "12:00", "1:0:0"),
    *("2000-01-01T00:00:00", "2000-01-01 00:00:00", "2000-01-01T00:00"),
    *("P", "P1Y", "PT", "P1YT", "P1D1H", "-P1D", "P-1D", "P1.5D", "PT1.5S", "PT1M", "P1S", "+P1D"),
    *("2147483648", "-2147483649", "9223372036854775808", "1e400", "256", "65536", "128", "-129"),
    *("en", "en-US", "en_US", "x-klingon", "i-navajo", "e", "en-", "english12", "123", "de-1901"),
    *(
        "http://",
        "http://[",
        "http://a b",
        "%",
        "%zz",
        "%20",
        "a^b",
        "<",
        "urn:x",
        "//",
        "a|b",
        "{}",
    ),
    *(
        "0a",
        "0A0",
        "0g",
        "YQ==",
        "YQ=",
        "YR==",
        "YQ= =",
        "Y",
        "====",
        "xml:id",
        "xmlns:a",
        "nope:a",
    ),
    *(
        "1964-W38",
        "1/2",
        "-3/4",
        "1.2.3.4",
        "1.5cm",
        "1.5 cm",
        "1,2 3,4",
        "[sic]",
        "a/b:c",
        "b:c d",
    ),
)
"""Values that are right for one type and wrong for another, many of them at a border."""


DISPUTED: tuple[str, ...] = ("24:00:00", "24:00:00Z", "2000-01-01T24:00:00", "12:00:00.")
"""Values of which Jing says something else than the standard: `test_values` says why."""


def sample(datatype: Datatype, parameters: Parameters, random: Random) -> str:
    """A value of the data type with these parameters; KeyError where none is known."""
    name = datatype[1]
    if not parameters:
        return random.choice(RIGHT[name])
    ours = _WITH_FACETS.get((name, parameters))
    if ours is None:
        ours = SAMPLES[name, dict(parameters)["pattern"]]
    return random.choice(ours)


_PROBABILITY = (("minInclusive", "0"), ("maxInclusive", "1"))
_WITH_FACETS: dict[tuple[str, Parameters], tuple[str, ...]] = {
    ("anyURI", (("pattern", "[^/\\s]+:\\S*"),)): ("urn:isbn:1", "a:b"),
    ("Name", (("pattern", ".+:.+"),)): ("a:b",),
    ("string", (("pattern", ".+"),)): ("a", " a b"),
    ("token", (("minLength", "1"),)): ("a",),
    ("double", _PROBABILITY): ("0", "0.5", "1"),
    ("decimal", _PROBABILITY): ("0", "0.5", "1"),
    ("string", (("length", "3"),)): ("abc", " a ", "𝄞𝄞𝄞"),
    ("string", (("minLength", "1"), ("maxLength", "2"))): ("a", "  ", "𝄞b"),
    ("token", (("maxLength", "3"),)): ("", " a  b ", "abc"),
    ("NMTOKENS", (("length", "2"),)): ("a b", " 1 2 "),
    ("hexBinary", (("length", "2"),)): ("00FF",),
    ("anyURI", (("minLength", "2"),)): ("ab",),
    ("integer", (("minInclusive", "-5"), ("maxExclusive", "256"))): ("-5", "255", "+0"),
    ("integer", (("maxInclusive", "10"),)): ("10", "-11"),
    ("decimal", (("totalDigits", "3"), ("fractionDigits", "1"))): ("12.3", "0012.3", "999"),
    ("double", (("minExclusive", "0"), ("maxInclusive", "1000"))): ("1e-9", "1E3"),
    ("date", (("minInclusive", "1900-01-01"), ("maxInclusive", "2000-01-01"))): ("1964-09-18",),
    ("gYear", (("minInclusive", "0001"),)): ("0001", "12000"),
    ("dateTime", (("maxExclusive", "2000-01-01T00:00:00Z"),)): ("1999-12-31T23:59:59Z",),
    ("duration", (("maxInclusive", "P1M"),)): ("P1D", "PT1S", "P1M"),
    ("time", (("minInclusive", "00:00:00"), ("maxExclusive", "23:59:00"))): ("12:00:00",),
    ("token", (("pattern", "[a-c]*"),)): ("", "abc", " b "),
    ("string", (("pattern", "\\i\\c*"),)): ("a-1", ":"),
    ("token", (("pattern", "\\d{4}(-\\d\\d)?"), ("pattern", ".*-.*"))): ("2000-01",),
    ("string", (("pattern", "[\\p{L}-[a-z]]+"),)): ("ABÉ", "é"),
    ("string", (("pattern", "\\P{Lu}.|^$|[^\\s]{1,2}"),)): ("a ", "A"),
    ("string", (("pattern", "\\p{IsBasicLatin}*"),)): ("", "abc ~"),
}

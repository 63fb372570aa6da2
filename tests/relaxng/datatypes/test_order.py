"""Numbers and dates beside those of Python: the same order, the same days."""

from __future__ import annotations

import struct
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.relaxng.datatypes import decimals
from teitools.relaxng.datatypes.calendar import day_number, days_in
from teitools.relaxng.datatypes.catalogue import simple_type
from teitools.relaxng.datatypes.floats import single
from teitools.relaxng.datatypes.white_space import collapse, replace
from tests.relaxng.datatypes.context import CONTEXT, allows, datatype

_numbers = st.from_regex(r"\A[+-]?(0{0,2}[0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,9}0{0,3})\Z")


def _sign(number: Fraction | timedelta) -> int:
    zero = Fraction(0) if isinstance(number, Fraction) else timedelta(0)
    return (number > zero) - (number < zero)


@given(_numbers, _numbers)
def test_decimals_are_in_order(one: str, other: str) -> None:
    assert allows("decimal", (), one)
    order = decimals.compare(decimals.decimal(one), decimals.decimal(other))
    difference = Fraction(one.rstrip(".")) - Fraction(other.rstrip("."))
    assert _sign(Fraction(order)) == _sign(difference)
    assert (decimals.decimal(one) == decimals.decimal(other)) is (difference == 0)


@given(st.integers(-(10**22), 10**22))
def test_integers_have_their_ranges(number: int) -> None:
    for name, low, high in [
        ("long", -(2**63), 2**63 - 1),
        ("unsignedLong", 0, 2**64 - 1),
        ("byte", -128, 127),
        ("positiveInteger", 1, None),
        ("nonPositiveInteger", None, 0),
    ]:
        right = (low is None or number >= low) and (high is None or number <= high)
        assert allows(name, (), str(number)) is right
        assert allows(name, (), f"{'-' if number < 0 else '+'}00{abs(number)}") is right


@given(st.floats(width=32, allow_nan=False))
def test_floats_of_32_bits_are_kept(number: float) -> None:
    assert single(repr(number), number) == number


@settings(max_examples=300)
@given(st.floats(width=32, allow_nan=False, allow_infinity=False), st.integers(-1, 1))
def test_floats_are_rounded_once(number: float, side: int) -> None:
    bits = struct.unpack("<i", struct.pack("<f", abs(number)))[0]
    low, high = (struct.unpack("<f", struct.pack("<i", bits + step))[0] for step in (0, 1))
    if high == float("inf"):
        high = 2.0**128
    middle = (Fraction(low) + Fraction(high)) / 2 + side * Fraction(1, 10**60)
    digits = middle * 10**220
    if digits.denominator != 1:  # too small to be written so
        return
    text = f"{digits.numerator}e-220"
    expected = low if side < 0 else high if side > 0 else (low if bits % 2 == 0 else high)
    expected = float("inf") if expected >= 2.0**128 else expected
    assert single(text, float(text)) == expected


@given(st.dates(), st.dates())
def test_days_are_counted(one: date, other: date) -> None:
    numbers = [day_number(each.year, each.month, each.day) for each in (one, other)]
    assert numbers[0] - numbers[1] == (one - other).days


@pytest.mark.parametrize("year", [*range(1890, 2010), 4, 100, 400, 1, 9999])
def test_months_have_their_days(year: int) -> None:
    for month in range(1, 13):
        first = date(year, month, 1)
        following = (
            date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else None
        )
        days = (following - first).days if following else 31
        assert days_in(year, month) == days
        for day in range(29, 32):
            assert allows("date", (), f"{year:04}-{month:02}-{day}") is (day <= days)


_zones = st.integers(-13 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=_zones)


@given(_moments, _moments)
def test_moments_are_in_order(one: datetime, other: datetime) -> None:
    type_ = simple_type("dateTime")
    assert type_ is not None
    texts = [each.isoformat() for each in (one, other)]
    assert all(allows("dateTime", (), text) for text in texts)
    order = type_.compare(*(type_.value(text, CONTEXT) for text in texts))
    assert order is not None
    assert order == _sign(one - other)
    moved = one.astimezone(UTC).isoformat().replace("+00:00", "Z")
    assert type_.value(moved, CONTEXT) == type_.value(texts[0], CONTEXT)


@given(_moments, st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)))
def test_moments_without_a_zone_are_in_order_if_it_is_certain(
    zoned: datetime, local: datetime
) -> None:
    type_ = simple_type("dateTime")
    assert type_ is not None
    values = [type_.value(each.isoformat(), CONTEXT) for each in (zoned, local)]
    earliest = local.replace(tzinfo=timezone(timedelta(hours=14)))
    latest = local.replace(tzinfo=timezone(timedelta(hours=-14)))
    expected = -1 if zoned < earliest else 1 if zoned > latest else None
    assert type_.compare(*values) == expected
    turned = type_.compare(values[1], values[0])
    assert turned == (None if expected is None else -expected)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("P1Y", "P364D", 1),
        ("P1Y", "P365D", None),
        ("P1Y", "P366D", None),
        ("P1Y", "P367D", -1),
        ("P1M", "P27D", 1),
        ("P1M", "P28D", None),
        ("P1M", "P31D", None),
        ("P1M", "P32D", -1),
        ("P5M", "P149D", 1),
        ("P5M", "P150D", None),
        ("P5M", "P153D", None),
        ("P5M", "P154D", -1),
        ("P13M", "P1Y", 1),
        ("P1Y", "P12M", None),
        ("PT60S", "PT1M", None),
        ("PT61S", "PT1M", 1),
        ("PT0.1S", "PT0.02S", 1),
        ("-P1D", "P1D", -1),
        ("-P1M", "-P32D", 1),
        ("P400Y", "P146097D", None),
        ("P0D", "PT0S", 0),
        (f"P{'9' * 3999}Y", "P1D", 1),
        (f"P{'9' * 5000}Y", "P1D", None),
    ],
)
def test_durations_are_in_order_if_it_is_certain(one: str, other: str, order: int | None) -> None:
    type_ = simple_type("duration")
    assert type_ is not None
    first, second = type_.value(one, CONTEXT), type_.value(other, CONTEXT)
    assert type_.compare(first, second) == order
    assert type_.compare(second, first) == (None if order is None else -order)


@given(st.text(" \t\n\r\u00a0ab", max_size=12))
def test_white_space(text: str) -> None:
    collapsed = collapse(text)
    assert collapsed == " ".join(part for part in replace(text).split(" ") if part)
    assert collapse(collapsed) == collapsed
    assert replace(text) == "".join(" " if each in "\t\n\r" else each for each in text)


@given(st.sampled_from(["decimal", "double", "date", "anyURI", "QName", "NMTOKENS"]), st.text())
def test_no_literal_is_too_odd(name: str, literal: str) -> None:
    type_ = datatype(name)
    if type_.allows(literal, CONTEXT):
        assert type_.value(literal, CONTEXT) == type_.value(f" {literal}\n", CONTEXT)
    else:
        assert type_.fault(literal, CONTEXT)


@pytest.mark.parametrize("digits", [10, 5000, 300_000])
def test_long_numbers_cost_their_length(digits: int) -> None:
    for name in ("integer", "decimal", "long", "double", "float", "nonNegativeInteger"):
        type_ = datatype(name)
        assert type_.allows("9" * digits, CONTEXT) is (name != "long" or digits < 19)
        assert type_.allows(f"-0{'0' * digits}", CONTEXT)
    limited = datatype("decimal", ("maxInclusive", "9" * digits), ("totalDigits", str(digits)))
    assert limited.allows("9" * digits, CONTEXT)
    assert not limited.allows("1" + "0" * digits, CONTEXT)
    assert not datatype("gYear").allows("9" * (digits + 5), CONTEXT)
    assert datatype("duration").allows(f"P{'9' * digits}Y", CONTEXT)

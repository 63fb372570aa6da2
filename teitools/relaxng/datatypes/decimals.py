"""decimal, and the integers derived from it (XML Schema Part 2, sections 3.2.3, 3.3.13 on).

A number is its sign and its digits as text, so that its size costs nothing but its length.
"""

from __future__ import annotations

import re
from functools import cached_property

from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.simple_type import BOUNDS, DIGITS, SimpleType

Decimal = tuple[int, str, str]
"""-1, 0 or 1; the digits before the point, without leading zeros; those after it, without
trailing zeros."""

_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_INTEGER = "[+-]?[0-9]+"
_LONGEST = 20
"""How many digits the ends of ranges have at most."""


def decimal(text: str) -> Decimal:
    """The number that `text` stands for."""
    whole, _, fraction = text.lstrip("+-").partition(".")
    whole = whole.lstrip("0")
    fraction = fraction.rstrip("0")
    if not whole and not fraction:
        return 0, "", ""
    return -1 if text[0] == "-" else 1, whole, fraction


def compare(first: Decimal, second: Decimal) -> int:
    """Below 0, 0 or above 0 as `first` is less, equal or greater."""
    if first[0] != second[0]:
        return first[0] - second[0]
    one, other = (len(first[1]), *first[1:]), (len(second[1]), *second[1:])
    return first[0] * ((one > other) - (one < other))


class DecimalType(SimpleType[Decimal]):
    """decimal."""

    facets = (*BOUNDS, *DIGITS)
    form = _DECIMAL
    usual = r"[0-9]+(?:\.[0-9]+)?"

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(self.form)

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is a number without an exponent."""
        return self._form.fullmatch(text) is not None

    def value(self, text: str, context: ValueContext) -> Decimal:
        """The number."""
        return decimal(text)

    def compare(self, first: Decimal, second: Decimal) -> int | None:
        """The order of the numbers."""
        return compare(first, second)

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no such number."""
        fault = super().fault(text, context)
        if "," in text and self.accepts(text.replace(",", ".", 1), context):
            return f"{fault}: the decimal sign is a point"
        return fault


class IntegerType(DecimalType):
    """integer, and the types that are parts of it: from `low` to `high`, where there are such."""

    form = _INTEGER

    def __init__(self, name: str, noun: str, low: str = "", high: str = "") -> None:
        super().__init__(name, noun)
        self._low = int(low) if low else None
        self._high = int(high) if high else None
        self.usual = self._few_digits(high)

    def _few_digits(self, high: str) -> str:
        """Numbers that are in the range because they have so few digits."""
        if self._high is not None and self._high <= 0:
            return "-[1-9][0-9]{0,8}"
        first = "[1-9]" if self._low == 1 else "[0-9]"
        return f"{first}[0-9]{{0,{len(high) - 2 if high else 8}}}"

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is a whole number in the range of the type."""
        return self._form.fullmatch(text) is not None and not self._outside(text)

    def _outside(self, text: str) -> str:
        if self._low is None and self._high is None:
            return ""
        digits = text.lstrip("+-").lstrip("0")
        number = int(digits or 0) if len(digits) <= _LONGEST else 10**_LONGEST
        if text[0] == "-":
            number = -number
        if self._low is not None and number < self._low:
            return f"below {self._low}"
        if self._high is not None and number > self._high:
            return f"above {self._high}"
        return ""

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no such number."""
        if self._form.fullmatch(text) is not None:
            return self._outside(text)
        fault = super().fault(text, context)
        if text and DecimalType("decimal", "").accepts(text, context):
            return f"{fault}: it has a decimal point"
        return fault


_RANGES = (
    ("long", "-9223372036854775808", "9223372036854775807"),
    ("int", "-2147483648", "2147483647"),
    ("short", "-32768", "32767"),
    ("byte", "-128", "127"),
    ("unsignedLong", "0", "18446744073709551615"),
    ("unsignedInt", "0", "4294967295"),
    ("unsignedShort", "0", "65535"),
    ("unsignedByte", "0", "255"),
)


def simple_types() -> list[DecimalType]:
    """The types of this family."""
    return [
        DecimalType("decimal", "a number (such as 12 or -1.5)"),
        IntegerType("integer", "a whole number"),
        IntegerType("nonNegativeInteger", "a whole number, 0 or above", low="0"),
        IntegerType("positiveInteger", "a whole number above 0", low="1"),
        IntegerType("nonPositiveInteger", "a whole number, 0 or below", high="0"),
        IntegerType("negativeInteger", "a whole number below 0", high="-1"),
        *(
            IntegerType(name, f"a whole number from {low} to {high}", low, high)
            for name, low, high in _RANGES
        ),
    ]

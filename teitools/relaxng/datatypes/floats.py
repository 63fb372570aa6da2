"""float and double (XML Schema Part 2, sections 3.2.4 and 3.2.5)."""

from __future__ import annotations

import re
from functools import cached_property

from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.simple_type import BOUNDS, SimpleType

_FORM = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN"
_NAN = "NaN"
_BEYOND = 2.0**128
"""The first number that 32 bits have no room for."""

Float = float | str
"""A number, or NaN as text: in XML Schema it is equal to itself."""


class Double(SimpleType[Float]):
    """double: numbers of 64 bits."""

    facets = BOUNDS
    usual = r"[0-9]+(?:\.[0-9]+)?"

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(_FORM)

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is a number, with an exponent perhaps."""
        return self._form.fullmatch(text) is not None

    def value(self, text: str, context: ValueContext) -> Float:
        """The nearest number there is."""
        return text if text == _NAN else float(text)

    def compare(self, first: Float, second: Float) -> int | None:
        """The order of the numbers; NaN is equal to itself and has no order otherwise."""
        if isinstance(first, str) or isinstance(second, str):
            return 0 if first == second else None
        return (first > second) - (first < second)


class Single(Double):
    """float: numbers of 32 bits."""

    def value(self, text: str, context: ValueContext) -> Float:
        """The nearest number there is."""
        number = super().value(text, context)
        return number if isinstance(number, str) else single(text, number)


def single(text: str, number: float) -> float:
    """The number of 32 bits nearest to `text`, whose nearest one of 64 bits is `number`.

    Rounding twice goes wrong where `number` is half-way between two of them and the text is
    not: then the text decides.
    """
    from math import copysign, inf, isinf, nextafter

    if isinf(number):
        return number
    nearest = _rounded(number)
    below, above = _rounded(nextafter(number, -inf)), _rounded(nextafter(number, inf))
    if nearest != number and below + above == 2 * number:
        from decimal import Decimal

        exact = Decimal(text).compare(Decimal(number))
        if exact:
            nearest = above if exact > 0 else below
    return copysign(inf, number) if abs(nearest) >= _BEYOND else nearest


def _rounded(number: float) -> float:
    import struct
    from math import copysign

    try:
        rounded: float = struct.unpack("<f", struct.pack("<f", number))[0]
    except OverflowError:
        return copysign(_BEYOND, number)
    return rounded


def simple_types() -> list[Double]:
    """The types of this family."""
    noun = "a number (such as 12, -1.5 or 1.5E6)"
    return [Single("float", noun), Double("double", noun)]

"""Decimal numbers as automata: below or above a limit, with so many digits.

The strings are known to be numbers without an exponent; others may be accepted or not.
"""

from __future__ import annotations

from typing import Any

from teitools.relaxng.comparison.languages import Everything
from teitools.relaxng.datatypes.decimals import Decimal

_DIGITS = frozenset("0123456789")


class Bounded(Everything):
    """Numbers whose order to `limit` is one of `orders`: -1 below it, 0 equal, 1 above.

    A state is the sign; the number of digits before the point, leading zeros aside; of those
    after the point, None before it; the order of what was read to the limit, without signs; and
    whether it is 0.
    """

    start: Any = (1, 0, None, 0, True)
    single = _DIGITS | {"+", "-", "."}

    def __init__(self, limit: Decimal, orders: frozenset[int]) -> None:
        self._sign, self._whole, self._fraction = limit
        self._orders = orders

    def step(self, place: Any, character: str) -> Any:
        """The state after a sign, a digit or the point."""
        sign, whole, fraction, order, zero = place
        if character == "-":
            return (-1, whole, fraction, order, zero)
        if character == "+":
            return place
        if character == ".":
            return (sign, whole, 0, self._whole_order(whole, order), zero)
        if character not in _DIGITS:
            return None
        zero = zero and character == "0"
        if fraction is None:
            if zero:
                return place
            if whole < len(self._whole) and not order:
                order = _order(character, self._whole[whole])
            return (sign, min(whole + 1, len(self._whole) + 1), None, order, False)
        if not order:
            theirs = self._fraction[fraction] if fraction < len(self._fraction) else "0"
            order = _order(character, theirs)
        return (sign, whole, min(fraction + 1, len(self._fraction)), order, zero)

    def _whole_order(self, whole: int, order: int) -> int:
        wanted = len(self._whole)
        return order if whole == wanted else -1 if whole < wanted else 1

    def accepts(self, place: Any) -> bool:
        """Whether the order is one of those asked for."""
        sign, whole, fraction, order, zero = place
        if fraction is None:
            order, fraction = self._whole_order(whole, order), 0
        if not order and fraction < len(self._fraction):
            order = -1
        signed = 0 if zero else sign
        if signed != self._sign:
            order = -1 if signed < self._sign else 1
        else:
            order *= signed
        return order in self._orders


class Digits(Everything):
    """Numbers with at most `total` digits, and `fraction` of them after the point.

    A state is the number of digits before the point that count, of those after it up to the
    last that is not 0 (None before the point), and of the zeros after that.
    """

    start: Any = (0, None, 0)
    single = _DIGITS | {"."}

    def __init__(self, total: int | None, fraction: int | None) -> None:
        self._total, self._fraction = total, fraction

    def step(self, place: Any, character: str) -> Any:
        """The state after one more character; None when there are too many digits."""
        whole, fraction, zeros = place
        if character == ".":
            return (whole, 0, 0)
        if character not in _DIGITS:
            return place
        if fraction is None:
            whole += 1 if whole or character != "0" else 0
        elif character == "0":
            zeros = min(zeros + 1, max(self._total or 0, self._fraction or 0) + 1)
        else:
            fraction, zeros = fraction + zeros + 1, 0
        if self._total is not None and whole + (fraction or 0) > self._total:
            return None
        if self._fraction is not None and (fraction or 0) > self._fraction:
            return None
        if self._total is None:
            whole = min(whole, 1)
        return (whole, fraction, zeros)


def _order(first: str, second: str) -> int:
    return (first > second) - (first < second)

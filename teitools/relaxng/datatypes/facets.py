"""The facets that restrict a type, but for pattern (XML Schema Part 2, section 4.3)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from teitools.relaxng.datatypes.decimals import Decimal
from teitools.relaxng.datatypes.interface import NOWHERE
from teitools.relaxng.datatypes.simple_type import SimpleType
from teitools.relaxng.datatypes.wording import seen

_ENDLESS = 10**18
"""Stands for every larger number of characters or digits."""


class Facet(ABC):
    """A facet: its `name`, the `literal` that was given for it, and the type it restricts."""

    def __init__(self, name: str, literal: str, type_: SimpleType[Any]) -> None:
        self.name = name
        self.literal = literal
        self.type = type_
        self.shown = seen(literal)

    def allows(self, value: Any) -> bool:
        """Whether `value` keeps to it."""
        return not self.fault(value)

    @abstractmethod
    def fault(self, value: Any) -> str:
        """How `value` does not keep to it, to be read after "which is"; empty if it does."""

    @abstractmethod
    def phrase(self) -> str:
        """What it asks, to be read after what the type is."""

    def phrase_to(self, most: Facet) -> str:
        """What it asks as the lower end, with `most` as the upper one."""
        return f"from {self.shown} to {most.shown}"


class Length(Facet):
    """length, minLength and maxLength (sections 4.3.1 to 4.3.3)."""

    def __init__(self, name: str, literal: str, type_: SimpleType[Any]) -> None:
        super().__init__(name, literal, type_)
        self.number = count(name, literal, 0)

    def fault(self, value: Any) -> str:
        """Longer or shorter than is allowed, and how long it is."""
        length = self.type.length(value)
        if length < self.number and self.name != "maxLength":
            word = "shorter"
        elif length > self.number and self.name != "minLength":
            word = "longer"
        else:
            return ""
        return f"{word} than {self._counted(self.number)} (it has {length})"

    def phrase(self) -> str:
        """The length in words."""
        word = {"length": "exactly", "minLength": "at least", "maxLength": "at most"}[self.name]
        return f"with {word} {self._counted(self.number)}"

    def phrase_to(self, most: Facet) -> str:
        """The lengths in words."""
        return f"with {self.number} to {count(most.name, most.literal, 0)} {self.type.unit}s"

    def _counted(self, number: int) -> str:
        return f"{number} {self.type.unit}{'' if number == 1 else 's'}"


class Bound(Facet):
    """The four facets of order (sections 4.3.7 to 4.3.10)."""

    def __init__(self, name: str, literal: str, type_: SimpleType[Any]) -> None:
        super().__init__(name, type_.normalize(literal), type_)
        if not type_.accepts(self.literal, NOWHERE):
            raise ValueError(f"is {type_.fault(self.literal, NOWHERE)}")
        self.limit = type_.value(self.literal, NOWHERE)
        self.below = name[:3] == "min"
        self.inclusive = name[3:] == "Inclusive"

    def fault(self, value: Any) -> str:
        """On which side of the limit the value is."""
        order = self.type.compare(value, self.limit)
        less, greater = self.type.less, self.type.greater
        if order is None:
            return f"{self.type.vague} {self.shown}"
        if order == 0:
            wanted = greater if self.below else less
            return "" if self.inclusive else f"not {wanted} {self.shown}"
        if (order < 0) is self.below:
            return f"{less if self.below else greater} {self.shown}"
        return ""

    def phrase(self) -> str:
        """The limit in words."""
        less, greater = self.type.less, self.type.greater
        if self.inclusive:
            return f"not {less if self.below else greater} {self.shown}"
        return f"{greater if self.below else less} {self.shown}"


class Digits(Facet):
    """totalDigits and fractionDigits (sections 4.3.11 and 4.3.12)."""

    def __init__(self, name: str, literal: str, type_: SimpleType[Any]) -> None:
        super().__init__(name, literal, type_)
        self.number = count(name, literal, 1 if name == "totalDigits" else 0)

    def fault(self, value: Decimal) -> str:
        """That there are more digits than are allowed."""
        _, whole, fraction = value
        digits = len(fraction)
        if self.name == "totalDigits":
            digits = max(digits, len((whole + fraction).lstrip("0")))
        return f"a number with {self._counted('more than')}" if digits > self.number else ""

    def phrase(self) -> str:
        """The number of digits in words."""
        return f"with {self._counted('at most')}"

    def _counted(self, word: str) -> str:
        where = " after the point" if self.name == "fractionDigits" else ""
        return f"{word} {self.number} digit{'' if self.number == 1 else 's'}{where}"


def count(name: str, literal: str, least: int) -> int:
    """The number that `literal` gives for the facet `name`. ValueError below `least`."""
    digits = literal.strip(" \t\n\r")
    if digits.startswith(("+", "-")):
        digits = digits[1:] if digits[0] == "+" or not digits.strip("-0") else ""
    if digits.isascii() and digits.isdigit():
        digits = digits.lstrip("0") or "0"
        number = int(digits) if len(digits) <= 18 else _ENDLESS
        if number >= least:
            return number
    raise ValueError(f"is not a whole number, {least} or above")

"""What the built-in simple types have in common (XML Schema Part 2, sections 2 and 3)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from teitools.relaxng.datatypes.interface import IdType, ValueContext
from teitools.relaxng.datatypes.white_space import collapse

V = TypeVar("V")

LENGTHS = ("length", "minLength", "maxLength")
BOUNDS = ("minInclusive", "minExclusive", "maxInclusive", "maxExclusive")
DIGITS = ("totalDigits", "fractionDigits")


class SimpleType(ABC, Generic[V]):
    """A built-in simple type, whose values are of the type `V`.

    `noun` says what is allowed, with an article. The methods take text whose white space is
    normalised already; `value` and what follows from it, only text that `accepts` lets pass.
    """

    facets: tuple[str, ...] = LENGTHS
    """The facets that are applicable beside pattern (section 4.1.5)."""
    unit = "character"
    """What lengths are counted in."""
    less, greater = "below", "above"
    """The words for the order of the values."""
    vague = "not comparable with"
    """The words for two values that have no order."""
    normalize: Callable[[str], str] = staticmethod(collapse)
    """What is done to white space."""
    id_type = IdType.NONE
    contextual = False
    usual = ""
    """An expression for `re`: a text of printable ASCII that it matches is of the type, without
    facets, for certain. Empty where there is none."""

    def __init__(self, name: str, noun: str) -> None:
        self.name = name
        self.noun = noun

    @abstractmethod
    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` stands for a value."""

    @abstractmethod
    def value(self, text: str, context: ValueContext) -> V:
        """The value that `text` stands for: hashable, and equal where the type says so."""

    def compare(self, first: V, second: V) -> int | None:
        """Below 0, 0 or above 0 as `first` is less, equal or greater; None without order.

        Asked only of types that `facets` says have bounds.
        """
        raise TypeError(f"values of {self.name} have no order")

    def length(self, value: V) -> int:
        """The length of `value`. Asked only of types that `facets` says have one."""
        raise TypeError(f"values of {self.name} have no length")

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` stands for no value, to be read after "which is"."""
        return f"not {self.noun}" if text else f"empty, and not {self.noun}"

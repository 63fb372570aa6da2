"""Patterns composed to equal ones in as few forms as possible, so that states stay few.

Unlike `Patterns`, which keeps what a schema says, these constructors may return any pattern
that matches the same: they serve derivatives only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from teitools.relaxng.patterns import (
    Choice,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
)

MOST_STEPS = 300_000
"""How many steps one derivative may take."""
_MOST_IN_A_ROW = 16
_MOST_REMEMBERED = 100
P = TypeVar("P", bound=Pattern)
T = TypeVar("T")


class ComplexityError(Exception):
    """A derivative took too many steps: the schema leaves too much open."""


class Composition:
    """Makes patterns in the table `patterns`.

    Raises ComplexityError when more than MOST_STEPS are spent between two calls of `afresh`.
    """

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self.not_allowed = patterns.not_allowed
        self.empty = patterns.empty
        self._absorbing: dict[Pattern, bool] = {}
        self._normal: dict[Pattern, Pattern] = {}
        self._remembered: dict[Pattern, Any] = {}
        self._steps = 0

    def afresh(self, allowance: int = 0) -> None:
        """Begin to count steps; so many as `allowance` are not counted."""
        self._steps = -allowance

    def spend(self, steps: int = 1) -> None:
        """Count steps."""
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise ComplexityError

    def remembered(self, pattern: P, make: Callable[[P], T]) -> T:
        """What `make` makes of `pattern`, which is remembered for a while."""
        found: T | None = self._remembered.get(pattern)
        if found is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[pattern] = make(pattern)
        return found

    def clear(self) -> None:
        """Forget what can be found again."""
        self._remembered.clear()
        self._absorbing.clear()
        self._normal.clear()

    def choice(self, alternatives: Iterable[Pattern]) -> Pattern:
        """Any of `alternatives`; `empty` goes without saying where another matches nothing."""
        made = self.patterns.choice(alternatives)
        if isinstance(made, Choice):
            self.spend(len(made.alternatives) >> 3)
            if made.alternatives[0] is self.empty:
                rest = made.alternatives[1:]
                if any(each.nullable for each in rest):
                    return self.patterns.choice(rest)
        return made

    def optional(self, pattern: Pattern) -> Pattern:
        """`pattern` or nothing."""
        return pattern if pattern.nullable else self.choice((self.empty, pattern))

    def group(self, first: Pattern, rest: Pattern) -> Pattern:
        """`first`, then `rest`."""
        empty, nothing = self.empty, self.not_allowed
        if first is empty:
            return rest
        if rest is empty:
            return first
        if first is nothing or rest is nothing:
            return nothing
        if isinstance(first, Text) and self.absorbs(rest):
            return rest
        return self.patterns.group(first, rest)

    def interleave(self, first: Pattern, rest: Pattern) -> Pattern:
        """`first` and `rest`, mixed."""
        empty, nothing = self.empty, self.not_allowed
        if first is empty:
            return rest
        if rest is empty:
            return first
        if first is nothing or rest is nothing:
            return nothing
        if isinstance(first, Text) and self.absorbs(rest):
            return rest
        if isinstance(rest, Text) and self.absorbs(first):
            return first
        return self.patterns.interleave(first, rest)

    def one_or_more(self, pattern: Pattern) -> Pattern:
        """`pattern`, once or more."""
        if pattern is self.empty or pattern is self.not_allowed or isinstance(pattern, OneOrMore):
            return pattern
        return self.patterns.one_or_more(pattern)

    def more(self, repeated: OneOrMore) -> Pattern:
        """`repeated`, or nothing."""
        return self.optional(repeated)

    def normal(self, pattern: Pattern) -> Pattern:
        """`pattern` as these constructors would have made it."""
        known = self._normal.get(pattern)
        if known is None:
            known = self._normal[pattern] = self._normalise(pattern)
        return known

    def _normalise(self, pattern: Pattern) -> Pattern:
        if isinstance(pattern, Interleave):
            mixed: list[Pattern] = []
            while isinstance(pattern, Interleave):
                mixed.append(self.normal(pattern.first))
                pattern = pattern.rest
            return self.mix([*mixed, self.normal(pattern)])
        if isinstance(pattern, Choice):
            return self.choice([self.normal(each) for each in pattern.alternatives])
        if isinstance(pattern, OneOrMore):
            return self.one_or_more(self.normal(pattern.pattern))
        parts: list[Pattern] = []
        while isinstance(pattern, Group):
            parts.append(self.normal(pattern.first))
            pattern = pattern.rest
        if not parts:
            return pattern
        made = self.normal(pattern)
        for first in reversed(parts):
            made = self.group(first, made)
        return made

    def mix(self, parts: list[Pattern]) -> Pattern:
        """`parts`, mixed. Many are halved again and again, so that what changes one of them
        makes few patterns anew.
        """
        if len(parts) > _MOST_IN_A_ROW:
            middle = len(parts) // 2
            return self.interleave(self.mix(parts[:middle]), self.mix(parts[middle:]))
        made = parts[-1]
        for first in reversed(parts[:-1]):
            made = self.interleave(first, made)
        return made

    def absorbs(self, pattern: Pattern) -> bool:
        """Whether text before `pattern` may be left out: it begins with any text itself."""
        known = self._absorbing.get(pattern)
        if known is None:
            known = self._absorbing[pattern] = self._absorbs(pattern)
        return known

    def _absorbs(self, pattern: Pattern) -> bool:
        if isinstance(pattern, Text):
            return True
        if isinstance(pattern, OneOrMore):
            inner = pattern.pattern
            if isinstance(inner, Choice):
                return any(isinstance(each, Text) for each in inner.alternatives)
            return self.absorbs(inner)
        if isinstance(pattern, Choice):
            return all(self.absorbs(each) for each in pattern.alternatives)
        if isinstance(pattern, Group):
            return self.absorbs(pattern.first)
        if isinstance(pattern, Interleave):
            return self.absorbs(pattern.first) or self.absorbs(pattern.rest)
        return False

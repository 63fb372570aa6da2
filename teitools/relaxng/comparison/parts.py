"""The content of an element in parts: attributes that have to do with each other, and the rest.

Parts have no attribute in common (RELAX NG, section 7.3), so that each is compared alone.
"""

from __future__ import annotations

from teitools.dataclass import dataclass
from teitools.relaxng.comparison.smallest import Filling, Smallest
from teitools.relaxng.comparison.tags import Tags
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Part:
    """Attributes that have to do with each other, and the content if it has to do with them."""

    pattern: Pattern
    others: tuple[Pattern, ...]
    names: frozenset[Name]
    body: bool


class Parts:
    """Parts the contents of one side, whose smallest things are `smallest`, and of another."""

    def __init__(self, tags: Tags, smallest: Smallest) -> None:
        self._make = tags.make
        self._names = tags.names
        self._smallest = smallest

    def of(self, pattern: Pattern, others: tuple[Pattern, ...]) -> list[Part]:
        """What can be compared one by one, but for what is the same in all."""
        mine = self._make.opening(pattern)
        theirs = [self._make.opening(other) for other in others]
        common = set(mine.factors).intersection(*(each.factors for each in theirs))
        factors = [[each for each in mine.factors if each not in common]]
        factors += [[each for each in o.factors if each not in common] for o in theirs]
        groups = self._grouped(factors, [mine.body, *(each.body for each in theirs)])
        homes: dict[Name | None, int] = {
            name: number for number, (names, _) in enumerate(groups) for name in names
        }
        homes[None] = next(number for number, (_, body) in enumerate(groups) if body)
        made: list[list[list[Pattern]]] = [[[] for _ in factors] for _ in groups]
        for side, own in enumerate(factors):
            for factor in own:
                made[homes[next(iter(self._names(factor)), None)]][side].append(factor)
        bodies = [mine.body, *(each.body for each in theirs)]
        parts = []
        for (names, body), sides in zip(groups, made, strict=True):
            joined = [self._joined(own, body, b) for own, b in zip(sides, bodies, strict=True)]
            parts.append(Part(joined[0], tuple(joined[1:]), names, body))
        return parts

    def _grouped(
        self, factors: list[list[Pattern]], bodies: list[Pattern]
    ) -> list[tuple[frozenset[Name], bool]]:
        inside = frozenset().union(*(self._names(body) for body in bodies))
        groups: list[tuple[frozenset[Name], bool]] = [(inside, True)]
        for own in factors:
            for factor in own:
                names = self._names(factor)
                touched = [each for each in groups if each[0] & names]
                groups = [each for each in groups if not each[0] & names]
                merged = names.union(*(each[0] for each in touched))
                groups.append((merged, any(each[1] for each in touched)))
        return groups

    def _joined(self, factors: list[Pattern], body: bool, content: Pattern) -> Pattern:
        made = content if body else self._make.empty
        for factor in reversed(factors):
            made = self._make.group(factor, made)
        return made

    def beside(self, pattern: Pattern, part: Part) -> Filling:
        """What an element of `pattern` needs beside `part`."""
        given: list[tuple[Name, str]] = []
        opening = self._make.opening(pattern)
        for number in opening.required:
            factor = opening.factors[number]
            if not self._names(factor) & part.names:
                given += self._smallest.fill(factor)[0]
        if part.body:
            return tuple(given), ()
        more, children = self._smallest.fill(opening.body)
        return (*given, *more), children

    def common(self, pattern: Pattern, parts: list[Part]) -> Filling:
        """What an element of `pattern` needs beside all of `parts`, one of which has the body."""
        names = frozenset().union(*(each.names for each in parts))
        return self.beside(pattern, Part(pattern, (), names, True))

"""What attributes lead to: the state after a start tag, and what is wrong with it."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from teitools.relaxng.automaton.attributes import Attributes, Opening
from teitools.relaxng.automaton.requirements import required
from teitools.relaxng.patterns import Attribute, Pattern


class Problem:
    """What is wrong with the attributes of a start tag.

    `index` is the attribute's place among them (-1 where one is missing). `patterns` are the
    attributes that would be right: for a wrong value those whose value it is not, for a missing
    one those of which one is missing.
    """

    __slots__ = ("attributes", "index", "kind")

    UNEXPECTED: ClassVar[int] = 0
    WRONG: ClassVar[int] = 1
    MISSING: ClassVar[int] = 2

    def __init__(self, kind: int, index: int, attributes: tuple[Attribute, ...] = ()) -> None:
        self.kind = kind
        self.index = index
        self.attributes = attributes


class Outcome(NamedTuple):
    """What is left of one content, and what was wrong on the way."""

    pattern: Pattern
    problems: tuple[Problem, ...]

    @property
    def shape(self) -> tuple[tuple[int, int], ...]:
        """The kinds of the problems, and the attributes they are about."""
        return tuple((each.kind, each.index) for each in self.problems)


def _merged(several: list[tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Problems of one shape, each with the attributes that would be right in any content."""
    if len(several) == 1:
        return several[0]
    merged = []
    for each in zip(*several, strict=True):
        attributes = dict.fromkeys(right for problem in each for right in problem.attributes)
        merged.append(Problem(each[0].kind, each[0].index, tuple(attributes)))
    return tuple(merged)


class StartTags:
    """Passes the attributes of a start tag through contents of elements."""

    def __init__(self, derivatives: Attributes) -> None:
        self._attributes = derivatives

    def columns(
        self, contents: tuple[Pattern, ...], names: tuple[str, ...]
    ) -> list[tuple[Pattern, ...] | None]:
        """For each attribute the patterns its value may match; None where it is not allowed."""
        found: list[dict[Pattern, None]] = [{} for _ in names]
        for content in contents:
            self._pass(content, names, None, found)
        return [tuple(each) or None for each in found]

    def outcome(
        self,
        contents: tuple[Pattern, ...],
        names: tuple[str, ...],
        masks: tuple[int, ...],
        columns: list[tuple[Pattern, ...] | None],
    ) -> tuple[tuple[Pattern, ...], tuple[Problem, ...]]:
        """What is left of `contents` when values match as `masks` say, and what is wrong.

        Contents that do not fit are not allowed thereafter. Where none fits, those with the
        fewest problems are taken, of the same kind with the same attributes, as if these were
        mended.
        """
        matched = [
            frozenset(pattern for bit, pattern in enumerate(patterns or ()) if mask >> bit & 1)
            for mask, patterns in zip(masks, columns, strict=True)
        ]
        outcomes = [self._pass(content, names, matched, None) for content in contents]
        fewest = min(len(each.problems) for each in outcomes)
        shape = next(each.shape for each in outcomes if len(each.problems) == fewest)
        chosen = [each for each in outcomes if each.shape == shape]
        nothing = self._attributes.not_allowed
        left = tuple(each.pattern if each.shape == shape else nothing for each in outcomes)
        return left, _merged([each.problems for each in chosen])

    def _pass(
        self,
        content: Pattern,
        names: tuple[str, ...],
        matched: list[frozenset[Pattern]] | None,
        columns: list[dict[Pattern, None]] | None,
    ) -> Outcome:
        opening = self._attributes.opening(content)
        passing = _Passing(self._attributes, opening)
        for index, name in enumerate(names):
            found = passing.found(name)
            if columns is not None:
                columns[index].update((attribute.pattern, None) for attribute, _ in found)
            passing.take(index, found, None if matched is None else matched[index])
        return passing.outcome()


class _Passing:
    """One content on its way through the attributes."""

    def __init__(self, derivatives: Attributes, opening: Opening) -> None:
        self.attributes = derivatives
        self.opening = opening
        self.body = opening.body
        self.changed: dict[int, Pattern] = {}
        self.problems: list[Problem] = []
        self._factor: int | None = None

    def found(self, name: str) -> tuple[tuple[Attribute, Pattern], ...]:
        """The attributes called `name` that may come next."""
        for factor in self.opening.able(name):
            pattern = self.changed.get(factor, self.opening.factors[factor])
            if found := self.attributes.found(pattern, name):
                self._factor = factor
                return found
        self._factor = None
        return self.attributes.found(self.body, name)

    def take(
        self,
        index: int,
        found: tuple[tuple[Attribute, Pattern], ...],
        matched: frozenset[Pattern] | None,
    ) -> None:
        """Go on after an attribute, whose value matches the patterns in `matched`."""
        if not found:
            self.problems.append(Problem(Problem.UNEXPECTED, index))
            return
        rests = [rest for each, rest in found if matched is None or each.pattern in matched]
        if not rests:
            wrong = tuple(attribute for attribute, _ in found)
            self.problems.append(Problem(Problem.WRONG, index, wrong))
            rests = [rest for _, rest in found]
        rest = self.attributes.choice(rests)
        if self._factor is None:
            self.body = rest
        else:
            self.changed[self._factor] = rest

    def outcome(self) -> Outcome:
        """What is left at the end of the start tag."""
        for factor in dict.fromkeys((*self.opening.required, *self.changed)):
            pattern = self.changed.get(factor, self.opening.factors[factor])
            if not pattern.nullable:
                self._miss(pattern)
        body = self.attributes.close(self.body)
        if body is self.attributes.not_allowed and body is not self.opening.body:
            self._miss(self.body)
            body = self.attributes.forgive(self.body)
        return Outcome(body, tuple(self.problems))

    def _miss(self, pattern: Pattern) -> None:
        for group in required(pattern, Attribute):
            missing = tuple(each for each in group if isinstance(each, Attribute))
            self.problems.append(Problem(Problem.MISSING, -1, missing))

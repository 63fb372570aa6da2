"""Values compared: which strings one pattern matches that others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.comparison.datatypes import is_within
from teitools.relaxng.comparison.samples import Samples
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

Accepted = frozenset[int]
"""Which of some patterns accept something, by their numbers."""


class UndecidedError(Exception):
    """Something cannot be decided within bounds; the text says what."""


class Values:
    """Compares patterns of one table, each comparison made once."""

    def __init__(self, make: Composition) -> None:
        self.make = make
        self.samples = Samples(make)
        self._known: dict[
            tuple[Pattern, tuple[Pattern, ...]], list[tuple[Accepted, str]] | str
        ] = {}

    def compare(self, pattern: Pattern, others: tuple[Pattern, ...]) -> list[tuple[Accepted, str]]:
        """The smallest sets of `others` that accept a string of `pattern`, each with one.

        Where all accept all, one set of all. Raises UndecidedError.
        """
        key = (pattern, others)
        known = self._known.get(key)
        if known is None:
            try:
                known = self._compare(pattern, others)
            except UndecidedError as error:
                known = str(error)
            self._known[key] = known
        if isinstance(known, str):
            raise UndecidedError(known)
        return known

    def _compare(self, pattern: Pattern, others: tuple[Pattern, ...]) -> list[tuple[Accepted, str]]:
        found: dict[Accepted, str] = {}
        for atom in atoms(pattern, self.make):
            inside = frozenset(
                number for number, other in enumerate(others) if self._covers(atom, other)
            )
            if len(inside) == len(others):
                keep(found, inside, self.samples.first(atom) or "")
                continue
            for each in self.samples.some(atom):
                if self.samples.matches(atom, each):
                    keep(found, self._accepting(others, each), each)
            if not any(accepted <= inside for accepted in found):
                raise UndecidedError("values")
        return list(found.items())

    def _accepting(self, others: Sequence[Pattern], string: str) -> Accepted:
        return frozenset(
            number for number, other in enumerate(others) if self.samples.matches(other, string)
        )

    def _covers(self, atom: Pattern, other: Pattern) -> bool:
        """Whether `other` is known to accept all that `atom` does."""
        if atom.serial == 1:
            return other.nullable
        if any(is_within(atom, each) for each in atoms(other, self.make)):
            return True
        return (
            isinstance(atom, Value)
            and atom.datatype.name == "token"
            and all(collapses(each) for each in atoms(other, self.make))
            and self.samples.matches(other, atom.literal)
        )


def keep(found: dict[Accepted, str], accepted: Accepted, string: str) -> None:
    """Remember `accepted` unless a smaller set is known; forget larger ones."""
    if any(known <= accepted for known in found):
        return
    for known in [known for known in found if accepted < known]:
        del found[known]
    found[accepted] = string


def atoms(pattern: Pattern, make: Composition) -> Iterator[Pattern]:
    """The text, data, values and lists of which a string must match one.

    `empty` among them stands for white space alone.
    """
    if isinstance(pattern, Text | Data | Value | List):
        yield pattern
    elif isinstance(pattern, Choice):
        for each in pattern.alternatives:
            yield from atoms(each, make)
    elif isinstance(pattern, OneOrMore):
        yield from atoms(pattern.pattern, make)
    else:
        if pattern.nullable:
            yield make.empty
        while isinstance(pattern, Group | Interleave):
            if pattern.rest.nullable:
                yield from atoms(pattern.first, make)
            if not pattern.first.nullable:
                return
            pattern = pattern.rest
            if not isinstance(pattern, Group | Interleave):
                yield from atoms(pattern, make)


def collapses(atom: Pattern) -> bool:
    """Whether white space that `token` takes away changes nothing."""
    if isinstance(atom, Data):
        return atom.datatype.name not in _SPACED and (atom.but is None or collapses(atom.but))
    if isinstance(atom, Value):
        return atom.datatype.name not in _SPACED
    if isinstance(atom, Choice):
        return all(map(collapses, atom.alternatives))
    return True


_SPACED = ("string", "normalizedString")

"""Values compared: which strings one pattern matches that others do not.

What can be told at once is; the rest is asked of automata. Where these only bound a data type
from both sides, each string that is found is tried, and what stays open is not decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from teitools.relaxng.comparison.datatypes import is_told_by_value, is_within, remainder
from teitools.relaxng.comparison.samples import Samples
from teitools.relaxng.comparison.strings import Accepted, SearchError, atoms, differing, keep
from teitools.relaxng.patterns import Choice, Data, Pattern, Value

_FEW = 3
"""How many strings are tried before automata are asked."""


class UndecidedError(Exception):
    """Something cannot be decided within bounds; the text says what."""


class Values:
    """Compares patterns of the table of `samples`, each comparison made once."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.make = samples.make
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
        every = frozenset(range(len(others)))
        for atom in dict.fromkeys(atoms(pattern, self.make)):
            inside = {number for number, other in enumerate(others) if self._covers(atom, other)}
            if len(inside) < len(others):
                for accepted, string in self._search(atom, others):
                    keep(found, accepted, string)
            elif not any(known <= every for known in found):
                keep(found, every, self.samples.first(atom) or "")
        return list(found.items())

    def _search(self, atom: Pattern, others: Sequence[Pattern]) -> list[tuple[Accepted, str]]:
        found: dict[Accepted, str] = {}
        self._try(atom, others, islice(self.samples.some(atom), _FEW), found)
        if frozenset() in found:
            return [(frozenset(), found[frozenset()])]
        strings = self.samples.strings
        try:
            certain = differing(
                strings.of(atom, False), [strings.of(each, True) for each in others]
            )
        except SearchError:
            raise UndecidedError("these data types are too large to be compared") from None
        self._try(atom, others, certain.values(), found)
        if self._settled(certain, found):
            return list(found.items())
        try:
            likely = differing(strings.of(atom, True), [strings.of(each, False) for each in others])
            self._try(atom, others, likely.values(), found)
        except SearchError:
            pass
        if not self._settled(certain, found):
            self._try(atom, others, self.samples.some(atom), found)
        if not self._settled(certain, found):
            raise UndecidedError("these data types cannot be compared exactly")
        return list(found.items())

    def _try(
        self,
        atom: Pattern,
        others: Sequence[Pattern],
        strings: Iterable[str],
        found: dict[Accepted, str],
    ) -> None:
        for string in strings:
            if self.samples.matches(atom, string):
                keep(found, self._accepting(others, string), string)
                if frozenset() in found:
                    return

    def _settled(self, bounds: Iterable[Accepted], found: Iterable[Accepted]) -> bool:
        """Whether for each set that may be there is one as small that is."""
        return all(any(each <= bound for each in found) for bound in bounds)

    def _accepting(self, others: Sequence[Pattern], string: str) -> Accepted:
        return frozenset(
            number for number, other in enumerate(others) if self.samples.matches(other, string)
        )

    def _covers(self, atom: Pattern, other: Pattern) -> bool:
        """Whether `other` is known to accept all that `atom` does."""
        if atom.serial == 1:
            return other.nullable
        members = list(atoms(other, self.make))
        if any(is_within(atom, each) for each in members):
            return True
        if isinstance(atom, Value) and self.samples.matches(other, atom.literal):
            if atom.datatype.name == "token" and all(map(collapses, members)):
                return True
            return any(
                is_told_by_value(atom, each) and self.samples.matches(each, atom.literal)
                for each in members
            )
        return any(self._fulfils(atom, each) for each in members)

    def _fulfils(self, atom: Pattern, other: Pattern) -> bool:
        """Whether `atom` has what is not known at once that `other` asks."""
        asked = remainder(atom, other)
        if asked is None:
            return False
        try:
            return frozenset() not in differing(self.samples.strings.of(atom, False), [asked])
        except SearchError:
            return False


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

"""What patterns may begin with: their elements, taken together where the same follows."""

from __future__ import annotations

from teitools.relaxng.comparison.sides import Table
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import (
    Choice,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
)

TEXT: Name = ("", "")
"""Stands for text among names."""

Form = tuple[frozenset[Element], Pattern]
"""Elements that may begin, and what follows each of them."""


class Forms:
    """The linear forms of the patterns of `table`."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.derivatives = table.derivatives
        self._known: dict[Pattern, tuple[Form, ...]] = {}
        self._names: dict[frozenset[Element], frozenset[Name]] = {}
        self._alternatives: dict[Pattern, frozenset[Pattern]] = {}

    def of(self, pattern: Pattern) -> tuple[Form, ...]:
        """The forms of `pattern`, each with another rest."""
        known = self._known.get(pattern)
        if known is None:
            found: dict[Pattern, set[Element]] = {}
            self._gather(pattern, found)
            known = tuple((frozenset(leaves), rest) for rest, leaves in found.items())
            self._known[pattern] = known
        return known

    def names(self, leaves: frozenset[Element]) -> frozenset[Name]:
        """The symbols of `leaves`."""
        known = self._names.get(leaves)
        if known is None:
            known = self._names[leaves] = self.table.names_of(leaves)
        return known

    def all_names(self, pattern: Pattern) -> frozenset[Name]:
        """The symbols of all leaves in `pattern`, and one that no name has for text."""
        names = self.names(self.table.leaves(pattern))
        return names | {TEXT} if self.table.has_text(pattern) else names

    def alternatives(self, pattern: Pattern) -> frozenset[Pattern]:
        """The alternatives of a choice; none of another pattern."""
        if not isinstance(pattern, Choice):
            return frozenset()
        known = self._alternatives.get(pattern)
        if known is None:
            known = self._alternatives[pattern] = frozenset(pattern.alternatives)
        return known

    def _gather(self, pattern: Pattern, found: dict[Pattern, set[Element]]) -> None:
        make = self.derivatives
        if isinstance(pattern, Element):
            found.setdefault(make.empty, set()).add(pattern)
        elif isinstance(pattern, Choice):
            for each in pattern.alternatives:
                if isinstance(each, Element):
                    found.setdefault(make.empty, set()).add(each)
                else:
                    for leaves, rest in self.of(each):
                        found.setdefault(rest, set()).update(leaves)
        elif isinstance(pattern, OneOrMore):
            more = make.more(pattern)
            for leaves, rest in self.of(pattern.pattern):
                found.setdefault(make.group(rest, more), set()).update(leaves)
        elif isinstance(pattern, Group):
            self._gather_group(pattern, found)
        elif isinstance(pattern, Interleave):
            self._gather_interleave(pattern, found)

    def _gather_group(self, pattern: Pattern, found: dict[Pattern, set[Element]]) -> None:
        make = self.derivatives
        while isinstance(pattern, Group):
            make.spend()
            for leaves, rest in self.of(pattern.first):
                found.setdefault(make.group(rest, pattern.rest), set()).update(leaves)
            if not pattern.first.nullable:
                return
            pattern = pattern.rest
        for leaves, rest in self.of(pattern):
            found.setdefault(rest, set()).update(leaves)

    def _gather_interleave(self, pattern: Pattern, found: dict[Pattern, set[Element]]) -> None:
        make = self.derivatives
        before: list[Pattern] = []
        following: Pattern | None = pattern
        while following is not None:
            spine = following
            inner = isinstance(spine, Interleave)
            first = spine.first if isinstance(spine, Interleave) else spine
            after = spine.rest if isinstance(spine, Interleave) else make.empty
            for leaves, rest in self.of(first):
                make.spend(len(before) + 1)
                mixed = make.interleave(rest, after)
                for other in reversed(before):
                    mixed = make.interleave(other, mixed)
                found.setdefault(mixed, set()).update(leaves)
            before.append(first)
            following = after if inner else None

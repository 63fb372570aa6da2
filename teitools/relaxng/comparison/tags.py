"""Start tags compared: which attributes, together with which values, one side allows.

Attributes are asked in a fixed order, each absent or present. A state is what is left of the
one pattern, and of each of the others, when those so far have been settled.
"""

from __future__ import annotations

from collections.abc import Iterator

from teitools.dataclass import dataclass
from teitools.relaxng.automaton.names import join
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.comparison.sides import Table
from teitools.relaxng.comparison.values import UndecidedError, Values
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
)

MOST_TAGS = 5_000
"""How many states of one comparison are visited."""

Given = tuple[tuple[Name, str], ...]
State = tuple[Pattern, tuple[Pattern, ...]]


@dataclass(frozen=True, slots=True)
class Miss:
    """Attributes that none of the others accepts: `given` ones, and then what `rest` asks.

    `kind` is ``attribute`` (`name` is not allowed), ``required`` (it is missing) or ``value``.
    """

    kind: str
    name: Name
    given: Given
    rest: Pattern


class Tags:
    """Compares what is left of patterns by attributes."""

    def __init__(self, table: Table, values: Values) -> None:
        self.table = table
        self.values = values
        self.make = table.attributes
        self.nothing: Pattern = table.attributes.not_allowed
        self._names: dict[Pattern, frozenset[Name]] = {}

    def explore(
        self, pattern: Pattern, others: tuple[Pattern, ...], misses: list[Miss]
    ) -> dict[State, Given]:
        """The states when all attributes are settled, with the attributes that lead there.

        Where none of the others is left, that goes to `misses`, once of a kind and name.
        Raises UndecidedError.
        """
        names = self.names(pattern).union(*map(self.names, others))
        states: dict[State, Given] = {(pattern, others): ()}
        done: set[Name] = set()
        for name in sorted(names, key=lambda name: (name in self.table.names.wild, name)):
            done.add(name)
            states = self._settle(states, name, frozenset(done), misses)
        return states

    def _settle(
        self, states: dict[State, Given], name: Name, done: frozenset[Name], misses: list[Miss]
    ) -> dict[State, Given]:
        found: dict[State, Given] = {}
        waiting = list(states.items())
        seen = dict(states)
        wild = name in self.table.names.wild
        while waiting:
            state, given = waiting.pop()
            self.make.afresh()
            closed = self._close(state, done)
            if closed[0] is not self.nothing:
                if all(each is self.nothing for each in closed[1]):
                    miss(misses, Miss("required", name, given, closed[0]))
                else:
                    found.setdefault(closed, given)
            for following, value in self._present(state, name, given, misses):
                if wild and following not in seen:
                    seen[following] = (*given, (name, value))
                    waiting.append((following, seen[following]))
                elif not wild:
                    closed = self._close(following, done)
                    if closed[0] is self.nothing:
                        continue
                    if all(each is self.nothing for each in closed[1]):
                        miss(misses, Miss("together", name, (*given, (name, value)), closed[0]))
                    else:
                        found.setdefault(closed, (*given, (name, value)))
            if len(found) + len(seen) > MOST_TAGS:
                raise UndecidedError("too many combinations of attributes")
        return found

    def _present(
        self, state: State, name: Name, given: Given, misses: list[Miss]
    ) -> Iterator[tuple[State, str]]:
        pattern, others = state
        joined = join(*name)
        offers = [self.make.found(other, joined) for other in others]
        values = tuple(dict.fromkeys(each.pattern for offer in offers for each, _ in offer))
        for attribute, rest in self.make.found(pattern, joined):
            if not values:
                value = self.values.samples.first(attribute.pattern) or ""
                miss(misses, Miss("attribute", name, (*given, (name, value)), rest))
                continue
            for accepted, value in self.values.compare(attribute.pattern, values):
                accepting = {values[number] for number in accepted}
                rests = tuple(
                    self.make.choice(left for each, left in offer if each.pattern in accepting)
                    for offer in offers
                )
                if all(each is self.nothing for each in rests):
                    miss(misses, Miss("value", name, (*given, (name, value)), rest))
                else:
                    yield (rest, rests), value

    def _close(self, state: State, done: frozenset[Name]) -> State:
        pattern, others = state
        return self._without(pattern, done), tuple(self._without(each, done) for each in others)

    def _without(self, pattern: Pattern, done: frozenset[Name]) -> Pattern:
        """`pattern` where the attributes `done` cannot come any more."""
        make = self.make
        if isinstance(pattern, Attribute):
            open_ = self.table.names.of(pattern.name_class) - done
            return pattern if open_ else self.nothing
        if isinstance(pattern, Choice):
            return make.choice([self._without(each, done) for each in pattern.alternatives])
        if isinstance(pattern, OneOrMore):
            return make.one_or_more(self._without(pattern.pattern, done))
        if isinstance(pattern, Group | Interleave):
            merge = make.group if isinstance(pattern, Group) else make.interleave
            first = self._without(pattern.first, done)
            return merge(first, self._without(pattern.rest, done))
        return pattern

    def names(self, pattern: Pattern) -> frozenset[Name]:
        """The symbols of the attributes in `pattern`."""
        known = self._names.get(pattern)
        if known is None:
            found: set[Name] = set()
            for each in parts(pattern):
                if isinstance(each, Attribute):
                    found |= self.table.names.of(each.name_class)
            known = self._names[pattern] = frozenset(found)
        return known


def miss(misses: list[Miss], found: Miss) -> None:
    """Add `found`, unless there is one of the kind and name."""
    if not any(each.kind == found.kind and each.name == found.name for each in misses):
        misses.append(found)

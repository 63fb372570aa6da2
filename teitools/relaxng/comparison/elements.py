"""Definitions of elements compared, pair by pair, from the start on.

A pair is a definition of the one side, and those of the other that may stand in its place.
What is found of a pair is which of the latter accept an element of the former: the smallest
sets of them. Where there is but one, its contents are compared as if all children were
accepted, for these are pairs of their own; where there are several, their sets decide how the
comparison of their parents goes on, and it is repeated when they turn out to be smaller
(antichains: Bouajjani et al., "Antichain-based universality and inclusion testing over
nondeterministic finite tree automata").
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from teitools.dataclass import dataclass
from teitools.relaxng.comparison.contents import Contents, Word
from teitools.relaxng.comparison.definitions import Definitions
from teitools.relaxng.comparison.differences import Difference, Kind, Undecided
from teitools.relaxng.comparison.forms import Forms
from teitools.relaxng.comparison.sides import Side
from teitools.relaxng.comparison.smallest import Smallest
from teitools.relaxng.comparison.tags import Given
from teitools.relaxng.comparison.trees import Tree
from teitools.relaxng.comparison.values import Values
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import Element, Pattern

MOST_PAIRS = 20_000
"""How many pairs of definitions are compared."""

Others = frozenset[Element]
Pair = tuple[Element, Others]
_ANY = Tree(("", ""))
"""Stands for a smallest element, where nothing is asked of it."""
Outcome = dict[Others, Tree]
"""The smallest sets of definitions that accept an element, each with that element."""


@dataclass(frozen=True, slots=True)
class Link:
    """How the pair of a child called `name` is met in `parent`: with these attributes, after
    these children.
    """

    name: Name
    parent: Pair | None
    given: Given
    word: Word


class Inclusion:
    """What `mine` allows and `theirs` does not."""

    def __init__(self, mine: Side, theirs: Side, forms: Forms, values: Values) -> None:
        self.mine, self.theirs = mine, theirs
        self.smallest = Smallest(mine, values.samples)
        self.contents = Contents(forms, self.smallest)
        self.definitions = Definitions(mine.table, self.contents, values)
        self._outcomes: dict[Pair, Outcome] = {}
        self._users: dict[Pair, set[Pair | None]] = {}
        self._came: dict[Pair, Pair | None] = {}
        self.links: dict[Pair, Link] = {}
        """How pairs are met where a name may have several definitions."""
        self._met: dict[tuple[Pattern, Pattern], list[Pair]] = {}
        self._waiting: deque[Pair | None] = deque([None])
        self._queued: set[Pair | None] = {None}
        self.differences: dict[Pair | None, list[Difference]] = {}
        self._undecided: dict[Pair | None, list[Undecided]] = {}
        self._current: Pair | None = None

    def findings(self) -> tuple[tuple[Difference, ...], tuple[Undecided, ...]]:
        """Everything."""
        while self._waiting:
            self._current = self._waiting.popleft()
            self._queued.discard(self._current)
            self.differences[self._current] = []
            self._undecided[self._current] = []
            self._visit(self._current)
            if len(self._outcomes) > MOST_PAIRS:
                self._undecided[None].append(Undecided(None, None, "too many pairs of elements"))
                break
        return (
            tuple(each for found in self.differences.values() for each in found),
            tuple(each for found in self._undecided.values() for each in found),
        )

    def _visit(self, pair: Pair | None) -> None:
        pattern, others = self.contents_of(pair)
        if len(others) == 1 and self.is_plain(pattern, others[0]):
            for child in self.meeting(pattern, others[0]):
                self._want(child)
            if pattern is others[0]:
                return
            found = self.definitions.plain(pattern, others[0])
        else:
            if len(others) == 1 and pattern is others[0] and self._is_same(pattern):
                return
            found = self.definitions.general(pattern, others, self._accepted)
        for reason, subject in found.undecided:
            self._undecided[pair].append(Undecided(self.name(pair), subject, reason))
        for miss in found.misses:
            self._report(pair, miss.kind, miss.subject, miss.tree)
        if pair is not None and len(others) > 1:
            ordered = sorted(pair[1], key=lambda each: each.serial)
            outcome = {
                frozenset(ordered[number] for number in accepted): Tree(
                    self.name(pair), tree.attributes, tree.children
                )
                for accepted, tree in found.accepted.items()
            }
            self._learn(pair, outcome)

    def contents_of(self, pair: Pair | None) -> tuple[Pattern, tuple[Pattern, ...]]:
        """The content of the one definition of `pair`, and those of the others."""
        if pair is None:
            return self.mine.start, (self.theirs.start,)
        leaf, candidates = pair
        ordered = sorted(candidates, key=lambda each: each.serial)
        return self.mine.contents[leaf], tuple(self.theirs.contents[each] for each in ordered)

    def is_plain(self, pattern: Pattern, other: Pattern) -> bool:
        """Whether a name tells which definition is meant, in both contents."""
        table = self.mine.table
        return table.is_simple(pattern) and table.is_simple(other)

    def _is_same(self, pattern: Pattern) -> bool:
        """Whether all elements in `pattern`, and in these, are defined alike on both sides."""
        table = self.mine.table
        seen, waiting = set(table.leaves(pattern)), list(table.leaves(pattern))
        while waiting:
            content = self.mine.contents[each] if (each := waiting.pop()) else None
            if content is None or content is not self.theirs.contents.get(each):
                return False
            more = table.leaves(content) - seen
            seen |= more
            waiting += more
        return True

    def meeting(self, pattern: Pattern, other: Pattern) -> list[Pair]:
        """The elements of two contents, those that have a name in common."""
        met = self._met.get((pattern, other))
        if met is None:
            met = self._met[pattern, other] = list(self._meeting(pattern, other))
        return met

    def _meeting(self, pattern: Pattern, other: Pattern) -> Iterator[Pair]:
        table = self.mine.table
        inside = table.leaves(other)
        by_name: dict[Name, Element] | None = None
        for leaf in sorted(table.leaves(pattern), key=lambda each: each.serial):
            if leaf in inside:
                yield (leaf, frozenset((leaf,)))
                continue
            if by_name is None:
                by_name = {name: each for each in inside for name in table.symbols[each]}
            for name in table.symbols[leaf]:
                if name in by_name:
                    yield (leaf, frozenset((by_name[name],)))

    def _want(self, pair: Pair) -> Outcome:
        known = self._outcomes.get(pair)
        if known is None:
            known = self._outcomes[pair] = {pair[1]: _ANY}
            self._came[pair] = self._current
            self._queue(pair)
        return known

    def _queue(self, pair: Pair | None) -> None:
        if pair not in self._queued:
            self._queued.add(pair)
            self._waiting.append(pair)

    def _accepted(self, leaf: Element, candidates: Others) -> Iterable[tuple[Others, Tree]]:
        pair = (leaf, candidates)
        if pair not in self._outcomes:
            given = (*self.definitions.around, *self.definitions.given)
            name, word = self.contents.here
            self.links[pair] = Link(name, self._current, given, word)
        self._users.setdefault(pair, set()).add(self._current)
        return list(self._want(pair).items())

    def _learn(self, pair: Pair, outcome: Outcome) -> None:
        known = self._outcomes[pair]
        outcome = {each: tree for each, tree in outcome.items() if each}
        if outcome and set(outcome) != set(known):
            self._outcomes[pair] = outcome
            for user in self._users.get(pair, ()):
                self._queue(user)

    def name(self, pair: Pair | None) -> Name:
        """A name that the definitions of `pair` share, where the pair was met first."""
        if pair is None:
            return ("", "")
        if pair in self.links:
            return self.links[pair].name
        return self.shared_name(pair)

    def shared_name(self, pair: Pair) -> Name:
        """A name that the definitions of `pair` share."""
        table = self.mine.table
        leaf, candidates = pair
        if len(table.symbols[leaf]) == 1:
            return next(iter(table.symbols[leaf]))
        shared = table.symbols[leaf] & table.names_of(candidates)
        return table.elements.best(shared or table.symbols[leaf])

    def _report(self, pair: Pair | None, kind: Kind, subject: Name | None, tree: Tree) -> None:
        if pair is None:
            (root,) = tree.children
            assert isinstance(root, Tree)
            self.differences[pair].append(
                Difference(kind, None, subject or root.name, root, (), self.mine.place)
            )
            return
        name = self.name(pair)
        context: list[Name] = []
        came = self._came[pair]
        while came is not None:
            context.append(self.name(came))
            came = self._came[came]
        leaf, candidates = pair
        witness = Tree(name, tree.attributes, tree.children)
        other = min(candidates, key=lambda each: each.serial)
        self.differences[pair].append(
            Difference(
                *(kind, name, subject, witness, tuple(reversed(context))),
                *(self.mine.places[leaf], self.theirs.places[other]),
            )
        )

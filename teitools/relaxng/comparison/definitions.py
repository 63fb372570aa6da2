"""One definition compared with one other, or with several: start tag and content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import product

from teitools.relaxng.comparison.contents import Contents
from teitools.relaxng.comparison.differences import Kind
from teitools.relaxng.comparison.sides import Table, id_type
from teitools.relaxng.comparison.strings import Accepted
from teitools.relaxng.comparison.tags import Given, Tags
from teitools.relaxng.comparison.tags import Miss as TagMiss
from teitools.relaxng.comparison.transfer import without
from teitools.relaxng.comparison.trees import Tree
from teitools.relaxng.comparison.values import UndecidedError, Values
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import Element, Pattern

MOST_SETS = 200
"""How many sets of definitions are combined."""

Sets = Callable[[Element, frozenset[Element]], Iterable[tuple[frozenset[Element], Tree]]]
Children = tuple[Tree | str, ...]
_WHOLE: Accepted = frozenset((0,))


@dataclass(frozen=True, slots=True)
class Miss:
    """An element, still without a name, that none of the others accepts."""

    kind: Kind
    subject: Name | None
    tree: Tree


@dataclass(slots=True)
class Found:
    """What was found: `accepted` are the smallest sets of the others that accept an element."""

    misses: list[Miss] = field(default_factory=list)
    accepted: dict[Accepted, Tree] = field(default_factory=dict)
    undecided: list[tuple[str, Name | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """Attributes that have to do with each other, and the content if it has to do with them."""

    pattern: Pattern
    others: tuple[Pattern, ...]
    names: frozenset[Name]
    body: bool


class Definitions:
    """Compares contents of elements, attributes included."""

    def __init__(self, table: Table, contents: Contents, values: Values) -> None:
        self.table = table
        self.contents = contents
        self.values = values
        self.tags = Tags(table, values)
        self.make = table.attributes
        self.fill = contents.smallest.fill
        self.given: Given = ()
        """The attributes with which the content that is being compared goes."""
        self.around: Given = ()
        """The attributes beside those."""

    def plain(self, pattern: Pattern, other: Pattern) -> Found:
        """Compare `pattern` with one other, where each name has one definition in either."""
        found = Found()
        for part in self._parts(pattern, (other,)):
            rest = self._fill_others(pattern, part)
            try:
                self._plain_part(part, rest, found)
            except UndecidedError as error:
                name = min(part.names, default=None)
                found.undecided.append((str(error), None if part.body else name))
        return found

    def _plain_part(self, part: Part, around: tuple[Given, Children], found: Found) -> None:
        misses: list[TagMiss] = []
        states = self.tags.explore(part.pattern, part.others, misses)
        for each in misses:
            found.misses.append(self._tag_miss(each, around))
        if not part.body:
            for (left, others), given in states.items():
                if left.nullable and not others[0].nullable:
                    tree = Tree(("", ""), (*around[0], *given), around[1])
                    found.misses.append(Miss("together", None, tree))
                    break
            self._identifiers(part, around, found)
            return
        for (left, (other,)), given in states.items():
            attributes = (*around[0], *given)
            for kind, subject, children in self._bodies(left, other):
                found.misses.append(Miss(kind, subject, Tree(("", ""), attributes, children)))

    def _tag_miss(self, miss: TagMiss, around: tuple[Given, Children]) -> Miss:
        given, children = self.fill(miss.rest)
        attributes = (*around[0], *miss.given, *given)
        kinds: dict[str, Kind] = {
            "attribute": "attribute",
            "required": "required",
            "value": "value",
            "together": "together",
        }
        kind = kinds[miss.kind]
        return Miss(kind, miss.name, Tree(("", ""), attributes, (*around[1], *children)))

    def _identifiers(self, part: Part, around: tuple[Given, Children], found: Found) -> None:
        """Where values are the same and only what they mean for identifiers differs."""
        for name in sorted(part.names):
            mine = self._id_type(part.pattern, name)
            theirs = self._id_type(part.others[0], name)
            if None not in (mine, theirs) and theirs not in (IdType.NONE, mine):
                attribute = next(iter(self.make.found(part.pattern, _joined(name))))[0]
                value = self.values.samples.first(attribute.pattern) or ""
                given = (*around[0], (name, value))
                found.misses.append(Miss("identifier", name, Tree(("", ""), given, around[1])))

    def _id_type(self, pattern: Pattern, name: Name) -> IdType | None:
        types = [id_type(each.pattern) for each, _ in self.make.found(pattern, _joined(name))]
        return max(types, default=None)

    def _bodies(self, left: Pattern, other: Pattern) -> list[tuple[Kind, Name | None, Children]]:
        found: list[tuple[Kind, Name | None, Children]] = []
        derivatives = self.table.derivatives
        if left is other:
            return found
        strings = derivatives.has_data(left) or derivatives.has_data(other)
        if strings:
            for accepted, value in self.values.compare(left, (other,)):
                if not accepted:
                    found.append(("value", None, (value,) if value else ()))
        mine, theirs = self.table.leaves(left), self.table.leaves(other)
        known = self.table.names_of(theirs)
        strange = {each for each in mine if not self.table.symbols[each] <= known}
        for leaf in sorted(strange, key=lambda each: each.serial):
            for name in sorted(self.table.symbols[leaf] - known)[:1]:
                found.append(("element", name, self._with(left, leaf, name)))
        dead = {each for each in strange if not self.table.symbols[each] & known}
        text = derivatives.patterns.text
        if not strings and self.table.has_text(left) and not self.table.has_text(other):
            children = self.contents.smallest.having(left, text, "text")[1]
            found.append(("text", None, children))
            dead_patterns = frozenset((*dead, text))
        else:
            dead_patterns = frozenset(dead)
        kept = without(derivatives, left, dead_patterns) if dead_patterns else left
        if kept is derivatives.not_allowed:
            return found
        words = self.contents.explore(kept, (other,), self.contents.plain_moves)
        if frozenset() in words:
            word = words[frozenset()]
            found.append(("content", None, self.contents.children(word)))
        return found

    def _with(self, pattern: Pattern, leaf: Element, name: Name) -> Children:
        """The smallest content of `pattern` with an element of `leaf`."""
        smallest = self.contents.smallest
        return smallest.having(pattern, leaf, smallest.element(leaf, name))[1]

    def general(self, pattern: Pattern, others: tuple[Pattern, ...], sets: Sets) -> Found:
        """Compare `pattern` with several others, where a name may have several definitions.

        `sets` gives the smallest sets of definitions that accept a child.
        """
        found = Found()
        results: list[list[tuple[Accepted, Given, Children, Kind]]] = []
        for part in self._parts(pattern, others):
            try:
                self.around = self._fill_others(pattern, part)[0]
                results.append(self._general_part(part, sets))
            except UndecidedError as error:
                found.undecided.append((str(error), None if part.body else min(part.names)))
        every = frozenset(range(len(others)))
        number = 1
        for each in results:
            number *= len(each)
        if number > MOST_SETS:
            found.undecided.append(("too many combinations of definitions", None))
            return found
        given, children = self.fill(pattern)
        for combination in product(*results):
            accepted = every.intersection(*(each[0] for each in combination))
            if any(known <= accepted for known in found.accepted):
                continue
            tree = self._combined(combination, given, children)
            found.accepted = {k: t for k, t in found.accepted.items() if not accepted < k}
            found.accepted[accepted] = tree
        if frozenset() in found.accepted:
            bad = [each[3] for part in results for each in part if not each[0]]
            kind = bad[0] if bad else "content"
            found.misses.append(Miss(kind, None, found.accepted[frozenset()]))
        return found

    def _combined(
        self,
        combination: tuple[tuple[Accepted, Given, Children, Kind], ...],
        given: Given,
        children: Children,
    ) -> Tree:
        attributes = dict(given)
        for _, more, inside, kind in combination:
            attributes.update(more)
            if kind in ("content", "value", "text"):
                children = inside
        return Tree(("", ""), tuple(attributes.items()), children)

    def _general_part(self, part: Part, sets: Sets) -> list[tuple[Accepted, Given, Children, Kind]]:
        misses: list[TagMiss] = []
        states = self.tags.explore(part.pattern, part.others, misses)
        results: list[tuple[Accepted, Given, Children, Kind]] = []
        for miss in misses:
            given, children = self.fill(miss.rest)
            kind = self._tag_miss(miss, ((), ())).kind
            results.append((frozenset(), (*miss.given, *given), children, kind))
        for (left, others), given in states.items():
            self.given = given
            if not part.body:
                if left.nullable:
                    accepted = frozenset(n for n, each in enumerate(others) if each.nullable)
                    results.append((accepted, given, (), "together"))
                continue
            moves = partial(self.contents.general_moves, sets)
            for accepted, word in self.contents.explore(left, others, moves).items():
                results.append((accepted, given, self.contents.children(word), "content"))
            if any(map(self.table.derivatives.has_data, (left, *others))):
                for accepted, value in self.values.compare(left, others):
                    results.append((accepted, given, (value,) if value else (), "value"))
        return results

    def _parts(self, pattern: Pattern, others: tuple[Pattern, ...]) -> list[Part]:
        """What can be compared one by one, but for what is the same in all."""
        mine = self.make.opening(pattern)
        theirs = [self.make.opening(other) for other in others]
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
                made[homes[next(iter(self.tags.names(factor)), None)]][side].append(factor)
        bodies = [mine.body, *(each.body for each in theirs)]
        parts = []
        for (names, body), sides in zip(groups, made, strict=True):
            joined = [self._joined(own, body, b) for own, b in zip(sides, bodies, strict=True)]
            parts.append(Part(joined[0], tuple(joined[1:]), names, body))
        return parts

    def _grouped(
        self, factors: list[list[Pattern]], bodies: list[Pattern]
    ) -> list[tuple[frozenset[Name], bool]]:
        inside = frozenset().union(*(self.tags.names(body) for body in bodies))
        groups: list[tuple[frozenset[Name], bool]] = [(inside, True)]
        for own in factors:
            for factor in own:
                names = self.tags.names(factor)
                touched = [each for each in groups if each[0] & names]
                groups = [each for each in groups if not each[0] & names]
                merged = names.union(*(each[0] for each in touched))
                groups.append((merged, any(each[1] for each in touched)))
        return groups

    def _joined(self, factors: list[Pattern], body: bool, content: Pattern) -> Pattern:
        made = content if body else self.make.empty
        for factor in reversed(factors):
            made = self.make.group(factor, made)
        return made

    def _fill_others(self, pattern: Pattern, part: Part) -> tuple[Given, Children]:
        """What an element of `pattern` needs beside `part`."""
        given: list[tuple[Name, str]] = []
        opening = self.make.opening(pattern)
        for number in opening.required:
            factor = opening.factors[number]
            if not self.tags.names(factor) & part.names:
                given += self.fill(factor)[0]
        if part.body:
            return tuple(given), ()
        more, children = self.fill(opening.body)
        return (*given, *more), children


def _joined(name: Name) -> str:
    from teitools.relaxng.automaton.names import join

    return join(*name)

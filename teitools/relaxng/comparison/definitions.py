"""One definition compared with one other, or with several: start tag and content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from functools import partial
from itertools import product

from teitools.dataclass import dataclass
from teitools.relaxng.comparison.contents import Contents
from teitools.relaxng.comparison.differences import Kind
from teitools.relaxng.comparison.parts import Part, Parts
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
_KINDS: dict[str, Kind] = {
    "attribute": "attribute",
    "required": "required",
    "value": "value",
    "together": "together",
}


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
class Result:
    """Attributes, and children unless the part has none, that some of the others accept."""

    accepted: Accepted
    given: Given
    children: Children | None
    kind: Kind


class Definitions:
    """Compares contents of elements, attributes included."""

    def __init__(self, table: Table, contents: Contents, values: Values) -> None:
        self.table = table
        self.contents = contents
        self.values = values
        self.tags = Tags(table, values)
        self.parts = Parts(self.tags, contents.smallest)
        self.make = table.attributes
        self.fill = contents.smallest.fill
        self.given: Given = ()
        """The attributes with which the content that is being compared goes."""
        self.common: Given = ()
        self.around: Given = ()
        """The attributes beside those."""

    def plain(self, pattern: Pattern, other: Pattern) -> Found:
        """Compare `pattern` with one other, where each name has one definition in either."""
        found = Found()
        for part in self.parts.of(pattern, (other,)):
            rest = self.parts.beside(pattern, part)
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
        self._identifiers(part, around, found)
        if not part.body:
            for (left, others), given in states.items():
                if left.nullable and not others[0].nullable:
                    tree = Tree(("", ""), (*around[0], *given), around[1])
                    found.misses.append(Miss("together", None, tree))
                    break
            return
        for (left, (other,)), given in states.items():
            attributes = (*around[0], *given)
            for kind, subject, children in self._bodies(left, other):
                found.misses.append(Miss(kind, subject, Tree(("", ""), attributes, children)))

    def _tag_miss(self, miss: TagMiss, around: tuple[Given, Children]) -> Miss:
        given, children = self.fill(miss.rest)
        attributes = (*around[0], *miss.given, *given)
        return Miss(
            _KINDS[miss.kind], miss.name, Tree(("", ""), attributes, (*around[1], *children))
        )

    def _identifiers(self, part: Part, around: tuple[Given, Children], found: Found) -> None:
        """Where values are the same and only what they mean for identifiers differs."""
        for name in sorted(part.names):
            mine = self._id_type(part.pattern, name)
            theirs = self._id_type(part.others[0], name)
            if None not in (mine, theirs) and theirs not in (IdType.NONE, mine):
                attribute = next(iter(self.make.found(part.pattern, _joined(name))))[0]
                value = self.values.samples.first(attribute.pattern) or ""
                given, children = self.contents.smallest.having(part.pattern, attribute, value)
                attributes = (*around[0], *given, (name, value))
                tree = Tree(("", ""), attributes, (*around[1], *children[1:]))
                found.misses.append(Miss("identifier", name, tree))

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
        parts = self.parts.of(pattern, others)
        self.common = self.parts.common(pattern, parts)[0]
        sums: dict[Accepted, list[Result]] = {frozenset(range(len(others))): []}
        for part in parts:
            try:
                self.around = self.parts.beside(pattern, part)[0]
                results = self._general_part(part, sets)
            except UndecidedError as error:
                found.undecided.append((str(error), None if part.body else min(part.names)))
                continue
            combined: dict[Accepted, list[Result]] = {}
            for (accepted, before), result in product(sums.items(), results):
                _keep(combined, accepted & result.accepted, [*before, result])
            sums = combined
            if len(sums) > MOST_SETS:
                found.undecided.append(("too many combinations of definitions", None))
                return found
        found.accepted = {each: self._combined(results) for each, results in sums.items()}
        bad = sums.get(frozenset())
        if bad is not None:
            kind: Kind = next((each.kind for each in bad if not each.accepted), "content")
            found.misses.append(Miss(kind, None, found.accepted[frozenset()]))
        return found

    def _combined(self, results: list[Result]) -> Tree:
        given = (*self.common, *(each for result in results for each in result.given))
        children = next((each.children for each in results if each.children is not None), ())
        return Tree(("", ""), given, children)

    def _general_part(self, part: Part, sets: Sets) -> list[Result]:
        misses: list[TagMiss] = []
        states = self.tags.explore(part.pattern, part.others, misses)
        results: list[Result] = []
        for miss in misses:
            tree = self._tag_miss(miss, ((), ())).tree
            children = tree.children if part.body else None
            results.append(Result(frozenset(), tree.attributes, children, _KINDS[miss.kind]))
        for (left, others), given in states.items():
            self.given = given
            if not part.body:
                if left.nullable:
                    accepted = frozenset(n for n, each in enumerate(others) if each.nullable)
                    results.append(Result(accepted, given, None, "together"))
                continue
            moves = partial(self.contents.general_moves, sets)
            for accepted, word in self.contents.explore(left, others, moves).items():
                children = self.contents.children(word)
                results.append(Result(accepted, given, children, "content"))
            if any(map(self.table.derivatives.has_data, (left, *others))):
                for accepted, value in self.values.compare(left, others):
                    results.append(Result(accepted, given, (value,) if value else (), "value"))
        return results


def _joined(name: Name) -> str:
    from teitools.relaxng.automaton.names import join

    return join(*name)


def _keep(found: dict[Accepted, list[Result]], accepted: Accepted, results: list[Result]) -> None:
    if any(known <= accepted for known in found):
        return
    for known in [known for known in found if accepted < known]:
        del found[known]
    found[accepted] = results

"""Contents compared: which sequences of elements and text one allows that others do not.

States are pairs of derivatives: what is left of the one pattern, and of each of the others.
They are visited in the order of the smallest content that leads there (Dijkstra).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from heapq import heappop, heappush

from teitools.dataclass import dataclass
from teitools.relaxng.automaton.composition import ComplexityError
from teitools.relaxng.comparison.forms import Forms
from teitools.relaxng.comparison.smallest import Smallest
from teitools.relaxng.comparison.strings import Accepted
from teitools.relaxng.comparison.trees import TEXT, Tree
from teitools.relaxng.comparison.values import UndecidedError
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import Element, Interleave, Pattern

MOST_STATES = 10_000
"""How many states of one comparison are visited."""

_FEW = 4
"""How many names are looked up one by one."""

State = tuple[Pattern, tuple[Pattern, ...], bool]
"""What is left of the pattern, and of the others; and whether what ends here counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """A child: an element of `leaf` called `name`, which is to be `tree` if that is given; or
    text, where there is no leaf.
    """

    leaf: Element | None = None
    name: Name = ("", "")
    tree: Tree | None = None


Move = tuple[int, Step, Pattern, tuple[Pattern, ...]]
"""What a child costs, the child, and what is left of the pattern and of the others after it."""
Moves = Callable[[Pattern, tuple[Pattern, ...]], Iterator[Move]]


@dataclass(frozen=True, slots=True)
class Word:
    """Children in their order, and what is left of the pattern after them."""

    steps: tuple[Step, ...]
    rest: Pattern


class Contents:
    """Compares contents of one side with those of another; `smallest` is that of the first."""

    def __init__(self, forms: Forms, smallest: Smallest) -> None:
        self.forms = forms
        self.smallest = smallest
        self.nothing: Pattern = forms.derivatives.not_allowed
        self.here: tuple[Name, Word] = (("", ""), Word((), self.nothing))
        """The name of a child for whose sets is asked, those before it, what is left after it."""
        self._path: Callable[[], tuple[Step, ...]] = tuple

    def explore(
        self, pattern: Pattern, others: tuple[Pattern, ...], moves: Moves
    ) -> dict[Accepted, Word]:
        """The smallest sets of `others` that accept a sequence of `pattern`, each with one.

        Where one of them has data, sequences without an element are left out: they are strings,
        and not for this to compare. Raises UndecidedError where that takes too long.
        """
        found: dict[Accepted, Word] = {}
        strings = any(map(self.forms.derivatives.has_data, (pattern, *others)))
        start: State = (pattern, others, not strings)
        before: dict[State, tuple[State, Step] | None] = {start: None}
        waiting: list[tuple[int, int, State]] = [(0, 0, start)]
        done: set[State] = set()
        while waiting:
            size, _, state = heappop(waiting)
            if state in done:
                continue
            done.add(state)
            if len(done) > MOST_STATES:
                raise UndecidedError("too many states")
            left, rests, counts = state
            if left.nullable and counts:
                accepted = frozenset(n for n, rest in enumerate(rests) if rest.nullable)
                _keep(found, accepted, Word(path(before, state), left))
            if self._is_settled(state, moves, before, found):
                continue
            for cost, step, following in self._following(state, moves):
                if following[2] and all(each is self.nothing for each in following[1]):
                    word = Word((*path(before, state), step), following[0])
                    _keep(found, frozenset(), word)
                    return found
                if following not in before:
                    before[following] = (state, step)
                    heappush(waiting, (size + cost, len(before), following))
        return found

    def _is_settled(
        self,
        state: State,
        moves: Moves,
        before: dict[State, tuple[State, Step] | None],
        found: dict[Accepted, Word],
    ) -> bool:
        """Whether nothing else can be found, or interleaves were compared part by part."""
        if frozenset() in found:
            return True
        self._path = partial(path, before, state)
        parts = self.parts(state[0], state[1][0]) if moves == self.plain_moves else []
        word = self._in_parts(parts, self._path())
        if word is not None:
            _keep(found, frozenset(), word)
        return bool(parts)

    def parts(self, left: Pattern, other: Pattern) -> list[tuple[Pattern, Pattern]]:
        """Two interleaves as parts that have no name in common: each can be compared alone.

        Empty where there are fewer than two parts.
        """
        if not (isinstance(left, Interleave) and isinstance(other, Interleave)):
            return []
        groups: list[tuple[frozenset[Name], tuple[list[Pattern], list[Pattern]]]] = []
        for side, pattern in enumerate((left, other)):
            for member in _members(pattern):
                names = self.forms.all_names(member)
                made: tuple[list[Pattern], list[Pattern]] = ([], [])
                made[side].append(member)
                for group in [each for each in groups if each[0] & names]:
                    groups.remove(group)
                    names |= group[0]
                    for mine, theirs in zip(made, group[1], strict=True):
                        mine[:0] = theirs
                groups.append((names, made))
        if len(groups) < 2:
            return []
        return [(self.forms.mixed(mine), self.forms.mixed(theirs)) for _, (mine, theirs) in groups]

    def _in_parts(
        self, parts: list[tuple[Pattern, Pattern]], steps: tuple[Step, ...]
    ) -> Word | None:
        """The children, after `steps`, that one part of an interleave does not accept, if any."""
        for number, (left, other) in enumerate(parts):
            if left is other:
                continue
            word = self.explore(left, (other,), self.plain_moves).get(frozenset())
            if word is not None:
                beside = [mine for at, (mine, _) in enumerate(parts) if at != number]
                return Word((*steps, *word.steps), self.forms.mixed([word.rest, *beside]))
        return None

    def _following(self, state: State, moves: Moves) -> Iterator[tuple[int, Step, State]]:
        left, rests, counts = state
        self.forms.derivatives.afresh()
        try:
            for cost, step, after, afters in moves(left, rests):
                yield cost, step, (after, afters, counts or step.leaf is not None)
        except ComplexityError:
            raise UndecidedError("too many steps") from None

    def plain_moves(self, left: Pattern, rests: tuple[Pattern, ...]) -> Iterator[Move]:
        """The moves where each name has one definition, and one other pattern is compared.

        What the elements contain is not asked: each pair of definitions is compared by itself.
        """
        (other,) = rests
        if left is other or left in self.forms.alternatives(other):
            return
        yield from self._text(left, rests)
        symbols = self.forms.table.symbols
        for leaves, after in self.forms.of(left):
            by_name = {name: leaf for leaf in leaves for name in symbols[leaf]}
            for names, following in self._parted(frozenset(by_name), other):
                name = min(names, key=lambda n: (self.smallest.size(by_name[n]), n))
                leaf = by_name[name]
                yield self.smallest.size(leaf), Step(leaf, name), after, (following,)

    def _parted(
        self, names: frozenset[Name], other: Pattern
    ) -> Iterable[tuple[frozenset[Name], Pattern]]:
        """`names` by what is left of `other` after an element called so."""
        if len(names) < _FEW:
            found = self.forms.after(other)
            alone = [(frozenset((name,)), found.get(name, self.nothing)) for name in names]
            return sorted(alone, key=lambda part: part[1] is not self.nothing)
        parts: list[tuple[frozenset[Name], list[Pattern]]] = [(names, [])]
        for leaves, after in self.forms.of(other):
            theirs = self.forms.names(leaves)
            divided: list[tuple[frozenset[Name], list[Pattern]]] = []
            for part, rests in parts:
                inside = part & theirs
                if inside:
                    divided.append((inside, [*rests, after]))
                if len(inside) < len(part):
                    divided.append((part - inside, rests))
            parts = divided
        parts.sort(key=lambda part: bool(part[1]))
        return [(part, self.forms.derivatives.choice(rests)) for part, rests in parts]

    def _text(self, left: Pattern, rests: tuple[Pattern, ...]) -> Iterator[Move]:
        after = self.forms.derivatives.after_text(left)
        if after is not self.nothing:
            yield TEXT, Step(), after, tuple(map(self.forms.derivatives.after_text, rests))

    def general_moves(
        self,
        accepted: Callable[
            [Element, frozenset[Element]], Iterable[tuple[frozenset[Element], Tree]]
        ],
        left: Pattern,
        rests: tuple[Pattern, ...],
    ) -> Iterator[Move]:
        """The moves where a name may have several definitions.

        `accepted` gives the smallest sets of definitions that accept an element of another.
        """
        yield from self._text(left, rests)
        for leaves, after in self.forms.of(left):
            for leaf in leaves:
                for name, candidates in self._candidates(leaf, rests):
                    if not candidates:
                        afters: tuple[Pattern, ...] = (self.nothing,) * len(rests)
                        yield self.smallest.size(leaf), Step(leaf, name), after, afters
                        continue
                    self.here = (name, Word(self._path(), after))
                    for theirs, tree in accepted(leaf, candidates):
                        afters = tuple(self._after(rest, name, theirs) for rest in rests)
                        step = Step(leaf, name, tree if theirs != candidates else None)
                        yield self.smallest.size(leaf), step, after, afters

    def children(self, word: Word, *inner: Tree | str) -> tuple[Tree | str, ...]:
        """The smallest children that `word` stands for, with `inner` where its rest begins."""
        made: list[Tree | str] = []
        for step in word.steps:
            if step.tree is not None:
                made.append(step.tree)
            elif step.leaf is not None:
                made.append(self.smallest.element(step.leaf, step.name))
            else:
                made.append("text")
        return (*made, *inner, *self.smallest.fill(word.rest)[1])

    def _candidates(
        self, leaf: Element, rests: tuple[Pattern, ...]
    ) -> Iterator[tuple[Name, frozenset[Element]]]:
        """The leaves that may stand where `leaf` does, for each of its names that differs."""
        seen: set[frozenset[Element]] = set()
        symbols = self.forms.table.symbols
        for name in sorted(symbols[leaf], key=lambda n: (n in self.forms.table.elements.wild, n)):
            found = frozenset(
                other
                for rest in rests
                for leaves, _ in self.forms.of(rest)
                for other in leaves
                if name in symbols[other]
            )
            if found not in seen:
                seen.add(found)
                yield name, found

    def _after(self, rest: Pattern, name: Name, accepting: frozenset[Element]) -> Pattern:
        return self.forms.derivatives.choice(
            after
            for leaves, after in self.forms.of(rest)
            if any(each in accepting for each in leaves)
        )


def _members(pattern: Pattern) -> Iterator[Pattern]:
    while isinstance(pattern, Interleave):
        yield pattern.first
        pattern = pattern.rest
    yield pattern


def path(before: dict[State, tuple[State, Step] | None], state: State) -> tuple[Step, ...]:
    """The steps that lead to `state`."""
    steps: list[Step] = []
    came = before[state]
    while came is not None:
        state, step = came
        steps.append(step)
        came = before[state]
    return tuple(reversed(steps))


def _keep(found: dict[Accepted, Word], accepted: Accepted, word: Word) -> None:
    if any(known <= accepted for known in found):
        return
    for known in [known for known in found if accepted < known]:
        del found[known]
    found[accepted] = word

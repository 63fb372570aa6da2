"""Finite automata of particles: Glushkov's, made deterministic and minimal.

A particle of which two symbols stand for one element (a wildcard, and what it takes in) has
none here; nor has one that would be too large.
"""

from __future__ import annotations

from collections.abc import Iterable

from teitools.dataclass import dataclass
from teitools.odd.content import AnyElement, Choice, ElementRef, Interleave, Pattern, Repeat
from teitools.odd.content import Sequence as Group
from teitools.odd.xsd.symbols import Symbol, overlap

_POSITIONS = 600
_STATES = 200

Moves = dict[Symbol, int]


@dataclass(frozen=True, slots=True)
class Automaton:
    """A deterministic automaton: from the state `start`, by `moves`, to one of `finals`."""

    start: int
    moves: dict[int, Moves]
    finals: frozenset[int]


def minimal_automaton(particle: Pattern) -> Automaton | None:
    """The minimal automaton of `particle`; None where there is none (see above)."""
    positions = _Positions()
    try:
        whole = positions.of(particle)
    except _TooLargeError:
        return None
    symbols = dict.fromkeys(positions.symbols)
    wild = [symbol for symbol in symbols if isinstance(symbol, AnyElement)]
    if any(overlap(one, other) for one in wild for other in symbols if one != other):
        return None
    made = _subsets(positions, whole)
    return None if made is None else minimized(made)


def isomorphic(one: Automaton, other: Automaton) -> bool:
    """Whether two minimal automata are the same but for the numbers of their states."""
    twins = {one.start: other.start}
    waiting = [one.start]
    while waiting:
        state = waiting.pop()
        twin = twins[state]
        moves, others = one.moves[state], other.moves[twin]
        if (state in one.finals) != (twin in other.finals) or moves.keys() != others.keys():
            return False
        for symbol, target in moves.items():
            if target not in twins:
                twins[target] = others[symbol]
                waiting.append(target)
            elif twins[target] != others[symbol]:
                return False
    return True


def reachable(automaton: Automaton, start: int, without: int | None = None) -> set[int]:
    """The states that paths from `start` lead to, where they do not pass `without`."""
    found = {start}
    waiting = [start]
    while waiting:
        for target in automaton.moves[waiting.pop()].values():
            if target not in found and target != without:
                found.add(target)
                waiting.append(target)
    return found


def minimized(automaton: Automaton) -> Automaton:
    """The minimal automaton of the same language (Moore), without states that nothing reaches.

    A final state must be within reach of every state.
    """
    states = sorted(reachable(automaton, automaton.start))
    block = {state: int(state in automaton.finals) for state in states}
    count = len(set(block.values()))
    while True:
        known: dict[tuple[object, ...], int] = {}
        refined = {}
        for state in states:
            moves = automaton.moves[state]
            ways = frozenset((symbol, block[target]) for symbol, target in moves.items())
            refined[state] = known.setdefault((block[state], ways), len(known))
        block = refined
        if len(known) == count:
            break
        count = len(known)
    merged: dict[int, Moves] = {}
    for state in states:
        moves = automaton.moves[state]
        merged.setdefault(block[state], {s: block[target] for s, target in moves.items()})
    finals = frozenset(block[state] for state in states if state in automaton.finals)
    return Automaton(block[automaton.start], merged, finals)


class _TooLargeError(Exception):
    """The particle has too many positions."""


@dataclass(frozen=True, slots=True)
class _Ends:
    nullable: bool
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()


class _Positions:
    """The places in a particle where a symbol stands, and what may follow each."""

    def __init__(self) -> None:
        self.symbols: list[Symbol] = []
        self.follow: list[set[int]] = []

    def of(self, particle: Pattern) -> _Ends:
        match particle:
            case ElementRef(key):
                return self._new(key)
            case AnyElement():
                return self._new(particle)
            case Group(items):
                return self._all(items)
            case Choice(items):
                found = [self.of(item) for item in items]
                return _Ends(
                    any(one.nullable for one in found),
                    tuple(place for one in found for place in one.first),
                    tuple(place for one in found for place in one.last),
                )
            case Repeat(item, low, high):
                return self._repeat(item, low, high)
            case Interleave():
                raise _TooLargeError
        return _Ends(True)

    def _new(self, symbol: Symbol) -> _Ends:
        place = len(self.symbols)
        if place >= _POSITIONS:
            raise _TooLargeError
        self.symbols.append(symbol)
        self.follow.append(set())
        return _Ends(False, (place,), (place,))

    def _all(self, items: Iterable[Pattern]) -> _Ends:
        total = _Ends(True)
        for item in items:
            total = self._then(total, self.of(item))
        return total

    def _then(self, before: _Ends, after: _Ends) -> _Ends:
        for place in before.last:
            self.follow[place].update(after.first)
        return _Ends(
            before.nullable and after.nullable,
            before.first + after.first if before.nullable else before.first,
            before.last + after.last if after.nullable else after.last,
        )

    def _repeat(self, item: Pattern, low: int, high: int | None) -> _Ends:
        total = _Ends(True)
        for _ in range(low if high is not None else low - 1):
            total = self._then(total, self.of(item))
        if high is None:
            again = self.of(item)
            self._then(again, again)
            again = _Ends(low == 0 or again.nullable, again.first, again.last)
            return self._then(total, again)
        for _ in range(high - low):
            again = self.of(item)
            total = self._then(total, _Ends(True, again.first, again.last))
        return total


def _subsets(positions: _Positions, whole: _Ends) -> Automaton | None:
    """The automaton whose states are sets of positions; None where it has too many."""
    numbers: dict[frozenset[int], int] = {frozenset((-1,)): 0}
    moves: dict[int, Moves] = {}
    finals = set()
    waiting = list(numbers)
    last = set(whole.last)
    while waiting:
        places = waiting.pop()
        number = numbers[places]
        begins = -1 in places
        if not last.isdisjoint(places) or (begins and whole.nullable):
            finals.add(number)
        following = set(whole.first) if begins else set()
        following.update(*(positions.follow[place] for place in places if place >= 0))
        by_symbol: dict[Symbol, set[int]] = {}
        for place in sorted(following):
            by_symbol.setdefault(positions.symbols[place], set()).add(place)
        moves[number] = {}
        for symbol, targets in by_symbol.items():
            target = frozenset(targets)
            if target not in numbers:
                numbers[target] = len(numbers)
                waiting.append(target)
                if len(numbers) > _STATES:
                    return None
            moves[number][symbol] = numbers[target]
    return Automaton(0, moves, frozenset(finals))

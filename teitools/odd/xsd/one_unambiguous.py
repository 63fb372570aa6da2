"""From an automaton to a deterministic particle of the same language, where there is one.

The decision and the construction of Brüggemann-Klein and Wood (One-unambiguous regular
languages, Information and Computation 142, 1998): a language has a deterministic expression
exactly if, in its minimal automaton, all states by which one leaves an orbit (a strongly
connected component) leave it in the same ways, and the same is true of the language of each
orbit; an orbit that is the whole automaton is opened at the symbols that lead from every final
state to the same state. What follows two branches alike is written once, after both.
"""

from __future__ import annotations

from teitools.dataclass import dataclass
from teitools.odd.content import (
    EMPTY,
    AnyElement,
    ElementRef,
    Pattern,
    Repeat,
    choice,
    repeat,
    sequence,
)
from teitools.odd.xsd.automata import Automaton, Moves, minimized, reachable
from teitools.odd.xsd.symbols import Symbol

_STATES = 120
_WORK = 6000
"""How many states of automata are looked at, all in all."""


def deterministic_expression(automaton: Automaton) -> Pattern | None:
    """A particle with the language of the minimal `automaton`, made so as to be deterministic;
    None where the language is not one-unambiguous, or the particle is very large.
    """
    if len(automaton.moves) > _STATES:
        return None
    try:
        return _Builder().express(automaton)
    except _NoneError:
        return None


class _NoneError(Exception):
    """There is no such particle."""


@dataclass(slots=True)
class _Builder:
    work: int = 0

    def express(self, automaton: Automaton) -> Pattern:
        """The particle of a minimal automaton."""
        self.work += len(automaton.moves)
        if self.work > _WORK:
            raise _NoneError
        start = automaton.start
        orbit = _orbit(automaton)
        if orbit == {start} and start not in automaton.moves[start].values():
            return self._branches(automaton, automaton.moves[start], start in automaton.finals)
        if len(orbit) == len(automaton.moves):
            return self._opened(automaton)
        leaving, final = _ways_out(automaton, orbit)
        gates = frozenset(
            state
            for state in orbit
            if state in automaton.finals or not orbit.issuperset(automaton.moves[state].values())
        )
        inner = {
            state: {s: t for s, t in automaton.moves[state].items() if t in orbit}
            for state in orbit
        }
        around = self.express(minimized(Automaton(start, inner, gates)))
        return sequence([around, self._branches(automaton, leaving, final)])

    def _opened(self, automaton: Automaton) -> Pattern:
        """The particle of an automaton that is one orbit."""
        finals = sorted(automaton.finals)
        shared = dict(automaton.moves[finals[0]])
        for state in finals[1:]:
            moves = automaton.moves[state]
            shared = {s: t for s, t in shared.items() if moves.get(s) == t}
        if not shared:
            raise _NoneError
        cut = {
            state: {s: t for s, t in moves.items() if s not in shared}
            if state in automaton.finals
            else moves
            for state, moves in automaton.moves.items()
        }
        once = self._from(Automaton(automaton.start, cut, automaton.finals), automaton.start)
        again = choice(
            sequence([_one_of(symbols), self._from(Automaton(0, cut, automaton.finals), target)])
            for target, symbols in _by_target(shared).items()
        )
        return repeat(again, 1, None) if once == again else sequence([once, repeat(again, 0, None)])

    def _branches(self, automaton: Automaton, out: Moves, final: bool) -> Pattern:
        """What follows a state, or the leaving of an orbit."""
        if not out:
            return EMPTY
        for meeting in _after(automaton, out):
            moves = automaton.moves[meeting]
            own = {s: t for s, t in out.items() if moves.get(s) != t}
            skipped = len(out) - len(own) == len(moves) and final == (meeting in automaton.finals)
            if not skipped and (final or len(set(out.values())) < 2):
                continue
            branches = own if skipped else out
            if _all_lead_to(automaton, branches, meeting):
                among = [
                    sequence([_one_of(symbols), self._between(automaton, target, meeting)])
                    for target, symbols in _by_target(branches).items()
                ]
                before = repeat(choice(among), 0 if skipped else 1, 1) if among else EMPTY
                return sequence([before, self._from(automaton, meeting)])
        among = [
            sequence([_one_of(symbols), self._from(automaton, target)])
            for target, symbols in _by_target(out).items()
        ]
        return repeat(choice(among), 0 if final else 1, 1)

    def _from(self, automaton: Automaton, start: int) -> Pattern:
        return self.express(minimized(Automaton(start, automaton.moves, automaton.finals)))

    def _between(self, automaton: Automaton, start: int, end: int) -> Pattern:
        if start == end:
            return EMPTY
        moves = {**automaton.moves, end: {}}
        return self.express(minimized(Automaton(start, moves, frozenset((end,)))))


def _orbit(automaton: Automaton) -> set[int]:
    """The states that the start leads to and that lead back to it."""
    start = automaton.start
    sources: dict[int, set[int]] = {}
    for state in reachable(automaton, start):
        for target in automaton.moves[state].values():
            sources.setdefault(target, set()).add(state)
    found = {start}
    waiting = [start]
    while waiting:
        for source in sources.get(waiting.pop(), ()):
            if source not in found:
                found.add(source)
                waiting.append(source)
    return found


def _ways_out(automaton: Automaton, orbit: set[int]) -> tuple[Moves, bool]:
    """How one leaves an orbit; it must be the same wherever one does."""
    ways: tuple[Moves, bool] | None = None
    for state in sorted(orbit):
        leaving = {s: t for s, t in automaton.moves[state].items() if t not in orbit}
        final = state in automaton.finals
        if leaving or final:
            if ways is not None and ways != (leaving, final):
                raise _NoneError
            ways = leaving, final
    assert ways is not None, "a final state is within reach"
    return ways


def _after(automaton: Automaton, out: Moves) -> list[int]:
    """The states that `out` leads to, the nearest first."""
    found = dict.fromkeys(out.values())
    waiting = list(found)
    for state in waiting:
        for target in automaton.moves[state].values():
            if target not in found:
                found[target] = None
                waiting.append(target)
    return waiting


def _all_lead_to(automaton: Automaton, branches: Moves, end: int) -> bool:
    """Whether every way by `branches` to a final state comes by `end`."""
    for target in set(branches.values()) - {end}:
        if not automaton.finals.isdisjoint(reachable(automaton, target, end)):
            return False
    return True


def _by_target(moves: Moves) -> dict[int, list[Symbol]]:
    found: dict[int, list[Symbol]] = {}
    for symbol, target in moves.items():
        found.setdefault(target, []).append(symbol)
    return found


def _one_of(symbols: list[Symbol]) -> Pattern:
    return choice(s if isinstance(s, AnyElement) else ElementRef(s) for s in symbols)


def size(particle: Pattern) -> int:
    """How many places a particle has where an element may stand."""
    match particle:
        case ElementRef() | AnyElement():
            return 1
        case Repeat(item, _, _):
            return size(item)
    return sum(size(item) for item in getattr(particle, "items", ()))

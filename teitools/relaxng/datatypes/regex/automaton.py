"""Matches texts: an automaton made of the positions, state by state as they are needed.

Each character is read once, and a state is no more than a set of positions, so that the time is
in proportion to the text (and, at worst, to the expression). States are remembered within
bounds.
"""

from __future__ import annotations

from functools import cached_property

from teitools.relaxng.datatypes.regex.characters import Set, contains
from teitools.relaxng.datatypes.regex.positions import Positions, bits

Counts = tuple[tuple[int, int], ...]
"""Positions that count, each with the numbers of characters it may have had: bit n is n."""

_MOST = 20_000
"""How much is remembered: states, transitions, and 512 bits of a state."""
_MANY = 32
"""How many positions are followed one by one."""
_NEAR = 16
"""How far on a position is that is near."""


class State(dict[str, "State"]):
    """What can come next, by the character; KeyError where nothing can.

    `ready` are the positions that have had enough characters, `counts` those that count,
    `counting` as a set, and `following` what can come after `ready`.
    """

    __slots__ = ("accepting", "automaton", "counting", "counts", "following", "ready")

    def __init__(self, automaton: Automaton, ready: int, counts: Counts, following: int) -> None:
        super().__init__()
        self.automaton = automaton
        self.ready = ready
        self.counts = counts
        self.counting = sum(1 << number for number, _ in counts)
        self.following = following
        self.accepting = bool(ready & automaton.positions.last)

    def __missing__(self, character: str) -> State:
        return self.automaton.step(self, character)


class Automaton:
    """The automaton of some positions."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self._counting = sum(
            1 << number for number, count in enumerate(positions.counts) if count is not None
        )
        self._by_set: dict[Set, int] = {}
        for number, characters in enumerate(positions.sets):
            self._by_set[characters] = self._by_set.get(characters, 0) | 1 << number
        self._allowing: dict[str, int] = {}
        self._states: dict[tuple[int, Counts], State] = {}
        self._weight = 0
        self.start = State(self, 0, (), positions.first)
        self.start.accepting = positions.nullable

    def matches(self, text: str) -> bool:
        """Whether `text` matches, from its beginning to its end."""
        state = self.start
        try:
            for character in text:
                state = state[character]
        except KeyError:
            return False
        return state.accepting

    def stop(self, text: str) -> int | None:
        """The index of the first character with which nothing can match; None without one."""
        state = self.start
        for index, character in enumerate(text):
            try:
                state = state[character]
            except KeyError:
                return index
        return None

    def step(self, state: State, character: str) -> State:
        """The state after `state` and `character`. KeyError where there is none."""
        allowing = self._allowing.get(character)
        if allowing is None:
            allowing = self._allow(character)
        entered = state.following & allowing
        ready = entered & ~self._counting
        counts: Counts = ()
        if self._counting:
            counts = self._count(state, entered, allowing)
            for number, numbers in counts:
                least, _ = self.positions.counts[number] or (1, 1)
                if numbers >> least:
                    ready |= 1 << number
        if not ready and not counts:
            raise KeyError(character)
        known = self._states.get((ready, counts))
        if known is None:
            known = self._states[ready, counts] = State(self, ready, counts, self._follow(ready))
            self._weight += 1 + sum(numbers.bit_length() for _, numbers in counts) // 512
        self._remember(state, character, known)
        return known

    def _count(self, state: State, entered: int, allowing: int) -> Counts:
        """The counting positions after one more character."""
        before = dict(state.counts)
        counts = []
        for number in bits(state.counting & allowing | entered & self._counting):
            numbers = before.get(number, 0) << 1 | (entered >> number & 1) << 1
            least, most = self.positions.counts[number] or (1, 1)
            limit = least if most is None else most
            if numbers.bit_length() > limit + 1:
                numbers ^= 1 << limit + 1
                if most is None:
                    numbers |= 1 << limit
            if numbers:
                counts.append((number, numbers))
        return tuple(counts)

    def _follow(self, ready: int) -> int:
        """What can come after the positions `ready`."""
        following = 0
        if ready.bit_count() > _MANY:
            near, far = self._steps
            for distance, positions in enumerate(near, -_NEAR):
                here = ready & positions
                following |= here << distance if distance >= 0 else here >> -distance
            for targets, positions in far.items():
                if ready & positions:
                    following |= targets
        else:
            for number in bits(ready):
                following |= self.positions.follow[number]
        return following

    @cached_property
    def _steps(self) -> tuple[list[int], dict[int, int]]:
        """What follows, for many positions at once.

        First for each small distance the positions that are followed by the one so far on; then
        all else, for what follows the positions that it follows. Where a group is repeated the
        same distances come again and again, and what stands after the group follows them all.
        """
        near = [0] * (2 * _NEAR + 1)
        far: dict[int, int] = {}
        reach = (1 << 2 * _NEAR + 1) - 1
        for number, following in enumerate(self.positions.follow):
            around = reach << number >> _NEAR
            for other in bits(following & around):
                near[other - number + _NEAR] |= 1 << number
            rest = following & ~around
            if rest:
                far[rest] = far.get(rest, 0) | 1 << number
        return near, far

    def _remember(self, state: State, character: str, following: State) -> None:
        self._weight += 1
        if self._weight > _MOST:
            for each in self._states.values():
                each.clear()
            self._states.clear()
            self.start.clear()
            self._weight = 0
        state[character] = following

    def _allow(self, character: str) -> int:
        """The positions at which `character` may stand."""
        if len(self._allowing) > _MOST:
            self._allowing.clear()
        allowing = 0
        for characters, positions in self._by_set.items():
            if contains(characters, character):
                allowing |= positions
        self._allowing[character] = allowing
        return allowing

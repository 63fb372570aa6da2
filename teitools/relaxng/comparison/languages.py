"""Sets of strings as automata: deterministic, made state by state as they are asked for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Protocol

from teitools.relaxng.datatypes.regex import regex
from teitools.relaxng.datatypes.regex.automaton import Counts, State
from teitools.relaxng.datatypes.regex.characters import Set
from teitools.relaxng.datatypes.white_space import SPACE

Place = Hashable
"""A state. None is no state: nothing more can be accepted."""


class Language(Protocol):
    """A set of strings. `sets` and `single` are the characters that it tells apart."""

    start: Any
    sets: tuple[Set, ...]
    single: frozenset[str]

    def step(self, place: Any, character: str) -> Any:
        """The state after `place` and `character`; None where there is none."""

    def accepts(self, place: Any) -> bool:
        """Whether a string that ends at `place` is in the set."""


class Everything:
    """All strings."""

    start = 0
    sets: tuple[Set, ...] = ()
    single: frozenset[str] = frozenset()

    def step(self, place: Any, character: str) -> Any:
        """Always the same state."""
        return place

    def accepts(self, place: Any) -> bool:
        """Always true."""
        return True


class Nothing(Everything):
    """No string."""

    def step(self, place: Any, character: str) -> Any:
        """Never a state."""
        return None

    def accepts(self, place: Any) -> bool:
        """Never true."""
        return False


class Expression(Everything):
    """What a regular expression of XML Schema matches."""

    def __init__(self, text: str) -> None:
        self._automaton = regex(text).automaton
        self._states: dict[tuple[int, Counts, bool], State] = {}
        self.sets = tuple(dict.fromkeys(self._automaton.positions.sets))
        self.start: Any = self._named(self._automaton.start)

    def _named(self, state: State) -> tuple[int, Counts, bool]:
        name = (state.ready, state.counts, state is self._automaton.start)
        self._states[name] = state
        return name

    def step(self, place: Any, character: str) -> Any:
        """The state after one more character."""
        try:
            return self._named(self._automaton.step(self._states[place], character))
        except KeyError:
            return None

    def accepts(self, place: Any) -> bool:
        """Whether the expression matches up to here."""
        return self._states[place].accepting


class Words(Everything):
    """Some strings, one by one."""

    start: Any = ""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._prefixes = {word[:end] for word in self._words for end in range(len(word) + 1)}
        self.single = frozenset("".join(self._words))

    def step(self, place: Any, character: str) -> Any:
        """What has been read, if a word begins so."""
        longer = place + character
        return longer if longer in self._prefixes else None

    def accepts(self, place: Any) -> bool:
        """Whether it is a word."""
        return place in self._words


class Length(Everything):
    """Strings from `least` to `most` characters, of which those in `counted` count only."""

    def __init__(self, least: int, most: int | None, counted: str = "") -> None:
        self._least, self._most = least, most
        self._counted = counted
        self.single = frozenset(counted)

    def step(self, place: Any, character: str) -> Any:
        """The number so far, as far as it matters."""
        if self._counted and character not in self._counted:
            return place
        if self._most is None:
            return min(place + 1, self._least)
        return place + 1 if place < self._most else None

    def accepts(self, place: Any) -> bool:
        """Whether there are enough."""
        return bool(place >= self._least)


class Replaced(Everything):
    """Strings that are in `inner` when each white space is a space."""

    def __init__(self, inner: Language) -> None:
        self.inner = inner
        self.start = inner.start
        self.sets = inner.sets
        self.single = inner.single | frozenset(SPACE)

    def step(self, place: Any, character: str) -> Any:
        """As `inner`."""
        return self.inner.step(place, " " if character in SPACE else character)

    def accepts(self, place: Any) -> bool:
        """As `inner`."""
        return self.inner.accepts(place)


class Collapsed(Replaced):
    """Strings that are in `inner` when white space is collapsed.

    A state is one of `inner`, and whether a space has been read that counts when more follows.
    """

    def __init__(self, inner: Language) -> None:
        super().__init__(inner)
        self.start: Any = (inner.start, False, False)

    def step(self, place: Any, character: str) -> Any:
        """The state after one more character, a space only when more follows."""
        within, begun, space = place
        if character in SPACE:
            return (within, begun, begun)
        if space:
            within = self.inner.step(within, " ")
        if within is not None:
            within = self.inner.step(within, character)
        return None if within is None else (within, True, False)

    def accepts(self, place: Any) -> bool:
        """As `inner`, space at the end aside."""
        return self.inner.accepts(place[0])


class _Compound(Everything):
    def __init__(self, parts: Sequence[Language]) -> None:
        self.parts = parts
        self.start: Any = tuple(part.start for part in parts)
        self.sets = tuple(dict.fromkeys(each for part in parts for each in part.sets))
        self.single = frozenset().union(*(part.single for part in parts))


class Both(_Compound):
    """Strings that are in all of `parts`."""

    def step(self, place: Any, character: str) -> Any:
        """The states of all."""
        states = []
        for part, state in zip(self.parts, place, strict=True):
            following = part.step(state, character)
            if following is None:
                return None
            states.append(following)
        return tuple(states)

    def accepts(self, place: Any) -> bool:
        """Whether all accept."""
        return all(part.accepts(state) for part, state in zip(self.parts, place, strict=True))


class Either(_Compound):
    """Strings that are in one of `parts`."""

    def step(self, place: Any, character: str) -> Any:
        """The states of those that can go on."""
        states = tuple(
            None if state is None else part.step(state, character)
            for part, state in zip(self.parts, place, strict=True)
        )
        return None if all(state is None for state in states) else states

    def accepts(self, place: Any) -> bool:
        """Whether one accepts."""
        return any(
            state is not None and part.accepts(state)
            for part, state in zip(self.parts, place, strict=True)
        )


class Other(_Compound):
    """Strings that are not in `inner`."""

    def __init__(self, inner: Language) -> None:
        super().__init__((inner,))

    def step(self, place: Any, character: str) -> Any:
        """The state of `inner`, which may be None."""
        (state,) = place
        return place if state is None else (self.parts[0].step(state, character),)

    def accepts(self, place: Any) -> bool:
        """Whether `inner` does not."""
        (state,) = place
        return state is None or not self.parts[0].accepts(state)

"""Patterns of values as sets of strings, and the search for strings that tell them apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from teitools.relaxng.automaton.composition import ComplexityError, Composition
from teitools.relaxng.automaton.parts import alternatives
from teitools.relaxng.comparison.characters import representatives
from teitools.relaxng.comparison.languages import (
    Both,
    Collapsed,
    Either,
    Everything,
    Language,
    Nothing,
    Other,
    Words,
)
from teitools.relaxng.comparison.lexical import lexical, written
from teitools.relaxng.datatypes.white_space import SPACE
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

MOST_PLACES = 20_000
"""How many states a search visits."""
Accepted = frozenset[int]


class SearchError(Exception):
    """A search visited too many states."""


def atoms(pattern: Pattern, make: Composition) -> Iterator[Pattern]:
    """The text, data, values and lists of which a string must match one.

    `empty` among them stands for white space alone.
    """
    if isinstance(pattern, Text | Data | Value | List):
        yield pattern
    elif isinstance(pattern, Choice):
        for each in pattern.alternatives:
            yield from atoms(each, make)
    elif isinstance(pattern, OneOrMore):
        yield from atoms(pattern.pattern, make)
    else:
        if pattern.nullable:
            yield make.empty
        while isinstance(pattern, Group | Interleave):
            if pattern.rest.nullable:
                yield from atoms(pattern.first, make)
            if not pattern.first.nullable:
                return
            pattern = pattern.rest
            if not isinstance(pattern, Group | Interleave):
                yield from atoms(pattern, make)


class Strings:
    """Makes sets of strings of the patterns of one table."""

    def __init__(self, make: Composition) -> None:
        self.make = make
        self._known: dict[tuple[Pattern, bool], Language] = {}

    def of(self, pattern: Pattern, inner: bool) -> Language:
        """The strings that `pattern` matches: none too many (`inner`), or none too few."""
        key = (pattern, inner)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._made(pattern, inner)
        return known

    def _made(self, pattern: Pattern, inner: bool) -> Language:
        words: set[str] = set()
        parts: list[Language] = []
        for atom in dict.fromkeys(atoms(pattern, self.make)):
            if isinstance(atom, Text):
                return Everything()
            if atom.serial == 1:
                words.add("")
            elif isinstance(atom, Value) and atom.datatype.name == "token":
                words.add(str(atom.meaning))
            elif isinstance(atom, Value):
                parts.append(written(atom, inner))
            elif isinstance(atom, Data):
                parts.append(self._data(atom, inner))
            elif isinstance(atom, List):
                parts.append(Tokens(self, atom.pattern, inner))
        if words:
            parts.append(Collapsed(Words(words)))
        if not parts:
            return Nothing()
        return parts[0] if len(parts) == 1 else Either(parts)

    def _data(self, data: Data, inner: bool) -> Language:
        own = lexical(data.datatype, inner)
        return own if data.but is None else Both((own, Other(self.of(data.but, not inner))))

    def shortest(self, pattern: Pattern, inner: bool) -> str | None:
        """A shortest string of `pattern`; None where there is none. Raises SearchError."""
        return next(iter(differing(self.of(pattern, inner), ()).values()), None)


class Tokens(Everything):
    """Strings whose tokens match the pattern of a list.

    A state is what is left of the pattern, and the states in the token that is being read, None
    between tokens.
    """

    def __init__(self, strings: Strings, pattern: Pattern, inner: bool) -> None:
        self._make = strings.make
        self._atoms = [each for each in alternatives(pattern) if isinstance(each, Data | Value)]
        self._languages = [strings.of(each, inner) for each in self._atoms]
        self.start: Any = (pattern, None)
        self.sets = tuple(dict.fromkeys(s for each in self._languages for s in each.sets))
        self.single = frozenset(SPACE).union(*(each.single for each in self._languages))

    def step(self, place: Any, character: str) -> Any:
        """The state after one more character."""
        pattern, states = place
        if character in SPACE:
            rest = self._end(place)
            return None if rest.serial == 0 else (rest, None)
        if states is None:
            states = tuple(each.start for each in self._languages)
        following = tuple(
            None if state is None else each.step(state, character)
            for each, state in zip(self._languages, states, strict=True)
        )
        return (pattern, following) if any(each is not None for each in following) else None

    def accepts(self, place: Any) -> bool:
        """Whether nothing is missing."""
        return self._end(place).nullable

    def _end(self, place: Any) -> Pattern:
        """What is left when the token ends."""
        pattern: Pattern = place[0]
        if place[1] is None:
            return pattern
        accepted = {
            atom
            for atom, each, state in zip(self._atoms, self._languages, place[1], strict=True)
            if state is not None and each.accepts(state)
        }
        self._make.afresh()
        try:
            return self._after(pattern, accepted)
        except ComplexityError:
            raise SearchError from None

    def _after(self, pattern: Pattern, accepted: set[Data | Value]) -> Pattern:
        make = self._make
        if isinstance(pattern, Data | Value):
            return make.empty if pattern in accepted else make.not_allowed
        if isinstance(pattern, Choice):
            return make.choice([self._after(each, accepted) for each in pattern.alternatives])
        if isinstance(pattern, OneOrMore):
            return make.group(self._after(pattern.pattern, accepted), make.more(pattern))
        found: list[Pattern] = []
        while isinstance(pattern, Group):
            found.append(make.group(self._after(pattern.first, accepted), pattern.rest))
            if not pattern.first.nullable:
                return make.choice(found)
            pattern = pattern.rest
        if isinstance(pattern, Data | Value | Choice | OneOrMore):
            found.append(self._after(pattern, accepted))
        return make.choice(found)


def differing(language: Language, others: Sequence[Language]) -> dict[Accepted, str]:
    """The smallest sets of `others` that accept a string of `language`, each with a shortest one.

    Empty where there is no string. Raises SearchError.
    """
    every = (language, *others)
    alphabet = representatives(
        (each for one in every for each in one.sets), (c for one in every for c in one.single)
    )
    start = (language.start, tuple(each.start for each in others))
    strings: dict[Any, str] = {start: ""}
    waiting = deque([start])
    found: dict[Accepted, str] = {}
    while waiting:
        state = waiting.popleft()
        place, places = state
        string = strings[state]
        if language.accepts(place):
            accepted = frozenset(
                number
                for number, (each, there) in enumerate(zip(others, places, strict=True))
                if there is not None and each.accepts(there)
            )
            keep(found, accepted, string)
            if not accepted:
                return found
        for character in alphabet:
            after = language.step(place, character)
            if after is None:
                continue
            following = (
                after,
                tuple(
                    None if there is None else each.step(there, character)
                    for each, there in zip(others, places, strict=True)
                ),
            )
            if following not in strings:
                strings[following] = string + character
                waiting.append(following)
                if len(strings) > MOST_PLACES:
                    raise SearchError
    return found


def keep(found: dict[Accepted, str], accepted: Accepted, string: str) -> None:
    """Remember `accepted` unless a smaller set is known; forget larger ones."""
    if any(known <= accepted for known in found):
        return
    for known in [known for known in found if accepted < known]:
        del found[known]
    found[accepted] = string

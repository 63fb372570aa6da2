"""What was probably meant by an element that is not allowed where it stands."""

from __future__ import annotations

from dataclasses import field
from itertools import islice

from teitools.dataclass import dataclass
from teitools.relaxng.automaton.attributes import Attributes
from teitools.relaxng.automaton.derivatives import Derivatives
from teitools.relaxng.automaton.habits import usual
from teitools.relaxng.automaton.likeness import nearest
from teitools.relaxng.automaton.names import listed, part
from teitools.relaxng.automaton.requirements import each_first, firsts, required
from teitools.relaxng.automaton.states import Misplacement, State
from teitools.relaxng.automaton.vocabulary import Vocabulary
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import Choice, Element, Pattern

_MOST_OPEN = 8
"""How many ways to go on are kept open at once."""
_MOST_OWED = 8
MOST_EXPECTED = 1_000
"""Among how many names the one that is meant is looked for."""
_MOST_KNOWN = 10_000


@dataclass(slots=True)
class Found:
    """How to go on: with which definitions of the child, and what is left after each."""

    wrong: Misplacement
    definitions: dict[Pattern, Element] = field(default_factory=dict)
    rests: dict[Pattern, list[Pattern]] = field(default_factory=dict)


class Recovery:
    """Finds how to go on after an element that is not allowed.

    So that one mistake is told once, several ways are kept open: what stands at a wrong place
    may be there instead of what is allowed, or besides it, and what was missing may come later.
    """

    def __init__(
        self,
        grammar: Grammar,
        derivatives: Derivatives,
        attributes: Attributes,
        vocabulary: Vocabulary,
    ) -> None:
        self._derivatives = derivatives
        self._attributes = attributes
        self._vocabulary = vocabulary
        self._pardoned: dict[Pattern, Pattern] = {}
        self._nothing = grammar.patterns.not_allowed
        self._known: dict[str, list[Element]] = {}
        for element in grammar.elements:
            for name in listed(element.name_class) or ():
                self._known.setdefault(name, []).append(element)

    def find(self, state: State, name: str) -> Found:
        """How to go on in `state` after a start tag called `name`.

        In this order: it would be right later, after what is missing; it is a slip for an
        element that is allowed; it is an element of the schema in a wrong place; it is unknown.
        """
        found = self._early(state.patterns, name)
        if found is None and name not in self._known:
            found = self._meant(state.patterns, name)
        return found or self._elsewhere(state, name)

    def pardon(self, patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
        """`patterns` after something wrong, which may stand for any element that is allowed."""
        return tuple(map(self._pardon, patterns))

    def _pardon(self, pattern: Pattern) -> Pattern:
        known = self._pardoned.get(pattern)
        if known is None:
            known = pattern
            if _ways(pattern) < _MOST_OPEN:
                rests: dict[Pattern, None] = {pattern: None}
                for name in expected_names((pattern,)):
                    for _, rest in self._derivatives.starts(pattern, name):
                        rests[rest] = None
                    if len(rests) >= _MOST_OPEN:
                        break
                known = self._derivatives.choice(list(rests)[:_MOST_OPEN])
            if len(self._pardoned) > _MOST_KNOWN:
                self._pardoned.clear()
            self._pardoned[pattern] = known
        return known

    def either(self, likely: Pattern, other: Pattern) -> Pattern:
        """`likely`, or `other` too where not too many ways are open already."""
        if _ways(likely) + _ways(other) > _MOST_OPEN:
            return likely
        return self._derivatives.choice((likely, other))

    def _meant(self, patterns: tuple[Pattern, ...], name: str) -> Found | None:
        """What is like the unknown `name` and allowed in `patterns`."""
        expected = expected_names(patterns)
        namespace, local = part(name)
        for each in expected:
            if part(each)[1] == local:
                return Found(Misplacement(Misplacement.NAMESPACE, name, each))
        if namespace not in {part(each)[0] for each in expected}:
            return None
        like = nearest(name, expected) or usual(name, expected)
        return None if like is None else Found(Misplacement(Misplacement.MEANT, name, like))

    def _early(self, patterns: tuple[Pattern, ...], name: str) -> Found | None:
        found = Found(Misplacement(Misplacement.EARLY, name))
        skipped: dict[frozenset[Pattern], None] = {}
        for number, pattern in enumerate(patterns):
            for element, rest in self._derivatives.skipping(pattern, name):
                content = element.content
                if content is self._nothing:
                    continue
                found.definitions.setdefault(content, element)
                later = required(rest, Element)
                owed = [
                    each
                    for each in required(pattern, Element)
                    if each not in later and element not in each
                ]
                skipped.update(dict.fromkeys(owed))
                left = found.rests.setdefault(content, [self._nothing] * len(patterns))
                left[number] = self._derivatives.choice((left[number], self._owing(rest, owed)))
        if not found.definitions:
            return None
        found.wrong.skipped = tuple(skipped)
        return found

    def _owing(self, rest: Pattern, owed: list[frozenset[Pattern]]) -> Pattern:
        """`rest`, among which may come what was missing before it."""
        for each in owed[:_MOST_OWED]:
            late = self._derivatives.choice(sorted(each, key=lambda one: one.serial))
            rest = self._derivatives.interleave(rest, self._derivatives.optional(late))
        return rest

    def _elsewhere(self, state: State, name: str) -> Found:
        found = Found(Misplacement(Misplacement.ELSEWHERE, name))
        rests: list[Pattern] = []
        for element in self._known.get(name, ()):
            if element.content is not self._nothing:
                rests = (
                    rests
                    or self._again(state, name)
                    or self._wrapped(state, found.wrong)
                    or list(self.pardon(state.patterns))
                )
                found.definitions.setdefault(element.content, element)
                found.rests[element.content] = rests
        if not found.definitions:
            found.wrong.kind = Misplacement.UNKNOWN
        return found

    def _again(self, state: State, name: str) -> list[Pattern]:
        """What is left where `name` comes too late: as before, or as if the parent began anew."""
        if len(state.patterns) != 1 or state.definition is None:
            return []
        body = self._attributes.forgive(self._attributes.opening(state.definition.content).body)
        rests = [rest for _, rest in self._derivatives.skipping(body, name)]
        if not rests or len(rests) + _ways(state.patterns[0]) > _MOST_OPEN:
            return []
        return [self._derivatives.choice((state.patterns[0], *rests))]

    def _wrapped(self, state: State, wrong: Misplacement) -> list[Pattern]:
        """What is left where an element that is allowed, and in which `wrong` may stand, is
        missing around it: as before, or as if that element were open. It is `wrong.meant`.
        """
        pattern = state.patterns[0]
        if len(state.patterns) != 1 or _ways(pattern) >= _MOST_OPEN:
            return []
        held, known = self._vocabulary.held, self._known.get(wrong.name, ())
        around = [each for each in firsts(pattern) if not held(each).isdisjoint(known)]
        if len(around) != 1:
            return []
        names = listed(around[0].name_class)
        if names is None or len(names) != 1:
            return []
        wrong.meant = names[0]
        body = self._attributes.forgive(self._attributes.opening(around[0].content).body)
        rests = [
            self._derivatives.group(inner, outer)
            for element, outer in self._derivatives.starts(pattern, names[0])
            if element is around[0]
            for _, inner in self._derivatives.skipping(body, wrong.name)
        ]
        return [self._derivatives.choice((self._pardon(pattern), *rests))]


def _ways(pattern: Pattern) -> int:
    """How many ways to go on `pattern` keeps open."""
    if not isinstance(pattern, Choice):
        return 1
    return sum(not isinstance(each, Element) for each in pattern.alternatives)


def expected_names(patterns: tuple[Pattern, ...]) -> list[str]:
    """Names that elements may have in a state of `patterns`; of wildcards none, of many some."""
    names: dict[str, None] = {}
    for pattern in patterns:
        for element in islice(each_first(pattern), MOST_EXPECTED):
            names.update(dict.fromkeys(listed(element.name_class) or ()))
    return list(names)

"""What was probably meant by an element that is not allowed where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from teitools.relaxng.automaton.derivatives import Derivatives
from teitools.relaxng.automaton.likeness import nearest
from teitools.relaxng.automaton.names import listed, part
from teitools.relaxng.automaton.requirements import firsts, required
from teitools.relaxng.automaton.states import Misplacement
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import Element, Pattern


@dataclass(slots=True)
class Found:
    """How to go on: with which definitions of the child, and what is left after each."""

    wrong: Misplacement
    definitions: dict[Pattern, Element] = field(default_factory=dict)
    rests: dict[Pattern, list[Pattern]] = field(default_factory=dict)


class Recovery:
    """Finds how to go on after an element that is not allowed."""

    def __init__(self, grammar: Grammar, derivatives: Derivatives) -> None:
        self._derivatives = derivatives
        self._nothing = grammar.patterns.not_allowed
        self._known: dict[str, list[Element]] = {}
        for element in grammar.elements:
            for name in listed(element.name_class) or ():
                self._known.setdefault(name, []).append(element)

    def find(self, patterns: tuple[Pattern, ...], name: str) -> Found:
        """How to go on in a state of `patterns` after a start tag called `name`.

        In this order: it would be right later, after what is missing; it is a slip for an
        element that is allowed; it is an element of the schema in a wrong place; it is unknown.
        """
        found = self._early(patterns, name)
        if found is None and name not in self._known:
            found = self._meant(patterns, name)
        return found or self._elsewhere(patterns, name)

    def _meant(self, patterns: tuple[Pattern, ...], name: str) -> Found | None:
        """What is like the unknown `name` and allowed in `patterns`."""
        expected = expected_names(patterns)
        namespace, local = part(name)
        for each in expected:
            if part(each)[1] == local:
                return Found(Misplacement(Misplacement.NAMESPACE, name, each))
        if namespace not in {part(each)[0] for each in expected}:
            return None
        like = nearest(name, expected)
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
                left = found.rests.setdefault(content, [self._nothing] * len(patterns))
                left[number] = self._derivatives.choice((left[number], rest))
                later = required(rest, Element)
                for each in required(pattern, Element):
                    if each not in later and element not in each:
                        skipped[each] = None
        if not found.definitions:
            return None
        found.wrong.skipped = tuple(skipped)
        return found

    def _elsewhere(self, patterns: tuple[Pattern, ...], name: str) -> Found:
        found = Found(Misplacement(Misplacement.ELSEWHERE, name))
        for element in self._known.get(name, ()):
            if element.content is not self._nothing:
                found.definitions.setdefault(element.content, element)
                found.rests[element.content] = list(patterns)
        if not found.definitions:
            found.wrong.kind = Misplacement.UNKNOWN
        return found


def expected_names(patterns: tuple[Pattern, ...]) -> list[str]:
    """The names that elements may have in a state of `patterns`; of wildcards none."""
    names: dict[str, None] = {}
    for pattern in patterns:
        for element in firsts(pattern):
            names.update(dict.fromkeys(listed(element.name_class) or ()))
    return list(names)

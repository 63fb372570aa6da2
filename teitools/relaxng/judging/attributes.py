"""What is said of attributes: those not allowed, those that are missing, and wrong values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from teitools.findings import Finding
from teitools.relaxng import codes
from teitools.relaxng.automaton import requirements
from teitools.relaxng.automaton.automaton import Automaton
from teitools.relaxng.automaton.habits import ATTRIBUTES, usual
from teitools.relaxng.automaton.likeness import near
from teitools.relaxng.automaton.names import Names, listed, part
from teitools.relaxng.automaton.records import Problem
from teitools.relaxng.automaton.states import Misplacement, Record, Transition
from teitools.relaxng.judging.expectation import enumerate_words, likeliest
from teitools.relaxng.judging.scene import Scene
from teitools.relaxng.patterns import Attribute, Place

_MOST_TRIED = 50
_MOST_PLACES = 3
_WEIGHT = 20
_MOST_ALIKE = 50
"""How many attributes a tag may have that others may be like."""
_Advice = tuple[dict[str, object], int | None]


def problems(
    scene: Scene,
    automaton: Automaton,
    transition: Transition,
    record: Record,
    attributes: Sequence[str],
    found: Sequence[Problem],
) -> Iterator[Finding]:
    """What is wrong with the attributes of a start tag; a slip and what it makes missing is one."""
    said = _Said(scene, automaton, transition, record)
    for problem in found:
        if problem.kind == Problem.UNEXPECTED:
            yield said.unexpected(problem.index)
        elif problem.kind == Problem.WRONG:
            yield said.wrong(problem, attributes[2 * problem.index + 1])
    wrong = transition.wrong
    if wrong is not None and wrong.kind == Misplacement.MEANT:
        return  # it is not certain what the element needs
    for problem in found:
        if problem.kind == Problem.MISSING:
            yield from said.missing(problem)


def _allowed(scene: Scene, transition: Transition) -> tuple[list[Attribute], list[str], Names]:
    """The attributes that an element may have, and their names: as they are written, and all."""
    allowed: dict[Attribute, None] = {}
    for content in transition.contents:
        allowed.update(dict.fromkeys(requirements.attributes(content)))
    return list(allowed), scene.words(allowed), Names(each.name_class for each in allowed)


class _Said:
    def __init__(
        self, scene: Scene, automaton: Automaton, transition: Transition, record: Record
    ) -> None:
        self.scene = scene
        self._automaton = automaton
        self._transition = transition
        self.names = record.names
        self.element = scene.places.name() or scene.written(transition.name)
        self.definition = transition.definitions[0].place
        self.meant: set[str] = set()

    def unexpected(self, index: int) -> Finding:
        """An attribute that is not allowed."""
        scene = self.scene
        written = scene.places.attribute_name(index) or scene.written(self.names[index], True)
        facts: dict[str, object] = {"element": self.element, "attribute": written}
        if scene.brief:
            facts |= {"expected": (), "meant": None, "beside": None, "hint": ""}
        else:
            advice, other = self._remembered(index, written)
            facts |= advice
            if other is not None:
                beside = scene.places.attribute_name(other)
                beside = beside or scene.written(self.names[other], True)
                facts |= {"beside": beside, "hint": f" beside {beside!r}"}
            if facts["meant"] is not None:
                self.meant.add(str(facts["meant"]))
        place = scene.places.attribute(index)
        return scene.finding(codes.UNEXPECTED_ATTRIBUTE, facts, place, self.definition)

    def _remembered(self, index: int, written: str) -> _Advice:
        """What `_advice` says, remembered for tags like this one, unless they are very long."""
        if len(self.names) > _MOST_ALIKE:
            return self._advice(index, written)
        return self.scene.remembered(
            lambda: self._advice(index, written),
            *(_Said._advice, self._transition, self.names, index, written),
        )

    @cached_property
    def _free(self) -> tuple[bool, list[str], Names]:
        """Whether the element has attributes, which of them are not there, and all of them."""
        scene, transition = self.scene, self._transition
        allowed, words, names = scene.remembered(
            lambda: _allowed(scene, transition), _allowed, transition
        )
        present = {scene.written(each, True) for each in self.names}
        return bool(allowed), [each for each in words if each not in present], names

    def _advice(self, index: int, written: str) -> _Advice:
        """The facts about an attribute that is not allowed, and the number of the other one
        without which it would be.
        """
        scene = self.scene
        allowed, free, names = self._free
        meant = self._meant(self.names[index], written, free)
        scene.weigh(len(free) + _WEIGHT)
        likely = likeliest(written, free)
        hint = "" if allowed else ": it has no attributes"
        if meant is not None:
            hint = f"; did you mean {meant!r}?"
        elif likely:
            hint = f"; allowed are {enumerate_words([_quoted(each) for each in likely], 4)}"
        facts: dict[str, object] = {
            "expected": tuple(likely),
            "meant": meant,
            "beside": None,
            "hint": hint,
        }
        possible = meant is None and names.contain(self.names[index])
        return facts, self._excluding(index) if possible else None

    def _meant(self, name: str, written: str, free: list[str]) -> str | None:
        local = part(name)[1]
        same = [each for each in free if each.rpartition(":")[2] == local and each != written]
        if same:
            return same[0]
        if self.scene.vocabulary.knows(name, True) and name not in ATTRIBUTES:
            return None
        named = [each for each in free if " " not in each]
        return usual(name, named, True) or next(iter(near(written, named)), None)

    def _excluding(self, index: int) -> int | None:
        """The number of the other attribute without which this one would be allowed."""
        names = self.names[: index + 1]
        for number in range(min(index, _MOST_TRIED)):
            if self.scene.brief:
                return None
            self.scene.weigh(index)
            others = (*names[:number], *names[number + 1 :])
            if self._automaton.record(self._transition, others).columns[-1] is not None:
                return number
        return None

    def missing(self, problem: Problem) -> Iterator[Finding]:
        """An attribute that must be there; nothing when a slip stands for it."""
        words = self.scene.words(problem.attributes)
        if self.meant.intersection(words):
            return
        said = enumerate_words([_quoted(each) for each in words])
        facts = {"element": self.element, "missing": said, "expected": tuple(words)}
        yield self.scene.finding(codes.MISSING_ATTRIBUTE, facts, None, *_places(problem.attributes))

    def wrong(self, problem: Problem, value: str) -> Finding:
        """An attribute whose value is wrong."""
        index = problem.index
        name = self.names[index]
        patterns = [each.pattern for each in problem.attributes]
        facts: dict[str, object] = {
            "element": self.element,
            "attribute": self.scene.places.attribute_name(index) or self.scene.written(name, True),
            "value": self.scene.shortened(value),
        }
        facts |= self.scene.value_facts(value, patterns)
        place = self.scene.places.attribute(index)
        named = [each for each in problem.attributes if listed(each.name_class)]
        return self.scene.finding(
            codes.WRONG_VALUE, facts, place, *_places(named or problem.attributes)
        )


def _places(attributes: Sequence[Attribute]) -> list[Place]:
    """Where attributes are defined, each place once."""
    return list(dict.fromkeys(each.place for each in attributes))[:_MOST_PLACES]


def _quoted(word: str) -> str:
    return word if " " in word else repr(word)

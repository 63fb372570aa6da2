"""The automaton of a grammar: makes states, transitions and records as documents ask for them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from teitools.relaxng.automaton.attributes import Attributes
from teitools.relaxng.automaton.derivatives import Derivatives
from teitools.relaxng.automaton.records import StartTags
from teitools.relaxng.automaton.states import (
    TO_SETTLE,
    Decision,
    Following,
    Misplacement,
    Record,
    State,
    Transition,
)
from teitools.relaxng.automaton.strings import matches
from teitools.relaxng.automaton.values import Values
from teitools.relaxng.datatypes.interface import NOWHERE, IdType
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import Element, Pattern

if TYPE_CHECKING:
    from teitools.relaxng.automaton.recovery import Recovery
    from teitools.relaxng.automaton.vocabulary import Vocabulary

MOST = 40_000
"""How many states, transitions and records there may be before all are made anew."""
MOST_DECISIONS = 1_000
_STEPS = 16
"""How many steps each attribute of a start tag may take besides those that any may take."""
_Key = tuple[tuple[Pattern, ...], str, Element | None]


class Automaton:
    """The automaton of `grammar`. It may serve several readers at once."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.derivatives = Derivatives(grammar.patterns)
        self.attributes = Attributes(grammar.patterns)
        self._start_tags = StartTags(self.attributes)
        self._recovery: Recovery | None = None
        self._loaded = grammar.patterns.newest
        self._states: dict[_Key, State] = {}
        self._values: dict[tuple[Pattern, ...], Values] = {}
        self._size = 0
        self.generation = 0
        """How many times all states have been forgotten."""
        self.root = self.state((self.derivatives.normal(grammar.start),), "", None)
        self.ignoring = State((grammar.patterns.text,), "", None)
        self.ignoring.mask, self.ignoring.mixed = 1, True
        self._ignored = self._make_ignoring()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the schema knows by name."""
        from teitools.relaxng.automaton.vocabulary import Vocabulary  # for what is wrong only

        return Vocabulary(self.grammar)

    def state(
        self, patterns: tuple[Pattern, ...], element: str, definition: Element | None
    ) -> State:
        """The state in which `patterns` are left of the element called `element`."""
        key = (patterns, element, definition)
        known = self._states.get(key)
        if known is None:
            known = self._states[key] = State(patterns, element, definition)
            self._size += 1
            self._describe(known)
        return known

    def _describe(self, state: State) -> None:
        after = self.derivatives.after_text
        nothing = self.grammar.patterns.not_allowed
        state.data = any(map(self.derivatives.has_data, state.patterns))
        if state.data:
            state.values = self._values_of(state.patterns)
        else:
            state.mixed = all(after(each) is each for each in state.patterns)
        for number, pattern in enumerate(state.patterns):
            if pattern.nullable or (
                state.data
                and pattern is not nothing
                and matches(self.derivatives, pattern, "", NOWHERE)
            ):
                state.mask |= 1 << number

    def after_text(self, state: State) -> State | None:
        """The state after text that no data type asks for; None where it is not allowed."""
        if state.after_text is None:
            self.derivatives.afresh()
            left = tuple(map(self.derivatives.after_text, state.patterns))
            if all(each is self.grammar.patterns.not_allowed for each in left):
                return None
            state.after_text = self.state(left, state.element, state.definition)
        return state.after_text

    def closing(self, state: State, mask: int) -> State:
        """The state `state` after a text that `mask` says which patterns match."""
        found = State(state.patterns, state.element, state.definition)
        found.mask = mask
        return found

    def _values_of(self, patterns: tuple[Pattern, ...]) -> Values:
        known = self._values.get(patterns)
        if known is None:
            known = self._values[patterns] = Values(self.derivatives, patterns)
        return known

    def reach(self, state: State, name: str) -> Transition:
        """The transition of `state` by a child called `name`, right or wrong."""
        known = state.children.get(name)
        if known is not None:
            return known
        if state is self.ignoring:
            return self._ignored
        if self._size > MOST:
            self._clear()
        self.derivatives.afresh()
        nothing = self.grammar.patterns.not_allowed
        rests: dict[Pattern, list[Pattern]] = {}
        definitions: dict[Pattern, Element] = {}
        for number, pattern in enumerate(state.patterns):
            for element, rest in self.derivatives.starts(pattern, name):
                if element.content is nothing:
                    continue
                definitions.setdefault(element.content, element)
                left = rests.setdefault(element.content, [nothing] * len(state.patterns))
                left[number] = self.derivatives.choice((left[number], rest))
        if rests:
            made = self._make(state, name, definitions, rests)
        else:
            made = self._misplaced(state, name)
        state.children[name] = made
        self._size += 1
        return made

    def _make(
        self,
        state: State,
        name: str,
        definitions: dict[Pattern, Element],
        rests: dict[Pattern, list[Pattern]],
        wrong: Misplacement | None = None,
    ) -> Transition:
        left = tuple(tuple(rests[content]) for content in definitions)
        following = Following(state, left)
        made = Transition(name, tuple(definitions), tuple(definitions.values()), following, wrong)
        if wrong is None:
            made.bare = self._bare(made)
        return made

    def _bare(self, transition: Transition) -> State | None:
        """The child's first state without attributes, where nothing is wrong with that."""
        decision = self.decide(transition, self.record(transition, ()), ())
        return None if decision.problems else decision.state

    def follow(self, following: Following, mask: int) -> State:
        """How the parent goes on after a child of which `mask` says what it was."""
        known = following.states.get(mask)
        if known is not None:
            return known
        self.derivatives.afresh()
        chosen = [rests for number, rests in enumerate(following.rests) if mask >> number & 1]
        patterns = tuple(map(self.derivatives.choice, zip(*chosen, strict=True)))
        parent = following.parent
        found = self.state(patterns, parent.element, parent.definition)
        following.states[mask] = found
        return found

    def record(self, transition: Transition, key: str | tuple[str, ...]) -> Record:
        """What a start tag of `transition` with certain attributes leads to."""
        known = transition.records.get(key)
        if known is not None:
            return known
        names = (key,) if isinstance(key, str) else key
        if not transition.contents:
            return self._refused(transition)
        self.attributes.afresh(_STEPS * len(names))
        columns = self._start_tags.columns(transition.contents, names)
        values = tuple(None if each is None else self._values_of(each) for each in columns)
        record = Record(names, values)
        record.identifiers = tuple(
            (2 * index + 1, each.id_type)
            for index, each in enumerate(values)
            if each is not None and each.id_type is not IdType.NONE
        )
        decided = any(each is None or len(each.patterns) != 1 for each in values)
        if not decided and transition.wrong is None:
            decision = self.decide(transition, record, (1,) * len(names))
            record.state = decision.state
            decided = bool(decision.problems)
        if decided or transition.wrong is not None:
            record.checks = TO_SETTLE
        else:
            record.checks = tuple(
                (2 * index + 1, each.known, each)
                for index, each in enumerate(values)
                if each is not None and not each.free
            )
        self._size += 1
        if len(transition.records) < MOST_DECISIONS:
            transition.records[key] = record
        return record

    def decide(self, transition: Transition, record: Record, masks: tuple[int, ...]) -> Decision:
        """Where a start tag leads whose values match as `masks` say."""
        found = record.decisions.get(masks)
        if found is None:
            self.attributes.afresh(_STEPS * len(masks))
            columns = [None if each is None else each.patterns for each in record.columns]
            left, problems = self._start_tags.outcome(
                transition.contents, record.names, masks, columns
            )
            state = self.state(left, transition.name, transition.definitions[0])
            found = Decision(state, problems)
            if len(record.decisions) < MOST_DECISIONS:
                record.decisions[masks] = found
        return found

    def _misplaced(self, state: State, name: str) -> Transition:
        """A transition by a child that is not allowed, as if the likeliest mistake were mended."""
        recovery = self._recover()
        found = recovery.find(state, name)
        if found.definitions:
            return self._make(state, name, found.definitions, found.rests, found.wrong)
        following = Following(state, (recovery.pardon(state.patterns),))
        contents: tuple[Pattern, ...] = ()
        definitions: tuple[Element, ...] = ()
        if found.wrong.meant is not None:
            meant = self.reach(state, found.wrong.meant)
            everything = (1 << len(meant.contents)) - 1
            following.states[1] = self.follow(meant.following, everything)
            if found.wrong.kind == Misplacement.MEANT:
                name, following = meant.name, self._doubtful(meant.following)
                contents, definitions = meant.contents, meant.definitions
        return Transition(name, contents, definitions, following, found.wrong)

    def _doubtful(self, following: Following) -> Following:
        """`following`, but the parent may also go on as if the child were not there."""
        parent, either = following.parent, self._recover().either
        rests = tuple(tuple(map(either, each, parent.patterns)) for each in following.rests)
        return Following(parent, rests)

    def pardon(self, state: State) -> State:
        """How to go on after something wrong, not an element, in `state`."""
        self.derivatives.afresh()
        patterns = self._recover().pardon(state.patterns)
        return self.state(patterns, state.element, state.definition)

    def _recover(self) -> Recovery:
        recovery = self._recovery
        if recovery is None:
            from teitools.relaxng.automaton.recovery import Recovery

            recovery = self._recovery = Recovery(
                self.grammar, self.derivatives, self.attributes, self.vocabulary
            )
        return recovery

    def _make_ignoring(self) -> Transition:
        """The transition inside an element of which nothing is known: anything goes."""
        following = Following(self.ignoring, (self.ignoring.patterns,))
        following.states[1] = self.ignoring
        made = Transition("", (), (), following, None)
        made.bare = self.ignoring
        return made

    def _refused(self, transition: Transition) -> Record:
        """The record of a start tag of which nothing is known."""
        record = Record((), ())
        record.state = self.ignoring
        record.decisions[()] = Decision(self.ignoring, ())
        if transition.wrong is not None:
            record.checks = TO_SETTLE
        return record

    def _clear(self) -> None:
        """Forget all states, so that the tables stay within bounds."""
        for state in self._states.values():
            state.children.clear()
            state.after_text = None
        self._states.clear()
        self._values.clear()
        self._recovery = None
        self.derivatives.clear()
        self.attributes.clear()
        self.grammar.patterns.forget(self._loaded)
        self._size = 0
        self.generation += 1
        self._states[(self.root.patterns, "", None)] = self.root

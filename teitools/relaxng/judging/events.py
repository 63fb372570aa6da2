"""The events of a document, led through the automaton: the one loop that must be fast.

Two functions, `start` and `end`, are made once and serve one document after another. What is
wrong, and whatever else is rare, is left to the `Observer`. This module may be compiled, together
with `automaton.states`: see `teitools.compiled`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from teitools.relaxng.automaton.automaton import Automaton
from teitools.relaxng.automaton.states import Following, Record, State, Transition
from teitools.relaxng.automaton.values import Values


class Observer(Protocol):
    """Does what is rare: decides by values, says what is wrong, and how to go on.

    `blanks` are texts that it has seen to be nothing but white space.
    """

    blanks: set[str]

    def admit(self, values: Values | None, value: str) -> bool:
        """Whether a value that is not known is right."""

    def settle(self, transition: Transition, record: Record, attributes: Sequence[str]) -> State:
        """The state after a start tag of which not everything is known to be right."""

    def identify(self, record: Record, attributes: Sequence[str]) -> None:
        """Note the IDs and IDREFs of a start tag."""

    def text_before_child(self, state: State, text: str) -> State:
        """The state after text that a start tag ends."""

    def text_before_end(self, state: State, text: str) -> State:
        """The state after text that an end tag ends."""

    def incomplete(self, state: State, following: Following) -> State:
        """The parent's state after an element that ends too early."""


class Events:
    """Handlers of events: `start(name, attributes)`, `end(name)` and `text(string)`.

    Names are as in `automaton.names`; attributes are names and values in turn. `begin` must be
    called before each document.
    """

    __slots__ = ("begin", "end", "pending", "stack", "start", "state", "text")

    def __init__(self, automaton: Automaton, observer: Observer) -> None:
        self.pending: list[str] = []
        """The pieces of text since the last tag."""
        self.stack: list[Following] = []
        self.text: Callable[[str], None] = self.pending.append
        self._connect(automaton, observer)

    begin: Callable[[], None]
    start: Callable[[str, list[str]], None]
    end: Callable[[str], None]
    state: Callable[[], State]

    def _connect(self, automaton: Automaton, observer: Observer) -> None:  # noqa: PLR0915
        root: State = automaton.root
        state = root
        pending, stack, blanks = self.pending, self.stack, observer.blanks

        def start(name: str, attributes: list[str]) -> None:
            nonlocal state
            here = state
            if pending:
                if not here.mixed and (pending[0] not in blanks or len(pending) > 1):
                    here = observer.text_before_child(here, "".join(pending))
                pending.clear()
            try:
                transition = here.children[name]
            except KeyError:
                transition = automaton.reach(here, name)
            stack.append(transition.following)
            if not attributes:
                child = transition.bare
                if child is None:
                    record = automaton.record(transition, ())
                    child = observer.settle(transition, record, attributes)
                state = child
                return
            names = attributes[0] if len(attributes) == 2 else tuple(attributes[::2])
            try:
                record = transition.records[names]
            except KeyError:
                record = automaton.record(transition, names)
            for index, known, values in record.checks:
                value = attributes[index]
                if value not in known and not observer.admit(values, value):
                    state = observer.settle(transition, record, attributes)
                    break
            else:
                state = record.state
            if record.identifiers:
                observer.identify(record, attributes)

        def end(name: str) -> None:
            nonlocal state
            here = state
            if pending:
                if not here.mixed and (here.data or pending[0] not in blanks or len(pending) > 1):
                    here = observer.text_before_end(here, "".join(pending))
                pending.clear()
            mask = here.mask
            following = stack.pop()
            try:
                state = following.states[mask]
            except KeyError:
                if mask:
                    state = automaton.follow(following, mask)
                else:
                    state = observer.incomplete(here, following)

        def begin() -> None:
            nonlocal state
            state = root
            stack.clear()
            pending.clear()

        def current() -> State:
            return state

        self.start, self.end, self.begin, self.state = start, end, begin, current

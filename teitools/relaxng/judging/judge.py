"""The judge of one document after another: what is rare, and what is wrong.

What words findings is loaded when there is something to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from teitools.findings import Code, Finding
from teitools.relaxng import codes
from teitools.relaxng.automaton.automaton import Automaton
from teitools.relaxng.automaton.states import Following, Record, State, Transition
from teitools.relaxng.automaton.strings import is_blank, tokens
from teitools.relaxng.automaton.values import Values
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.judging.events import Events
from teitools.relaxng.judging.identifiers import Identifiers
from teitools.relaxng.judging.places import Places
from teitools.relaxng.judging.scene import Scene
from teitools.relaxng.judging.scope import Scope
from teitools.source import Location, Position

if TYPE_CHECKING:
    from teitools.relaxng.judging.skimming import Skimmer

MOST_SKIMMED = 4_000_000
"""How long a document is, in bytes, that may be skimmed: it is held in memory."""
_PAYS = 50_000
"""How long it is, if it is the only one, so that this pays."""
MOST_TEXT = 64_000_000
"""How long text may be, in characters, that must be looked at as one value."""
_MOST_BLANKS = 1_000
_LONGEST_BLANK = 200
_SPACE = " \t\r\n"
_ID = IdType.ID
_MOST_COMPARED = 20
"""For so many IDREFs that lead nowhere an identifier is looked for that may be meant."""


class UnfitError(Exception):
    """A document is wrong, and nobody wants to know how."""


class Judge:
    """Judges documents by `automaton`, one after another.

    `begin` starts a document; then `events` are to be told what it holds, and `finish` that it
    has ended. What is wrong gathers in `found`; `finish` gives the last of it. With `brief`, an
    element that is wrong raises UnfitError, and nothing is said of it.
    """

    brief = False

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self.scope = Scope()
        self.blanks: set[str] = set()
        self.events = Events(automaton, self)
        self.found: list[Finding] = []
        self._memory: dict[tuple[object, ...], object] = {}
        self._identifiers = Identifiers()
        self._ignored = False
        self._unfit = False
        self._scene: Scene
        self._skimmer: Skimmer | None = None
        self._asked = False

    def skim(self, data: bytes) -> bool:
        """Whether the document `data` is certainly valid. It may be that this is not known: then
        it is False, as it is where there is so little to judge that it does not pay.
        """
        if len(data) > MOST_SKIMMED:
            return False
        if self._skimmer is None:
            first, self._asked = not self._asked, True
            if first and len(data) < _PAYS:
                return False
            from teitools.relaxng.judging.skimming import Skimmer  # slow to load

            self._skimmer = Skimmer(self._automaton)
        return self._skimmer.accepts(data)

    def begin(self, source: str, places: Places) -> None:
        """Begin the document called `source`, whose events stand at `places`."""
        self.scope.clear()
        self.events.begin()
        self.found.clear()
        self._identifiers = Identifiers()
        self._ignored = self._unfit = False
        self._scene = Scene(source, places, self.scope, self._automaton, self._memory)

    def place(self) -> Position:
        """Where the parser stands."""
        return self._scene.places.tag()

    def drain(self) -> list[Finding]:
        """What was found since the last call."""
        found = self.found.copy()
        self.found.clear()
        return found

    def finish(self) -> Iterator[Finding]:
        """The document has ended: what is found still, and what pointed to nothing, unless parts
        were ignored.
        """
        yield from self.drain()
        if self._ignored:
            return
        for number, (value, attribute, place) in enumerate(self._identifiers.dangling()):
            meant = self._identifiers.like(value) if number < _MOST_COMPARED else None
            facts = {
                "value": self._scene.shortened(value),
                "attribute": attribute,
                "meant": meant,
                "hint": "" if meant is None else f"; did you mean {meant!r}?",
            }
            location = Location(self._scene.source, place)
            yield Finding(codes.DANGLING_IDREF, location, facts)

    def tell(self, code: Code, **facts: object) -> None:
        """Something is wrong at the place that has been reached."""
        self.found.append(self._scene.finding(code, facts))

    def admit(self, values: Values | None, value: str) -> bool:
        """Whether a value that is not known is right."""
        return values is not None and values.mask(value, self.scope.context) != 0

    def settle(self, transition: Transition, record: Record, attributes: Sequence[str]) -> State:
        """The state after a start tag of which not everything is known to be right."""
        context = self.scope.context
        masks = tuple(
            0 if values is None else values.mask(attributes[2 * index + 1], context)
            for index, values in enumerate(record.columns)
        )
        decision = self._automaton.decide(transition, record, masks)
        if self.brief and (transition.wrong is not None or decision.problems):
            raise UnfitError
        if transition.wrong is not None:
            from teitools.relaxng.judging import elements

            parent = transition.following.parent
            self.found.append(elements.misplaced(self._scene, parent, transition.wrong))
            self._ignored = self._ignored or decision.state is self._automaton.ignoring
        if decision.problems:
            from teitools.relaxng.judging.attributes import problems

            self._unfit = True
            self.found.extend(
                problems(
                    self._scene,
                    self._automaton,
                    transition,
                    record,
                    attributes,
                    decision.problems,
                )
            )
        return decision.state

    def identify(self, record: Record, attributes: Sequence[str]) -> None:
        """Note the IDs and IDREFs of a start tag."""
        for index, id_type in record.identifiers:
            value = attributes[index].strip(_SPACE)
            if self._unfit and not self.admit(record.columns[index >> 1], attributes[index]):
                continue  # it is no identifier, and that has been told
            if id_type is _ID:
                first = self._identifiers.declare(value, self._scene.places.mark())
                if first is not None:
                    place = self._scene.places.attribute(index >> 1)
                    facts = {"value": self._scene.shortened(value)}
                    self.found.append(self._scene.finding(codes.DUPLICATE_ID, facts, place, first))
            else:
                self._point(record, index, value)
        self._unfit = False

    def _point(self, record: Record, index: int, value: str) -> None:
        for token in tokens(value):
            if not self._identifiers.is_declared(token):
                number = index >> 1
                name = self._scene.written(record.names[number], True)
                self._identifiers.point(token, name, self._scene.places.attribute(number))

    def text_before_child(self, state: State, text: str) -> State:
        """The state after text that a start tag ends."""
        if is_blank(text):
            if len(self.blanks) < _MOST_BLANKS and len(text) <= _LONGEST_BLANK:
                self.blanks.add(text)
            return state
        after = self._automaton.after_text(state)
        if after is None:
            from teitools.relaxng.judging import texts

            self.found.append(texts.unexpected(self._scene, state, text))
            return self._automaton.pardon(state)
        return after

    def text_before_end(self, state: State, text: str) -> State:
        """The state after text that an end tag ends."""
        if state.values is None:
            return self.text_before_child(state, text)
        mask = state.values.mask(text, self.scope.context)
        if not mask:
            from teitools.relaxng.judging import texts

            self.found.append(texts.wrong(self._scene, state, text))
            mask = (1 << len(state.patterns)) - 1
        return self._automaton.closing(state, mask)

    def interrupt(self) -> None:
        """The document cannot be read on: tell of the text before that, if none may stand there."""
        state = self.events.state()
        text = "".join(self.events.pending)
        if not (state.mixed or state.data or is_blank(text)):
            self.text_before_child(state, text)

    def incomplete(self, state: State, following: Following) -> State:
        """The parent's state after an element that ends too early."""
        from teitools.relaxng.judging import elements

        self.found.append(elements.incomplete(self._scene, state))
        return self._automaton.follow(following, (1 << len(following.rests)) - 1)

    def relieve(self) -> None:
        """Let go of text that is of no use any more, in the midst of a long one."""
        pending = self.events.pending
        state = self.events.state()
        if state.mixed:
            pending.clear()
        elif not state.data:
            first = next((each for each in pending if not is_blank(each)), None)
            pending[:] = [] if first is None else [first]
        elif sum(map(len, pending)) > MOST_TEXT:
            facts = {"element": self._scene.written(state.element), "most": MOST_TEXT}
            self.tell(codes.TEXT_TOO_LONG, **facts)
            raise TextTooLongError


class TextTooLongError(Exception):
    """A text is too long to be looked at as one value; it has been told."""

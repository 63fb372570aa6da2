"""Documents that are valid, known without an event for each tag.

Most documents are valid, and of these nothing is to be said. Tags can be told by expressions where
a document is well-formed, and what a tag as it is written leads to is remembered. Expat finds out
at the end, without handlers, whether the document was well-formed: what has been remembered holds
for others all the same, which cannot have a tag that none may have. Whatever is not clear, and
whatever is wrong, is left to the events (`reading`), which judge the document from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teitools.relaxng.automaton.automaton import Automaton
from teitools.relaxng.automaton.composition import ComplexityError
from teitools.relaxng.automaton.states import Record, State, Transition
from teitools.relaxng.automaton.strings import is_blank, tokens
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.judging import spots
from teitools.relaxng.judging.scope import Scope
from teitools.relaxng.judging.spots import ITSELF, OUTER, Form, Led, Memory, Returns, Spot
from teitools.xml.stream import root_offset
from teitools.xml.written_tags import (
    SPECIAL,
    Tag,
    UnclearError,
    declarations,
    declared_in,
    divided,
    is_well_formed,
    pairs,
    read,
    root_tag,
    text_of,
)

_MOST = 30_000
"""How many tags, and what they lead to, are remembered in all."""
_MOST_DECLARED = 50
_MOST_TAGS = 256
"""How many tags are remembered in one place."""
_LONGEST = 400
"""How long a tag is, in bytes, that is remembered."""
_SPACE = " \t\r\n"
_SLASH = ord("/")
_ID = IdType.ID
_UNCLEAR = (UnclearError, ComplexityError, RecursionError, LookupError, ValueError, OverflowError)
"""The last three: what is not well-formed ends too early, or names characters that are none."""


class Skimmer:
    """Skims documents by `automaton`, one after another."""

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self._generation = automaton.generation
        self._memories: dict[spots.Declared, Memory] = {}
        self._memory = Memory(())
        self._roots: dict[tuple[bytes, ...], spots.Declared] = {}
        self._nowhere = Spot(automaton.ignoring)
        self._nowhere.state, self._nowhere.mask = None, 0
        self._count = 0
        """How much is remembered."""
        self._scope = Scope()
        self._declared: set[bytes] = set()
        self._pointed: set[bytes] = set()

    def accepts(self, data: bytes) -> bool:
        """Whether the document `data` is certainly well-formed and valid."""
        root = root_offset(data)
        if root is None:
            return False
        try:
            self._begin(data, root)
            self._run(pairs(data, root))
        except _UNCLEAR:
            return False
        return self._pointed <= self._declared and is_well_formed(data)

    def _begin(self, data: bytes, root: int) -> None:
        self._declared.clear()
        self._pointed.clear()
        self._scope.clear()
        tag = root_tag(data, root)
        written = declared_in(tag)
        declared = None if written is None else self._roots.get(written)
        if declared is None:
            declared = declarations(tag)
            if written is not None and len(self._roots) < _MOST_TAGS:
                self._roots[written] = declared
        for prefix, namespace in declared:
            self._scope.declare(prefix, namespace)
        if self._count > _MOST or self._generation != self._automaton.generation:
            self._generation = self._automaton.generation
            self._count = 0
            self._memories.clear()
        self._memory = self._memory_of(declared)

    def _memory_of(self, declared: spots.Declared) -> Memory:
        if len(declared) > _MOST_DECLARED or self._count > 2 * _MOST:
            raise UnclearError
        found = self._memories.get(declared)
        if found is None:
            self._count += 1
            found = self._memories[declared] = Memory(declared)
        return found

    def _run(self, found: Iterator[Iterable[tuple[bytes, bytes]]]) -> None:
        """Lead tags, each with the text after it, through the automaton."""
        spot = self._spot(self._automaton.root)
        stack: list[Returns] = []
        push, pop = stack.append, stack.pop
        for some in found:
            for tag, text in some:
                if tag[0] == _SLASH:
                    returns = pop()
                    try:
                        spot = returns[spot.mask]
                    except KeyError:
                        spot = self._end(returns, spot.mask)
                else:
                    led = spot.tags.get(tag) or self._start(spot, tag)
                    opened, spot = led
                    if opened is not None:
                        push(opened)
                if text and not spot.mixed and (spot.data or not text.isspace()):
                    spot = self._text(spot, text)
        if spot.state is None:
            raise UnclearError

    def _spot(self, state: State) -> Spot:
        found = self._memory.spots.get(state)
        if found is None:
            found = self._memory.spots[state] = Spot(state)
            self._count += 1
        return found

    def _end(self, returns: Returns, mask: int) -> Spot:
        """The spot after an element that ends with `mask`, if it may end there."""
        if not mask:
            raise UnclearError
        if OUTER in returns:
            self._memory, declared = returns[OUTER]
            for prefix, _ in declared:
                self._scope.release(prefix)
        spot = self._spot(self._automaton.follow(returns[ITSELF], mask))
        if OUTER not in returns:
            returns[mask] = spot
        return spot

    def _start(self, spot: Spot, written: bytes) -> Led:
        """What a start tag leads to that is not known yet."""
        state = spot.state
        if state is None:
            raise UnclearError
        parts, outside, is_certain = divided(written)
        form = spot.forms.get(outside)
        if form is not None and self._fits(form, parts):
            if not form.identifiers:
                self._remember(spot, written, form.led)
            return form.led
        try:
            led, record, tag = self._read(state, written)
        except UnclearError:
            if b"xmlns" not in written:
                self._remember(spot, written, ({}, self._nowhere))
            raise
        identifiers = () if record is None else record.identifiers
        for index, id_type in identifiers:
            self._identify(tag.attributes[index], id_type)
        lasts = state is self._automaton.root or b"xmlns" not in written
        if lasts and (record is None or spots.is_lasting(record)):
            if not identifiers:
                self._remember(spot, written, led)
            if is_certain:
                self._count += 1
                spot.forms[outside] = Form(record, led, tag.places)
        return led

    def _remember(self, spot: Spot, written: bytes, led: Led) -> None:
        if len(spot.tags) < _MOST_TAGS and len(written) <= _LONGEST:
            self._count += 1
            spot.tags[written] = led

    def _fits(self, form: Form, parts: list[bytes]) -> bool:
        """Whether the values of a tag of this form are certainly right."""
        for place, seen, usual, kind in form.checks:
            value = parts[place]
            if value in seen or usual(value):
                continue
            if SPECIAL.search(value) or not kind.mask(value.decode(), self._scope.context):
                return False
            if len(seen) < _MOST_TAGS and len(value) <= _LONGEST:
                self._count += 1
                seen.add(value)
        for place, id_type in form.identifiers:
            if id_type is _ID:
                value = parts[place].strip()
                if value in self._declared:
                    return False
                self._declared.add(value)
            else:
                self._pointed.update(parts[place].split())
        return True

    def _read(self, state: State, written: bytes) -> tuple[Led, Record | None, Tag]:
        """What a start tag leads to, the record of its attributes, and itself."""
        is_root = state is self._automaton.root
        inner = declarations(written) if b"xmlns" in written and not is_root else ()
        for prefix, namespace in inner:
            self._scope.declare(prefix, namespace)
        tag = read(written, self._scope.namespace)
        transition = self._automaton.reach(state, tag.name)
        if transition.wrong is not None:
            raise UnclearError
        record, child = self._led(transition, tag.attributes)
        following = transition.following
        opened: Returns = self._memory.returns.setdefault(following, {ITSELF: following})
        if inner:
            opened = {ITSELF: following, OUTER: (self._memory, inner)}
            self._memory = self._memory_of(self._memory.declared + inner)
        led: Led = (opened, self._spot(child))
        if tag.is_empty:
            led = (None, self._end(opened, child.mask))
        return led, record, tag

    def _led(self, transition: Transition, values: list[str]) -> tuple[Record | None, State]:
        """The child's first state, if the attributes are right."""
        if not values:
            if transition.bare is None:
                raise UnclearError
            return None, transition.bare
        names = values[0] if len(values) == 2 else tuple(values[::2])
        record = transition.records.get(names) or self._automaton.record(transition, names)
        for index, known, kind in record.checks:
            value = values[index]
            if value not in known and not (kind and kind.mask(value, self._scope.context)):
                return record, self._settled(transition, record, values)
        return record, record.state

    def _settled(self, transition: Transition, record: Record, values: list[str]) -> State:
        masks = tuple(
            0 if kind is None else kind.mask(values[2 * index + 1], self._scope.context)
            for index, kind in enumerate(record.columns)
        )
        decision = self._automaton.decide(transition, record, masks)
        if not decision.problems:
            return decision.state
        raise UnclearError

    def _identify(self, value: str, id_type: IdType) -> None:
        """Note an ID or IDREFs."""
        written = value.strip(_SPACE).encode()
        if id_type is not _ID:
            self._pointed.update(each.encode() for each in tokens(value))
        elif written in self._declared:
            raise UnclearError
        else:
            self._declared.add(written)

    def _text(self, spot: Spot, written: bytes) -> Spot:
        """The spot after text that must be looked at."""
        found = spot.texts.get(written)
        if found is not None:
            return found
        state = spot.state
        if state is None:
            raise UnclearError
        if state.values is None:
            after = self._automaton.after_text(state)
            if after is None:
                raise UnclearError
            return self._spot(after)
        value = text_of(written)
        made = Spot(state)
        made.mask = state.values.mask(value, self._scope.context)
        if is_blank(value):
            made.tags = spot.tags
        elif not made.mask:
            raise UnclearError
        else:
            made.state = None
        if not state.values.contextual and len(written) <= _LONGEST:
            self._count += 1
            spot.texts[written] = made
        return made

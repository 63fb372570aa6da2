"""Documents that are valid, known without an event for each tag.

Most documents are valid, and of these nothing is to be said. Expat finds out, without handlers,
that a document is well-formed; then its tags can be told by expressions, and what a tag as it is
written leads to is remembered. Whatever is not clear, and whatever is wrong, is left to the
events (`reading`), which judge the document from the beginning.
"""

from __future__ import annotations

import pyexpat
from collections.abc import Iterable, Iterator
from typing import Any

from teitools.relaxng.automaton.automaton import Automaton
from teitools.relaxng.automaton.composition import ComplexityError
from teitools.relaxng.automaton.names import SEPARATOR
from teitools.relaxng.automaton.states import TO_SETTLE, Following, Record, State, Transition
from teitools.relaxng.automaton.strings import is_blank, tokens
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.judging.scope import Scope
from teitools.relaxng.judging.spots import ITSELF, OUTER, Form, Led, Memory, Returns, Spot
from teitools.xml.stream import root_offset
from teitools.xml.written_tags import (
    SPECIAL,
    UnclearError,
    declarations,
    pairs,
    read,
    root_tag,
    text_of,
)

_MOST = 30_000
"""How many tags, and what they lead to, are remembered in all."""
_MOST_MEMORIES = 8
_MOST_DECLARED = 50
_MOST_TAGS = 256
"""How many tags are remembered in one place."""
_LONGEST = 200
"""How long a tag is, in bytes, that is remembered."""
_SPACE = " \t\r\n"
_SLASH = ord("/")
_ID = IdType.ID


class Skimmer:
    """Skims documents by `automaton`, one after another."""

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self._generation = automaton.generation
        self._memories: dict[tuple[tuple[str, str], ...], Memory] = {}
        self._memory = Memory(())
        self._scope = Scope()
        self._declared: set[bytes] = set()
        self._pointed: set[bytes] = set()

    def accepts(self, data: bytes) -> bool:
        """Whether the document `data` is certainly well-formed and valid."""
        root = root_offset(data)
        if root is None or not _is_well_formed(data):
            return False
        try:
            self._begin(data, root)
            self._run(pairs(data, root))
        except (UnclearError, ComplexityError, RecursionError):
            return False
        return self._pointed <= self._declared

    def _begin(self, data: bytes, root: int) -> None:
        self._declared.clear()
        self._pointed.clear()
        self._scope.clear()
        declared = declarations(root_tag(data, root))
        for prefix, namespace in declared:
            self._scope.declare(prefix, namespace)
        if self._generation != self._automaton.generation:
            self._generation = self._automaton.generation
            self._memories.clear()
        self._memory = self._memory_of(declared)

    def _memory_of(self, declared: tuple[tuple[str, str], ...]) -> Memory:
        if len(declared) > _MOST_DECLARED:
            raise UnclearError
        found = self._memories.get(declared)
        if found is None:
            if len(self._memories) >= _MOST_MEMORIES:
                self._memories.clear()
            found = self._memories[declared] = Memory(declared)
        elif found.count > _MOST:
            found.clear()
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

    def _spot(self, state: State) -> Spot:
        found = self._memory.spots.get(state)
        if found is None:
            found = self._memory.spots[state] = Spot(state)
            self._memory.count += 1
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
        parts = written.split(b'"')
        outside = b'"'.join(parts[::2])
        form = spot.forms.get(outside)
        if form is not None and self._fits(form, parts):
            led = form.led
        else:
            led, form = self._read(spot, written)
            if form is not None and b"'" not in outside and len(parts) % 2:
                self._memory.count += 1
                spot.forms[outside] = form
        lasts = form is not None and not form.identifiers and len(written) <= _LONGEST
        if lasts and len(spot.tags) < _MOST_TAGS:
            self._memory.count += 1
            spot.tags[written] = led
        return led

    def _fits(self, form: Form, parts: list[bytes]) -> bool:
        """Whether the values of a tag of this form are certainly right."""
        for place, seen, usual, kind in form.checks:
            value = parts[place]
            if value in seen or usual(value):
                continue
            if SPECIAL.search(value) or not kind.mask(value.decode(), self._scope.context):
                return False
            if len(seen) < _MOST_TAGS and len(value) <= _LONGEST:
                self._memory.count += 1
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

    def _read(self, spot: Spot, written: bytes) -> tuple[Led, Form | None]:
        """What a start tag leads to, and its form, if it always means the same in this state."""
        if spot.state is None:
            raise UnclearError
        state = spot.state
        declared = declarations(written) if b"xmlns" in written else ()
        is_inner = bool(declared) and state is not self._automaton.root
        for prefix, namespace in declared if is_inner else ():
            self._scope.declare(prefix, namespace)
        tag = read(written, self._scope.namespace)
        transition = self._automaton.reach(state, tag.name)
        if transition.wrong is not None:
            raise UnclearError
        record, child = self._led(transition, tag.attributes)
        opened = self._returned(transition.following)
        if is_inner:
            opened = {ITSELF: transition.following, OUTER: (self._memory, declared)}
            self._memory = self._memory_of(self._memory.declared + declared)
        led: Led = (opened, self._spot(child))
        if tag.is_empty:
            led = (None, self._end(opened, child.mask))
        if declared or (record is not None and not _is_lasting(record)):
            return led, None
        return led, Form(record, led)

    def _led(self, transition: Transition, values: list[str]) -> tuple[Record | None, State]:
        """The child's first state, if the attributes are right."""
        if not values:
            if transition.bare is None:
                raise UnclearError
            return None, transition.bare
        names = values[0] if len(values) == 2 else tuple(values[::2])
        record = transition.records.get(names) or self._automaton.record(transition, names)
        for index, id_type in record.identifiers:
            self._identify(values[index], id_type)
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
        if decision.problems:
            raise UnclearError
        return decision.state

    def _identify(self, value: str, id_type: IdType) -> None:
        """Note an ID or IDREFs."""
        written = value.strip(_SPACE).encode()
        if id_type is not _ID:
            self._pointed.update(each.encode() for each in tokens(value))
        elif written in self._declared:
            raise UnclearError
        else:
            self._declared.add(written)

    def _returned(self, following: Following) -> Returns:
        found = self._memory.returns.get(following)
        if found is None:
            found = self._memory.returns[following] = {ITSELF: following}
            self._memory.count += 1
        return found

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
            self._memory.count += 1
            spot.texts[written] = made
        return made


def _is_lasting(record: Record) -> bool:
    """Whether the values of tags mean the same everywhere, and each by itself decides."""
    if record.checks is TO_SETTLE:
        return False
    return not any(each and each.contextual for each in record.columns)


def _is_well_formed(data: bytes) -> bool:
    parser: Any = pyexpat.ParserCreate("UTF-8", SEPARATOR)
    try:
        parser.Parse(data, True)
    except pyexpat.ExpatError:
        return False
    return True

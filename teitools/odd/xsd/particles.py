"""Particles: content as XSD sees it, elements only, with counters where there was a repetition."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teitools.dataclass import dataclass
from teitools.odd.content import (
    EMPTY,
    NOT_ALLOWED,
    AnyElement,
    ElementRef,
    Interleave,
    Repeat,
    Sequence,
    choice,
    interleave,
    repeat,
    sequence,
)
from teitools.odd.content import Pattern as Particle
from teitools.odd.xsd.attributes import name_classes, spine
from teitools.relaxng import patterns as relaxng
from teitools.relaxng.name_classes import AnyName, Name, NameChoice, NameClass, NsName, QName
from teitools.relaxng.patterns import Pattern, Patterns

Find = Callable[[relaxng.Element, Name], str | None]
"""The key of an element by one of its names; None where it can never be valid."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of an element: its particle, and whether text may stand between.

    `value` is the pattern of its text where it holds that and nothing else.
    """

    particle: Particle
    mixed: bool
    value: Pattern | None = None


class Particles:
    """Particles of patterns; `find` gives the key of an element.

    `homes` are the namespaces of the documents that are written: XSD can leave out of a
    wildcard the namespace of the document it stands in, and no other.
    """

    def __init__(self, table: Patterns, find: Find, homes: tuple[str, ...]) -> None:
        self._table = table
        self._find = find
        self._homes = homes
        self._known: dict[int, Particle] = {}

    def content(self, pattern: Pattern) -> Content:
        """The content that `pattern` allows."""
        text, data = characters(pattern)
        particle = self.particle(pattern)
        if data and not text and particle == EMPTY:
            value = self._value(pattern)
            if value is not None:
                return Content(EMPTY, False, value)
        return Content(particle, text or data)

    def particle(self, pattern: Pattern) -> Particle:
        """`pattern` without attributes and text."""
        known = self._known.get(pattern.serial)
        if known is None:
            known = self._known[pattern.serial] = self._particle(pattern)
        return known

    def _particle(self, pattern: Pattern) -> Particle:
        match pattern:
            case relaxng.Element():
                return self._element(pattern)
            case relaxng.NotAllowed():
                return NOT_ALLOWED
            case relaxng.Choice():
                return optional_choice([self.particle(one) for one in pattern.alternatives])
            case relaxng.OneOrMore():
                return some(self.particle(pattern.pattern))
            case relaxng.Group():
                return counted(self.particle(one) for one in spine(pattern))
            case relaxng.Interleave():
                items: list[Particle] = []
                for one in spine(pattern):
                    item = self.particle(one)
                    items += item.items if isinstance(item, Interleave) else (item,)
                return interleave(items)
        return EMPTY

    def _element(self, element: relaxng.Element) -> Particle:
        found: list[Particle] = []
        for each in name_classes(element.name_class):
            if isinstance(each, QName):
                key = self._find(element, (each.namespace, each.local))
                found.append(NOT_ALLOWED if key is None else ElementRef(key))
            else:
                found.append(self._wildcard(each))
        return choice(found)

    def _wildcard(self, name_class: NsName | AnyName) -> Particle:
        """What takes in all of `name_class`: XSD can leave out a namespace, not a name."""
        if isinstance(name_class, NsName):
            return AnyElement(require=(name_class.namespace,))
        without = left_out(name_class.but)
        home = next((uri for uri in self._homes if uri in without), None)
        if home is None:
            return AnyElement()
        if not home:
            return AnyElement(exclude=("",))
        other = AnyElement(exclude=(home, ""))
        return other if "" in without else choice([other, AnyElement(require=("",))])

    def _value(self, pattern: Pattern) -> Pattern | None:
        """`pattern` without its attributes; None where data stands beside data."""
        table = self._table
        match pattern:
            case relaxng.Attribute():
                return table.empty
            case relaxng.Choice():
                found = [self._value(one) for one in pattern.alternatives]
                kept = [one for one in found if one is not None]
                return table.choice(kept) if len(kept) == len(found) else None
            case relaxng.Group() | relaxng.Interleave():
                among = [self._value(one) for one in spine(pattern)]
                beside = [one for one in among if one is not table.empty]
                if not beside:
                    return table.empty
                return beside[0] if len(beside) == 1 else None
            case relaxng.OneOrMore():
                inner = self._value(pattern.pattern)
                return inner if inner is table.empty else None
        return pattern


def has_wildcard(name_class: NameClass) -> bool:
    """Whether a class of names is more than a list of them."""
    return any(not isinstance(each, QName) for each in name_classes(name_class))


def optional_choice(items: list[Particle]) -> Particle:
    """A choice of which EMPTY may be one."""
    among = choice(item for item in items if item != EMPTY)
    if EMPTY not in items:
        return among
    if isinstance(among, Repeat) and among.low == 1:
        return repeat(among.item, 0, among.high)
    return repeat(among, 0, 1)


def some(item: Particle) -> Particle:
    """An item once or more; no items of which each may be left out, counted."""
    if isinstance(item, Repeat) and item.low == 0 and item.high == 1:
        return repeat(item.item, 0, None)
    return repeat(item, 1, None)


def counted(items: Iterable[Particle]) -> Particle:
    """A sequence, with repetitions of one thing side by side counted together.

    (a, a?, a?) becomes a{1,3}, and (a, b, (a, b)?) becomes (a, b){1,2}.
    """
    parts: list[Particle] = []
    for item in items:
        if item == NOT_ALLOWED:
            return NOT_ALLOWED
        if item == EMPTY:
            continue
        parts += item.items if isinstance(item, Sequence) else (item,)
        while len(parts) > 1 and _repeated(parts[-1])[0] == _repeated(parts[-2])[0]:
            one, low, high = _repeated(parts.pop())
            _, more_low, more_high = _repeated(parts.pop())
            most = None if high is None or more_high is None else high + more_high
            parts.append(Repeat(one, low + more_low, most))
        last = parts[-1] if parts else EMPTY
        if isinstance(last, Repeat) and isinstance(last.item, Sequence):
            block = list(last.item.items)
            while parts[-1 - len(block) : -1] == block:
                last = Repeat(last.item, last.low + 1, last.high and last.high + 1)
                parts[-1 - len(block) :] = [last]
    return sequence(parts)


def _repeated(item: Particle) -> tuple[Particle, int, int | None]:
    return (item.item, item.low, item.high) if isinstance(item, Repeat) else (item, 1, 1)


def characters(pattern: Pattern) -> tuple[bool, bool]:
    """Whether `pattern` holds any text, and whether it holds values."""
    match pattern:
        case relaxng.Text():
            return True, False
        case relaxng.Data() | relaxng.Value() | relaxng.List():
            return False, True
        case relaxng.OneOrMore():
            return characters(pattern.pattern)
        case relaxng.Choice():
            found_in = [characters(one) for one in pattern.alternatives]
        case relaxng.Group() | relaxng.Interleave():
            found_in = [characters(one) for one in spine(pattern)]
        case _:
            return False, False
    return any(text for text, _ in found_in), any(data for _, data in found_in)


def left_out(name_class: NameClass | None) -> tuple[str, ...]:
    """The namespaces of which no name is in the wildcard that excepts `name_class`."""
    if name_class is None:
        return ()
    classes = name_class.classes if isinstance(name_class, NameChoice) else (name_class,)
    return tuple(
        dict.fromkeys(
            each.namespace for each in classes if isinstance(each, NsName) and each.but is None
        )
    )

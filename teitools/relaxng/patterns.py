"""Patterns of the simple form (RELAX NG, section 5), each distinct one made once.

`Patterns` is the table that makes them: two equal patterns of one table are one object, so
that they are compared by identity and what is computed of one is computed once. Elements are the
exception: each is itself, for its content may lead back to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teitools.relaxng.datatypes.interface import NOWHERE, Datatype
from teitools.relaxng.name_classes import NameClass

Place = tuple[str, int, int]
"""Source, line and column of a definition."""


class Pattern:
    """A pattern. `serial` is its number in its table, `nullable` whether it matches nothing."""

    __slots__ = ("nullable", "serial")

    def __init__(self, serial: int, nullable: bool) -> None:
        self.serial = serial
        self.nullable = nullable


class NotAllowed(Pattern):
    """`notAllowed`."""

    __slots__ = ()


class Empty(Pattern):
    """`empty`."""

    __slots__ = ()


class Text(Pattern):
    """`text`."""

    __slots__ = ()


class Choice(Pattern):
    """`choice` of two or more, none of which is a choice or notAllowed."""

    __slots__ = ("alternatives",)

    def __init__(self, serial: int, alternatives: tuple[Pattern, ...]) -> None:
        self.serial = serial
        self.nullable = True in [each.nullable for each in alternatives]
        self.alternatives = alternatives


class Group(Pattern):
    """`group` of two; longer ones lean to the right."""

    __slots__ = ("first", "rest")

    def __init__(self, serial: int, first: Pattern, rest: Pattern) -> None:
        self.serial = serial
        self.nullable = first.nullable and rest.nullable
        self.first = first
        self.rest = rest


class Interleave(Pattern):
    """`interleave` of two; longer ones lean to the right."""

    __slots__ = ("first", "rest")

    def __init__(self, serial: int, first: Pattern, rest: Pattern) -> None:
        self.serial = serial
        self.nullable = first.nullable and rest.nullable
        self.first = first
        self.rest = rest


class OneOrMore(Pattern):
    """`oneOrMore`."""

    __slots__ = ("pattern",)

    def __init__(self, serial: int, pattern: Pattern) -> None:
        self.serial = serial
        self.nullable = pattern.nullable
        self.pattern = pattern


class List(Pattern):
    """`list`: tokens parted by white space."""

    __slots__ = ("pattern",)

    def __init__(self, serial: int, pattern: Pattern) -> None:
        self.serial = serial
        self.nullable = False
        self.pattern = pattern


class Data(Pattern):
    """`data`: a value of `datatype` that does not match `but` (its `except`)."""

    __slots__ = ("but", "datatype", "place")

    def __init__(self, serial: int, datatype: Datatype, but: Pattern | None, place: Place) -> None:
        self.serial = serial
        self.nullable = False
        self.datatype = datatype
        self.but = but
        self.place = place


class Value(Pattern):
    """`value`: the value that `literal` stands for in `datatype`."""

    __slots__ = ("_meaning", "datatype", "literal", "place")

    def __init__(
        self, serial: int, datatype: Datatype, literal: str, meaning: object, place: Place
    ) -> None:
        self.serial = serial
        self.nullable = False
        self.datatype = datatype
        self.literal = literal
        self._meaning = meaning
        self.place = place

    @property
    def meaning(self) -> object:
        """What `datatype.value` makes of it, with the namespaces of the schema."""
        if self._meaning is None:
            self._meaning = self.datatype.value(self.literal, NOWHERE)
        return self._meaning


class Attribute(Pattern):
    """`attribute`; `default` is its default value (RELAX NG DTD Compatibility, section 3)."""

    __slots__ = ("default", "name_class", "pattern", "place")

    def __init__(
        self,
        serial: int,
        name_class: NameClass,
        pattern: Pattern,
        default: str | None,
        place: Place,
    ) -> None:
        self.serial = serial
        self.nullable = False
        self.name_class = name_class
        self.pattern = pattern
        self.default = default
        self.place = place


class Element(Pattern):
    """`element`, and the reference to it at once.

    `content` is to be set when it is known; `find_content`, where there is one, finds it when
    it is first asked for.
    """

    __slots__ = ("_content", "find_content", "name_class", "place")

    def __init__(self, serial: int, name_class: NameClass, place: Place) -> None:
        self.serial = serial
        self.nullable = False
        self.name_class = name_class
        self.place = place
        self.find_content: Callable[[], Pattern] | None = None
        self._content: Pattern | None = None

    @property
    def content(self) -> Pattern:
        """What the element contains, its attributes among it."""
        if self._content is None:
            assert self.find_content is not None, "the content has not been set"
            self._content = self.find_content()
        return self._content

    @content.setter
    def content(self, pattern: Pattern) -> None:
        self._content = pattern


class Patterns:
    """A table of patterns: makes each distinct pattern once.

    The methods keep the simple form's normal shape and change nothing else: what sections 4.19 to
    4.21 remove is for the simplification to remove (`notAllowed`, `empty`), but for `choice`, which
    flattens and leaves out repetitions. Of equal patterns the place is that of the first.
    """

    def __init__(self) -> None:
        self._table: dict[tuple[object, ...], Pattern] = {}
        self._serial = 3
        self.not_allowed = NotAllowed(0, False)
        self.empty = Empty(1, True)
        self.text = Text(2, True)

    def __len__(self) -> int:
        return len(self._table)

    def choice(self, alternatives: Iterable[Pattern]) -> Pattern:
        """The choice of `alternatives`: flat, in their order of making, none twice."""
        found: dict[int, Pattern] = {}
        for each in alternatives:
            if each.__class__ is Choice:
                for inner in each.alternatives:
                    found[inner.serial] = inner
            elif each.serial:
                found[each.serial] = each
        if len(found) < 2:
            return next(iter(found.values()), self.not_allowed)
        key = tuple(sorted(found))
        known = self._table.get(key)
        if known is None:
            made = tuple(map(found.__getitem__, key))
            known = self._table[key] = Choice(self._next(), made)
        return known

    def group(self, first: Pattern, rest: Pattern) -> Pattern:
        """`first`, then `rest`."""
        key = ("group", first.serial, rest.serial)
        known = self._table.get(key)
        if known is None:
            known = self._table[key] = Group(self._next(), first, rest)
        return known

    def interleave(self, first: Pattern, rest: Pattern) -> Pattern:
        """`first` and `rest`, in any order and mixed."""
        key = ("interleave", first.serial, rest.serial)
        known = self._table.get(key)
        if known is None:
            known = self._table[key] = Interleave(self._next(), first, rest)
        return known

    def one_or_more(self, pattern: Pattern) -> Pattern:
        """`pattern`, once or more."""
        key = ("oneOrMore", pattern.serial)
        known = self._table.get(key)
        if known is None:
            known = self._table[key] = OneOrMore(self._next(), pattern)
        return known

    def list(self, pattern: Pattern) -> Pattern:
        """The list of tokens that `pattern` describes."""
        key = ("list", pattern.serial)
        known = self._table.get(key)
        if known is None:
            known = self._table[key] = List(self._next(), pattern)
        return known

    def data(self, datatype: Datatype, but: Pattern | None, place: Place) -> Pattern:
        """A value of `datatype`, but for those that `but` matches."""
        key = ("data", datatype, but.serial if but else None)
        known = self._table.get(key)
        if known is None:
            known = self._table[key] = Data(self._next(), datatype, but, place)
        return known

    def value(self, datatype: Datatype, literal: str, meaning: object, place: Place) -> Pattern:
        """The one value that `literal` stands for; without a `meaning` where no two are equal."""
        key = ("value", datatype, literal if meaning is None else meaning)
        known = self._table.get(key)
        if known is None:
            known = self._table[key] = Value(self._next(), datatype, literal, meaning, place)
        return known

    def attribute(
        self, name_class: NameClass, pattern: Pattern, default: str | None, place: Place
    ) -> Pattern:
        """An attribute."""
        key = ("attribute", name_class, pattern.serial, default)
        known = self._table.get(key)
        if known is None:
            known = self._table[key] = Attribute(self._next(), name_class, pattern, default, place)
        return known

    def element(self, name_class: NameClass, place: Place) -> Element:
        """A new element, whose content is to be set."""
        return Element(self._next(), name_class, place)

    @property
    def newest(self) -> int:
        """The serial number of the pattern made last."""
        return self._serial

    def forget(self, serial: int) -> None:
        """Leave the table those patterns only that were made up to `serial`."""
        self._table = {key: each for key, each in self._table.items() if each.serial <= serial}

    def _next(self) -> int:
        self._serial += 1
        return self._serial

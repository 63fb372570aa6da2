"""Content: the patterns that a content model, a value or a whole grammar is made of.

One model serves the specifications (which keep their models as they are written, and where
`ClassRef`, `MacroRef`, `DataRef` and `AnyRef` name what a schema may or may not hold) and the
grammar made of them (where a model is as simple as can be, and `Named` stands for a pattern
of the grammar). TEI Guidelines 22.5.1 (content models), 22.5.3 (data types).
"""

from __future__ import annotations

from collections.abc import Iterable

from teitools.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """What no document satisfies: a choice of no members, an element that was deleted."""


@dataclass(frozen=True, slots=True)
class ElementRef:
    """An element, by the identifier of its specification."""

    key: str


@dataclass(frozen=True, slots=True)
class ClassRef:
    """The members of a model class, combined as `expand` says; where it is empty, one of them."""

    key: str
    expand: str = ""
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MacroRef:
    """The content of a macro."""

    key: str


@dataclass(frozen=True, slots=True)
class DataRef:
    """A TEI data type; `restriction` is a regular expression that a value must match too."""

    key: str
    restriction: str | None = None


@dataclass(frozen=True, slots=True)
class AnyRef:
    """A reference in RELAX NG content: to an element, a class, a macro or a data type."""

    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A named pattern of the grammar."""

    name: str


@dataclass(frozen=True, slots=True)
class Data:
    """A W3C data type with its facets."""

    type: str
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value, compared as a token."""

    text: str
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class AnyElement:
    """Any element with any content, from the namespaces in `require`, not those in `exclude`."""

    require: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verbatim:
    """RELAX NG content that this model has no word for, as XML."""

    xml: str


@dataclass(frozen=True, slots=True)
class Legacy:
    """A compound RELAX NG pattern as a content model writes it, by the name of its element."""

    name: str
    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A value that is a list of tokens separated by white space."""

    item: Pattern


@dataclass(frozen=True, slots=True)
class Sequence:
    """Its items, in this order."""

    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of its items."""

    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Interleave:
    """Its items, in any order."""

    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Its item, from `low` to `high` times (None: as often as one likes)."""

    item: Pattern
    low: int
    high: int | None


Pattern = (
    Text
    | Empty
    | NotAllowed
    | ElementRef
    | ClassRef
    | MacroRef
    | DataRef
    | AnyRef
    | Named
    | Data
    | Value
    | AnyElement
    | Verbatim
    | Legacy
    | ListOf
    | Sequence
    | Choice
    | Interleave
    | Repeat
)

EMPTY = Empty()
NOT_ALLOWED = NotAllowed()
TEXT = Text()


def sequence(items: Iterable[Pattern]) -> Pattern:
    """The items one after the other, as simply as it can be said."""
    flat: list[Pattern] = []
    for item in items:
        if isinstance(item, NotAllowed):
            return NOT_ALLOWED
        if isinstance(item, Sequence):
            flat += item.items
        elif not isinstance(item, Empty):
            flat.append(item)
    if not flat:
        return EMPTY
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def choice(items: Iterable[Pattern]) -> Pattern:
    """One of the items, as simply as it can be said; none twice."""
    flat: dict[Pattern, None] = {}
    for item in items:
        if isinstance(item, Choice):
            flat.update(dict.fromkeys(item.items))
        elif not isinstance(item, NotAllowed):
            flat[item] = None
    if not flat:
        return NOT_ALLOWED
    return next(iter(flat)) if len(flat) == 1 else Choice(tuple(flat))


def interleave(items: Iterable[Pattern]) -> Pattern:
    """The items in any order, as simply as it can be said."""
    kept = [item for item in items if not isinstance(item, Empty)]
    if any(isinstance(item, NotAllowed) for item in kept):
        return NOT_ALLOWED
    if not kept:
        return EMPTY
    return kept[0] if len(kept) == 1 else Interleave(tuple(kept))


def repeat(item: Pattern, low: int, high: int | None) -> Pattern:
    """The item from `low` to `high` times, as simply as it can be said."""
    if isinstance(item, Empty) or high == 0:
        return EMPTY
    if isinstance(item, NotAllowed):
        return EMPTY if low == 0 else NOT_ALLOWED
    if low == 1 and high == 1:
        return item
    if isinstance(item, Repeat) and item.low <= 1 and item.high is None and low <= 1:
        return Repeat(item.item, min(low, item.low), None)
    if isinstance(item, Text) and high is None:
        return item
    return Repeat(item, low, high)

"""States and transitions for tags as they are written: what `skimming` remembers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from teitools.relaxng.automaton.states import TO_SETTLE, Following, Record, State
from teitools.relaxng.automaton.values import Values
from teitools.relaxng.datatypes.interface import IdType


class Spot:
    """A state, for tags as they are written in documents.

    `tags` has what start tags lead to: where the parent goes on after the end tag (None where the
    tag is an end tag too), and the spot after the tag. `forms` has the same for tags of which the
    values are left out. `texts` has what texts lead to of which the value counts; there is no
    `state` where no tag may follow but the end tag.
    """

    __slots__ = ("data", "forms", "mask", "mixed", "state", "tags", "texts")

    def __init__(self, state: State) -> None:
        self.state: State | None = state
        self.mask = state.mask
        self.mixed = state.mixed
        self.data = state.data
        self.tags: dict[bytes, Led] = {}
        self.forms: dict[bytes, Form] = {}
        self.texts: dict[bytes, Spot] = {}


class Form:
    """Start tags that are written in the same way, but for their values.

    `checks` has the places of values between quotation marks; values that are known to be right;
    what finds others right; what they are. `identifiers` are places, with what the value is.
    """

    __slots__ = ("checks", "identifiers", "led")

    def __init__(self, record: Record | None, led: Led, places: list[int]) -> None:
        """`places` are those of the attributes among all that are written."""
        self.led = led
        self.checks: list[tuple[int, set[bytes], Usual, Values]] = []
        self.identifiers: tuple[tuple[int, IdType], ...] = ()
        if record is not None:
            self.identifiers = tuple(
                (2 * places[index >> 1] + 1, id_type) for index, id_type in record.identifiers
            )
            for index, _, kind in record.checks:
                if kind is not None:
                    place = 2 * places[index >> 1] + 1
                    self.checks.append((place, set(), kind.usual_bytes(), kind))


Usual = Callable[[bytes], object]
Returns = dict[int, Any]
"""`Following` for spots: where the parent goes on, by the mask with which a child ends; and what it
is for, at ITSELF; where the child declares namespaces, what was before, at OUTER."""
Led = tuple[Returns | None, Spot]
Declared = tuple[tuple[str, str], ...]
"""Prefixes, and what they stand for."""
ITSELF = -1
OUTER = -2


class Memory:
    """What is remembered where the same namespaces are declared, in the same order."""

    __slots__ = ("declared", "returns", "spots")

    def __init__(self, declared: Declared) -> None:
        self.declared = declared
        self.spots: dict[State, Spot] = {}
        self.returns: dict[Following, Returns] = {}


def is_lasting(record: Record) -> bool:
    """Whether the values of tags mean the same everywhere, and each by itself decides."""
    if record.checks is TO_SETTLE:
        return False
    return not any(each and each.contextual for each in record.columns)

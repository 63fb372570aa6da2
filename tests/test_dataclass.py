"""Classes that hold data: what the standard library's dataclasses do, ours do."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from teitools.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    x: int
    y: int = 0
    told: str = dataclasses.field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Other:
    """The same fields under another name."""

    x: int
    y: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """No fields at all."""


@dataclass(slots=True)
class Changing:
    """One whose fields may be set."""

    items: list[int] = dataclasses.field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Odd:
    """One that says itself when it is equal, and how it is shown."""

    x: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Odd) and self.x % 2 == other.x % 2

    def __hash__(self) -> int:
        return self.x % 2

    def __repr__(self) -> str:
        return f"odd {self.x}"


def test_equal_fields_make_equal_objects() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert hash(Point(1, 2)) == hash(Point(1, 2, "told"))
    assert Point(1, 2) == Point(1, 2, "told")
    assert Point(1, 2) != Point(1, 3)
    assert Point(1) != Other(1)
    assert Nothing() == Nothing()
    assert len({Point(1), Point(1, 0), Point(2), Nothing(), Nothing()}) == 3


def test_what_may_change_has_no_hash() -> None:
    assert Changing() == Changing([])
    assert Changing([1]) != Changing()
    with pytest.raises(TypeError, match="unhashable"):
        hash(Changing())


def test_own_methods_are_kept() -> None:
    assert Odd(1) == Odd(3)
    assert len({Odd(1), Odd(3), Odd(4)}) == 2
    assert repr(Odd(1)) == "odd 1"


def test_what_the_library_does_with_dataclasses() -> None:
    assert dataclasses.replace(Point(1, 2), y=3) == Point(1, 3)
    assert dataclasses.asdict(Point(1, 2, "a")) == {"x": 1, "y": 2, "told": "a"}
    assert repr(Point(1, 2)) == "Point(x=1, y=2)"
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_slots_and_copies() -> None:
    assert not hasattr(Point(1), "__dict__")
    assert copy.copy(Point(1, 2, "a")).told == "a"
    assert pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2)
    assert copy.deepcopy(Changing([1])) == Changing([1])

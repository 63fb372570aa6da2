"""Truths about shapes, and steps from one shape to others: what `foresight` makes of expressions.

A truth that is not known is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from teitools.schematron.shapes import Name, Shape

Truth = Callable[[Shape], bool | None]
BESIDE = frozenset(
    "child descendant following-sibling preceding-sibling following preceding "
    "descendant-or-self".split()
)
"""Axes to nodes of which a shape tells nothing."""


class Value(NamedTuple):
    """An expression: whether it is true; as a string; whether it is a set of nodes."""

    truth: Truth
    string: Callable[[Shape], str | None]
    is_nodes: bool = False


class Step(NamedTuple):
    """A step of a path: its axis, the names that it is for, its predicates."""

    axis: str
    test: Callable[[Name], bool]
    predicates: list[Truth]


def unknown(shape: Shape) -> None:
    """Nothing is known."""
    return None


def combined(terms: Sequence[Truth], shape: Shape, decisive: bool) -> bool | None:
    """Terms joined by ``or`` (if True is `decisive`) or by ``and``."""
    known = True
    for each in terms:
        found = each(shape)
        if found is decisive:
            return decisive
        known = known and found is not None
    return not decisive if known else None


def negated(truth: bool | None) -> bool | None:
    """The opposite."""
    return None if truth is None else not truth


def of_nodes(truth: Truth) -> Value:
    """Nodes: what is empty is the empty string."""
    return Value(truth, lambda shape: "" if truth(shape) is False else None, True)


def called(name: str, given: list[Value]) -> Value:
    """A function of strings."""

    def string(shape: Shape) -> str | None:
        said = given[0].string(shape)
        return said if name == "string" or said == "" else None

    def truth(shape: Shape) -> bool | None:
        if name not in ("contains", "starts-with"):
            said = string(shape)
            return None if said is None else bool(said)
        both = [each.string(shape) for each in given]
        if len(both) != 2 or both[0] is None or both[1] is None:
            return None
        return both[1] in both[0] if name == "contains" else both[0].startswith(both[1])

    is_string = name in ("string", "normalize-space")
    return Value(truth, string if is_string else unknown)


def reached(steps: list[tuple[str, Step]], shape: Shape) -> bool | None:
    """Whether steps from an element lead anywhere."""
    here = [(shape, True)]
    for number, (sign, step) in enumerate(steps):
        if sign == "//" or step.axis in BESIDE:
            return None
        if step.axis == "attribute":
            found = [sure for each, sure in here if any(map(step.test, each.attributes))]
            if found and (step.predicates or number + 1 < len(steps)):
                return None
            return _any(found)
        here = [
            (other, sure and passed is True)
            for each, sure in here
            for other in _upward(each, step)
            if (passed := combined(step.predicates, other, False)) is not False
        ]
        if not here:
            return False
    return _any([sure for _, sure in here])


def _any(sure: list[bool]) -> bool | None:
    return (any(sure) or None) if sure else False


def _upward(shape: Shape, step: Step) -> Iterator[Shape]:
    """What a step from an element leads to, before predicates."""
    if step.axis == ".":
        yield shape
    elif step.axis == "..":
        if shape.parent is not None:
            yield shape.parent
    else:
        if step.axis in ("self", "ancestor-or-self") and shape.depth and step.test(shape.name):
            yield shape
        if step.axis != "self":
            for each in shape.ancestors():
                if step.test(each.name):
                    yield each
                if step.axis == "parent":
                    return


def selects(steps: list[tuple[str, Step]], attribute: Step | None, shape: Shape) -> bool | None:
    """Whether steps from the root lead to elements of this shape, or to their attribute."""
    if attribute is not None and not any(map(attribute.test, shape.attributes)):
        return False
    possible: list[tuple[Shape, bool]] = [(shape, attribute is None or not attribute.predicates)]
    for number in range(len(steps) - 1, -1, -1):
        sign, step = steps[number]
        left = [
            (each, sure and passed is True)
            for each, sure in possible
            if each.depth and step.test(each.name)
            if (passed := combined(step.predicates, each, False)) is not False
        ]
        if number == 0:
            return _any([sure for each, sure in left if sign == "//" or each.depth == 1])
        above: dict[Shape, bool] = {}
        for each, sure in left:
            for other in each.ancestors():
                above[other] = above.get(other, False) or sure
                if sign == "/":
                    break
        possible = list(above.items())
    return None

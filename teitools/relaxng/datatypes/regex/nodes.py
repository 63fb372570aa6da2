"""The parts of a regular expression, and what can be told of them before they are used.

The functions `sequence`, `alternation` and `repetition` make them, and simplify: what repeats a
repetition is one repetition if it can be, and a choice of characters is one set.
"""

from __future__ import annotations

from collections.abc import Sequence as Many

from teitools.relaxng.datatypes.regex.characters import Set, united


class Node:
    """A part. `size` is how much its automaton has, in positions, `cost` how many steps it takes
    to build it, `ends` how many positions can be its last; `depth` is how deep it is nested.
    """

    __slots__ = ("cost", "depth", "ends", "nullable", "size")

    def __init__(self, size: int, cost: int, ends: int, nullable: bool, depth: int) -> None:
        self.size = size
        self.cost = cost
        self.ends = ends
        self.nullable = nullable
        self.depth = depth


def _deeper(parts: tuple[Node, ...]) -> int:
    return 1 + max((part.depth for part in parts), default=0)


_COUNTING = 25
"""How many positions one weighs that counts: where there are many, they take long."""


class Run(Node):
    """From `least` to `most` characters of a set; None is no limit."""

    __slots__ = ("characters", "least", "most")

    def __init__(self, characters: Set, least: int = 1, most: int | None = 1) -> None:
        counts = least > 1 or (most is not None and most > 1)
        super().__init__(_COUNTING if counts else 1, 1, 1, least == 0, 1)
        self.characters = characters
        self.least = least
        self.most = most


class Sequence(Node):
    """One part after another."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        size, cost, ends, nullable = 0, 0, 0, True
        for part in parts:
            size += part.size
            cost += part.cost + ends
            ends = part.ends + (ends if part.nullable else 0)
            nullable = nullable and part.nullable
        super().__init__(size, cost, ends, nullable, _deeper(parts))
        self.parts = parts


class Alternation(Node):
    """One of several parts."""

    __slots__ = ("branches",)

    def __init__(self, branches: tuple[Node, ...]) -> None:
        super().__init__(
            sum(branch.size for branch in branches),
            sum(branch.cost for branch in branches),
            sum(branch.ends for branch in branches),
            any(branch.nullable for branch in branches),
            _deeper(branches),
        )
        self.branches = branches


class Repetition(Node):
    """A part from `least` to `most` times; None is no limit. `copies` is how often the
    automaton has it.
    """

    __slots__ = ("body", "copies", "least", "most")

    def __init__(self, body: Node, least: int, most: int | None) -> None:
        copies = max(least, 1) if most is None else most
        super().__init__(
            body.size * copies,
            (body.cost + body.ends) * copies,
            body.ends * (copies if body.nullable or least < copies else 1),
            body.nullable or least == 0,
            body.depth + 1,
        )
        self.body = body
        self.least = least
        self.most = most
        self.copies = copies


EMPTY = Sequence(())


def sequence(parts: Many[Node]) -> Node:
    """`parts`, one after another."""
    kept = tuple(part for part in parts if part is not EMPTY)
    if len(kept) == 1:
        return kept[0]
    return Sequence(kept) if kept else EMPTY


def alternation(branches: Many[Node]) -> Node:
    """One of `branches`."""
    distinct = tuple(dict.fromkeys(branches))
    if len(distinct) == 1:
        return distinct[0]
    if EMPTY in distinct:
        return repetition(alternation([each for each in distinct if each is not EMPTY]), 0, 1)
    single = [each for each in distinct if isinstance(each, Run) and each.least == each.most == 1]
    if len(single) > 1:
        together = united(each.characters for each in single)
        if together is not None:
            others = tuple(each for each in distinct if each not in single)
            return alternation((Run(together), *others))
    return Alternation(distinct)


def repetition(body: Node, least: int, most: int | None) -> Node:
    """`body` from `least` to `most` times."""
    if body is EMPTY or most == 0:
        return EMPTY
    if least == most == 1:
        return body
    if isinstance(body, Run | Repetition):
        inner_least, inner_most = body.least, body.most
        if _is_whole(inner_least, inner_most, least, most):
            low = inner_least * least
            high = None if inner_most is None or most is None else inner_most * most
            if isinstance(body, Run):
                return Run(body.characters, low, high)
            return Repetition(body.body, low, high)
    return Repetition(body, least, most)


def _is_whole(low: int, high: int | None, least: int, most: int | None) -> bool:
    """Whether x{low,high}{least,most} is x{low*least, high*most}: no number between is left out.

    From n to n + 1 times the numbers must join: n * high + 1 >= (n + 1) * low.
    """
    if least == most:
        return True
    if least == 0:
        return low <= 1
    return high is None or (high - low) * least + 1 >= low

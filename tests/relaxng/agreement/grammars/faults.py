"""What libxml2 (2.14.6) gets wrong: which grammars may be concerned.

Each was found by random grammars and made as small as it goes; where libxml2 and we differ
about a grammar, one of these must concern it, and Jing must say what we say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from tests.relaxng.agreement.grammars.form import (
    Grammar,
    Pattern,
    parts,
)
from tests.relaxng.agreement.invention import Inventor
from tests.relaxng.agreement.oracle.name_classes import overlap
from tests.relaxng.agreement.oracle.simple import IncorrectSchemaError, simplify


@dataclass(frozen=True, slots=True)
class Fault:
    """What libxml2 gets wrong, and the grammars that may be concerned."""

    reason: str
    concerns: Callable[[Grammar], bool]


def patterns(grammar: Grammar) -> Iterator[Pattern]:
    """Every pattern of a grammar."""
    for definition in grammar.definitions:
        yield from within(definition.pattern)


def within(pattern: Pattern) -> Iterator[Pattern]:
    """The pattern and all in it."""
    yield pattern
    for part in parts(pattern):
        yield from within(part)


def reachable(grammar: Grammar) -> set[str | None]:
    """The names of the definitions that something leads to."""
    found: set[str | None] = set()
    waiting: list[str | None] = [None]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for definition in grammar.definitions:
            if definition.name == name:
                inner = within(definition.pattern)
                waiting.extend(each[1] for each in inner if each[0] == "ref")
    return found


def _has(*kinds: str) -> Callable[[Grammar], bool]:
    return lambda grammar: any(pattern[0] in kinds for pattern in patterns(grammar))


def _has_more_than_a_value(grammar: Grammar) -> bool:
    values = {"attribute", "choice", "data", "value", "list", "text"}
    attributes = (each for each in patterns(grammar) if each[0] == "attribute")
    inner = (each for attribute in attributes for each in _on_the_surface(attribute))
    return any(each[0] not in values for each in inner)


def _on_the_surface(pattern: Pattern) -> Iterator[Pattern]:
    """The pattern and all in it, but for lists and exceptions."""
    yield pattern
    if pattern[0] not in ("data", "list"):
        for part in parts(pattern):
            yield from _on_the_surface(part)


def _has_choice_in_list(grammar: Grammar) -> bool:
    """Whether a token may be read as one thing or another, or a run of tokens may go on."""
    for list_ in (each for each in patterns(grammar) if each[0] == "list"):
        repeated = len(list_) == 2 and list_[1][0] in ("oneOrMore", "zeroOrMore")
        inner = parts(list_[1]) if repeated else parts(list_)
        kinds = {each[0] for pattern in inner for each in _outside(pattern)}
        if kinds & {"choice", "optional", "oneOrMore", "zeroOrMore"}:
            return True
    return False


def _outside(pattern: Pattern) -> Iterator[Pattern]:
    """The pattern and all in it, but for exceptions."""
    yield pattern
    if pattern[0] != "data":
        for part in parts(pattern):
            yield from _outside(part)


def _has_several(grammar: Grammar) -> bool:
    kinds = ("oneOrMore", "zeroOrMore", "optional", "list")
    return any(each[0] in kinds and len(each) > 2 for each in patterns(grammar))


def _has_model(grammar: Grammar) -> bool:
    named = (each.pattern for each in grammar.definitions if each.name is not None)
    return any(pattern[0] != "element" for pattern in named)


def _has_lone_group(grammar: Grammar) -> bool:
    return any(each[0] == "group" and len(each) == 2 for each in patterns(grammar))


def _unreachable(grammar: Grammar) -> bool:
    return {each.name for each in grammar.definitions} > reachable(grammar)


def _free_start(grammar: Grammar) -> bool:
    """Whether the start is more than a choice of elements."""
    try:
        start = simplify(grammar).start
    except IncorrectSchemaError:
        return False
    return any(each[0] not in ("ref", "choice") for each in within(start))


def _endless(grammar: Grammar) -> bool:
    return Inventor(grammar, 0).endless


def _open_names(grammar: Grammar) -> bool:
    return any(
        pattern[1][0] != "name"
        for pattern in patterns(grammar)
        if pattern[0] in ("element", "attribute")
    )


def _overlapping(grammar: Grammar) -> bool:
    elements = [pattern[1] for pattern in patterns(grammar) if pattern[0] == "element"]
    return any(overlap(one, other) for one, other in combinations(elements, 2))


FAULTS = (
    Fault("notAllowed is not taken out before section 7 is checked (4.20)", _has("notAllowed")),
    Fault("empty is not taken out of groups and choices (4.21)", _has("empty")),
    Fault("an element that must hold itself is refused with its attributes", _endless),
    Fault("a group of one is not taken for what is in it (4.12)", _has_lone_group),
    Fault("an attribute is not checked for 7.2; if optional, not at all", _has_more_than_a_value),
    Fault(
        "a token is taken as the first thing that fits, and never as another", _has_choice_in_list
    ),
    Fault("section 7 is not checked through all references", _has_model),
    Fault("several patterns in one are not taken for a group (4.12)", _has_several),
    Fault("what a start may hold is checked roughly (7.1.5)", _free_start),
    Fault("definitions that nothing leads to are checked too (4.19)", _unreachable),
    Fault("interleave: sections 7.2 and 7.4 are checked roughly", _has("interleave", "mixed")),
    Fault("name classes are compared roughly (7.3), the first that fits is taken", _open_names),
    Fault("of two elements with one name the first that fits is taken", _overlapping),
)

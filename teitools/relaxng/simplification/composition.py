"""Patterns made of patterns (RELAX NG, sections 4.12 to 4.15, 4.20 and 4.21).

Each step makes the pattern that an element becomes whose children have become `members`. What
section 4.20 says of `notAllowed` and section 4.21 of `empty` is done as soon as a pattern is
made: nothing above it could change it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from teitools.relaxng.patterns import Pattern, Patterns

Step = Callable[[Patterns, Sequence[Pattern]], Pattern]


def group(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`group`: two at a time, and its only child in its stead (4.12)."""
    if len(members) == 1:
        return members[0]
    members = without_empty(patterns, members)
    if is_not_allowed(patterns, members):
        return patterns.not_allowed
    made = members[-1]
    for member in members[-2::-1]:
        made = patterns.group(member, made)
    return made


def interleave(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`interleave`: two at a time, and its only child in its stead (4.12)."""
    if len(members) == 1:
        return members[0]
    members = without_empty(patterns, members)
    if is_not_allowed(patterns, members):
        return patterns.not_allowed
    made = members[-1]
    for member in members[-2::-1]:
        made = patterns.interleave(member, made)
    return made


def choice(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`choice`, and `except` with several patterns, which are a choice (4.12).

    `notAllowed` is left out of it (4.20), and two that are empty are one (4.21): the table of
    patterns sees to both.
    """
    return members[0] if len(members) == 1 else patterns.choice(members)


def one_or_more(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`oneOrMore`: several children are a group (4.12); of nothing it is nothing (4.20, 4.21)."""
    member = group(patterns, members)
    if member is patterns.not_allowed or member is patterns.empty:
        return member
    return patterns.one_or_more(member)


def list_of(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`list`: several children are a group (4.12)."""
    member = group(patterns, members)
    return member if member is patterns.not_allowed else patterns.list(member)


def mixed(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`mixed`: interleaved with text (4.13)."""
    return interleave(patterns, (group(patterns, members), patterns.text))


def optional(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`optional`: a choice with empty (4.14)."""
    return patterns.choice((group(patterns, members), patterns.empty))


def zero_or_more(patterns: Patterns, members: Sequence[Pattern]) -> Pattern:
    """`zeroOrMore`: a choice of one or more, and empty (4.15)."""
    return patterns.choice((one_or_more(patterns, members), patterns.empty))


def without_empty(patterns: Patterns, members: Sequence[Pattern]) -> Sequence[Pattern]:
    """The members of a group or interleave but for those that are empty; one at least (4.21)."""
    if patterns.empty not in members:
        return members
    return [each for each in members if each is not patterns.empty] or [patterns.empty]


def is_not_allowed(patterns: Patterns, members: Sequence[Pattern]) -> bool:
    """Whether a group or interleave of `members` is not allowed, as one of them is (4.20)."""
    return patterns.not_allowed in members


STEPS: dict[str, Step] = {
    "choice": choice,
    "except": choice,
    "group": group,
    "interleave": interleave,
    "list": list_of,
    "mixed": mixed,
    "oneOrMore": one_or_more,
    "optional": optional,
    "zeroOrMore": zero_or_more,
}
"""By the kind of the element, the step that makes its pattern."""

"""Strings against patterns: values of attributes, and the text of elements (section 6.2)."""

from __future__ import annotations

from contextlib import suppress

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.datatypes.interface import Datatype, ValueContext
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

_SPACE = " \t\r\n"
_FEW = 16
"""How many alternatives are tried one by one."""
_TO_SPACE = str.maketrans("\t\r\n", "   ")


def tokens(string: str) -> list[str]:
    """The parts of `string` between white space, which is XML's and no other."""
    return [token for token in string.translate(_TO_SPACE).split(" ") if token]


def is_blank(string: str) -> bool:
    """Whether `string` is nothing but white space."""
    return not string.strip(_SPACE)


def is_value(pattern: Value, string: str, context: ValueContext) -> bool:
    """Whether `string` stands for the value of `pattern`."""
    try:
        return pattern.datatype.value(string, context) == pattern.meaning
    except ValueError:
        return False


class Literals:
    """The values of a long choice, each found at once; `others` are its other alternatives."""

    __slots__ = ("_meanings", "others")

    def __init__(self, pattern: Choice) -> None:
        self._meanings: dict[Datatype, set[object]] = {}
        others = []
        for each in pattern.alternatives:
            if isinstance(each, Value):
                self._meanings.setdefault(each.datatype, set()).add(each.meaning)
            else:
                others.append(each)
        self.others = tuple(others)

    def contain(self, string: str, context: ValueContext) -> bool:
        """Whether `string` stands for one of the values."""
        for datatype, meanings in self._meanings.items():
            with suppress(ValueError):
                if datatype.value(string, context) in meanings:
                    return True
        return False


def matches(composition: Composition, pattern: Pattern, string: str, context: ValueContext) -> bool:
    """Whether `string`, alone, matches `pattern`.

    A list is matched token by token, its derivatives made by `composition`.
    """
    if pattern.nullable and is_blank(string):
        return True
    return _Match(composition, context).text(pattern, string)


def progress(
    composition: Composition, pattern: List, string: str, context: ValueContext
) -> tuple[int, Pattern]:
    """How many tokens at the beginning of `string` fit a list, and what is left to come then."""
    match = _Match(composition, context)
    left = pattern.pattern
    found = tokens(string)
    for number, token in enumerate(found):
        after = match.after(left, token)
        if after is composition.not_allowed:
            return number, left
        left = after
    return len(found), left


class _Match:
    def __init__(self, composition: Composition, context: ValueContext) -> None:
        self.composition = composition
        self.context = context

    def text(self, pattern: Pattern, string: str) -> bool:
        """Whether the derivative of `pattern` by `string` matches nothing more."""
        if isinstance(pattern, Data):
            return self._is_data(pattern, string)
        if isinstance(pattern, Value):
            return is_value(pattern, string, self.context)
        if isinstance(pattern, Choice):
            alternatives, found = self._looked_up(pattern, string)
            return found or any(self.text(each, string) for each in alternatives)
        if isinstance(pattern, List):
            return self._is_list(pattern.pattern, tokens(string))
        if isinstance(pattern, OneOrMore):
            return self.text(pattern.pattern, string)
        if isinstance(pattern, Group | Interleave):
            return self._is_part(pattern, string)
        return isinstance(pattern, Text)

    def _looked_up(self, pattern: Choice, string: str) -> tuple[tuple[Pattern, ...], bool]:
        """The alternatives that are to be tried, and whether another has been found to match."""
        if len(pattern.alternatives) <= _FEW:
            return pattern.alternatives, False
        literals = self.composition.remembered(pattern, Literals)
        return literals.others, literals.contain(string, self.context)

    def _is_data(self, pattern: Data, string: str) -> bool:
        if not pattern.datatype.allows(string, self.context):
            return False
        but = pattern.but
        return but is None or not matches(self.composition, but, string, self.context)

    def _is_part(self, pattern: Pattern, string: str) -> bool:
        """Of a group, one part matches the string, and all others match nothing."""
        while isinstance(pattern, Group | Interleave):
            if pattern.rest.nullable and self.text(pattern.first, string):
                return True
            if not pattern.first.nullable:
                return False
            pattern = pattern.rest
        return self.text(pattern, string)

    def _is_list(self, pattern: Pattern, found: list[str]) -> bool:
        for token in found:
            pattern = self.after(pattern, token)
            if pattern is self.composition.not_allowed:
                return False
        return pattern.nullable

    def after(self, pattern: Pattern, token: str) -> Pattern:
        """What is left of the pattern of a list after one token."""
        make = self.composition
        if isinstance(pattern, Data | Value):
            return make.empty if self.text(pattern, token) else make.not_allowed
        if isinstance(pattern, Choice):
            alternatives, found = self._looked_up(pattern, token)
            left = [self.after(each, token) for each in alternatives]
            return make.choice([*left, make.empty] if found else left)
        if isinstance(pattern, OneOrMore):
            return make.group(self.after(pattern.pattern, token), make.more(pattern))
        if not isinstance(pattern, Group):
            return make.not_allowed
        return self._after_group(pattern, token)

    def _after_group(self, pattern: Group, token: str) -> Pattern:
        make = self.composition
        found = []
        rest: Pattern = pattern
        while isinstance(rest, Group):
            found.append(make.group(self.after(rest.first, token), rest.rest))
            if not rest.first.nullable:
                return make.choice(found)
            rest = rest.rest
        return make.choice((*found, self.after(rest, token)))

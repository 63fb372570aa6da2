"""With which characters that begins which a pattern matches, after blanks.

Most lines begin with a letter with which no rule of a profile begins: to see that takes a
hundredth of the time that it takes to try the rules. It is found out when profiles are stored,
by `preset_storing`: `presets` has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from teitools.notation.presets import ANY, BLANKS

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_ASCII = "".join(map(chr, range(128)))
_HIGHEST = 0xFFFF
# without surrogates, which no text has
_BEYOND = "".join(map(chr, (*range(128, 0xD800), *range(0xE000, _HIGHEST + 1))))
# in a set it stands for all that are not ASCII
_LAST = "\U0010ffff"
_MOST_RANGES = 24


class _Beginning(NamedTuple):
    """With which characters something begins after blanks, and whether it may be nothing else."""

    characters: frozenset[str]
    is_blank: bool


_UNKNOWN = _Beginning(frozenset((*_ASCII, _LAST)), True)
_NOTHING = _Beginning(frozenset(), True)


def first_characters(pattern: str) -> str:
    """The characters that may follow the blanks, or stand at once, where `pattern` begins.

    `pattern` is one of `re`. The result has the first and the last of each range, one after the
    other; it is `ANY` where the pattern may match blanks alone, or nothing.
    """
    parsed = _parser.parse(pattern)
    beginning = _of_sequence(parsed, parsed.state.flags)
    return ANY if beginning.is_blank else "".join(_ranges(beginning.characters))


def _of_sequence(items: Iterable[tuple[Any, Any]], flags: int) -> _Beginning:
    """Of parts of a pattern that stand one after the other."""
    found: frozenset[str] = frozenset()
    for item in items:
        characters, is_blank = _of_part(*item, flags)
        found |= characters
        if not is_blank:
            return _Beginning(found, False)
    return _Beginning(found, True)


def _of_part(operator: Any, argument: Any, flags: int) -> _Beginning:
    name = str(operator)
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        given = tuple(argument) if isinstance(argument, list) else argument
        return _of_one(operator, given, flags & re.IGNORECASE)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):  # they take no characters, and may be true
        return _NOTHING
    if name in _REPEATS:
        inner = _of_sequence(argument[2], flags)
        return _Beginning(inner.characters, inner.is_blank or not argument[0])
    if name == "SUBPATTERN":
        _, added, taken, inside = argument
        return _of_sequence(inside, (flags | added) & ~taken)
    if name == "ATOMIC_GROUP":
        return _of_sequence(argument, flags)
    if name == "BRANCH":
        return _of_any([_of_sequence(each, flags) for each in argument[1]])
    return _UNKNOWN


def _of_any(parts: Sequence[_Beginning]) -> _Beginning:
    """Of parts of which one stands there."""
    characters = frozenset[str]().union(*(each.characters for each in parts))
    return _Beginning(characters, any(each.is_blank for each in parts))


@cache
def _of_one(operator: Any, argument: Any, flags: int) -> _Beginning:
    """Of a part that is one character: `re` is asked which it may be."""
    given = list(argument) if isinstance(argument, tuple) else argument
    part = _parser.SubPattern(_parser.State(), [(operator, given)])
    asked = _compiler.compile(part, flags | re.UNICODE | re.DOTALL)
    found = {*asked.findall(_ASCII)}
    if _is_wide(str(operator), argument):
        found.add(_LAST)  # what else is a letter is another question for each edition of Unicode
    else:
        found.update(asked.findall(_BEYOND))
    return _Beginning(frozenset(found.difference(BLANKS)), not found.isdisjoint(BLANKS))


def _is_wide(operator: str, argument: Any) -> bool:
    """Whether a part is more than some characters, one by one or from one to another."""
    if operator == "LITERAL":
        return bool(argument > _HIGHEST)
    if operator == "RANGE":
        return bool(argument[1] > _HIGHEST)
    return operator != "IN" or any(_is_wide(str(name), value) for name, value in argument)


def _ranges(characters: frozenset[str]) -> Iterator[str]:
    """The first and the last of each range of `characters`."""
    in_order = sorted(characters)
    beyond = list(_joined(each for each in in_order if each > _ASCII[-1]))
    if len(beyond) > _MOST_RANGES or _LAST in characters:
        beyond = [_BEYOND[0] + _LAST]
    yield from _joined(each for each in in_order if each <= _ASCII[-1])
    yield from beyond


def _joined(characters: Iterable[str]) -> Iterator[str]:
    """`characters`, which are in order, as ranges."""
    first = last = ""
    for each in characters:
        if last and ord(each) == ord(last) + 1:
            last = each
            continue
        if last:
            yield first + last
        first = last = each
    if last:
        yield first + last

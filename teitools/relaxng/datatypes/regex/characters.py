"""Sets of characters, as the classes and escapes of regular expressions describe them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from teitools.relaxng.datatypes.name_characters import NAME, START
from teitools.relaxng.datatypes.regex.blocks import read_blocks

Group = tuple[bool, str, tuple[str, ...]]
"""Whether it is negated; pairs of characters in their order, the first and the last of ranges;
and escapes: ``.``, ``\\d``, ``\\p{Lu}``."""
Set = tuple[Group, ...]
"""The first group, less what the others are together: less the second, less the third, ..."""

CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp "
    "S Sm Sc Sk So C Cc Cf Co Cn".split()
)
"""The names of categories (section F.1.1); Cs is none, for XML has no surrogates."""
_ESCAPES = {
    "s": " \t\n\r".__contains__,
    "i": START.__getitem__,
    "c": NAME.__getitem__,
}

blocks = cache(read_blocks)


def contains(characters: Set, character: str) -> bool:
    """Whether `character` is in the set."""
    found = False
    for negated, ranges, escapes in reversed(characters):
        inside = within(ranges, character) or any(_has(escape, character) for escape in escapes)
        found = inside is not negated and not found
    return found


def within(ranges: str, character: str) -> bool:
    """Whether `character` is in one of the ranges, which are pairs of characters in order."""
    place = bisect_left(ranges, character)
    return place < len(ranges) and (place % 2 == 1 or ranges[place] == character)


def ranged(bounds: Iterable[tuple[str, str]]) -> str:
    """The ranges between `bounds`, in their order, those that touch made one."""
    merged: list[list[int]] = []
    for first, last in sorted(bounds):
        if merged and ord(first) <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], ord(last))
        else:
            merged.append([ord(first), ord(last)])
    return "".join(chr(end) for pair in merged for end in pair)


def united(sets: Iterable[Set]) -> Set | None:
    """All characters of `sets` as one set; None where one is negated, or has parts taken out."""
    bounds: list[tuple[str, str]] = []
    escapes: dict[str, None] = {}
    for each in sets:
        if len(each) > 1 or each[0][0]:
            return None
        ranges = each[0][1]
        bounds += zip(ranges[::2], ranges[1::2], strict=True)
        escapes.update(dict.fromkeys(each[0][2]))
    return ((False, ranged(bounds), tuple(escapes)),)


@cache
def ascii_of(characters: Set) -> int:
    """The ASCII characters of the set: a bit for each."""
    return sum(1 << code for code in range(128) if contains(characters, chr(code)))


def _has(escape: str, character: str) -> bool:
    if escape == ".":
        return character not in "\n\r"
    kind = escape[1]
    return _is(kind.lower(), escape[3:-1], character) is not kind.isupper()


def _is(kind: str, name: str, character: str) -> bool:
    if kind in _ESCAPES:
        return _ESCAPES[kind](character)
    if name.startswith("Is"):
        return within(blocks()[name[2:]], character)
    from unicodedata import category

    found = category(character)
    if kind == "d":
        return found == "Nd"
    if kind == "w":
        return found[0] not in "PZC"
    return found.startswith(name)

"""Characters that stand for all others which no set of some tells apart from them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from teitools.relaxng.datatypes.name_characters import NAME, START
from teitools.relaxng.datatypes.regex.characters import Set, blocks, contains

_PLAIN = "xabcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_SPACE = "\t\n\r "
_SCANNED = ((0x80, 0x33480), (0xE0000, 0xE1000))
"""Where characters are looked at one by one: beyond, all are alike (unassigned or private)."""
_BEYOND = (0x33480, 0xF0000, 0x100000, 0x10FFFD)


def representatives(sets: Iterable[Set], single: Iterable[str]) -> list[str]:
    """One character, the plainest, of each kind that `sets` tell apart; each of `single` is one
    of its own. White space comes last, and of it the space first.
    """
    alone = {each for each in (*single, *_SPACE) if is_character(each)}
    kinds = _kinds(tuple(sorted(dict.fromkeys(sets))))
    found = (next((each for each in kind if each not in alone), None) for kind in kinds)
    order = {character: place for place, character in enumerate(_PLAIN)}
    every = alone.union(each for each in found if each is not None)
    return sorted(every, key=lambda each: (_rank(each), order.get(each, len(order)), each))


def _rank(character: str) -> int:
    return 1 + (character != " ") if character in _SPACE else 0


def is_character(character: str) -> bool:
    """Whether XML has the character (XML 1.0, section 2.2)."""
    code = ord(character)
    if code < 0xD800:
        return code >= 0x20 or character in _SPACE
    return code >= 0xE000 and code not in (0xFFFE, 0xFFFF)


@lru_cache(maxsize=256)
def _kinds(sets: tuple[Set, ...]) -> list[list[str]]:
    """Characters, those together that `sets` do not tell apart, the plainest first."""
    found: dict[tuple[bool, ...], list[str]] = {}
    for character in _candidates(sets):
        kind = tuple(character in _members(each) for each in sets)
        found.setdefault(kind, []).append(character)
    return list(found.values())


def _candidates(sets: tuple[Set, ...]) -> list[str]:
    """The plain characters, and those at which membership in a set can change."""
    found = dict.fromkeys(_PLAIN + "".join(map(chr, range(0x21, 0x80))))
    escapes = False
    for each in sets:
        for _, ranges, named in each:
            escapes = escapes or any(escape != "." for escape in named)
            for number, end in enumerate(ranges):
                code = ord(end) + number % 2
                if code < 0x110000:
                    found[chr(code)] = None
    if escapes:
        found.update(dict.fromkeys(_turns()))
    else:
        found["\x80"] = None
    return [each for each in found if is_character(each)]


@cache
def _turns() -> tuple[str, ...]:
    """The characters whose category, block or place in names is not that of the one before."""
    from unicodedata import category

    found = [chr(code) for code in _BEYOND]
    for first, last in _SCANNED:
        before: object = None
        for character in map(chr, range(first, last)):
            kind = category(character)
            if kind != before:
                found.append(character)
                before = kind
    for table in (START, NAME):
        found += [end for ends in table._tables for end in _ends(ends)]
    found += [end for ends in blocks().values() for end in _ends(ends)]
    return tuple(found)


def _ends(ranges: str) -> list[str]:
    """The first characters of ranges, and those after them."""
    codes = (ord(end) + number % 2 for number, end in enumerate(ranges))
    return [chr(code) for code in codes if code < 0x110000]


class _Members(dict[str, bool]):
    def __init__(self, characters: Set) -> None:
        self.characters = characters

    def __missing__(self, character: str) -> bool:
        found = self[character] = contains(self.characters, character)
        return found

    def __contains__(self, character: object) -> bool:
        return isinstance(character, str) and self[character]


@cache
def _members(characters: Set) -> _Members:
    return _Members(characters)

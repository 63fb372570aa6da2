"""Finding the names of an authority in a row of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from teitools.names.authority import END, Node
from teitools.names.words import is_word

_POSSESSIVE = frozenset({"s", "S"})


class Match(NamedTuple):
    """The tokens from `start` to `end`, and the entries that have this name."""

    start: int
    end: int
    entries: tuple[int, ...]


def matches(trie: Node, keys: Sequence[str], glued: tuple[bool, bool]) -> list[Match]:
    """The names in `keys`, from left to right, the longest at each place.

    `glued`: whether a letter stands right before the first token, and right after the last.
    The time is that of the tokens times, at worst, the longest name.
    """
    found: list[Match] = []
    position, end = 0, len(keys)
    while position < end:
        if keys[position] in trie and _begins(keys, position, glued[0]):
            match = _longest(trie, keys, position, glued[1])
            if match is not None:
                found.append(match)
                position = match.end
                continue
        position += 1
    return found


def _longest(trie: Node, keys: Sequence[str], start: int, glued: bool) -> Match | None:
    node, best = trie, None
    for position in range(start, len(keys)):
        below = node.get(keys[position])
        if below is None:
            break
        entries = below if isinstance(below, tuple) else below.get(END)
        if isinstance(entries, tuple) and _ends(keys, position, glued):
            best = Match(start, position + 1, entries)
        if isinstance(below, tuple):
            break
        node = below
    return best


def _begins(keys: Sequence[str], position: int, glued: bool) -> bool:
    """Whether a word begins: Brien does not in O'Brien, Allemagne does in l'Allemagne."""
    if not is_word(keys[position]):
        return True
    if position == 0:
        return not glued
    if keys[position - 1] == "'" and position > 1:
        before = keys[position - 2]
        return not is_word(before) or before.islower()
    return True


def _ends(keys: Sequence[str], position: int, glued: bool) -> bool:
    """Whether a word ends: Ivanov does in Ivanov's, O does not in O'Brien."""
    if not is_word(keys[position]):
        return True
    rest = keys[position + 1 : position + 3]
    if not rest:
        return not glued
    return len(rest) < 2 or rest[0] != "'" or not is_word(rest[1]) or rest[1] in _POSSESSIVE

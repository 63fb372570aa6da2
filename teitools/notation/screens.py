"""Which of many patterns can match at all: one search instead of many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from teitools.notation.profile import BracketClass

_FLAGS = re.compile(r"\(\?([aimsux]+)\)")
_NAMED = re.compile(r"(?<!\\)\(\?P<\w+>")
_REFERENCE = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")
_FEWEST = 3
# brackets that hold the same words are many: what has been found is kept
_LONGEST_KNOWN = 200
_MOST_KNOWN = 10_000
_LITERAL = re.compile(r"(?:\(\?P<\w+>|\(\?:)*((?:[\w :/-](?![?*{+]))+)")


class Screening(Protocol):
    """What knows the classes of a bracket."""

    def candidates(self, text: str, start: int, end: int) -> Iterable[BracketClass]:
        """The classes that `text` from `start` to `end` may be of."""


class Screen:
    """The classes of a bracket, in their order, without those whose pattern cannot match."""

    __slots__ = ("_groups", "_known")

    def __init__(self, classes: Sequence[BracketClass]) -> None:
        self._known: dict[str, Sequence[BracketClass]] = {}
        self._groups: list[tuple[re.Pattern[str] | None, Sequence[BracketClass]]] = []
        run: list[BracketClass] = []
        for each in classes:
            if each.match is not None:
                run.append(each)
                continue
            self._add(run)
            self._groups.append((None, [each]))
            run = []
        self._add(run)

    def candidates(self, text: str, start: int, end: int) -> Sequence[BracketClass]:
        """The classes that `text` from `start` to `end` may be of."""
        if end - start > _LONGEST_KNOWN:
            return list(self._fitting(text[start:end]))
        words = text[start:end]
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[words] = tuple(self._fitting(words))
        return known

    def _fitting(self, words: str) -> Iterator[BracketClass]:
        for pattern, classes in self._groups:
            if pattern is None:
                yield from classes
            elif (found := pattern.fullmatch(words)) and found.lastindex:
                yield from classes[found.lastindex - 1 :]

    def _add(self, run: list[BracketClass]) -> None:
        if run:
            patterns = [each.match for each in run if each.match is not None]
            self._groups.append((joined(patterns), run))


def joined(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str] | None:
    """A pattern whose group of a number matches where the pattern of that number is the first.

    None where they are few, or cannot be joined.
    """
    typed = [each.pattern for each in patterns]
    if len(typed) < _FEWEST or any(_REFERENCE.search(pattern) for pattern in typed):
        return None
    try:
        made = re.compile("|".join(f"({_uncaptured(each)})" for each in typed), re.MULTILINE)
    except re.error:
        return None
    return made if made.groups == len(typed) else None


def _uncaptured(pattern: str) -> str:
    """`pattern` without groups that capture, its flags for itself alone."""
    flags = _FLAGS.match(pattern)
    inner = _NAMED.sub("(?:", pattern[flags.end() :] if flags else pattern)
    return f"(?{flags.group(1)}:{inner})" if flags else f"(?:{inner})"


def literal_of(pattern: re.Pattern[str]) -> str:
    """Characters without which `pattern` matches nothing; empty where that is not plain."""
    if pattern.flags & re.IGNORECASE or "|" in pattern.pattern:
        return ""
    found = _LITERAL.match(pattern.pattern)
    return found.group(1) if found else ""

"""Which of many patterns can match at all, seen before any of them is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Protocol

from teitools.notation.expression import expression, ignores_case
from teitools.notation.needed_words import is_usual, needed_words
from teitools.notation.profile import BracketClass

_FLAGS = expression(r"\(\?([aimsux]+)\)")
_NAMED = expression(r"(?<!\\)((?:\\\\)*)\(\?P<\w+>")
_REFERENCE = expression(r"\\[1-9]|\(\?P=|\(\?\(")
_FEWEST = 3
# that may stand within brackets, on both sides
_WHITE = " \u00a0"
# such a pattern asks for what stands before the bracket
_BEHIND = "(?<="
# brackets that hold the same words are many: what has been found is kept
_LONGEST_KNOWN = 200
_MOST_KNOWN = 10_000
_LITERAL = expression(r"(?:\(\?P<\w+>|\(\?:)*((?:[\w :/-](?![?*{+]))+)")


def _tested(each: BracketClass) -> re.Pattern[str] | None:
    """The pattern of a class, where that asks for nothing that stands before the words."""
    return None if each.match is None or _BEHIND in each.match.pattern else each.match


class Screening(Protocol):
    """What knows the classes of a bracket."""

    def candidates(self, text: str, start: int, end: int) -> Iterable[BracketClass]:
        """The classes that `text` from `start` to `end` may be of."""


class Screen:
    """The classes of a bracket, in their order, without those whose pattern cannot match."""

    __slots__ = ("_always", "_is_read", "_known", "_phrases", "_runs", "_tests")

    def __init__(self, classes: Sequence[BracketClass]) -> None:
        self._known: dict[str, Sequence[BracketClass]] = {}
        self._is_read = False
        self._always = 0
        self._phrases: list[tuple[str, int]] = []
        self._runs = _Runs(())
        self._tests: list[tuple[BracketClass, re.Pattern[str] | None]] = []
        for has, run in groupby(classes, key=lambda each: each.match is not None):
            alike = tuple(run)
            is_tested = has and len(alike) >= _FEWEST
            self._tests += ((each, _tested(each) if is_tested else None) for each in alike)

    def candidates(self, text: str, start: int, end: int) -> Sequence[BracketClass]:
        """The classes that `text` from `start` to `end` may be of."""
        words = text[start:end]
        if end - start > _LONGEST_KNOWN:
            return self._fitting(words)
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[words] = self._fitting(words)
        return known

    def _fitting(self, words: str) -> Sequence[BracketClass]:
        """Of each run of classes with patterns those from the first on that matches `words`."""
        if words and words[0] in _WHITE and words[-1] in _WHITE:
            words = words.strip(_WHITE)
        possible = self._possible(words)
        fitting: list[BracketClass] = []
        begun = False
        for index, (each, tested) in enumerate(self._tests):
            if tested is None:
                begun = False
            elif not begun:
                begun = possible >> index & 1 == 1 and tested.fullmatch(words) is not None
                if not begun:
                    continue
            fitting.append(each)
        return tuple(fitting)

    def _possible(self, words: str) -> int:
        """The classes, as bits, whose patterns need nothing that `words` do not have."""
        if not self._is_read:
            self._read_needed()
        if not is_usual(words):
            return -1
        possible, lower, runs = self._always, words.lower(), self._runs
        for run in lower.split():
            possible |= runs[run]
        for phrase, classes in self._phrases:
            if phrase in lower:
                possible |= classes
        return possible

    def _read_needed(self) -> None:
        """Find out what some of the classes need: phrases, and what has no white space in it."""
        found: dict[str, int] = {}
        for index, (_, tested) in enumerate(self._tests):
            needed = () if tested is None else needed_words(tested)
            for word in needed:
                found[word] = found.get(word, 0) | 1 << index
            if not needed:
                self._always |= 1 << index
        self._phrases = [each for each in sorted(found.items()) if each[0].split() != [each[0]]]
        self._runs = _Runs([each for each in sorted(found.items()) if each[0].split() == [each[0]]])
        self._is_read = True


class _Runs(dict[str, int]):
    """Which classes, as bits, need something that stands in a run of words without white space.

    The runs of a text are few beside its words: each is gone through once.
    """

    __slots__ = ("_any", "_needed")

    def __init__(self, needed: Sequence[tuple[str, int]]) -> None:
        self._needed = needed
        self._any = _any_of(word for word, _ in needed)

    def __missing__(self, run: str) -> int:
        possible = 0
        if self._any.search(run) is not None:  # most have nothing
            for word, classes in self._needed:
                if word in run:
                    possible |= classes
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[run] = possible
        return possible


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of `words`, which tries few of them in one place."""
    beginnings = groupby(sorted(words), key=lambda word: word[0])
    rests = (
        (first, "|".join(re.escape(word[1:]) for word in alike)) for first, alike in beginnings
    )
    return re.compile("|".join(f"{re.escape(first)}(?:{rest})" for first, rest in rests) or "(?!)")


def joined(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str] | None:
    """A pattern whose group of a number matches where the pattern of that number is the first.

    None where they are few, or cannot be joined.
    """
    return _joined(tuple(each.pattern for each in patterns))


@lru_cache(maxsize=512)
def _joined(typed: Sequence[str]) -> re.Pattern[str] | None:
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
    inner = _NAMED.sub(r"\1(?:", pattern[flags.end() :] if flags else pattern)
    return f"(?{flags.group(1)}:{inner})" if flags else f"(?:{inner})"


def literal_of(pattern: re.Pattern[str]) -> str:
    """Characters without which `pattern` matches nothing; empty where that is not plain."""
    if "|" in pattern.pattern or ignores_case(pattern):
        return ""
    found = _LITERAL.match(pattern.pattern)
    return found.group(1) if found else ""

"""Pairing the delimiters of a paragraph, with a stack; crossed and missing ones are found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto

from teitools.notation.profile import Bracket, Profile

MAX_DEPTH = 32


class Role(Enum):
    """What a span of delimiters is."""

    PAIR = auto()
    UNCLOSED = auto()
    UNOPENED = auto()
    ESCAPE = auto()


@dataclass(slots=True)
class Span:
    """A stretch of a paragraph, from `start` to `end`, and the spans inside it."""

    role: Role
    start: int
    end: int
    bracket: Bracket | None = None
    separator: int | None = None
    children: list[Span] = field(default_factory=list)

    @property
    def inner(self) -> tuple[int, int]:
        """Where the content of a pair begins and ends."""
        assert self.bracket is not None
        return self.start + len(self.bracket.open), self.end - len(self.bracket.close)


@dataclass(slots=True)
class Pairing:
    """The outermost spans of a paragraph, and the place where nesting grew too deep."""

    spans: list[Span]
    too_deep: int | None = None


class Scanner:
    """Finds the delimiters of one profile."""

    __slots__ = ("_closers", "_openers", "_separators", "_signs", "token")

    def __init__(self, profile: Profile) -> None:
        self._openers = {bracket.open: bracket for bracket in profile.brackets}
        self._closers = {bracket.close: bracket for bracket in profile.brackets}
        self._separators = {b.separator: b for b in profile.brackets if b.separator}
        signs = {*self._openers, *self._closers, *self._separators}
        literals = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
        self._signs = tuple(signs - self._separators.keys())
        self.token = re.compile(
            rf"\\(?:{literals or '(?!)'}|\\(?={literals or '(?!)'}))|{literals or '(?!)'}"
        )

    def occur_in(self, text: str) -> bool:
        """Whether `text` has a delimiter at all."""
        return any(sign in text for sign in self._signs)

    def pair(self, text: str) -> Pairing:
        """The spans of `text`, a paragraph."""
        root = Span(Role.PAIR, 0, len(text))
        pairing = Pairing(root.children)
        stack = [root]
        overflow: Counter[str] = Counter()
        escaped: Counter[str] = Counter()
        for match in self.token.finditer(text):
            token = match.group()
            if token[0] == "\\":
                stack[-1].children.append(Span(Role.ESCAPE, match.start(), match.end()))
                if token[1:] in self._openers:
                    escaped[self._openers[token[1:]].close] += 1
            elif token in self._openers:
                if len(stack) > MAX_DEPTH:
                    overflow[self._openers[token].close] += 1
                    if pairing.too_deep is None:
                        pairing.too_deep = match.start()
                    continue
                span = Span(Role.UNCLOSED, match.start(), len(text), self._openers[token])
                stack[-1].children.append(span)
                stack.append(span)
            elif token in self._closers:
                if overflow[token]:
                    overflow[token] -= 1
                else:
                    self._close(stack, token, match, escaped)
            elif stack[-1].bracket is self._separators[token] and stack[-1].separator is None:
                stack[-1].separator = match.start()
        return pairing

    def _close(
        self, stack: list[Span], token: str, match: re.Match[str], escaped: Counter[str]
    ) -> None:
        """Close the innermost span that `token` closes; those opened inside it stay unclosed.

        A sign that closes nothing may be the partner of an escaped one: `escaped` counts them.
        """
        for depth in range(len(stack) - 1, 0, -1):
            bracket = stack[depth].bracket
            if bracket is not None and bracket.close == token:
                for crossed in stack[depth + 1 :]:
                    crossed.end = match.start()
                stack[depth].role = Role.PAIR
                stack[depth].end = match.end()
                del stack[depth:]
                return
        if escaped[token]:
            escaped[token] -= 1
            return
        bracket = self._closers[token]
        stack[-1].children.append(Span(Role.UNOPENED, match.start(), match.end(), bracket))

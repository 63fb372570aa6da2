"""Pairing the delimiters of a paragraph, with a stack; crossed and missing ones are found."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import field
from enum import Enum, auto

from teitools.dataclass import dataclass
from teitools.notation.explicit import CLOSING, body_opening, read_opening
from teitools.notation.expression import expression
from teitools.notation.occurrences import stands
from teitools.notation.profile import Bracket, Profile
from teitools.transcript.inlines import Facts

MAX_DEPTH = 32
_ELEMENT = Bracket("[", CLOSING, ())


_RULED = expression(r"(?:[ \t\r\n][ \t]|[\r\n]|\A)[)\]|](?=[ \t]{2}|[ \t]*(?:[\r\n]|\Z))")


class Role(Enum):
    """What a span of delimiters is."""

    PAIR = auto()
    UNCLOSED = auto()
    UNOPENED = auto()
    ESCAPE = auto()


# to ask an enumeration for a member takes longer than to call a function
_PAIR, _UNCLOSED, _UNOPENED, _ESCAPE = Role


@dataclass(slots=True)
class Span:
    """A stretch of a paragraph, from `start` to `end`, and the spans inside it.

    `inherited`: it was opened in an earlier paragraph, and has no delimiter here; its place
    among those. `element`: the name and attributes of one in the explicit form.
    """

    role: Role
    start: int
    end: int
    bracket: Bracket | None = None
    separator: int | None = None
    children: list[Span] = field(default_factory=list)
    inherited: int | None = None
    element: tuple[str, Facts] | None = None

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

    __slots__ = (
        "_closers",
        "_escapes",
        "_openers",
        "_separators",
        "_signs",
        "_symmetrical",
        "explicit",
        "parted",
        "present",
        "spanning",
        "token",
    )

    def __init__(self, profile: Profile) -> None:
        self._openers = {bracket.open: bracket for bracket in profile.brackets}
        self._closers = {bracket.close: bracket for bracket in profile.brackets}
        self._separators = {b.separator: b for b in profile.brackets if b.separator}
        signs = {*self._openers, *self._closers, *self._separators}
        literals = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
        self._symmetrical = frozenset(b.open for b in profile.brackets if b.symmetrical)
        self.parted = {
            sign: bracket
            for sign, bracket in self._openers.items()
            if sign not in self._closers and bracket.close not in self._openers
        }
        """The brackets whose signs either open or close, by that which opens."""
        self.spanning = any(bracket.spans for bracket in profile.brackets)
        self._escapes = profile.escapes
        self.explicit = profile.explicit
        delimiting = signs - self._separators.keys()
        if profile.explicit:
            opening = body_opening()
            found = f"{opening}|{literals}|\\]" if literals else f"{opening}|\\]"
            escaped = f"(?={opening})\\[|{literals}|\\]" if literals else f"(?={opening})\\[|\\]"
            delimiting.add("[")
        else:
            escaped = found = literals or "(?!)"
        # a run of backslashes from its first; a sign belongs to it where there is an odd number
        run = rf"\\(?<!\\\\)(?:\\\\)*(?:{escaped}|\\(?={found}))"
        self.token = expression(f"{run}|{found}")
        self._signs = tuple(delimiting)
        self.present = {*signs, "\\", *(("[", CLOSING) if profile.explicit else ())}
        """Every sign that the text may have."""

    def prepare(self, text: str) -> None:
        """Leave out the delimiters that stand nowhere in `text`, the whole of the paragraphs."""
        absent = {sign for sign in self._signs if not stands(sign, text)}
        self._signs = tuple(sign for sign in self._signs if sign not in absent)
        self.present -= absent

    def occur_in(self, text: str) -> bool:
        """Whether `text` has a delimiter at all."""
        for sign in self._signs:  # noqa: SIM110  (faster than any(), and each paragraph asks)
            if sign in text:
                return True
        return False

    def pair(
        self,
        text: str,
        inherited: Sequence[Bracket] = (),
        rejected: Container[int] = (),
        offset: int = 0,
        halves: bool = False,
    ) -> Pairing:
        """The spans of `text`, a paragraph; `inherited` are open at its beginning.

        `offset` is where the paragraph begins; where one of `rejected` stands nothing begins
        that has the explicit form. With `halves` the end of that form is a half of its own also
        where the profile has no such bracket.
        """
        root = Span(_PAIR, 0, len(text))
        pairing = Pairing(root.children)
        stack = [root]
        for place, open_bracket in enumerate(inherited):
            span = Span(_UNCLOSED, 0, len(text), open_bracket, inherited=place)
            stack[-1].children.append(span)
            stack.append(span)
        overflow: dict[str, int] = {}
        escaped: dict[str, int] = {}
        for match in self.token.finditer(text):
            token = match.group()
            if token[0] == "\\":
                self._escape(match, stack, escaped)
                continue
            bracket, element = self._openers.get(token), None
            if bracket is None and self.explicit and token[0] == "[":
                token, bracket, element = self._explicit(token, offset + match.start() in rejected)
            if bracket is not None and (
                token not in self._symmetrical or _opens(text, match, bracket, stack)
            ):
                self._open(stack, bracket, match, overflow, pairing, element)
            elif (closed := self._closer(token, stack)) is not None:
                if overflow and overflow.get(token):
                    overflow[token] -= 1
                elif token not in self._symmetrical or _closes(text, match):
                    self._close(stack, closed, match, escaped)
            elif token in self._separators:
                self._separate(stack[-1], match)
            elif halves and token == CLOSING:
                half = Span(_UNOPENED, match.start(), match.end(), _ELEMENT)
                stack[-1].children.append(half)
        return pairing

    def _escape(self, match: re.Match[str], stack: list[Span], escaped: dict[str, int]) -> None:
        """Backslashes before a sign: each pair is one backslash, one that is left is the sign's.

        Where they are no escapes, the sign is characters all the same.
        """
        start, end = match.span()
        if end - start > 2:
            start = self._escape_backslashes(match, stack)
        if self._escapes and start < end:
            stack[-1].children.append(Span(_ESCAPE, start, end))
        bracket = self._openers.get(match.string[start + 1 : end])
        if bracket is not None:
            _count(escaped, bracket.close)

    def _escape_backslashes(self, match: re.Match[str], stack: list[Span]) -> int:
        """The escapes that are pairs of backslashes; where a sign is left that has one."""
        start, end = match.span()
        signs = match.group().lstrip("\\")
        last = end - len(signs) - 1 if signs else end
        if self._escapes:
            pairs = range(start, last, 2)
            stack[-1].children += (Span(_ESCAPE, each, each + 2) for each in pairs)
        return last

    def _separate(self, span: Span, match: re.Match[str]) -> None:
        if span.separator is None and span.bracket is self._separators[match.group()]:
            span.separator = match.start()

    def _explicit(
        self, token: str, is_rejected: bool
    ) -> tuple[str, Bracket | None, tuple[str, Facts] | None]:
        """The sign, the bracket that it opens, and the element if it has the explicit form."""
        element = None if is_rejected else read_opening(token)
        if element is None:
            return "[", self._openers.get("["), None
        return token, Bracket(token, CLOSING, ()), element

    def _open(
        self,
        stack: list[Span],
        bracket: Bracket,
        match: re.Match[str],
        overflow: dict[str, int],
        pairing: Pairing,
        element: tuple[str, Facts] | None,
    ) -> None:
        """Open a span; one that is nested too deep is counted, so that its partner is known."""
        if len(stack) > MAX_DEPTH:
            _count(overflow, bracket.close)
            if pairing.too_deep is None:
                pairing.too_deep = match.start()
            return
        end = len(match.string)
        span = Span(_UNCLOSED, match.start(), end, bracket, None, [], None, element)
        stack[-1].children.append(span)
        stack.append(span)

    def _closer(self, token: str, stack: list[Span]) -> Bracket | None:
        """The bracket that `token` closes, if it closes one."""
        found = self._closers.get(token)
        if found is None and token == CLOSING:
            open_brackets = (each.bracket for each in reversed(stack) if each.bracket is not None)
            return next((each for each in open_brackets if each.close == CLOSING), None)
        return found

    def _close(
        self, stack: list[Span], closed: Bracket, match: re.Match[str], escaped: dict[str, int]
    ) -> None:
        """Close the innermost span of `closed`; those opened inside it stay unclosed.

        A sign that closes nothing may be the partner of an escaped one: `escaped` counts them.
        """
        last = stack[-1]
        if last.bracket is closed and last.inherited is None:
            last.role = _PAIR
            last.end = match.end()
            stack.pop()
            return
        for depth in range(len(stack) - 1, 0, -1):
            bracket = stack[depth].bracket
            if bracket is not None and bracket.close == closed.close:
                crossing = stack[depth + 1 :]
                if closed.symmetrical and not all(b and b.lenient for b in _brackets(crossing)):
                    return
                if stack[depth].inherited is not None and escaped.get(closed.close):
                    break
                for crossed in crossing:
                    crossed.end = match.start()
                stack[depth].role = _PAIR
                stack[depth].end = match.end()
                del stack[depth:]
                return
        if escaped.get(closed.close):
            escaped[closed.close] -= 1
        elif not closed.symmetrical and not _is_ruled(match):
            stack[-1].children.append(Span(_UNOPENED, match.start(), match.end(), closed))


def _is_ruled(match: re.Match[str]) -> bool:
    """Whether a sign stands between spaces at the edge of a column: a typist's vertical rule."""
    return _RULED.match(match.string, max(match.start() - 2, 0)) is not None


def _count(counts: dict[str, int], key: str) -> None:
    counts[key] = counts.get(key, 0) + 1


def _brackets(spans: Iterable[Span]) -> Iterable[Bracket | None]:
    return (span.bracket for span in spans)


def _opens(text: str, match: re.Match[str], bracket: Bracket, stack: list[Span]) -> bool:
    """Whether a sign that also closes can open: it is before a word, and none is open."""
    if bracket in _brackets(stack):
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return bool(after) and not after.isspace() and not (before.isalnum() or before == bracket.open)


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether a sign that opens and closes can close: it is after a word, and none goes on."""
    after = text[match.end() : match.end() + 1]
    return match.start() > 0 and not text[match.start() - 1].isspace() and not after.isalnum()

"""Particles: content models as XSD sees them, elements only, each reference followed."""

from __future__ import annotations

from dataclasses import dataclass

from teitools.odd.content import (
    EMPTY,
    NOT_ALLOWED,
    AnyElement,
    Choice,
    Data,
    ElementRef,
    Interleave,
    ListOf,
    Named,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
    Verbatim,
    choice,
    repeat,
    sequence,
)
from teitools.odd.grammar import Grammar

ANY = AnyElement()


@dataclass(frozen=True, slots=True)
class Content:
    """The content of an element: its particle, and whether text may stand between.

    `value` is the pattern of its text where it holds that and nothing else.
    """

    particle: Pattern
    mixed: bool
    value: Pattern | None = None


class Particles:
    """The content models of `grammar`; `without` names elements that cannot occur."""

    def __init__(self, grammar: Grammar, without: frozenset[str]) -> None:
        self._grammar = grammar
        self._without = without
        self._known: dict[str, Pattern] = {}

    def content(self, pattern: Pattern) -> Content:
        """The content that `pattern` allows."""
        text, data = _characters(self._grammar, pattern)
        particle = self.particle(pattern)
        if data and not text and particle == EMPTY:
            return Content(EMPTY, False, pattern)
        return Content(particle, text or data)

    def particle(self, pattern: Pattern) -> Pattern:
        """`pattern` without text; what may stand in any order is widened to any number."""
        match pattern:
            case ElementRef(key):
                return NOT_ALLOWED if key in self._without else pattern
            case Named(name):
                if name not in self._known:
                    patterns = self._grammar.patterns
                    inner = self.particle(patterns[name]) if name in patterns else EMPTY
                    self._known[name] = inner
                return self._known[name]
            case AnyElement():
                return ANY
            case Repeat(item, low, high):
                return repeat(self.particle(item), low, high)
            case Sequence(items):
                return sequence([self.particle(item) for item in items])
            case Choice(items):
                return _optional_choice([self.particle(item) for item in items])
            case Interleave(items):
                return self._interleave(items)
        return EMPTY

    def _interleave(self, items: tuple[Pattern, ...]) -> Pattern:
        kept = [particle for item in items if (particle := self.particle(item)) != EMPTY]
        if NOT_ALLOWED in kept:
            return NOT_ALLOWED
        if len(kept) < 2:
            return sequence(kept)
        return repeat(choice(kept), 0, None)


def _optional_choice(items: list[Pattern]) -> Pattern:
    among = choice(item for item in items if item != EMPTY)
    if EMPTY not in items:
        return among
    return repeat(among, 0, 1)


def _characters(grammar: Grammar, pattern: Pattern) -> tuple[bool, bool]:
    """Whether `pattern` holds any text, and whether it holds values."""
    match pattern:
        case Text() | AnyElement():
            return isinstance(pattern, Text), False
        case Data() | Value() | ListOf():
            return False, True
        case Named(name):
            found = grammar.patterns.get(name)
            return (False, True) if found is None else _characters(grammar, found)
        case Repeat(item, _, _):
            return _characters(grammar, item)
        case Sequence(items) | Choice(items) | Interleave(items):
            found_in = [_characters(grammar, item) for item in items]
            return any(text for text, _ in found_in), any(data for _, data in found_in)
    return False, False


def verbatim(grammar: Grammar, pattern: Pattern) -> list[str]:
    """The RELAX NG in `pattern` that was left as it is."""
    match pattern:
        case Verbatim(xml):
            return [xml]
        case Named(name) if name in grammar.patterns:
            return verbatim(grammar, grammar.patterns[name])
        case Repeat(item, _, _) | ListOf(item):
            return verbatim(grammar, item)
        case Sequence(items) | Choice(items) | Interleave(items):
            return [xml for item in items for xml in verbatim(grammar, item)]
    return []

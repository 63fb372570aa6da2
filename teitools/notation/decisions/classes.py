"""The classes of brackets that a decision can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from teitools.notation.bracket_kinds import REASON_REQUIRED, facts_of
from teitools.notation.decisions.register import HIGH, MEDIUM, TEXT, Choice
from teitools.notation.expression import expression
from teitools.notation.profile import Bracket, BracketClass, Profile
from teitools.transcript import Kind, Mark
from teitools.transcript.inlines import Facts

_SEPARATOR = expression(r"\s+or\s+|\s*/\s*")
_DOUBTFUL = (Kind.UNCLEAR, Kind.CHOICE)
"""Kinds of which ``cert`` is about the words; of others it is about their class."""
_WORD_BEFORE = (Kind.SIC, Kind.CORRECTION)
_WORDS = BracketClass(None)


class ClassChooser:
    """Finds the classes of one profile by the words of a decision."""

    def __init__(self, profile: Profile) -> None:
        self._all = [each for bracket in profile.brackets for each in bracket.classes]
        self._all += profile.signs
        self._rules = {
            (bracket.open, id(each)): _rule(bracket, index, each)
            for bracket in profile.brackets
            for index, each in enumerate(bracket.classes, 1)
        }
        self._signs = {id(each): index for index, each in enumerate(profile.signs, 1)}

    def classes(self, choice: Choice, own: Iterable[BracketClass]) -> Iterator[BracketClass]:
        """The classes of the kind that was chosen: `own` ones first, then what has no pattern."""
        if choice.word == TEXT:
            yield _WORDS
            return
        kind = Kind(choice.word)
        for each in [*own, *self._all]:
            if each.kind is kind:
                kept = (fact for fact in each.facts if fact[0] != "cert" or kind in _DOUBTFUL)
                facts = tuple({**dict(kept), **dict(choice.facts)}.items())
                yield replace(
                    each, facts=facts, whole_paragraph=False, glued=False,
                    minimum_words=0, maximum_words=None, needs_note=False,
                )  # fmt: skip
        if kind in REASON_REQUIRED and "reason" not in dict(choice.facts):
            return
        separator = _SEPARATOR if kind is Kind.CHOICE else None
        if kind is not Kind.SUBSTITUTION:
            word_before = kind in _WORD_BEFORE
            yield BracketClass(
                kind, facts=choice.facts, word_before=word_before, separator=separator
            )

    def rule(self, each: BracketClass, bracket: Bracket) -> tuple[str, str]:
        """The words for a rule of a profile, and how certain it is."""
        decided = f"{bracket.open} {bracket.close}", HIGH
        return self._rules.get((bracket.open, id(each)), decided)

    def sign(self, each: BracketClass) -> str:
        """The words for the rule that a sign follows."""
        return f"sign {self._signs.get(id(each), '')} of the profile (pattern)"


def shown_facts(mark: Mark, kind: Kind) -> Facts:
    """The facts of a mark that a decision may name; of one with parts, those of a part."""
    allowed = facts_of(kind)
    facts = mark.facts
    if mark.kind is Kind.CHOICE and isinstance(last := mark.content[-1], Mark):
        facts = last.facts
    return tuple(fact for fact in facts if fact[0] in allowed)


def _rule(bracket: Bracket, index: int, each: BracketClass) -> tuple[str, str]:
    condition, certainty = "anything", MEDIUM
    if each.match is not None:
        condition, certainty = "pattern", HIGH
    elif each.whole_paragraph:
        condition, certainty = "a paragraph of its own", HIGH
    elif each.minimum_words or each.maximum_words:
        most = each.maximum_words or "any"
        condition = f"{each.minimum_words} to {most} words"
    return f"{bracket.open} {bracket.close} class {index} ({condition})", certainty

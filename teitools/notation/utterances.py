"""What is heard and seen besides words, where speech is ``u``: TEI Guidelines, 8.3.

The words of the languages tell a voice (``vocal``), a gesture (``kinesic``), anything else that
happens (``incident``), a ``pause`` and a ``shift`` of the voice. Classes and lines that a profile
has for stage directions become one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from teitools.notation.expression import expression
from teitools.notation.profile import BracketClass, LineRule
from teitools.notation.vocabulary import HEARD, Vocabulary
from teitools.transcript import Kind
from teitools.transcript.inlines import Facts

SHIFT = "shift"
WORDS = (*HEARD, SHIFT)
"""What the key `words` of a class may name."""
VOICES, SPOKEN = "voices", "spoken"
"""The class group of stage directions, and the one that comes before it in utterances."""
_LONGEST = 8
# what a stage direction of a type is; any other is an incident, and `delivery` stays
_KINDS = {"interjection": Kind.VOCAL, "sound": Kind.VOCAL, "pause": Kind.PAUSE}
_STAYS = "delivery"
_BEFORE = r"(?:[\w,’'-]+\s+){0,3}"
_AFTER = r"(?:[\s,;:–—-]+[^\s\[\](){}][^\[\](){}]*)?\s*[.!…]*"


def classes_of_words(each: BracketClass, name: str, words: Vocabulary) -> Iterator[BracketClass]:
    """`each` for the words that the languages have for `name`, one of `WORDS`."""
    if name == SHIFT:
        for shift in words.shifts:
            facts: Facts = (("feature", shift.feature), ("new", shift.new))
            pattern = f"(?is)(?P<content>{_any_of(shift.words)})[.:]?"
            allowed = facts if each.kind is Kind.SHIFT else ()
            yield replace(each, match=expression(pattern), facts=(*each.facts, *allowed))
    elif words.heard.get(name):
        pattern = rf"(?is)(?P<content>{_BEFORE}{_any_of(words.heard[name])}{_AFTER})"
        longest = each.maximum_words or _LONGEST
        yield replace(each, match=expression(pattern), maximum_words=longest)


def uttered_classes(each: BracketClass) -> Iterator[BracketClass]:
    """What a class becomes in utterances, and the class itself for what that has no room for."""
    kind = _uttered(each.facts) if each.kind is Kind.STAGE else None
    if kind is not None:
        yield replace(each, kind=kind, facts=_kept(each.facts))
    yield each


def uttered_line(rule: LineRule) -> LineRule:
    """What a rule of lines becomes in utterances."""
    kind = _uttered(rule.facts) if rule.kind == Kind.STAGE else None
    return rule if kind is None else replace(rule, kind=kind.value, facts=())


def _uttered(facts: Facts) -> Kind | None:
    kind = dict(facts).get("type", "")
    return None if kind == _STAYS else _KINDS.get(kind, Kind.INCIDENT)


def _kept(facts: Facts) -> Facts:
    return tuple(fact for fact in facts if fact[0] != "type")


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`: a space is any white space, ``*`` any ending of a word."""
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    typed = (re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for word in longest)
    return rf"(?:{'|'.join(typed)})(?!\w)"

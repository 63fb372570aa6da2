"""Words with which a text, or an act or a scene of it, ends: ``trailer``, TEI Guidelines, 4.2.4."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from teitools.notation.expression import expression
from teitools.notation.headings import DATELINE, HEAD
from teitools.notation.line_marks import LINE_MARKS
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import LineRule
from teitools.notation.segments import (
    CONTINUATION,
    FOOTNOTE,
    LABEL,
    PARAGRAPH,
    PASSING,
    STAGE,
    Cut,
    Segment,
)
from teitools.notation.vocabulary import Vocabulary
from teitools.transcript.inlines import Facts

TRAILER = "trailer"
PART = "part"
"""What a trailer of all ends where other words follow: the outermost division."""
# of rules: what a sitting does, and that it ends
_BUSINESS: Facts = (("type", "business"),)
_SITTING: Facts = (("type", "sitting"),)
# what may stand below the words that end a text without going on with it
_BELOW = PASSING | LINE_MARKS | {
    CONTINUATION, DATELINE, FOOTNOTE, STAGE, TRAILER, "note", "salute", "signed", "source_note",
    "typist_mark",
}  # fmt: skip
# a star in the words of a language: a word or some, in one sentence
_SOME = r"[^\s\[\](){}](?:[^\r\n\[\](){}]{0,58}[^\s\[\](){}.!])?"


def trailer_rules(words: Vocabulary) -> tuple[LineRule, ...]:
    """The rules for lines with which, by the words of the languages, something ends."""
    return tuple(
        LineRule(TRAILER, _pattern(typed, bracketed), facts=facts)
        for typed, bracketed, facts in (
            (words.scene_trailers, True, (("division", "scene"),)),
            (words.act_trailers, True, (("division", "act"),)),
            (words.trailers, True, ()),
            (words.proceedings, False, _BUSINESS),
            (words.sitting_trailers, False, _SITTING),
        )
        if typed
    )


def may_end(rule: LineRule, raw: Raw, cut: Cut) -> bool:
    """Whether a line of the paragraph `raw` may be what `rule` says.

    What ends all is a paragraph of its own, so that no words of somebody are taken for it.
    """
    if rule.kind != TRAILER or _ends_part(rule):
        return True
    return cut.start == raw.start and cut.end == raw.end


def settle(segments: Sequence[Segment]) -> None:
    """Make paragraphs of the trailers of all that end nothing: somebody says them, or goes on.

    Between turns, what a sitting does is a stage direction.
    """
    speaks = any(each.kind == LABEL for each in segments)
    first = next((index for index, each in enumerate(segments) if each.kind == LABEL), 0)
    for index, segment in enumerate(segments):
        if segment.kind != TRAILER or segment.rule is None or _ends_part(segment.rule):
            continue
        between = speaks and index > first and segments[index - 1].kind != LABEL
        goes_on = any(each.kind == LABEL for each in segments[index + 1 :])
        sits = segment.rule.facts == _BUSINESS
        if between and (sits or (goes_on and segment.rule.facts == _SITTING)):
            segment.kind, segment.rule = STAGE, replace(segment.rule, kind=STAGE, facts=_BUSINESS)
            continue
        if sits:
            segment.kind, segment.rule, segment.match = PARAGRAPH, None, None
            continue
        following = [each.kind for each in segments[index + 1 :]]
        headed = HEAD in following
        if headed:
            following = following[: following.index(HEAD)]
        said = index > 0 and segments[index - 1].kind == LABEL
        if said or LABEL in following or not (speaks or _BELOW.issuperset(following)):
            segment.kind, segment.rule, segment.match = PARAGRAPH, None, None
        elif headed or not _BELOW.difference((STAGE,)).issuperset(following):
            segment.facts = (("division", PART),)


def _ends_part(rule: LineRule) -> bool:
    """Whether what a rule knows ends a division of some type, and not all."""
    return "division" in dict(rule.facts)


def _by_letter(typed: Iterable[str]) -> str:
    """A pattern for any of those `typed`, of which few are tried in one place."""
    groups: dict[str, list[str]] = {}
    for each in typed:
        groups.setdefault(each[0].lower() if each[0].isalpha() else "", []).append(each)
    return "|".join(
        f"{first}(?:{'|'.join(each[1:] for each in alike)})" if first else "|".join(alike)
        for first, alike in groups.items()
    )


def _pattern(words: Iterable[str], bracketed: bool) -> re.Pattern[str]:
    """A line that is one of `words`: a space is any spaces, a star some words of one sentence.

    Signs of emphasis may stand around it, and brackets, where it may be `bracketed`.
    """
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    typed = (re.escape(each).replace(r"\ ", r"[ \t]+").replace(r"\*", _SOME) for each in longest)
    content = rf"(?P<content>(?:{_by_letter(typed)})[ \t]?[.!]?)"
    before, after = (r"\[(", r"\])") if bracketed else ("", "")
    return expression(
        rf"(?i)[ \t]*(?:[{before}*_~—–-]{{1,3}}[ \t]*)?{content}"
        rf"(?:[ \t]*[{after}*_~—–-]{{1,3}})?\.?[ \t]*"
    )

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
_FAR = 100
_ENDED = frozenset(".!?…)]}»”’\"'_*—–-")
_BLANKS = r"[ \t]+"
# a star in the words of a language: a word or some, in one sentence
_SOME = r"[^\s\[\](){}](?:[^\r\n\[\](){}]{0,58}[^\s\[\](){}.!])?"


def trailer_rules(words: Vocabulary) -> tuple[LineRule, ...]:
    """The rules for lines with which, by the words of the languages, something ends."""
    return tuple(
        LineRule(TRAILER, _pattern(phrases, bracketed), facts=facts)
        for typed, bracketed, facts in (
            (words.scene_trailers, True, (("division", "scene"),)),
            (words.act_trailers, True, (("division", "act"),)),
            (words.trailers, True, ()),
            (words.proceedings, False, _BUSINESS),
            (words.sitting_trailers, False, _SITTING),
        )
        if (phrases := _phrases(typed))
    )


def may_end(rule: LineRule, text: str, raw: Raw, cut: Cut, is_play: bool) -> bool:
    """Whether a line of the paragraph `raw` may be what `rule` says.

    What ends all is a paragraph of its own, so that no words of somebody are taken for it. In plays
    it may stand right below the last speech, which has ended.
    """
    if rule.kind != TRAILER or _ends_part(rule):
        return True
    if cut.start == raw.start or cut.end != raw.end or not is_play or rule.facts:
        return cut.start == raw.start and cut.end == raw.end
    before = text[max(raw.start, cut.start - _FAR) : cut.start].rstrip()
    words = text[cut.start : cut.end]
    return before[-1:] in _ENDED or (words.isupper() and not before.isupper())


def settle(segments: list[Segment], raws: Sequence[Raw]) -> None:
    """Make paragraphs of the trailers of all that end nothing: somebody says them, or goes on.

    Between turns, what a sitting does is a stage direction. A line that was cut off from one of the
    paragraphs `raws` is put back.
    """
    refused = _refuse(segments)
    if not refused:
        return
    starts = {raw.start for raw in raws}
    for index in reversed(refused):
        segment, before = segments[index], segments[index - 1] if index else None
        if before is not None and before.kind == PARAGRAPH and segment.raw.start not in starts:
            before.raw = Raw(before.raw.gap, before.raw.start, segment.raw.end)
            del segments[index]


def _refuse(segments: Sequence[Segment]) -> list[int]:
    """The places of those of `segments` that ended nothing, and are paragraphs now."""
    refused = []
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
            refused.append(index)
            continue
        following = [each.kind for each in segments[index + 1 :]]
        headed = HEAD in following
        if headed:
            following = following[: following.index(HEAD)]
        said = index > 0 and segments[index - 1].kind == LABEL
        if said or LABEL in following or not (speaks or _BELOW.issuperset(following)):
            segment.kind, segment.rule, segment.match = PARAGRAPH, None, None
            refused.append(index)
        elif headed or not _BELOW.difference((STAGE,)).issuperset(following):
            segment.facts = (("division", PART),)
    return refused


def _ends_part(rule: LineRule) -> bool:
    """Whether what a rule knows ends a division of some type, and not all."""
    return "division" in dict(rule.facts)


def _by_letter(phrases: Iterable[Sequence[str]]) -> str:
    """A pattern for any of `phrases`, of which few are tried in one place."""
    groups: dict[str, list[Sequence[str]]] = {}
    for each in phrases:
        first = each[0][0].lower()
        groups.setdefault(first if first.isalpha() else "", []).append(each)
    return "|".join(
        f"{first}(?:{_any_of([(word[1:], *rest) for word, *rest in alike])})"
        if first
        else _any_of(alike)
        for first, alike in groups.items()
    )


def _any_of(phrases: Sequence[Sequence[str]]) -> str:
    """A pattern for any of `phrases`; a word, or a star, with which several go on stands once.

    Which is tried first makes no difference: all of a line must match, and behind the phrase it has
    signs alone.
    """
    following: dict[str, list[Sequence[str]]] = {}
    for word, *rest in sorted(phrases, key=lambda each: _SOME in each[0]):
        following.setdefault(word, []).append(rest)
    return "|".join(word + _rest(rests) for word, rests in following.items())


def _rest(rests: Sequence[Sequence[str]]) -> str:
    """What stands after a word that phrases begin with: the words that follow in each, or none."""
    longer = [each for each in rests if each]
    inner = _any_of(longer)
    inner = _BLANKS + (f"(?:{inner})" if len(longer) > 1 else inner) if longer else ""
    return inner if len(longer) == len(rests) or not longer else f"(?:{inner})?"


def _phrases(typed: Iterable[str]) -> list[Sequence[str]]:
    """The patterns for the words of each phrase, the longest phrase first."""
    longest = sorted(set(typed), key=lambda phrase: (-len(phrase), phrase))
    parted = ([word for word in phrase.split(" ") if word] for phrase in longest)
    return [[re.escape(word).replace(r"\*", _SOME) for word in words] for words in parted if words]


def _pattern(phrases: Sequence[Sequence[str]], bracketed: bool) -> re.Pattern[str]:
    """A line that is one of `phrases`: a space is any spaces, a star some words of one sentence.

    Signs of emphasis may stand around it, and brackets, where it may be `bracketed`.
    """
    content = rf"(?P<content>(?:{_by_letter(phrases)})[ \t]?[.!]?)"
    before, after = (r"\[(", r"\])") if bracketed else ("", "")
    return expression(
        rf"(?i)[ \t]*(?:[{before}*_~—–-]{{1,3}}[ \t]*)?{content}"
        rf"(?:[ \t]*[{after}*_~—–-]{{1,3}})?\.?[ \t]*"
    )

"""The mark that a stretch of a paragraph is, once its class is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from teitools.notation import codes
from teitools.notation.bracket_kinds import WORDS_ONLY
from teitools.notation.brackets import Span
from teitools.notation.classes import FactReader, Fit, Stretch
from teitools.notation.identifiers import Identifiers
from teitools.notation.layout import split_text
from teitools.notation.notes import Notes
from teitools.notation.profile import BracketClass
from teitools.notation.words_before import Attached
from teitools.transcript import Content, Inline, Kind, Mark
from teitools.transcript.inlines import Facts

_NOTES = frozenset(
    {Kind.EDITORIAL_NOTE, Kind.COMMENT, Kind.ORIGINAL_WORD, Kind.GLOSS, Kind.MARGINAL_NOTE}
)
_PARTED = frozenset({Kind.CHOICE, Kind.SUBSTITUTION})
_EMPTY = frozenset({Kind.PAUSE, Kind.SHIFT, Kind.SECTION_BREAK})
_PHRASES = frozenset({Kind.FOREIGN, Kind.FULL_FORM})
# to ask an enumeration for a member takes longer than to call a function
_ASIDE, _PAGE_BREAK, _STAGE = Kind.ASIDE, Kind.PAGE_BREAK, Kind.STAGE


class Builder(Protocol):
    """Who reads what a mark holds."""

    def build(self, start: int, end: int, spans: Sequence[Span]) -> list[Inline]:
        """The inlines from `start` to `end` of the paragraph, of which `spans` are marked."""

    def characters(self, start: int, end: int) -> list[Inline]:
        """The words there, with nothing marked but names."""


class MarkReader:
    """Makes marks of stretches. `bounds` is where the words of the paragraph begin and end."""

    def __init__(self, builder: Builder, facts: FactReader, notes: Notes, ids: Identifiers) -> None:
        self.bounds = (0, 0)
        self._builder = builder
        self._facts = facts
        self._notes = notes
        self._ids = ids
        self._text = ""
        self._offset = 0

    def begin(self, text: str, offset: int) -> None:
        """Begin the paragraph `text`, which stands at `offset` of the whole."""
        self._text = text
        self._offset = offset
        self.bounds = (0, 0)

    def mark(self, each: BracketClass, stretch: Stretch, found: Fit) -> Mark | Attached | None:
        """The mark that a `stretch` of the paragraph is by its class; None: it is none."""
        kind = each.kind
        assert kind is not None
        text, start, end = self._text, found.start, found.end
        facts = self._facts.facts(each, text[start:end], found, self._offset + start)
        if facts is None:
            return None
        if kind in _PARTED:
            if kind is Kind.CHOICE:
                return self._choice(each, stretch, found, facts)
            return self._parted(stretch, found, facts)
        before, after = text[stretch.start : start], text[end : stretch.end]
        content = self._held(each, stretch, found)
        if kind in _EMPTY:
            before, after = text[stretch.start : stretch.end], ""
        elif len(before) > 1 and kind is Kind.ORIGINAL_WORD:
            # the signs that are not the bracket itself belong to the word
            language = tuple(fact for fact in facts if fact[0] == "lang")
            facts = tuple(fact for fact in facts if fact[0] != "lang")
            content = (Mark(Kind.FOREIGN, phrases(content), before[1:], after[:-1], language),)
            before, after = before[0], after[-1:]
        if kind is _ASIDE:
            words = len(text[start:end].split())
            place = self._offset + stretch.start
            self._notes.add(codes.ASIDE, place, words=words, certainty="medium")
        elif kind in _NOTES and (stretch.start, stretch.end) != self.bounds:
            typed = text[stretch.start : stretch.end]
            facts = (("id", self._ids.of_text("note", typed)), *facts)
        elif kind in _PHRASES:
            content = phrases(content)
        made = Mark(kind, content, before, after, facts)
        if each.word_before:
            return Attached(made, text[stretch.start : stretch.end])
        if kind is _PAGE_BREAK:
            return self._broken(made, stretch)
        return made

    def substitution(self, span: Span) -> Mark | list[Inline]:
        """A deletion and an addition, which the separator of the bracket of `span` parts."""
        bracket = span.bracket
        assert bracket is not None
        start, end = span.inner
        if span.separator is None or bracket.separator is None:
            facts = {"opener": bracket.open, "separator": bracket.separator}
            self._notes.add(codes.NO_SEPARATOR, self._offset + span.start, **facts)
            return self._builder.build(span.start, span.end, span.children)
        middle = span.separator
        after = middle + len(bracket.separator)
        return Mark(
            Kind.SUBSTITUTION,
            (
                Mark(Kind.DELETION, self.part(span.children, start, middle)),
                Mark(Kind.ADDITION, self.part(span.children, after, end), bracket.separator),
            ),
            bracket.open,
            bracket.close,
        )

    def _held(self, each: BracketClass, stretch: Stretch, found: Fit) -> Content:
        """The content of a mark."""
        start, end = found.start, found.end
        if each.kind in _EMPTY:
            return ()
        inner = each.holds
        if each.kind in WORDS_ONLY or (inner and inner.kind in WORDS_ONLY):
            content = tuple(split_text(self._text[start:end]))
        elif stretch.sign:
            content = tuple(self._builder.characters(start, end))
        else:
            content = tuple(self._builder.build(start, end, stretch.children))
        if inner is not None and inner.kind is not None:
            facts = self._facts.facts(inner, self._text[start:end], found) or inner.facts
            content = (Mark(inner.kind, content, facts=facts),)
        return content

    def _broken(self, mark: Mark, stretch: Stretch) -> Mark:
        """A page break, with whether it stands inside a word."""
        left = self._text[max(0, stretch.start - 2) : stretch.start]
        right = self._text[stretch.end : stretch.end + 1]
        if not right.isalpha() or not left[-1:].strip():
            return mark
        inside = "no" if left[-1].isalpha() else "maybe" if left[-1] in "-‐\u00ad" else ""
        return replace(mark, facts=(*mark.facts, ("break", inside))) if inside else mark

    def _choice(
        self, each: BracketClass, stretch: Stretch, found: Fit, facts: Facts
    ) -> Mark | None:
        """Two or more readings, parted by the separator of the class."""
        assert each.separator is not None
        places = [
            match.span()
            for match in each.separator.finditer(self._text, found.start, found.end)
            if not any(c.start < match.end() and match.start() < c.end for c in stretch.children)
        ]
        starts = [found.start, *(end for _, end in places)]
        ends = [*(start for start, _ in places), found.end]
        if not places or any(start >= end for start, end in zip(starts, ends, strict=True)):
            return None
        before = ["", *(self._text[start:end] for start, end in places)]
        readings = tuple(
            Mark(Kind.UNCLEAR, self.part(stretch.children, start, end), sign, "", facts)
            for start, end, sign in zip(starts, ends, before, strict=True)
        )
        left, right = self._text[stretch.start : found.start], self._text[found.end : stretch.end]
        return Mark(Kind.CHOICE, readings, left, right)

    def _parted(self, stretch: Stretch, found: Fit, facts: Facts) -> Mark | None:
        """A substitution whose pattern has the groups ``deleted`` and ``added``."""
        assert found.match is not None
        spans = sorted((found.match.span(name), name) for name in ("deleted", "added"))
        (first, kind), (second, other) = spans
        if any(
            child.start < edge < child.end
            for child in stretch.children
            for edge in (*first, *second)
        ):
            return None
        kinds = {"deleted": Kind.DELETION, "added": Kind.ADDITION}
        text = self._text
        parts = (
            Mark(kinds[kind], self.part(stretch.children, *first)),
            Mark(kinds[other], self.part(stretch.children, *second), text[first[1] : second[0]]),
        )
        before, after = text[stretch.start : first[0]], text[second[1] : stretch.end]
        return Mark(Kind.SUBSTITUTION, parts, before, after, facts)

    def part(self, children: Sequence[Span], start: int, end: int) -> Content:
        """What stands from `start` to `end`, with those of `children` that are there."""
        inside = [child for child in children if start <= child.start and child.end <= end]
        return tuple(self._builder.build(start, end, inside))


def phrases(content: Content) -> Content:
    """`content` for an element that holds phrases: what happens there is a remark."""
    for inline in content:
        if isinstance(inline, Mark) and inline.kind is _STAGE:
            return tuple(map(_remark, content))
    return content


def _remark(inline: Inline) -> Inline:
    if isinstance(inline, Mark) and inline.kind is _STAGE:
        return replace(inline, kind=Kind.EDITORIAL_NOTE, facts=())
    return inline


def marked_name(content: list[Inline], name: str, mark: Mark, first: bool = False) -> list[Inline]:
    """`content` with `mark` in the place of `name`, where that stands in one stretch of it.

    That is the last place, or the `first`.
    """
    places = range(len(content))
    for index in places if first else reversed(places):
        words = content[index]
        if isinstance(words, str) and name in words:
            before, _, after = words.partition(name) if first else words.rpartition(name)
            return [
                *content[:index],
                *((before,) if before else ()),
                mark,
                *((after,) if after else ()),
                *content[index + 1 :],
            ]
    return content

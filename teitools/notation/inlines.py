"""From the text of a paragraph to its inlines, by the brackets of a profile."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teitools.notation import codes
from teitools.notation.brackets import MAX_DEPTH, Role, Scanner, Span
from teitools.notation.identifiers import Identifiers
from teitools.notation.layout import edged, split_text
from teitools.notation.names import NameReader
from teitools.notation.notes import Notes
from teitools.notation.profile import BracketClass, Profile
from teitools.transcript import Content, Inline, Kind, Mark

_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"(?P<word>[^\s\[\](){}]+)(?P<gap> ?)\Z")
_LONGEST_WORD = 120
_ENUMERATOR = re.compile(r"(?:\A|\s)\(?\w{1,3}\Z")
_NOTES = frozenset({Kind.EDITORIAL_NOTE, Kind.COMMENT, Kind.ORIGINAL_WORD})
_ENGLISH = {Kind.SUPPLIED: "words supplied", Kind.ASIDE: "an aside"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a paragraph holds; `note` where all of it is one editorial remark."""

    content: Content
    note: Mark | None = None


class InlineReader:
    """Reads paragraphs by one profile.

    `resp` holds the responsibilities that the header declares: a mark is attributed only
    to one of them.
    """

    def __init__(
        self,
        profile: Profile,
        notes: Notes,
        resp: frozenset[str],
        names: NameReader | None,
        ids: Identifiers,
    ) -> None:
        self.scanner = Scanner(profile)
        self._notes = notes
        self._resp = resp
        self._names = names
        self._ids = ids
        self._text = ""
        self._bounds = (0, 0)
        self._named = False
        self._offset = 0

    def read(self, text: str, offset: int) -> Reading:
        """The inlines of `text`, a paragraph that begins at `offset` of the whole."""
        self._text = text
        self._offset = offset
        self._named = self._names is not None and self._names.occur_in(text)
        if not self.scanner.occur_in(text):
            return Reading(edged(self._characters(0, len(text))))
        words = text.strip(" \t\r\n")
        start = text.index(words)
        self._bounds = start, start + len(words)
        pairing = self.scanner.pair(text)
        if pairing.too_deep is not None:
            self._notes.add(codes.TOO_DEEP, offset + pairing.too_deep, limit=MAX_DEPTH)
        content = edged(self._build(0, len(text), pairing.spans))
        only = content[0] if len(content) == 1 else None
        if isinstance(only, Mark) and only.kind is Kind.EDITORIAL_NOTE and not only.unclosed:
            return Reading(content, only)
        return Reading(content)

    def _build(self, start: int, end: int, spans: list[Span]) -> list[Inline]:
        """The inlines from `start` to `end`, of which `spans` are marked."""
        inlines: list[Inline] = []
        position = start
        for span in spans:
            built = self._mark(span)
            if built is None:
                continue
            inlines += self._characters(position, span.start)
            if isinstance(built, Mark) and built.kind is Kind.SIC and built.before:
                built = _sic_around(inlines, built, self._text[span.start : span.end])
            inlines += [built] if isinstance(built, Mark) else built
            position = span.end
        return inlines + self._characters(position, end)

    def _characters(self, start: int, end: int) -> list[Inline]:
        if start >= end:
            return []
        if self._names is None or not self._named:
            return split_text(self._text[start:end])
        return self._names.read(self._text, start, end, self._offset)

    def _mark(self, span: Span) -> Mark | list[Inline] | None:
        """What a span becomes; None where it is only characters and holds nothing else."""
        if span.role is Role.ESCAPE:
            return Mark(Kind.LITERAL, (self._text[span.start + 1 : span.end],), before="\\")
        if span.role is Role.UNCLOSED:
            return self._unclosed(span)
        if span.role is Role.UNOPENED:
            return self._unopened(span)
        return self._closed(span)

    def _closed(self, span: Span) -> Mark | list[Inline] | None:
        assert span.bracket is not None
        for bracket_class in span.bracket.classes:
            inner = self._fits(bracket_class, span)
            if inner is None:
                continue
            if bracket_class.kind is None:
                break
            if bracket_class.kind is Kind.SUBSTITUTION:
                return self._substitution(span)
            return self._classified(bracket_class, span, inner)
        if not span.children:
            return None
        return self._build(span.start, span.end, span.children)

    def _fits(self, bracket_class: BracketClass, span: Span) -> tuple[int, int] | None:
        """Where the content of `span` begins and ends, if it is of this class."""
        start, end = span.inner
        if bracket_class.whole_paragraph and not self._is_whole(span):
            return None
        if bracket_class.match is not None:
            match = bracket_class.match.fullmatch(self._text, start, end)
            if match is None:
                return None
            if "content" in bracket_class.match.groupindex:
                start, end = match.span("content")
        if bracket_class.minimum_words or bracket_class.maximum_words is not None:
            words = len(_WORD.findall(self._text, start, end))
            if words < bracket_class.minimum_words:
                return None
            if bracket_class.maximum_words is not None and words > bracket_class.maximum_words:
                return None
        if bracket_class.kind is Kind.GAP and not _is_plain(self._text[start:end]):
            return None  # the description of a gap has no room for layout
        children = span.children
        if children and (children[0].start < start or children[-1].end > end):
            return None
        return start, end

    def _is_whole(self, span: Span) -> bool:
        return (span.start, span.end) == self._bounds

    def _classified(self, bracket_class: BracketClass, span: Span, inner: tuple[int, int]) -> Mark:
        assert bracket_class.kind is not None
        start, end = inner
        inside = () if bracket_class.kind is Kind.GAP else span.children
        content = tuple(self._build(start, end, list(inside)))
        before, after = self._text[span.start : start], self._text[end : span.end]
        facts = tuple(
            (name, value)
            for name, value in bracket_class.facts
            if name != "resp" or value in self._resp
        )
        if bracket_class.kind is Kind.ORIGINAL_WORD and len(before) > 1:
            content = (Mark(Kind.FOREIGN, content, before[1:], after[:-1]),)
            before, after = before[0], after[-1]
        if bracket_class.kind is Kind.ASIDE:
            words = len(_WORD.findall(self._text, start, end))
            place = self._offset + span.start
            self._notes.add(codes.ASIDE, place, words=words, certainty="medium")
        if bracket_class.kind in _NOTES and not self._is_whole(span):
            typed = self._text[span.start : span.end]
            facts = (("id", self._ids.of_text("note", typed)), *facts)
        return Mark(bracket_class.kind, content, before, after, facts)

    def _substitution(self, span: Span) -> Mark | list[Inline]:
        bracket = span.bracket
        assert bracket is not None
        start, end = span.inner
        if span.separator is None or bracket.separator is None:
            facts = {"opener": bracket.open, "separator": bracket.separator}
            self._notes.add(codes.NO_SEPARATOR, self._offset + span.start, **facts)
            return self._build(span.start, span.end, span.children)
        middle = span.separator
        deleted = [child for child in span.children if child.start < middle]
        added = [child for child in span.children if child.start >= middle]
        after = middle + len(bracket.separator)
        return Mark(
            Kind.SUBSTITUTION,
            (
                Mark(Kind.DELETION, tuple(self._build(start, middle, deleted))),
                Mark(Kind.ADDITION, tuple(self._build(after, end, added)), bracket.separator),
            ),
            bracket.open,
            bracket.close,
        )

    def _unclosed(self, span: Span) -> Mark | list[Inline] | None:
        """An opening delimiter alone: itself in `sic`, and what it may extend over."""
        bracket = span.bracket
        assert bracket is not None
        start = span.start + len(bracket.open)
        last = self._offset + max(span.end - 1, span.start)
        self._notes.add(
            codes.UNCLOSED,
            self._offset + span.start,
            opener=bracket.open,
            closer=bracket.close,
            end=self._notes.position(last).line,
            kind=_ENGLISH.get(bracket.unclosed, bracket.unclosed.value)
            if bracket.unclosed
            else "characters",
        )
        sic = Mark(Kind.SIC, (bracket.open,))
        content = self._build(start, span.end, span.children)
        if bracket.unclosed is None:
            return [sic, *content]
        facts = next((each.facts for each in bracket.classes if each.kind is bracket.unclosed), ())
        kept = tuple((name, value) for name, value in facts if name not in ("cert", "resp"))
        return Mark(
            bracket.unclosed, (sic, *content), facts=(*kept, ("cert", "low")), unclosed=True
        )

    def _unopened(self, span: Span) -> Mark | None:
        bracket = span.bracket
        assert bracket is not None
        if bracket.close == ")" and _ENUMERATOR.search(
            self._text[max(0, span.start - 5) : span.start]
        ):
            return None
        place = self._offset + span.start
        self._notes.add(codes.UNOPENED, place, closer=bracket.close, opener=bracket.open)
        return Mark(Kind.SIC, (bracket.close,))


def _is_plain(text: str) -> bool:
    return edged(split_text(text)) == (text,)


def _sic_around(inlines: list[Inline], mark: Mark, typed: str) -> Mark:
    """``word [sic]``: the word before goes into the mark, what was `typed` becomes its end."""
    last = inlines[-1] if inlines else None
    tail = last[-_LONGEST_WORD:] if isinstance(last, str) else ""
    match = _LAST_WORD.search(tail)
    if match is None or not isinstance(last, str):
        return Mark(Kind.EDITORIAL_NOTE, mark.content, mark.before, mark.after)
    inlines.pop()
    kept = len(last) - len(tail) + match.start()
    if kept:
        inlines.append(last[:kept])
    return Mark(Kind.SIC, (match.group("word"),), "", match.group("gap") + typed)

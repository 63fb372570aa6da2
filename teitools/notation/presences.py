"""Lines under the heading of a scene that say who is there: ``GASPARD, LISE``, ``Те же``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from teitools.notation.expression import expression
from teitools.notation.profile import Profile
from teitools.notation.segments import LABEL, PARAGRAPH, PASSING, STAGE, Segment
from teitools.notation.vocabulary import any_of

_LONGEST = 160
_MOST = 6
_LINES = 2
_NOUN = r"[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*"
_ELIDED = ("'", "’")
_DIVISIONS = ("act", "scene")


class PresenceReader:
    """Finds those lines. `names` are the full names and surnames of the cast."""

    def __init__(self, text: str, profile: Profile, names: Iterable[str]) -> None:
        self._text = text
        words = profile.words
        self._wanted = profile.speakers.directions
        self._words = words
        self._numbers = profile.measures.numbers
        # in a play somebody may go by a title alone
        self._names = frozenset(name.lower() for name in (*names, *profile.speakers.titles))

    @cached_property
    def _parting(self) -> re.Pattern[str]:
        return expression(rf"[,;.:—–]|(?<!\w)(?i:{any_of(self._words.conjunctions)})(?!\w)")

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return expression(rf"(?i:{any_of(self._words.presence)})(?=[.,;]|\s+\w)")

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return expression(rf"[ \t]*(?i:{any_of(self._names)})(?!\w)")

    @cached_property
    def _described(self) -> re.Pattern[str]:
        """Somebody without a name: an article or a number, and a noun."""
        articles = self._words.articles
        elided = any_of(word for word in articles if word.endswith(_ELIDED))
        others = any_of(
            (*self._numbers, *(each for each in articles if not each.endswith(_ELIDED)))
        )
        return expression(
            rf"(?i:{others})(?: [^\W\d_][\w’'-]*){{0,3}} {_NOUN}|(?i:{elided}){_NOUN}"
        )

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return expression(rf"(?i:{any_of(self._words.presence)})")

    def find(self, segments: Sequence[Segment]) -> list[Segment]:
        """The paragraphs that are such lines, in their order."""
        if not self._wanted:
            return []
        found: list[Segment] = []
        setting: Segment | None = None
        for before, segment, after in zip(
            segments, segments[1:], (*segments[2:], None), strict=False
        ):
            if segment.kind == PARAGRAPH and (_opens(before) or before is setting):
                if self._lists(segment, after) or self._resumes(segment):
                    found += (setting, segment) if before is setting else (segment,)
                elif _opens(before) and self._is_short(segment):
                    setting = segment  # what the place looks like may come before
        return found

    def name(self, segments: Sequence[Segment]) -> None:
        """Name them: each is a stage direction."""
        for segment in (*self.find(segments), *self._settings(segments)):
            segment.kind = STAGE

    def _settings(self, segments: Sequence[Segment]) -> list[Segment]:
        """The paragraphs between the heading of an act or a scene and the first speech."""
        found: list[Segment] = []
        waiting: list[Segment] | None = None
        for segment in segments if self._wanted else ():
            if _opens(segment):
                found += waiting or ()
                waiting = []
            elif segment.kind == LABEL:
                found += waiting or ()
                waiting = None
            elif waiting is not None and segment.kind == PARAGRAPH:
                if not self._is_bracketed(segment):
                    waiting.append(segment)
            elif segment.kind not in (STAGE, *PASSING) or (waiting and len(waiting) > _MOST):
                waiting = None
        return found

    def _is_bracketed(self, segment: Segment) -> bool:
        """Whether all of a paragraph is in square brackets: they say themselves what it is."""
        words = self._text[segment.raw.start : segment.raw.end].strip()
        return words[:1] == "[" and words.find("]") in (-1, len(words) - 1)

    def _lists(self, segment: Segment, after: Segment | None) -> bool:
        """Whether a paragraph says who is there; one name alone may be that of who speaks."""
        words = self._text[segment.raw.start : segment.raw.end].strip()
        before, _, last = words.rpartition("\n")
        if before and before.count("\n") < _LINES:
            words = last  # what the place looks like stands in the lines before
        elif not self._is_short(segment):
            return False
        parts = [part for each in self._parting.split(words) if (part := each.strip())]
        alone = len(parts) == 1 and not self._others.fullmatch(parts[0])
        if (alone or before) and not self._speaks(after):
            return False
        known = [part.lower() in self._names or self._others.fullmatch(part) for part in parts]
        return any(known) and all(
            is_known or self._described.fullmatch(part)
            for is_known, part in zip(known, parts, strict=True)
        )

    def _resumes(self, segment: Segment) -> bool:
        """Whether a line begins with words for those who were there before."""
        words = self._text[segment.raw.start : segment.raw.end].strip()
        return self._is_short(segment) and self._before.match(words) is not None

    def _speaks(self, segment: Segment | None) -> bool:
        """Whether a paragraph begins with the name of one of them."""
        if segment is None or segment.kind == LABEL:
            return segment is not None
        return self._named.match(self._text, segment.raw.start, segment.raw.end) is not None

    def _is_short(self, segment: Segment) -> bool:
        start, end = segment.raw.start, segment.raw.end
        return end - start <= _LONGEST and self._text.find("\n", start, end) < 0


def _opens(segment: Segment) -> bool:
    return segment.rule is not None and dict(segment.rule.facts).get("division") in _DIVISIONS

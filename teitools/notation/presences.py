"""Lines under the heading of a scene that say who is there: ``GASPARD, LISE``, ``Те же``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from teitools.notation.context import STAGE
from teitools.notation.profile import Profile
from teitools.notation.segments import PARAGRAPH, Segment
from teitools.notation.vocabulary import any_of

_LONGEST = 160


class PresenceReader:
    """Finds those lines. `names` are the full names and surnames of the cast."""

    def __init__(self, text: str, profile: Profile, names: Iterable[str]) -> None:
        self._text = text
        words = profile.words
        self._wanted = profile.speakers.directions
        joined = any_of(words.conjunctions)
        self._parting = re.compile(rf"[,;.:—–]|(?<!\w)(?i:{joined})(?!\w)")
        self._names = frozenset(name.lower() for name in names)
        self._others = re.compile(rf"(?i:{any_of(words.presence)})")

    def find(self, segments: Sequence[Segment]) -> list[Segment]:
        """The paragraphs that are such lines, in their order."""
        if not self._wanted:
            return []
        return [
            segment
            for before, segment in pairwise(segments)
            if segment.kind == PARAGRAPH and _opens(before) and self._lists(segment)
        ]

    def name(self, segments: Sequence[Segment]) -> None:
        """Name them: each is a stage direction."""
        for segment in self.find(segments):
            segment.kind = STAGE

    def _lists(self, segment: Segment) -> bool:
        words = self._text[segment.raw.start : segment.raw.end].strip()
        if len(words) > _LONGEST or "\n" in words:
            return False
        parts = [part.strip() for part in self._parting.split(words)]
        return any(parts) and all(
            part.lower() in self._names or self._others.fullmatch(part) for part in parts if part
        )


def _opens(segment: Segment) -> bool:
    return segment.rule is not None and "division" in dict(segment.rule.facts)

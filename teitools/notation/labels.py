"""The labels of speakers, and the evidence that a name before a colon is one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from teitools.notation import codes
from teitools.notation.notes import Notes
from teitools.notation.profile import SpeakerRules

_WORD = r"[^\W\d_][\w.'’\-]{0,40}"
_LABEL = re.compile(
    rf"(?<![^\r\n])(?P<name>(?:{_WORD} ){{0,4}}{_WORD})(?P<doubt>\??):(?=[ \t\r\n]|\Z)"
)
_PARTICLES = frozenset("von van de der den la le du of the and al bin ibn".split())


@dataclass(frozen=True, slots=True)
class Label:
    """A label: from `start` to `end` (with its colon); `name` without title and doubt."""

    start: int
    end: int
    name: str
    name_start: int
    doubtful: bool


class LabelReader:
    """Finds the labels of one text. Nothing is a label without evidence."""

    def __init__(self, rules: SpeakerRules, notes: Notes) -> None:
        self._rules = rules
        self._notes = notes
        self._titles = tuple(sorted(rules.titles, key=len, reverse=True))

    def find(self, text: str, start: int, end: int) -> list[Label]:
        """The labels in `text` from `start` to `end`, each at the beginning of a line."""
        matches = [m for m in _LABEL.finditer(text, start, end) if self._is_name(m.group("name"))]
        counts = Counter(match.group("name") for match in matches)
        labels = []
        for match in matches:
            name = match.group("name")
            title = self._title(name)
            evidence, certainty = self._evidence(name, title, counts[name])
            if evidence is None:
                continue
            self._notes.add(
                codes.LABEL,
                match.start(),
                label=match.group(),
                evidence=evidence,
                certainty=certainty,
            )
            bare = name[len(title) :].lstrip() or name
            place = match.start() + len(name) - len(bare)
            doubtful = bool(match.group("doubt"))
            labels.append(Label(match.start(), match.end(), bare, place, doubtful))
        return labels

    def _is_name(self, name: str) -> bool:
        words = name.split()
        listed = self._rules.not_speakers
        if name.lower().rstrip(".") in listed or words[0].lower().rstrip(".") in listed:
            return False
        return words[0][0].isupper() and all(
            word[0].isupper() or word in _PARTICLES for word in words
        )

    def _title(self, name: str) -> str:
        return next((t for t in self._titles if name == t or name.startswith(t + " ")), "")

    def _evidence(self, name: str, title: str, count: int) -> tuple[str | None, str]:
        if title:
            return f"the title {title!r}", "high"
        if count >= self._rules.repetitions:
            return f"{count} turns with it", "high"
        if name.isupper() and sum(character.isalpha() for character in name) > 1:
            return "its capitals", "medium"
        return None, ""

"""Names of people that follow a title of address: ``Cdes. Ponomarev, Andropov, and Kuznetsov``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teitools.notation import codes
from teitools.notation.expression import expression
from teitools.notation.layout import split_text
from teitools.notation.notes import Notes
from teitools.notation.occurrences import Occurrences
from teitools.notation.people import People
from teitools.transcript import Inline, Kind, Mark, Role

_CERTAINTY = "high"
_INITIALS = r"(?:[^\W\d_a-z]\. ?){0,3}"
_SURNAME = r"[^\W\d_a-zа-яё][\w’'-]+(?<![’'-])"
_NAME = _INITIALS + _SURNAME
_SEPARATOR = r"(?:, and |, | and )"
_EACH = expression(_NAME)


class NameReader:
    """Finds names after the titles of a profile and declares the people they name."""

    def __init__(self, titles: tuple[str, ...], people: People, notes: Notes) -> None:
        longest = sorted(titles, key=len, reverse=True)
        words = "|".join(re.escape(title) for title in longest)
        name = rf"(?!(?:{words})(?<=[.\w]) ){_NAME}"  # what follows may have a title of its own
        self._list = expression(
            rf"\b(?P<title>{words})(?<=[.\w]) (?P<names>{name}(?:{_SEPARATOR}{name})*)"
        )
        self._titles = titles
        self._occurrences: Occurrences | None = None
        self._people = people
        self._notes = notes

    def prepare(self, text: str) -> None:
        """Find the titles in `text`, the whole."""
        self._occurrences = Occurrences(text, self._titles)

    @property
    def places(self) -> Sequence[int]:
        """Where the titles stand in the text that was prepared."""
        return () if self._occurrences is None else self._occurrences.places

    def occur_in(self, text: str, offset: int) -> bool:
        """Whether `text`, a paragraph that begins at `offset`, has one of the titles at all."""
        if self._occurrences is None:
            return any(title in text for title in self._titles)
        return self._occurrences.first(offset, offset + len(text)) is not None

    def _first(self, text: str, start: int, end: int, offset: int) -> int | None:
        """Where the first title in `text` from `start` to `end` stands."""
        if self._occurrences is None:
            return Occurrences(text, self._titles).first(start, end)
        found = self._occurrences.first(offset + start, offset + end)
        return None if found is None else found - offset

    def read(self, text: str, start: int, end: int, offset: int) -> list[Inline]:
        """The inlines of `text` from `start` to `end`; the text begins at `offset`."""
        first = self._first(text, start, end, offset)
        if first is None:
            return split_text(text[start:end])
        inlines: list[Inline] = []
        position = start
        for found in self._list.finditer(text, first, end):
            for name in _EACH.finditer(text, *found.span("names")):
                place = offset + name.start()
                if not self._is_name(name.group(), found.group("title"), place):
                    continue
                if name.start() > position:
                    inlines += split_text(text[position : name.start()])
                inlines.append(self._mark(name.group()))
                position = name.end()
                self._notes.add(
                    codes.NAME_AFTER_TITLE,
                    place,
                    name=name.group(),
                    title=found.group("title"),
                    certainty=_CERTAINTY,
                )
        if position < end:
            inlines += split_text(text[position:end])
        return inlines

    def _is_name(self, words: str, title: str, place: int) -> bool:
        """Whether `words` after a title are a name; they stand at `place` of the whole."""
        return words[0].isupper()

    def _mark(self, name: str) -> Mark:
        known = self._people.find(name)
        person = known or self._people.declare(name, Role.MENTIONED)
        facts = [("ref", person.id), ("cert", _CERTAINTY)]
        if known is None and person.master is not None:
            facts.insert(0, ("id", person.master))
        return Mark(Kind.PERSON, (name,), facts=tuple(facts))

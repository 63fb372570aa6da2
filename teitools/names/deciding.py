"""Names that an authority knows, where a person may have decided."""

from __future__ import annotations

from teitools.names.authority import Authority
from teitools.names.tagging import Tagger, unused_sign
from teitools.notation.decisions.register import HIGH, LOW, NAME, TEXT, Choice, Register
from teitools.notation.printer import print_transcript
from teitools.transcript import Content, Kind, LineBreak, Mark, Spacing, Transcript

_WORDS = (Kind.PERSON.value, Kind.PLACE.value, Kind.ORGANIZATION.value)


class DecidedTagger(Tagger):
    """Tags names as `Tagger` does, but for those that a person has decided."""

    def __init__(
        self, authority: Authority, register: Register, transcript: Transcript, text: str
    ) -> None:
        super().__init__(authority)
        self._register = register
        self._places = iter(_places(authority, transcript, text))
        self._by_id = {each.id: index for index, each in enumerate(authority.entries)}

    def _mark(self, content: Content, entries: tuple[int, ...]) -> Mark | None:
        start = next(self._places, None)
        if start is None:
            return super()._mark(content, entries)
        choice = self._register.choice(NAME, start)
        listed = ", ".join(self._authority.entries[index].id for index in entries)
        rule, certainty = f"a name of {listed} in the authority file", HIGH
        if choice is not None:
            entries = self._chosen(choice, entries)
        mark = super()._mark(content, entries) if entries else None
        if mark is None and choice is None:
            certainty = LOW
        word = TEXT if mark is None else mark.kind.value
        facts = () if mark is None else (("ref", self._authority.entries[entries[0]].id),)
        end = start + sum(map(_length, content))
        self._register.note(NAME, start, end, word, certainty, rule, facts, False, (*_WORDS, TEXT))
        return mark

    def _chosen(self, choice: Choice, entries: tuple[int, ...]) -> tuple[int, ...]:
        """The entries that a person has decided on; none: it is no name."""
        if choice.word == TEXT:
            return ()
        named = dict(choice.facts).get("ref")
        if named is None:
            return entries
        index = self._by_id.get(named.removeprefix("#"))
        return entries if index is None else (index,)


class _Finder(Tagger):
    """Sets its sign before each name, whoever it is of."""

    def _mark(self, content: Content, entries: tuple[int, ...]) -> Mark | None:
        return Mark(Kind.PERSON, content, self._sign)


def _places(authority: Authority, transcript: Transcript, text: str) -> list[int]:
    """Where each name stands: found by printing the text with a sign before it."""
    sign = unused_sign(text)
    if sign is None:
        return []
    printed = print_transcript(_Finder(authority, sign).transcript(transcript))
    places = []
    offset = 0
    for piece in printed.split(sign)[:-1]:
        offset += len(piece)
        places.append(offset)
    return places


def _length(inline: object) -> int:
    if isinstance(inline, LineBreak | Spacing):
        return len(inline.characters)
    return len(inline) if isinstance(inline, str) else 0

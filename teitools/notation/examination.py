"""Who asks and who answers where labels say only that: ``Q.`` and ``A.`` in an examination."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.notation import codes
from teitools.notation.expression import expression
from teitools.notation.label_candidates import Label
from teitools.notation.notes import Notes
from teitools.notation.participants import ParticipantReader
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.notation.segments import Segment
from teitools.notation.vocabulary import any_of
from teitools.transcript import Person, Role

EXAMINER, WITNESS = "examiner", "witness"
_SAID = {
    EXAMINER: "who asks the questions that follow",
    WITNESS: "who answers the questions that follow",
}
_CERTAINTY = "high"
_SPACE = expression(r"\s*")


class ExaminationReader:
    """Follows one text from line to line.

    A line whose rule has the group ``examiner`` names who asks until the next such line, the next
    heading of an examination, or the next witness; one with the group ``witness`` names who answers
    until the next such line. Before an examiner is named, nobody is taken for one.
    """

    def __init__(
        self, text: str, profile: Profile, people: People, notes: Notes, labels: Iterable[str]
    ) -> None:
        words = profile.words
        self._text = text
        self._people = people
        self._notes = notes
        self._names = ParticipantReader(text, profile, people)
        titles = (each for each in words.titles if each.lower() not in words.distinguishing)
        self._title = expression(rf"(?i:(?:{any_of(titles)})(?: |$))")
        self._asked_by = profile.speakers.asked_by
        self._asking, self._answering = (
            frozenset(word.lower() for word in each) for each in (words.question, words.answer)
        )
        self._called = words.witness
        # the label of a witness who is not named elsewhere
        self._label = next((each for each in labels if each.lower() in self._called), None)
        self._examiner: Person | None = None
        self._witness: Person | None = None

    def read(self, segment: Segment) -> str | None:
        """Note what a line says of who asks or answers; the name in it, if there is one."""
        groups = segment.match.groupdict() if segment.match else {}
        named = None
        for role in (WITNESS, EXAMINER):
            if (name := groups.get(role)) and (person := self._person(name)):
                self._note(segment.raw.start, segment.raw.end, role, person)
                named = person.name
                if role == EXAMINER:
                    self._examiner = person
                else:
                    self._witness, self._examiner = person, None
        division = dict(segment.rule.facts).get("division") if segment.rule else None
        if division == "examination" and not groups.get(EXAMINER):
            self._examiner = None
        return named

    def who(self, label: Label) -> Person | None:
        """Whom a label means that names nobody; None where no line has said that."""
        name = label.name.lower()
        if name in self._asking:
            self._read_beginning(label)
            return self._examiner
        if name in self._called:
            return self._witness
        if name not in self._answering or self._examiner is None:
            return None
        if self._witness is None and self._label is not None:
            self._witness = self._declared(self._label)
        return self._witness

    def _read_beginning(self, label: Label) -> None:
        """What is asked may begin with who asks: ``Q. (BY MR. HALE) Where ...``."""
        space = _SPACE.match(self._text, label.end)
        begin = space.end() if space else label.end
        found = self._asked_by.match(self._text, begin) if self._asked_by else None
        if found is not None and (person := self._person(found.group(EXAMINER))):
            if self._examiner is None or person.id != self._examiner.id:
                self._note(*found.span(), EXAMINER, person)
            self._examiner = person

    def _note(self, start: int, end: int, role: str, person: Person) -> None:
        words = " ".join(self._text[start:end].split())
        shown = words if len(words) < 60 else f"{words[:57]}..."
        facts = {"words": shown, "what": _SAID[role], "name": person.name}
        self._notes.add(codes.EXAMINATION, start, **facts, certainty=_CERTAINTY)

    def _person(self, name: str) -> Person | None:
        """The person of that name, as the labels of the text have it; None where it is no name."""
        words = " ".join(name.split(",")[0].strip(" \t\r\n:.;-–—").split())
        title = self._title.match(words)
        bare = words[title.end() :] if title else words
        if not bare or (not self._names.names_in(bare) and self._people.find(bare) is None):
            return None
        return self._declared(bare)

    def _declared(self, name: str) -> Person | None:
        self._people.take_part(name, Role.PARTICIPANT)
        return self._people.find(name)

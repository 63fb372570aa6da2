"""Labels of speakers where a person may have decided."""

from __future__ import annotations

import re
from dataclasses import replace

from teitools.notation.decisions.register import HIGH, LOW, MEDIUM, SPEAKER, Choice, Register
from teitools.notation.expression import expression
from teitools.notation.label_candidates import Candidate, Evidence, Judged, Label
from teitools.notation.label_forms import Form
from teitools.notation.labels import LabelReader
from teitools.notation.notes import Notes
from teitools.notation.people import NOBODY, Called, People
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary

CERTAIN, UNCERTAIN, UNNAMED = "speaker", "uncertain-speaker", "unnamed-speaker"
NOT = "not-speaker"
READINGS = (CERTAIN, UNCERTAIN, UNNAMED, NOT)
# parts those who speak together
_BETWEEN = "; "
_DECIDED = ("a decision", HIGH)
_EDGES = expression(r"[\s*_]+|[\s:.?*_–—-]+\Z")


class DecidedLabelReader(LabelReader):
    """Finds labels as `LabelReader` does, but for those that a person has decided."""

    def __init__(
        self,
        rules: SpeakerRules,
        words: Vocabulary,
        notes: Notes,
        register: Register,
        people: People,
    ) -> None:
        super().__init__(rules, words, notes)
        self._register = register
        self._people = people

    def find(
        self, text: str, start: int, end: int, participants: Called = NOBODY, after: int = -1
    ) -> list[Label]:
        """The labels, by their place."""
        found = super().find(text, start, end, participants, after)
        known = {each.start for each in found}
        for place, choice in self._register.chosen(SPEAKER):
            is_within = start <= place < choice.end <= end
            if choice.word != NOT and place not in known and is_within:
                found.append(self._typed(text, place, choice))
        return sorted(found, key=lambda each: each.start)

    def refuse(self, label: Label, rule: str) -> None:
        """Note that a label is none after all, for it stands within something else."""
        self._note(label.start, label.end, NOT, MEDIUM, rule)

    def _with_broken(
        self, text: str, start: int, end: int, participants: Called
    ) -> list[Candidate]:
        """What has the form of a label, but for that within which a person says one begins."""
        found = super()._with_broken(text, start, end, participants)
        chosen = [place for place, choice in self._register.chosen(SPEAKER) if choice.word != NOT]
        spans = ((each, each.match.start("label"), each.end) for each in found)
        return [each for each, at, end in spans if not any(at < place < end for place in chosen)]

    def _judged(self, text: str, start: int, end: int, participants: Called) -> Judged:
        judged = super()._judged(text, start, end, participants)
        return [(each, self._decided(each, found)) for each, found in judged]

    def _decided(self, each: Candidate, found: Evidence | None) -> Evidence | None:
        start, end = each.match.span("label")
        choice = self._register.choice(SPEAKER, start)
        if choice is not None:
            found = None if choice.word == NOT else found or _DECIDED
        if found is None:
            quiet = each.match.group("name").lower() == each.title.lower()
            self._note(start, end, NOT, MEDIUM, "nothing says that it is a label", quiet=quiet)
        return found

    def _candidate(
        self, match: re.Match[str], form: Form, line_end: int, end: int
    ) -> Candidate | None:
        made = super()._candidate(match, form, line_end, end)
        if made is None and form.terminator == ":":
            start, stop = match.span("label")
            rule = "it is not the name of somebody, or the profile lists it as no speaker"
            self._note(start, stop, NOT, HIGH, rule)
        return made

    def _label(self, each: Candidate, found: Evidence) -> Label:
        label = super()._label(each, found)
        choice = self._register.choice(SPEAKER, label.start)
        if choice is not None:
            label = self._as_chosen(label, choice)
        self._noted(label, found[1], f"a label, because of {found[0]}", choice)
        return label

    def _typed(self, text: str, place: int, choice: Choice) -> Label:
        """The label that a person says stands there, whatever its form."""
        typed = text[place : choice.end]
        name = _EDGES.sub("", typed)
        title = self._names.title(name)
        bare = name[len(title) :].lstrip() or name or typed.strip()
        label = Label(place, choice.end, bare)
        label = self._as_chosen(label, choice)
        self._noted(label, HIGH, "a decision", choice)
        return label

    def _as_chosen(self, label: Label, choice: Choice) -> Label:
        name, joined = label.name, label.joined
        if (who := dict(choice.facts).get("who")) is not None:
            names = tuple(each.strip() for each in who.split(_BETWEEN.strip()) if each.strip())
            for each in names:
                if each != label.name:
                    self._people.take_part(each)
            name, joined = (who, names) if len(names) > 1 else ("".join(names) or who, ())
        return replace(
            label,
            name=name,
            doubtful=choice.word == UNCERTAIN,
            unnamed=choice.word == UNNAMED,
            joined=() if choice.word == UNNAMED else joined,
        )

    def _noted(self, label: Label, certainty: str, rule: str, choice: Choice | None) -> None:
        word = UNNAMED if label.unnamed else UNCERTAIN if label.doubtful else CERTAIN
        chosen = choice is not None and "who" in dict(choice.facts)
        who = _BETWEEN.join(label.joined) or (label.name if chosen else "")
        facts = (("who", who),) if who else ()
        certainty = LOW if label.doubtful else certainty
        self._note(label.start, label.end, word, certainty, rule, facts)

    def _note(
        self,
        start: int,
        end: int,
        word: str,
        certainty: str,
        rule: str,
        facts: tuple[tuple[str, str], ...] = (),
        quiet: bool = False,
    ) -> None:
        self._register.note(SPEAKER, start, end, word, certainty, rule, facts, quiet, READINGS)

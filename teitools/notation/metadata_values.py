"""The values of a metadata block: what their words are, and what of them the header keeps.

A value has one master, in the header; where the transcript prints it stands a `Copy`.
"""

from __future__ import annotations

import re

from teitools.notation.dates import DateReader
from teitools.notation.identifiers import Identifiers
from teitools.notation.languages import language_code
from teitools.notation.layout import edged, held, split_text
from teitools.notation.marking import marked_name
from teitools.notation.metadata_lines import PARTICIPANT, PERSONS
from teitools.notation.participants import ParticipantReader
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.transcript import Content, Copy, Inline, Kind, Mark, Role
from teitools.transcript.inlines import Facts

DATE_ID = "creation-date"
_NAMED_IDS = {"contributor": "contributor-name", "translator": "translator-name"}
PARTS: dict[str, tuple[Kind, dict[str, str]]] = {
    "cited_title": (Kind.CITED_TITLE, {}),
    "date": (Kind.DATE, {}),
    "publisher": (Kind.PUBLISHER, {}),
    "repository": (Kind.REPOSITORY, {}),
    "fond": (Kind.IDENTIFIER, {"type": "fond"}),
    "opis": (Kind.IDENTIFIER, {"type": "opis"}),
    "delo": (Kind.IDENTIFIER, {"type": "delo"}),
    "listy": (Kind.RANGE, {"unit": "list"}),
    "contributor": (Kind.PERSON, {"role": "contributor"}),
    "translator": (Kind.PERSON, {"role": "translator"}),
    "address": (Kind.ADDRESS, {}),
    "funder": (Kind.FUNDER, {}),
    "language": (Kind.LANGUAGE, {}),
}
"""What the parts of a value can be: the groups of the patterns of a profile."""
_WHOLE = {"citation": Kind.CITATION, "abstract": Kind.ABSTRACT}
# what a value is that has no patterns of its own
_ALL = {
    **_WHOLE,
    "title": Kind.TITLE,
    "source": Kind.CITATION,
    "funder": Kind.FUNDER,
    "place": Kind.PLACE,
    "original_language": Kind.LANGUAGE,
    "text_language": Kind.LANGUAGE,
}
_ROLES = dict.fromkeys(("interviewer", "interviewee", PARTICIPANT), Role.PARTICIPANT)


class ValueReader:
    """Reads the values of one text.

    `kept` are those of the header, by field; `facts` the ids of persons that are named, by what
    they did, parted by spaces. The places of words are offsets in the whole text.
    """

    def __init__(
        self, profile: Profile, ids: Identifiers, people: People, names: ParticipantReader
    ) -> None:
        self.kept: dict[str, Mark] = {}
        self.facts: dict[str, str] = {}
        self._rules = profile.metadata
        self._dates = DateReader(profile.words)
        self._ids = ids
        self._people = people
        self._names = names
        asked, answers = profile.words.question, profile.words.answer
        self._labels = {
            "interviewer": (*asked, "Interviewer"),
            "interviewee": (*answers, "Interviewee", "Narrator"),
        }
        """By what else one is called who asks, or is asked."""

    def is_date(self, words: str) -> bool:
        """Whether a line before the first label is the date."""
        return self._rules.date and self._dates.iso(words) is not None

    def leading(self, words: str, place: int, any_title: bool = False) -> Content:
        """A paragraph before the first label: a citation, the date, the title, or neither.

        `any_title`: a profile without a pattern for titles takes the first paragraph for it.
        """
        cited = self._rules.citation.fullmatch(words) if self._rules.citation else None
        if cited and "citation" not in self.kept and held(words) == words:
            return self._keep("citation", Mark(Kind.CITATION, self._grouped([cited], words, place)))
        when = self._dates.iso(words) if self._rules.date or any_title else None
        if when and DATE_ID not in self.kept and words == words.strip():
            mark = Mark(Kind.DATE, edged(split_text(words)), facts=(("when", when),))
            return self._keep(DATE_ID, mark)
        title = self._rules.title.fullmatch(words) if self._rules.title else None
        if title and "title" not in self.kept:
            start, end = title.span("title")
            content = edged(split_text(words[start:end]))
            return self._keep("title", Mark(Kind.TITLE, content, words[:start], words[end:]))
        if any_title and not self._rules.title and "title" not in self.kept:
            return self._keep("title", Mark(Kind.TITLE, edged(split_text(words))))
        return edged(split_text(words))

    def value(self, name: str, words: str, place: int) -> Content:
        """A paragraph after the label of the field `name`."""
        if name == "citation" and name in self.kept:
            return edged(split_text(words))
        content = self._parts(name, words, place)
        if name in _WHOLE:
            return self._keep(name, Mark(_WHOLE[name], content))
        printed: list[Inline] = []
        for inline in content:
            if isinstance(inline, Mark) and name not in self.kept:
                printed += self._keep(name, inline)
            elif isinstance(inline, Mark):
                printed += inline.content
            else:
                printed.append(inline)
        return tuple(printed)

    def _keep(self, name: str, mark: Mark) -> Content:
        identifier = self._ids.unique(name.replace("_", "-"))
        key = identifier if name in self.kept else name
        facts = (("id", identifier), *mark.facts)
        self.kept[key] = Mark(mark.kind, edged(list(mark.content)), mark.before, mark.after, facts)
        return (Copy(identifier, mark.kind),)

    def _parts(self, name: str, words: str, place: int) -> Content:
        """`words` with the parts that the patterns of the field find."""
        patterns = self._rules.parts.get(name, ())
        found = [match for each in patterns if (match := each.search(words))]
        return self._grouped(found, words, place)

    def _grouped(self, matches: list[re.Match[str]], words: str, place: int) -> Content:
        """`words` with the groups of `matches`."""
        inlines: list[Inline] = []
        position = 0
        for start, end, group in self._found(matches, words, place):
            if start > position:
                inlines += split_text(words[position:start])
            inlines.append(self._part(group, words[start:end], place + start))
            position = end
        if position < len(words):
            inlines += split_text(words[position:])
        return edged(inlines)

    def _found(
        self, matches: list[re.Match[str]], words: str, place: int
    ) -> list[tuple[int, int, str]]:
        """Where the groups of `matches` begin and end in `words`, and what they are."""
        found: list[tuple[int, int, str]] = []
        for match in matches:
            for group in match.re.groupindex:
                start, end = match.span(group)
                taken = any(start < other_end and end > other for other, other_end, _ in found)
                words_found = words[start:end]
                known = group in PARTS and held(words_found) == words_found
                if start < end and known and not taken:
                    found.append((start, end, group))
        return sorted(found)

    def _part(self, group: str, words: str, place: int) -> Mark:
        """A part of a value."""
        kind, fixed = PARTS[group]
        facts = dict(fixed)
        if kind in (Kind.IDENTIFIER, Kind.RANGE, Kind.PERSON, Kind.REPOSITORY, Kind.PUBLISHER):
            facts["id"] = self._ids.unique(_NAMED_IDS.get(group, group))
        if kind is Kind.DATE and (when := self._dates.iso(words)):
            facts["when"] = when
        if kind is Kind.RANGE:
            ends = re.split(r"[-–]", words)
            facts |= {"from": ends[0], "to": ends[-1]}
        if kind is Kind.ADDRESS:
            facts["target"] = words
        if kind is Kind.LANGUAGE:
            facts["ident"] = language_code(words)
        return Mark(kind, tuple(split_text(words)), facts=tuple(facts.items()))

    def line_value(self, name: str, words: str, place: int) -> Content:
        """The value of the field `name` that stands beside its label."""
        if name in PERSONS:
            return self._persons(name, words, place)
        if name == "date":
            return self._date(words, place)
        kind = _ALL.get(name)
        if kind is None or name in self._rules.parts or held(words) != words:
            return self.value(name, words, place)
        facts: Facts = ()
        if kind is Kind.LANGUAGE:
            tag = language_code(words)
            if tag == "und":
                return edged(split_text(words))
            facts = (("ident", tag),)
        if name in self.kept or not self._is_value(name, words, place):
            return edged(split_text(words))
        return self._keep(name, Mark(kind, edged(split_text(words)), facts=facts))

    def _date(self, words: str, place: int) -> Content:
        found = self._dates.whole(words) or self._dates.first(words)
        if not found or DATE_ID in self.kept:
            return edged(split_text(words))
        start, end = found[0].start, found[0].end
        facts = self._dated(found[0].facts, words[start:end], place + start)
        if not facts:
            return edged(split_text(words))
        mark = Mark(Kind.DATE, edged(split_text(words[start:end])), facts=facts)
        kept = self._keep(DATE_ID, mark)
        return edged([*split_text(words[:start]), *kept, *split_text(words[end:])])

    def _is_value(self, name: str, words: str, place: int) -> bool:
        """Whether `words` are what a field of that `name` asks for."""
        return True

    def _dated(self, facts: Facts, words: str, place: int) -> Facts:
        """What a date says; nothing where it is none."""
        return facts

    def _persons(self, name: str, words: str, place: int) -> Content:
        """Names, each of a person of the header."""
        inlines = split_text(words)
        names = self._names.names_in(words)
        for each in names:
            if not self._is_value(name, each, place + max(words.find(each), 0)):
                continue
            known = self._people.find(each)
            person = known or self._people.declare(each, _ROLES.get(name, Role.MENTIONED))
            if len(names) == 1:
                for label in self._labels.get(name, ()):
                    self._people.call(person, label)
            facts: Facts = () if known else (("id", person.master or ""),)
            mark = Mark(Kind.PERSON, edged(split_text(each)), facts=(*facts, ("ref", person.id)))
            inlines = marked_name(inlines, each, mark, first=True)
            if mark not in inlines and known is None:
                self._people.have_name(person.id, None)
            elif person.master and person.id not in self.facts.get(name, "").split():
                self.facts[name] = f"{self.facts.get(name, '')} {person.id}".strip()
        return edged(inlines)

"""The people of a transcript, each declared once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from teitools.notation.identifiers import Identifiers, last_name
from teitools.notation.initials import forwards
from teitools.notation.layout import held
from teitools.notation.namesakes import Namesakes
from teitools.notation.vocabulary import Vocabulary
from teitools.transcript import Person, Role

_INITIALS = 4


class Called(NamedTuple):
    """How those may be called whom lists of a text name; all in lower case."""

    names: frozenset[str]
    """Full names and surnames."""
    first_names: frozenset[str]
    """The first words of names, each of one person only."""


NOBODY = Called(frozenset(), frozenset())


class People:
    """Who speaks and who is named.

    A name is the person of an equal name, or of the only one with that surname, or of the only
    one in a list of the text whose name begins with it (Hedda Tesman; Mao Zedong), or of the label
    that says so (hereinafter: the Guest). An office may lack its article (The President). In a
    cast, an article may be another (un notaire, le notaire), what follows may be left out (le
    comte), and what somebody is may stand before the name, or for it (Gertrude, Queen of Denmark).
    Of those in a list of participants, and whom metadata name, the initials are enough (JM), or
    that of the surname (M). `namesakes` tells what is added to names.
    """

    def __init__(self, identifiers: Identifiers, words: Vocabulary) -> None:
        self._identifiers = identifiers
        self._articles = words.articles
        self._offices = words.offices
        self._examined = [
            sorted({_key(each) for each in (*labels, *(f"{label}." for label in labels))})
            for labels in (words.question, words.answer)
        ]
        self.namesakes = Namesakes(words)
        self._people: dict[str, Person] = {}
        self._keys: dict[str, str] = {}
        self._key_of: dict[str, str] = {}
        self._surnames: dict[str, str | None] = {}
        self._firsts: dict[str, str | None] = {}
        self._aliases: dict[str, str] = {}
        self._nouns: dict[str, str | None] = {}
        self._initials: dict[str, str | None] = {}
        self._ranks: dict[str, frozenset[str]] = {}
        self._ranked: dict[str, str | None] = {}

    def find(self, name: str, apart: bool = False) -> Person | None:
        """The person of that name, or None; where others have it, too, of all of that name."""
        key = self._key_of.get(name)
        if key is None:
            key = self._key_of[name] = _key(name)
        key = self._aliases.get(key, key)
        if key in self._people:
            return self._people[key]
        if apart:
            return None
        surname, comma, others = key.partition(", ")
        if comma and f"{others} {surname}" in self._people:
            return self._people[f"{others} {surname}"]
        bare, addition = self.namesakes.split(name)
        if addition:
            person = self.find(bare)
            is_other = person is None or self.namesakes.split(person.name)[1]
            return None if is_other else person
        rank, _, bare = key.partition(" ")
        if rank in self._ranks.get(bare, ()):
            return self._people[bare]
        if (office := self._office(key) or self._same_label(key)) is not None:
            return self._people[office]
        found = self._surnames.get(key) if key in self._surnames else self._firsts.get(key)
        if name.isupper() and not found:
            found = self._initials.get(_initials_in(key) or key.rstrip("."))
        found = found or self._nouns.get(self._without_article(key)) or self._ranked.get(key)
        return self._people[found] if found else None

    def declare(
        self, name: str, role: Role, master: str | None = None, apart: bool = False
    ) -> Person:
        """The person of that name, declared now where it was not; `apart` is that of `find`.

        `master` is the id of the place in the text where the name stands; None makes one.
        """
        person = self.find(name, apart)
        if person is not None:
            return person
        bare, _ = self.namesakes.split(name)
        identifier = self._identifiers.of_name(forwards(bare))
        words = " ".join(held(name).split())
        person = Person(identifier, words, role, master or f"{identifier}-name")
        self._add(name, person)
        return person

    def _office(self, key: str) -> str | None:
        """The office that `key` is with another article, or without one, where somebody has it."""
        if key in self._offices:
            bare = self._without_article(key)
            return bare if bare in self._people else None
        full = (f"{article} {key}" for article in self._articles)
        return next((each for each in full if each in self._offices and each in self._people), None)

    def _same_label(self, key: str) -> str | None:
        """The label of a question or an answer that is that of `key`: ``Question``, ``Q``."""
        for labels in self._examined:
            if key in labels:
                return next((each for each in labels if each in self._people), None)
        return None

    def call(self, person: Person, name: str) -> None:
        """Note that `person` is called by `name` from now on, if nobody else is."""
        key, mine = _key(name), self._keys[person.id]
        self._aliases[key] = mine if self._aliases.get(key, mine) == mine else key

    def _add(self, name: str, person: Person) -> None:
        key, bare = _key(name), _key(self.namesakes.split(name)[0])
        self._people[key] = person
        self._keys[person.id] = key
        last = last_name(bare) or key
        self._surnames[last] = None if last in self._surnames else key
        if person.role is Role.PARTICIPANT and len(bare.split()) > 1:
            initials = "".join(word[0] for word in bare.split())
            short_forms = {initials, last[0]}.difference(*self._examined)
            for short in short_forms:
                self._initials[short] = None if short in self._initials else key

    def take_part(self, name: str, role: Role = Role.PARTICIPANT, apart: bool = False) -> None:
        """Declare that somebody of that name is present; whoever is known stays as they are."""
        if self.find(name, apart) is None and name.strip():
            bare, _ = self.namesakes.split(name)
            identifier = self._identifiers.of_name(forwards(bare))
            words = " ".join(held(name).split())
            key = _key(name)
            self._add(name, Person(identifier, words, role))
            first, *others = key.split()
            if role is Role.CHARACTER and first in self._articles and others:
                for noun in {self._without_article(key), others[0]}:
                    self._nouns[noun] = None if noun in self._nouns else key
            elif others and len(first.rstrip(".")) > 1:
                self._firsts[first] = None if first in self._firsts else key

    def hold(self, person: Person, rank: str) -> None:
        """Note what a person of a play is, as the cast says; others may be that, too."""
        key = self._keys[person.id]
        self._ranks[key] = self._ranks.get(key, frozenset()) | {_key(rank)}
        known = self._ranked.setdefault(_key(rank), key)
        self._ranked[_key(rank)] = key if known == key else None

    def have_name(self, identifier: str, master: str | None) -> None:
        """Note the id of the place where the name of a person stands in the text, if it does."""
        key = self._keys[identifier]
        self._people[key] = replace(self._people[key], master=master)

    def speaks(self, identifier: str) -> None:
        """Note that the person of that id speaks, who until now was only named."""
        key = self._keys[identifier]
        person = self._people[key]
        if person.role is not Role.SPEAKER:
            self._people[key] = replace(person, role=Role.SPEAKER)

    @property
    def present(self) -> list[str]:
        """The full names and the surnames of those who take part, or whom the metadata name."""
        roles = (Role.PARTICIPANT, Role.MENTIONED)
        names = [each.name for each in self._people.values() if each.role in roles]
        bare = (forwards(self.namesakes.split(name)[0]) for name in names)
        return [*names, *(last_name(name) for name in bare if name.split())]

    def called(self, names: Iterable[str]) -> Called:
        """What may stand in labels: `names`, and first words of names that lists have."""
        firsts = (first for first, key in self._firsts.items() if key is not None)
        return Called(frozenset(name.lower() for name in names), frozenset(firsts))

    @property
    def all(self) -> tuple[Person, ...]:
        """Everybody, in the order of their first appearance."""
        return tuple(self._people.values())

    def _without_article(self, key: str) -> str:
        """What is called with another article at times: ``un notaire``, ``le notaire``."""
        article, _, noun = key.partition(" ")
        return noun if article in self._articles else ""


def _initials_in(key: str) -> str:
    """The initials that a name is: ``jm`` of ``j. m.``; nothing where it is a name."""
    parts = key.replace(".", "").split()
    joined = "".join(parts)
    return joined if 1 < len(joined) <= _INITIALS and len(parts) in (1, len(joined)) else ""


def _key(name: str) -> str:
    return " ".join(forwards(name).replace(".", ". ").casefold().split())

"""The register of decisions: readers ask it what a person decided, and tell it what they did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from teitools.dataclass import dataclass
from teitools.notation.explicit import typed_attributes
from teitools.transcript.inlines import Facts

TEXT = "text"
"""The reading of what is plain text and nothing else."""
PROFILE, METADATA, SPEAKER, BLOCK = "profile", "metadata", "speaker", "block"
BRACKET, UNCLOSED, UNOPENED, SIGN = "bracket", "unclosed", "unopened", "sign"
ESCAPE, ELEMENT, NAME, DATE, JOIN = "escape", "element", "name", "date", "join"
WHATS = (
    PROFILE, METADATA, SPEAKER, BLOCK, BRACKET, UNCLOSED, UNOPENED,
    SIGN, ESCAPE, ELEMENT, NAME, DATE, JOIN,
)  # fmt: skip
HIGH, MEDIUM, LOW = "high", "medium", "low"

Key = tuple[str, int]
"""What a decision is about, and the offset in characters where that begins."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided of the text up to `end`; `origin` says where, for a reader."""

    word: str
    facts: Facts
    end: int
    origin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision: the text from `start` to `end` is read as `word` with `facts`, by a `rule`.

    `certainty` is ``high``, ``medium`` or ``low``. `quiet`: it goes without saying, as that a
    paragraph is a paragraph. `alternatives` are the readings that were in question.
    """

    what: str
    start: int
    end: int
    word: str
    facts: Facts
    certainty: str
    rule: str
    quiet: bool = False
    alternatives: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """By which it is found again in the same text."""
        return self.what, self.start

    @property
    def reading(self) -> str:
        """The reading, as a person types it."""
        return f"{self.word}{typed_attributes(self.facts)}"

    def follows(self, choice: Choice) -> bool:
        """Whether the text was read as a person decided."""
        facts = dict(self.facts)
        same = all(facts.get(name) == value for name, value in choice.facts)
        return self.word == choice.word and same


class Register:
    """What was decided while one text was read. `choices` are a person's."""

    def __init__(self, choices: Mapping[Key, Choice] | None = None) -> None:
        self.choices = dict(choices or {})
        self._entries: dict[Key, Entry] = {}

    def choice(self, what: str, start: int) -> Choice | None:
        """What a person decided there, or None."""
        return self.choices.get((what, start))

    def chosen(self, what: str) -> list[tuple[int, Choice]]:
        """All that a person decided of one kind, with its places."""
        return [(start, each) for (kind, start), each in self.choices.items() if kind == what]

    def note(
        self,
        what: str,
        start: int,
        end: int,
        word: str,
        certainty: str,
        rule: str,
        facts: Facts = (),
        quiet: bool = False,
        alternatives: tuple[str, ...] = (),
    ) -> None:
        """Note a decision; a later one about the same place takes its place."""
        choice = self.choices.get((what, start))
        entry = Entry(what, start, end, word, facts, certainty, rule, quiet, alternatives)
        if choice is not None and entry.follows(choice):
            rule, certainty, quiet = f"decided: {choice.origin}", HIGH, False
            entry = Entry(what, start, end, word, facts, certainty, rule, quiet, alternatives)
        self._entries[what, start] = entry

    def forget(self, what: str, start: int, end: int) -> None:
        """Take back what was noted of one kind from `start` to `end`."""
        for key in [key for key in self._entries if key[0] == what and start <= key[1] < end]:
            del self._entries[key]

    def entry(self, what: str, start: int) -> Entry | None:
        """What was decided there, or None."""
        return self._entries.get((what, start))

    @property
    def entries(self) -> list[Entry]:
        """All decisions by their place."""
        return sorted(self._entries.values(), key=_order)

    def moved(self, place: Callable[[int], int]) -> Register:
        """An empty register with the choices of this one, their offsets changed by `place`."""
        return Register(
            {
                (what, place(start)): replace(choice, end=place(choice.end))
                for (what, start), choice in self.choices.items()
            }
        )

    def take(self, other: Register, start: Callable[[int], int], end: Callable[[int], int]) -> None:
        """Note all that was noted in `other`, whose offsets `start` and `end` change."""
        for entry in other.entries:
            moved = replace(entry, start=start(entry.start), end=end(entry.end))
            self._entries[moved.key] = moved

    def disregarded(self) -> list[Key]:
        """The places where the text was not read as a person decided."""
        return [
            key
            for key, choice in self.choices.items()
            if (entry := self._entries.get(key)) is None or not entry.follows(choice)
        ]


def _order(entry: Entry) -> tuple[int, bool, int, str]:
    return entry.start, entry.what != PROFILE, -entry.end, entry.what

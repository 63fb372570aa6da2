"""Names after titles of address where a person may have decided."""

from __future__ import annotations

from teitools.notation.decisions.register import HIGH, NAME, TEXT, Register
from teitools.notation.names import NameReader
from teitools.notation.notes import Notes
from teitools.notation.people import People

PERSON = "person"


class DecidedNameReader(NameReader):
    """Finds names as `NameReader` does, but for those that a person has decided."""

    def __init__(
        self, titles: tuple[str, ...], people: People, notes: Notes, register: Register
    ) -> None:
        super().__init__(titles, people, notes)
        self._register = register

    def _is_name(self, words: str, title: str, place: int) -> bool:
        is_name = super()._is_name(words, title, place)
        choice = self._register.choice(NAME, place)
        if choice is not None and choice.word in (TEXT, PERSON):
            is_name = choice.word == PERSON
        word = PERSON if is_name else TEXT
        self._register.note(
            NAME, place, place + len(words), word, HIGH, f"it follows the title {title!r}",
            alternatives=(PERSON, TEXT),
        )  # fmt: skip
        return is_name

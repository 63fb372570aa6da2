"""Name, NCName, NMTOKEN, ID and IDREF (XML Schema Part 2, sections 3.3.4 to 3.3.9)."""

from __future__ import annotations

import re
from functools import cached_property

from teitools.relaxng.datatypes.interface import IdType, ValueContext
from teitools.relaxng.datatypes.name_characters import NAME, START
from teitools.relaxng.datatypes.strings import Text
from teitools.relaxng.datatypes.wording import shown

_ASCII = {
    "Name": "[A-Za-z_:][A-Za-z0-9._:-]*",
    "NCName": "[A-Za-z_][A-Za-z0-9._-]*",
    "NMTOKEN": "[A-Za-z0-9._:-]+",
}
"""The three productions, as far as ASCII goes."""


class Name(Text):
    """Names of one `production`: Name, NCName or NMTOKEN."""

    def __init__(self, name: str, noun: str, production: str, id_type: IdType) -> None:
        super().__init__(name, noun)
        self.id_type = id_type
        self.colons = production != "NCName"
        self.begins = production != "NMTOKEN"
        self.production = production
        self.usual = _ASCII[production]

    @cached_property
    def _ascii(self) -> re.Pattern[str]:
        return re.compile(_ASCII[self.production])

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is such a name."""
        if self._ascii.fullmatch(text) is not None:
            return True
        return not text.isascii() and self.wrong(text) is None

    def wrong(self, text: str) -> int | None:
        """The index of the first character that may not stand there; None without one."""
        if self.begins and text and not START[text[0]]:
            return 0
        for index, character in enumerate(text):
            if not NAME[character] or (character == ":" and not self.colons):
                return index
        return None

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no such name: the first character that may not stand there."""
        fault = super().fault(text, context)
        index = self.wrong(text)
        if index is None:
            return fault
        character = shown(text[index])
        if index == 0 and NAME[text[0]] and (self.colons or text[0] != ":"):
            return f"{fault}: none begins with {character}"
        return f"{fault}: {character} at character {index + 1} cannot stand in one"


def ncname(name: str, noun: str, id_type: IdType = IdType.NONE) -> Name:
    """A type whose literals are NCNames."""
    return Name(name, noun, "NCName", id_type)


def simple_types() -> list[Name]:
    """The types of this family."""
    plain = IdType.NONE
    return [
        Name("Name", "an XML name", "Name", plain),
        ncname("NCName", "an XML name without a colon"),
        Name("NMTOKEN", "a name token (letters, digits and . - _ :)", "NMTOKEN", plain),
        ncname("ID", "an identifier (an XML name without a colon)", IdType.ID),
        ncname("IDREF", "an identifier (an XML name without a colon)", IdType.IDREF),
    ]

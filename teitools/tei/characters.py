"""Characters that XML cannot hold: ``g`` in the text, ``char`` in the header. Both directions."""

from __future__ import annotations

import unicodedata

from lxml import etree

from teitools.xml.names import XML_ID, tei
from teitools.xml.writing import Writer

_CONTROLS = (
    "NULL,START OF HEADING,START OF TEXT,END OF TEXT,END OF TRANSMISSION,ENQUIRY,ACKNOWLEDGE,"
    "BELL,BACKSPACE,CHARACTER TABULATION,LINE FEED,LINE TABULATION,FORM FEED,CARRIAGE RETURN,"
    "SHIFT OUT,SHIFT IN,DATA LINK ESCAPE,DEVICE CONTROL ONE,DEVICE CONTROL TWO,"
    "DEVICE CONTROL THREE,DEVICE CONTROL FOUR,NEGATIVE ACKNOWLEDGE,SYNCHRONOUS IDLE,"
    "END OF TRANSMISSION BLOCK,CANCEL,END OF MEDIUM,SUBSTITUTE,ESCAPE,INFORMATION SEPARATOR FOUR,"
    "INFORMATION SEPARATOR THREE,INFORMATION SEPARATOR TWO,INFORMATION SEPARATOR ONE"
).split(",")


class CharacterTable:
    """The characters of a document that is being written."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def point(self, character: str) -> str:
        """The value of ``@ref`` for that character."""
        self._used.add(character)
        return f"#{_identifier(character)}"

    def write(self, writer: Writer) -> None:
        """``charDecl``, where a character was used."""
        if not self._used:
            return
        writer.open("charDecl")
        for character in sorted(self._used):
            writer.open("char", [("xml:id", _identifier(character))])
            writer.line()
            writer.empty("unicodeProp", [("name", "Name"), ("value", _name(character))])
            writer.leaf("mapping", f"U+{ord(character):04X}", [("type", "codepoint")])
            writer.close("char")
        writer.close("charDecl")


def read_characters(root: etree._Element) -> dict[str, str]:
    """The characters that ``charDecl`` declares with their code points, by identifier."""
    found = {}
    for char in root.iter(tei("char")):
        for mapping in char.iterfind(tei("mapping")):
            code = (mapping.text or "").strip().upper().removeprefix("U+")
            if mapping.get("type") == "codepoint" and _is_code(code):
                found[char.get(XML_ID) or ""] = chr(int(code, 16))
    return found


def _is_code(code: str) -> bool:
    try:
        number = int(code, 16)
    except ValueError:
        return False
    return 0 <= number < 0x110000 and not 0xD800 <= number < 0xE000


def _identifier(character: str) -> str:
    return f"U-{ord(character):04X}"


def _name(character: str) -> str:
    if ord(character) < len(_CONTROLS):
        return _CONTROLS[ord(character)]
    return unicodedata.name(character, f"<noncharacter-{ord(character):04X}>")

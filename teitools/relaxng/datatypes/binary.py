"""hexBinary and base64Binary (XML Schema Part 2, sections 3.2.15 and 3.2.16)."""

from __future__ import annotations

import re
from functools import cached_property

from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.simple_type import SimpleType

_HEX = "(?:[0-9A-Fa-f]{2})*"
_BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"
"""The last letter before padding must leave no bits over."""


class HexBinary(SimpleType[str]):
    """hexBinary: a value is its digits, the letters being capitals."""

    unit = "octet"

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(_HEX)

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is digits in pairs."""
        return self._form.fullmatch(text) is not None

    def value(self, text: str, context: ValueContext) -> str:
        """The digits."""
        return text.upper()

    def length(self, value: str) -> int:
        """The number of octets."""
        return len(value) // 2

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is not in pairs of digits."""
        fault = super().fault(text, context)
        if len(text) % 2 and self.accepts(text[1:], context) and self.accepts(text[:-1], context):
            return f"{fault}: the number of digits is odd"
        return fault


class Base64Binary(SimpleType[str]):
    """base64Binary: a value is its letters without the spaces that may part them."""

    unit = "octet"

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(_BASE64)

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is letters in fours, padded at the end."""
        return self._form.fullmatch(text.replace(" ", "")) is not None

    def value(self, text: str, context: ValueContext) -> str:
        """The letters."""
        return text.replace(" ", "")

    def length(self, value: str) -> int:
        """The number of octets."""
        return len(value) // 4 * 3 - value.count("=")


def simple_types() -> list[SimpleType[str]]:
    """The types of this family."""
    return [
        HexBinary("hexBinary", "hexadecimal digits in pairs"),
        Base64Binary("base64Binary", "octets in base64"),
    ]

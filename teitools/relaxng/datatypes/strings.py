"""string, normalizedString, token, language and boolean (XML Schema Part 2, 3.2, 3.3)."""

from __future__ import annotations

import re
from functools import cached_property

from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.simple_type import SimpleType
from teitools.relaxng.datatypes.white_space import preserve, replace

_LANGUAGE = "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"
_TRUTH = {"true": True, "1": True, "false": False, "0": False}


class Text(SimpleType[str]):
    """Any text."""

    usual = "[!-~]*"

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Always true."""
        return True

    def value(self, text: str, context: ValueContext) -> str:
        """The text itself."""
        return text

    def length(self, value: str) -> int:
        """The number of characters."""
        return len(value)


class String(Text):
    """string: text whose white space counts."""

    normalize = staticmethod(preserve)


class NormalizedString(Text):
    """normalizedString: text without line ends and tabs."""

    normalize = staticmethod(replace)


class Language(Text):
    """language: a tag of the form that RFC 3066 gives (section 3.3.3)."""

    usual = _LANGUAGE

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(_LANGUAGE)

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` has the form of a tag; that there is such a language is not asked."""
        return self._form.fullmatch(text) is not None

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no tag."""
        fault = super().fault(text, context)
        meant = text.replace("_", "-")
        if meant != text and len(meant) <= 40 and self.accepts(meant, context):
            return f"{fault}; write {meant}"
        return fault


class Boolean(SimpleType[bool]):
    """boolean (section 3.2.2)."""

    facets = ()
    usual = "true|false|[01]"

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is one of the four literals."""
        return text in _TRUTH

    def value(self, text: str, context: ValueContext) -> bool:
        """The truth value."""
        return _TRUTH[text]

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is neither true nor false."""
        fault = super().fault(text, context)
        return f"{fault}; write {text.lower()}" if text.lower() in _TRUTH else fault


def simple_types() -> list[SimpleType[str] | SimpleType[bool]]:
    """The types of this family."""
    return [
        String("string", "text"),
        NormalizedString("normalizedString", "text"),
        Text("token", "text"),
        Language("language", "a language tag (such as en or de-AT)"),
        Boolean("boolean", "true or false (or 1 or 0)"),
    ]

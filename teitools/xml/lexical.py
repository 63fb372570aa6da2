"""The smallest parts of XML 1.0 (fifth edition), as regular expressions."""

from __future__ import annotations

import re
from functools import cached_property

SPACE = r"[ \t\r\n]"
_START = (
    r":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    r"\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    r"\U00010000-\U000effff"
)
NAME = rf"[{_START}][{_START}\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*+"
LITERAL = r"""(?:"[^"]*+"|'[^']*+')"""


class _Name:
    """Names; the expression for all of them is slow to compile, and few documents need it."""

    _plain = re.compile(r"[A-Za-z_:][A-Za-z0-9_:.\-]*+(?![^\x00-\x7f])")

    def match(self, text: str, offset: int = 0) -> re.Match[str] | None:
        """The name that begins at `offset`, if one does."""
        return self._plain.match(text, offset) or self._all.match(text, offset)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The name that is all of `text`, if it is one."""
        return self._plain.fullmatch(text) or self._all.fullmatch(text)

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return re.compile(NAME)


name = _Name()
space = re.compile(rf"{SPACE}*+")
illegal = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def shown(text: str, offset: int, length: int = 12) -> str:
    """What stands at `offset`, quoted, shortened to its first line and `length` characters."""
    piece = text[offset : offset + length]
    first = (piece.splitlines() or [""])[0] or piece[:1]
    return repr(first) if first else "the end of the document"

"""The smallest parts of XML 1.0 (fifth edition), as regular expressions."""

from __future__ import annotations

import re

SPACE = r"[ \t\r\n]"
_START = (
    r":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    r"\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    r"\U00010000-\U000effff"
)
NAME = rf"[{_START}][{_START}\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*+"
LITERAL = r"""(?:"[^"]*+"|'[^']*+')"""

name = re.compile(NAME)
space = re.compile(rf"{SPACE}*+")
illegal = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def shown(text: str, offset: int, length: int = 12) -> str:
    """What stands at `offset`, quoted, shortened to its first line and `length` characters."""
    piece = text[offset : offset + length]
    first = (piece.splitlines() or [""])[0] or piece[:1]
    return repr(first) if first else "the end of the document"

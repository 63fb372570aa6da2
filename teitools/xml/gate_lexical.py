"""The smallest parts of a prolog in UTF-8 bytes (XML 1.0, sections 2.3 to 2.8).

Names are looser than in XML: expat judges them.
"""

from __future__ import annotations

import re

from teitools.xml.codes import UNCLOSED_MARKUP
from teitools.xml.mistake import Mistake

S = rb"[ \t\r\n]"
NAME = rb"[^ \t\r\n\"'<>%&;()|,=\[\]]++"
LITERAL = rb"""(?:"[^"]*+"|'[^']*+')"""
UNQUOTED = rb"""[^"'<>]*+"""

_SPACE = re.compile(S + rb"*+")


class Unfinished(Mistake):
    """A mistake if the document ends here; otherwise more of it is needed."""


def space(data: bytes, offset: int) -> int:
    """The end of the white space at `offset`."""
    match = _SPACE.match(data, offset)
    return match.end() if match else offset


def aside(data: bytes, offset: int) -> int:
    """The end of the comment or processing instruction at `offset`. Raises Unfinished."""
    if data.startswith(b"<!--", offset):
        kind, skip, close = "comment", 4, b"-->"
    else:
        kind, skip, close = "processing instruction", 2, b"?>"
    end = data.find(close, offset + skip)
    if end < 0:
        raise Unfinished(UNCLOSED_MARKUP, offset, kind=kind, expected=close.decode())
    return end + len(close)

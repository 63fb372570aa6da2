"""Names in schemas: NCName and QName (Namespaces in XML; XML 1.0, fourth edition).

RELAX NG builds on the names of the second edition, which the fourth still has: the fifth
allows more. expat knows them, so it is asked where a name is not ASCII.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.parsers import expat

_ASCII = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_OTHER = r"(?![0-9.-])[^\x00-,/:-@\[-^`{-\x7f]+"
_LONGEST = 100_000

WHITE = " \t\r\n"
"""White space, as XML has it."""


def is_ncname(text: str) -> bool:
    """Whether `text` is a name without a colon."""
    if _ASCII.fullmatch(text):
        return True
    return len(text) <= _LONGEST and re.fullmatch(_OTHER, text) is not None and _is_name(text)


def is_qname(text: str) -> bool:
    """Whether `text` is a name with at most one colon inside it."""
    prefix, colon, local = text.partition(":")
    return is_ncname(prefix) and (not colon or is_ncname(local))


@lru_cache(maxsize=1024)
def _is_name(text: str) -> bool:
    try:
        expat.ParserCreate("UTF-8").Parse(f"<{text}/>".encode(), True)
    except (expat.ExpatError, UnicodeEncodeError):
        return False
    return True

"""The list of the persons of a play: where it ends, and speeches begin.

No person is listed twice. So what begins with a name of the list, in the form of a label, is the
first speech; and no item of a list asks or exclaims.
"""

from __future__ import annotations

import re

from teitools.notation.paragraphs import Raw

_TITLE = (
    r"(?:(?:Mrs?|Ms|Dr|St|Sr|Jr|Rev|Capt|Lt|Col|Gen|Prof|M|MM|Mme|Mlle|Hr|Frl|Г|Г-жа)\.?[ \t]+)"
)
_NAMED = re.compile(
    rf"(?i)[ \t]*_?(?P<name>{_TITLE}?[^\W\d_][^\n.,:;()\[\]—–]{{0,60}}?)_?[ \t]*"
    r"(?P<end>$|[.,:;—–]|-|[(\[])",
    re.MULTILINE,
)
_LABELLED = re.compile(
    r"[ \t]*(?:[(\[][^()\[\]\n]{1,80}[)\]])?[ \t]*(?:[.:]|$)|,[^\n.,:]{1,40}[.:][ \t]+\S",
    re.MULTILINE,
)
_ASKS = re.compile(r"[?!][\"”»’')\]]*\s*\Z")
_WORD = re.compile(r"[^\W\d_]{3,}")


class Cast:
    """The persons that one list has so far."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def add(self, text: str, item: Raw) -> None:
        """Remember the person whose line is `item` of `text`."""
        match = _NAMED.match(text, item.start, item.end)
        if match is None:
            return
        name = match["name"].strip()
        self._names.add(name.casefold())
        self._names.update(word.casefold() for word in _WORD.findall(name) if word[0].isupper())

    def speaks(self, text: str, line: Raw) -> bool:
        """Whether `line` begins a speech of one of them."""
        match = _NAMED.match(text, line.start, line.end)
        if match is None or match["name"].strip().casefold() not in self._names:
            return False
        place = match.end("end") if match["end"] in (".", ":") else match.end("name")
        return match["end"] in (".", ":") or bool(_LABELLED.match(text, place, line.end))


def asks(text: str, item: Raw) -> bool:
    """Whether the words of `item` end in a question or an exclamation."""
    return _ASKS.search(text, item.start, item.end) is not None

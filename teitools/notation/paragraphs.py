"""Cutting a text into its paragraphs, which blank lines part."""

from __future__ import annotations

import re

from teitools.dataclass import dataclass

_GAP = re.compile(r"(?>\r\n|\r|\n)(?:[ \t]*+(?>\r\n|\r|\n))++")
_PLAIN_GAP = re.compile(r"\n(?:[ \t]*+\n)++")
_LEAD = re.compile(r"(?:[ \t]*+(?>\r\n|\r|\n))*+")
_END = re.compile(r"\r\n|\r|\n")
_WHITE = " \t\r\n"


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class Raw:
    """A paragraph as typed: from `start` to `end`; `gap` is the white space before it."""

    gap: str
    start: int
    end: int


def cut(text: str, start: int = 0) -> tuple[list[Raw], str]:
    """The paragraphs of `text` from `start` on, and the white space after the last one."""
    words_end = _last_word(text)
    if words_end <= start:
        return [], text[start:]
    first_end = _END.search(text, words_end)
    end = first_end.start() if first_end else len(text)
    lead = _LEAD.match(text, start)
    position = lead.end() if lead else start
    gap = text[start:position]
    raws = []
    pattern = _GAP if "\r" in text else _PLAIN_GAP
    for match in pattern.finditer(text, position, end):
        raws.append(Raw(gap, position, match.start()))
        gap = match.group()
        position = match.end()
    raws.append(Raw(gap, position, end))
    return raws, text[end:]


def _last_word(text: str) -> int:
    """Where the last character that is not white space ends."""
    return len(text.rstrip(_WHITE))

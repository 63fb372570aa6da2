"""Where something stands that has the form of a label: within a sentence, or in a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teitools.notation.expression import expression
from teitools.notation.label_candidates import Candidate
from teitools.notation.layout import LINE_END

# so long is a line of running text that goes on in the next one; a heading is shorter
_LINE = 45
_BEFORE = 200
_ENDS = '\r\n.:!?"”)]'
_FEW = 3
_BLANK = expression(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?:[\r\n]|\Z)")
_GOES_ON = expression(r"[^\W\d_A-ZÀ-ÞА-ЯЁ],?[ \t]*\Z")
_RUNNING = expression(r"[^\W\d_A-ZÀ-ÞА-ЯЁ]{3} [^\W\d_A-ZÀ-ÞА-ЯЁ]{2,} [^\W\d_A-ZÀ-ÞА-ЯЁ]")
_HEAD = 5000


def within_sentence(match: re.Match[str]) -> bool:
    """Whether the line before goes on where a label would begin: ``I thank⏎Mr. Hale. He ...``."""
    text, start = match.string, match.start()
    if start < _LINE or text[start - 1] not in "\r\n":
        return False
    end = start - 2 if text.startswith("\r\n", start - 2) else start - 1
    if text[end - 1] in _ENDS:
        return False  # most paragraphs do
    line = LINE_END.split(text[max(0, end - _BEFORE) : end])[-1]
    return len(line.strip()) >= _LINE and _GOES_ON.search(line) is not None


def is_topic(match: re.Match[str]) -> bool:
    """Whether a name with a full stop is all of its paragraph, and seldom stands: ``WHEAT.``."""
    text, name = match.string, match["name"]
    return _BLANK.match(text, match.end()) is not None and text.count(f"{name}.") < _FEW


def is_heading(each: Candidate) -> bool:
    """Whether a line is in capitals as its label is, in a text that is not: ``PORTS: A VIEW``."""
    text = each.match.string
    stop = LINE_END.search(text, each.end)
    rest = text[each.end : stop.start() if stop else len(text)].strip()
    return len(rest) > _FEW and rest.isupper() and _RUNNING.search(text, 0, _HEAD) is not None


def numbered(candidates: Sequence[Candidate]) -> set[int]:
    """Which of `candidates` have a number before them and are no labels, for too few have one."""
    found = [
        index
        for index, each in enumerate(candidates)
        if each.match["label"][0].isdigit() and not each.match["name"][0].isdigit()
    ]
    return set(found) if len(found) < _FEW else set()

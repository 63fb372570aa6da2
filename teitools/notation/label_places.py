"""Where something stands that has the form of a label: within a sentence, or in a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teitools.notation.expression import expression
from teitools.notation.label_candidates import Candidate, Judged
from teitools.notation.layout import LINE_END

# so long is a line of running text that goes on in the next one; a heading is shorter
_LINE = 45
_BEFORE = 200
_ENDS = '\r\n.:!?"”)]'
_SAID = expression(r"[^\w\r\n]*\w")
_FEW = 3
_BLANK = expression(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?:[\r\n]|\Z)")
_GOES_ON = expression(r"[^\W\d_A-ZÀ-ÞА-ЯЁ],?[ \t]*\Z")
_RUNNING = expression(r"[^\W\d_A-ZÀ-ÞА-ЯЁ]{3} [^\W\d_A-ZÀ-ÞА-ЯЁ]{2,} [^\W\d_A-ZÀ-ÞА-ЯЁ]")
_HEAD = 5000
# that a sentence may have behind a name
_SIGNS = (".", ":")


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


def narrates(match: re.Match[str], in_play: bool) -> bool:
    """Whether a dash behind a name parts no label: ``Cde. Bulganin - who was in Minsk - said``.

    `in_play`: labels are in capitals there, and a speech may begin with any word.
    """
    if in_play:
        return not match["name"].isupper()
    said = _SAID.match(match.string, match.end())
    return said is not None and said[0][-1].islower()


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


def without_wrapped(judged: Judged) -> Judged:
    """`judged`, where a name with which a sentence goes on in the next line is no label.

    So it is in the middle of a speech, where other labels are in capitals and this name is not, or
    where a blank line parts the speeches and none stands before it.
    """
    proven = [each for each, found in judged if found]
    if len(proven) < _FEW:
        return judged
    text = proven[0].match.string
    lines = {id(each): _line_before(text, each.match.start()) for each in proven}
    upper = sum(each.named.is_upper for each in proven) * 5 >= len(proven) * 4
    parted = sum(line is None for line in lines.values()) * 4 >= len(proven) * 3
    starts = {each.match.start() for each in proven}
    made: Judged = []
    for each, found in judged:
        line = lines.get(id(each))
        odd = upper and not each.named.is_upper
        if line is not None and (odd or parted) and each.form.terminator in _SIGNS:
            found = None if _goes_on(text, line, starts if odd else set()) else found
        made.append((each, found))
    return made


def _line_before(text: str, start: int) -> tuple[int, int] | None:
    """Where the line before `start` begins and ends; None where it is blank, or there is none."""
    end = start - (2 if text.startswith("\r\n", max(0, start - 2)) else 1)
    if end <= 0:
        return None
    begin = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    return (begin, end) if text[begin:end].strip() else None


def _goes_on(text: str, line: tuple[int, int], starts: set[int]) -> bool:
    """Whether a line ends within a sentence of a speech; a direction may have no full stop.

    It is of a speech if it begins in lower case or is long, or if it is one of those that `starts`
    have a label.
    """
    words = text[line[0] : line[1]].strip()
    said = line[0] in starts or words[0].islower() or len(words) >= _LINE
    return said and _GOES_ON.search(words) is not None

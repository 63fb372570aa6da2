"""Cutting a text into its paragraphs, which blank lines part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from teitools.dataclass import dataclass
from teitools.notation.expression import expression

_GAP = expression(r"(?>\r\n|\r|\n)(?:[ \t]*+(?>\r\n|\r|\n))++")
_PLAIN_GAP = expression(r"\n(?:[ \t]*+\n)++")
_LEAD = expression(r"(?:[ \t]*+(?>\r\n|\r|\n))*+")
_END = expression(r"\r\n|\r|\n")
_WHITE = " \t\r\n"
_LINE = expression(r"(?:\r\n|\r|\n|\A|(?<=[\r\n]))(?P<indent>[ \t]*+)(?P<sign>[^\s])")
# to look for one character at the beginning is faster than for one of two
_INDENTED = expression(r"\n[ \t][ \t]?[^\r\n]")
_INDENTED_BY_RETURN = expression(r"\r[ \t][ \t]?[^\r\n]")
# a line that goes on with what stands on the one before
_LOWER_LINE = expression(r"[\r\n]([ \t]*+)[^\W\d_A-ZÀ-ÞА-Я]")


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


def cut_at_indents(text: str, raws: Iterable[Raw]) -> Iterator[Raw]:
    """`raws` cut where a line is indented further than those that go on with a sentence.

    Where no blank line parts paragraphs, that alone says where one begins: after a line that is
    not indented so, or before a bracket that its last line closes.
    """
    given = list(raws)
    if not (_INDENTED.search(text) or ("\r" in text and _INDENTED_BY_RETURN.search(text))):
        yield from given
        return
    margins = Counter(len(each.group(1)) for raw in given for each in _lower_lines(text, raw))
    if not margins:
        yield from given
        return
    margin = margins.most_common(1)[0][0] + 1
    for raw in given:
        gap, start, flush = raw.gap, raw.start, False
        for line in _LINE.finditer(text, raw.start, raw.end):
            indented = len(line.group("indent").expandtabs(8)) > margin
            begins = indented and (flush or line.group("sign") in ("(", "["))
            if begins and line.start("indent") > start:
                end = line.start()
                yield Raw(gap, start, end)
                gap, start = text[end : line.start("indent")], line.start("indent")
            flush = not indented
        yield Raw(gap, start, raw.end)


def _lower_lines(text: str, raw: Raw) -> Iterator[re.Match[str]]:
    return _LOWER_LINE.finditer(text, raw.start, raw.end)


def _last_word(text: str) -> int:
    """Where the last character that is not white space ends."""
    return len(text.rstrip(_WHITE))

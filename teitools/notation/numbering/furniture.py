"""What stands between pages whose lines are numbered: numbers of pages, running heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from teitools.notation.expression import expression
from teitools.notation.layout import split_text
from teitools.notation.numbering.pages import Line, Page
from teitools.transcript import Kind, Mark

_MOST = 6
# as the Guidelines call it
_OF_LINES = (("type", "lineNum"),)
_DIGITS = expression(r"\d+")
_PAGE_NUMBER = expression(
    r"[ \t\f]*(?P<before>(?:[-–—]{1,2} ?|[(\[]|(?i:page|p\.|pg\.) ?)?)(?P<n>\d{1,5}|[ivxlc]{1,6})"
    r"(?P<after>(?: ?[-–—]{1,2}|[)\]]|(?i: of \d{1,5}))?)[ \t\f]*"
)
_BESIDE = expression(
    r"[ \t\f]*(?P<head>\S(?:.*\S)?)(?:[ \t]{2,}|\t|[ \t]+(?=(?i:page|p\.|pg\.) ?\d))"
    r"(?P<before>(?i:page |p\. ?|pg\. ?)?)(?P<n>\d{1,5})(?P<after>(?i: of \d{1,5})?)[ \t]*"
)
_BESIDE_LEFT = expression(
    r"[ \t\f]*(?P<before>(?i:page |p\. ?|pg\. ?)?)(?P<n>\d{1,5})(?P<after>)(?:[ \t]{2,}|\t)"
    r"(?P<head>\S.*?)[ \t]*"
)


def furniture(text: str, lines: Sequence[Line], pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """The lines between pages, as indices of the first one and of the one after the last one.

    What stands between two pages is furniture if it is short; before the first page and after
    the last one, and where more stands between them, what also stands elsewhere.
    """
    known: set[str] = set()
    for page, following in pairwise(pages):
        if following.first - page.last - 1 <= _MOST:
            known |= {form(text, line) for line in lines[page.last + 1 : following.first]}
    bounds = [
        (-1, pages[0].first),
        *((page.last, after.first) for page, after in pairwise(pages)),
        (pages[-1].last, len(lines)),
    ]
    for last, first in bounds:
        begin, end = last + 1, first
        if begin > 0 and end < len(lines) and end - begin <= _MOST:
            if end > begin:
                yield begin, end
            continue
        foot, head = begin, end
        if begin > 0:
            while foot < end and form(text, lines[foot]) in known:
                foot += 1
        if end < len(lines):
            while head > foot and form(text, lines[head - 1]) in known:
                head -= 1
        if foot > begin:
            yield begin, foot
        if head < end:
            yield head, end


def page_marks(
    text: str,
    lines: Sequence[Line],
    start: int,
    end: int,
    continues: bool,
    numbers: Line | None = None,
) -> Iterator[str | Mark]:
    """The numbers and running heads of `lines`, and the white space between, `start` to `end`.

    Where none of them has the number of a page, and the text `continues`, a page begins after
    the last of them. `numbers` is one that stands for a column with the numbers of lines.
    """
    numbered = _numbered(text, lines)
    position = start
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        spans: list[tuple[Kind, int, int, int, int]] = []
        if index == numbered[0] and numbered[1] is not None:
            match = numbered[1]
            spans.append(
                (Kind.PAGE_BREAK, *match.span("n"), match.start("before"), match.end("after"))
            )
            if "head" in match.re.groupindex:
                spans.append((Kind.RUNNING_HEAD, *match.span("head"), *match.span("head")))
        else:
            first = len(words) - len(words.lstrip(" \t\f"))
            last = len(words.rstrip(" \t\f"))
            spans.append((Kind.RUNNING_HEAD, first, last, first, last))
        for kind, first, last, begin, stop in sorted(spans, key=lambda each: each[1]):
            if line.start + begin > position:
                yield text[position : line.start + begin]
            content = (
                (words[first:last],) if kind is Kind.PAGE_BREAK else split_text(words[first:last])
            )
            facts = _OF_LINES if line is numbers else ()
            yield Mark(kind, tuple(content), words[begin:first], words[last:stop], facts)
            position = line.start + stop
    if end > position:
        yield text[position:end]
    if continues and numbered[1] is None:
        yield Mark(Kind.PAGE_BREAK, ())


def _numbered(text: str, lines: Sequence[Line]) -> tuple[int, re.Match[str] | None]:
    """Which of `lines` has the number of the page, and how it stands there."""
    for patterns in ((_PAGE_NUMBER,), (_BESIDE, _BESIDE_LEFT)):
        for index, line in enumerate(lines):
            for pattern in patterns:
                match = pattern.fullmatch(text[line.start : line.end])
                if match is not None:
                    return index, match
    return -1, None


def form(text: str, line: Line) -> str:
    """The words of a line with no difference between numbers."""
    return " ".join(_DIGITS.sub("#", text[line.start : line.end]).split())

"""White space that says nothing: margins, spaces at the ends of lines and within brackets.

Other programs leave it: a listing is indented as a whole, a converter fills lines up, or writes
``[ Laughter ]``. It is taken out before a text is read, and put back by `weaving`, so that rules
see lines and brackets that begin and end with words.
"""

from __future__ import annotations

from collections.abc import Iterator

from teitools.notation.expression import expression
from teitools.notation.numbering.text import Edit, NumberedText, taken_out

_TRAILING = expression(r"(?<=[^ \t\r\n])[ \t]++(?=[\r\n])")
_LINE = expression(r"(?<![^\r\n])[ \t]*+(?=[^ \t\r\n])")
_BRACKET = expression(
    r"[\[(](?P<first>[ \t]{1,3})[^\[\]()\s][^\[\]()\r\n]{0,300}?(?P<last>[ \t]{1,3})[\])]"
)
_FEWEST = 3


def without_margins(
    text: str, numbered: NumberedText | None, start: int = 0
) -> NumberedText | None:
    """`text` without such white space, and without what `numbered`, if given, has taken out.

    `numbered` itself where there is none. The words begin at `start`.
    """
    left = text if numbered is None else numbered.text
    edits = [] if numbered is None else list(numbered.edits)
    margins = [] if numbered is not None else _margins(left, start)
    found = [*margins, *_trailing(left), *_in_brackets(left)]
    count = len(edits)
    for at, end, is_trailing in found:
        if numbered is not None:
            first, last = numbered.original_place(at), numbered.original_end(end)
            if last - first != end - at:
                continue  # something else was taken out of it
            at, end = first, last
        edits.append(Edit(0, at, end, (text[at:end],), trailing=is_trailing))
    if len(edits) == count:
        return numbered
    return taken_out(text, sorted(edits, key=lambda edit: (edit.start, edit.end)))


def _trailing(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _TRAILING.finditer(text):
        yield *match.span(), True


def _in_brackets(text: str) -> Iterator[tuple[int, int, bool]]:
    """The spaces after and before the signs of a bracket that has them at both."""
    for match in _BRACKET.finditer(text):
        yield *match.span("first"), False
        yield *match.span("last"), False


def _margins(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """The white space with which all lines begin that have words."""
    lines = list(_LINE.finditer(text, start))
    if len(lines) < _FEWEST:
        return
    least = min((match.group() for match in lines), key=len)
    if least and all(match.group().startswith(least) for match in lines):
        for match in lines:
            yield match.start(), match.start() + len(least), False

"""White space that carries layout, and characters that XML cannot hold: reading and printing.

In the words of a paragraph white space is single spaces between words. All else (ends of
lines, runs of spaces, tabs, spaces at an edge) is an inline of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from teitools.notation.expression import expression
from teitools.transcript import Character, Inline, LineBreak, Separation, Spacing

LINE_END = expression(r"(?>\r\n|\r|\n)")
# characters outside the production Char of XML 1.0
_UNHOLDABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
_SPECIAL = expression(rf"[ \t\r\n]{{2,}}+|[\t\r\n]|[{_UNHOLDABLE}]")
_UNEVEN = [*map(chr, {*range(32)} - {ord("\n")}), "\ufffe", "\uffff"]
_UNHOLDABLE_CHARACTER = expression(f"[{_UNHOLDABLE}]")
_MARGINS = (" \n", "\t\n", " \r", "\t\r", "[ ", "( ")
_FIRST = expression(r"[ \t\r\n]*+")
_PIECE = expression(r"(?P<end>\n{4,}+|(?:\r\n){4,}+|(?>\r\n|\r|\n))|[ \t]++")

# to ask an enumeration for a member takes longer than to call a function
_BLANK_LINE, _NEXT_LINE, _SPACE, _RUN_ON = Separation


def held(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return text if text.isprintable() else _UNHOLDABLE_CHARACTER.sub("", text)


def prevailing_line_end(text: str) -> str:
    """The line end that occurs most often; LF where there is none."""
    if "\r" not in text:
        return "\n"
    pairs = text.count("\r\n")
    counts = Counter(
        {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    )
    return max(("\n", "\r\n", "\r"), key=lambda end: counts[end])


def split_white_space(run: str) -> tuple[Inline, ...]:
    """A run of white space as line breaks and spacing."""
    if run == "\n":
        return (LineBreak(run),)
    return tuple(
        [
            LineBreak(piece.group()) if piece.lastgroup else Spacing(piece.group())
            for piece in _PIECE.finditer(run)
        ]
    )


def split_text(text: str) -> list[Inline]:
    """Text as words, line breaks, spacing and characters that XML cannot hold."""
    # every white space but the space, and every control character, is not printable
    if text.isprintable() and "  " not in text:
        return [text]
    inlines: list[Inline] = []
    position = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        if start > position:
            inlines.append(text[position:start])
        found = match.group()
        if found == "\n":
            inlines.append(LineBreak(found))
        else:
            inlines += split_white_space(found) if found[0] in " \t\r\n" else [Character(found)]
        position = end
    if position < len(text):
        inlines.append(text[position:])
    return inlines


def is_even(text: str) -> bool:
    """Whether `text` has no characters that XML cannot hold, and no tabs and carriage returns."""
    # to look for one character after the other is faster than any pattern
    return not any(character in text for character in _UNEVEN)


def edged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """`inlines` of a block, with a single space at either edge as spacing."""
    if not inlines:
        return ()
    first = inlines[0]
    if isinstance(first, str) and first[:1] == " ":
        inlines[0:1] = [Spacing(" "), first[1:]] if len(first) > 1 else [Spacing(" ")]
    last = inlines[-1]
    if isinstance(last, str) and last[-1:] == " ":
        inlines[-1:] = [last[:-1], Spacing(" ")]
    return tuple(inlines)


def separation(gap: str, line_end: str) -> tuple[Separation, tuple[Inline, ...]]:
    """How the white space `gap` between two blocks is said: see `printed_separation`."""
    if gap == line_end * 2:
        return _BLANK_LINE, ()
    if gap == line_end:
        return _NEXT_LINE, ()
    if gap == " ":
        return _SPACE, ()
    length = len(line_end)
    if len(gap) >= 2 * length and gap.startswith(line_end) and gap.endswith(line_end):
        return _BLANK_LINE, split_white_space(gap[length:-length])
    return _RUN_ON, split_white_space(gap)


def printed_separation(kind: Separation, layout: str, line_end: str) -> str:
    """The white space between two blocks."""
    if kind is _BLANK_LINE:
        return line_end + layout + line_end
    if kind is _NEXT_LINE:
        return line_end + layout
    if kind is _SPACE:
        return " " + layout
    return layout


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without what ends it."""
    position = start
    if text.find("\r", start, end) < 0:  # to find a character is faster than to match a pattern
        while (stop := text.find("\n", position, end)) >= 0:
            yield position, stop
            position = stop + 1
    else:
        for found in LINE_END.finditer(text, start, end):
            yield position, found.start()
            position = found.end()
    yield position, end


def has_margins(text: str, start: int = 0) -> bool:
    """Whether there may be spaces where they say nothing: at the end of a line of `text`, before
    its first words, within brackets."""
    if any(sign in text for sign in _MARGINS):
        return True
    first = _FIRST.match(text, start)
    return first is not None and first.end() > start and text[first.end() - 1] in " \t"

"""White space as other programs leave it: line ends, blank lines, indents, pages."""

from __future__ import annotations

import re

from tests.notation.layouts.transcripts import Transcript

_PAGE_LINE = re.compile(
    r"(?m)^(?=[ \t]*(?:\[(?:Page|p\.) \d+\]|-? ?\d{1,4} ?-?|Page:? \d+)[ \t]*$)"
)


def with_crlf(text: str, _: Transcript) -> str:
    """Line ends of Windows."""
    return text.replace("\n", "\r\n")


def with_cr(text: str, _: Transcript) -> str:
    """Line ends of old Macintoshes."""
    return text.replace("\n", "\r")


def with_mark(text: str, _: Transcript) -> str:
    """A byte order mark."""
    return "\ufeff" + text


def without_last_end(text: str, _: Transcript) -> str:
    """No line end after the last line."""
    return text.rstrip("\n")


def with_last_blank(text: str, _: Transcript) -> str:
    """A blank line after the last line."""
    return text.rstrip("\n") + "\n\n"


def with_first_blank(text: str, _: Transcript) -> str:
    """Blank lines before the first line."""
    return "\n\n" + text


def with_trailing_spaces(text: str, _: Transcript) -> str:
    """Two spaces after each line that is not blank."""
    return re.sub(r"(?m)(?<=\S)[ \t]*$", "  ", text)


def with_filled_lines(text: str, _: Transcript) -> str:
    """Lines filled with spaces up to the column 80."""
    return "\n".join(line.ljust(80) if line else line for line in text.split("\n"))


def with_white_blanks(text: str, _: Transcript) -> str:
    """Blank lines that have a space."""
    return re.sub(r"(?m)^$(?=\n)", " ", text)


def with_two_blanks(text: str, _: Transcript) -> str:
    """Two blank lines where there is one."""
    return re.sub(r"(?<!\n)\n\n(?!\n)", "\n\n\n", text)


def with_margin(text: str, _: Transcript) -> str:
    """A margin of four spaces."""
    return re.sub(r"(?m)^(?=.)", "    ", text)


def with_tab_margin(text: str, _: Transcript) -> str:
    """A margin of a tab."""
    return re.sub(r"(?m)^(?=.)", "\t", text)


def with_first_lines_indented(text: str, transcript: Transcript) -> str:
    """Paragraphs of more than a line, or of more than 60 characters, begin with an indent."""
    if transcript.numbered:
        return text
    parts = re.split(r"(\n\s*\n)", text)
    return "".join(
        f"    {each}" if each[:1].strip() and (len(each) > 60 or "\n" in each.strip()) else each
        for each in parts
    )


def with_turns_close(text: str, transcript: Transcript) -> str:
    """No blank line between two paragraphs that begin with labels."""
    labels = sorted(transcript.labels, key=len, reverse=True)
    if transcript.numbered or not labels:
        return text
    label = "|".join(map(re.escape, labels))
    return re.sub(rf"(?m)^((?:{label})[ \t].*)\n\n(?=(?:{label})[ \t])", r"\1\n", text)


def with_form_feeds(text: str, _: Transcript) -> str:
    """A form feed before each line that is the number of a page."""
    return _PAGE_LINE.sub("\f", text)


def with_form_feed_lines(text: str, _: Transcript) -> str:
    """A form feed on a line of its own before the number of a page."""
    return _PAGE_LINE.sub("\f\n", text)

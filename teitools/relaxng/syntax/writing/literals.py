r"""Names, literals and comments as they are written in the compact syntax.

RELAX NG Compact Syntax, section 2 and appendix A, section 2. Wherever a text would read as an
escape, its ``\`` is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from teitools.relaxng.syntax.compact_scanner import KEYWORDS

_LONGEST = 72
_SPACE = " \t\r\n"
_ESCAPE = re.compile(r"\\(?=x+\{)|[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_WORDS = re.compile(r"\s*\S+\s*|\s+")
_RUNS = re.compile(r'[^"]+|"+')


def identifier(name: str) -> str:
    """A name where a keyword would be read as such."""
    return f"\\{name}" if name in KEYWORDS else name


def literal(text: str) -> list[str]:
    """The segments of a literal, to be joined by ``~``; a long text becomes several."""
    if "\n" not in text and len(text) > _LONGEST and " " in text:
        return [segment for line in _lines(text) for segment in _segments(line)]
    return _segments(text)


def comment(text: str) -> Iterator[str]:
    """The lines of a comment."""
    return _marked("#", text)


def documentation(text: str) -> Iterator[str]:
    """The lines of an ``a:documentation``."""
    return _marked("##", text)


def lines_of(text: str) -> list[str]:
    """The lines of a comment or documentation, without what was only layout."""
    first, newline, rest = text.partition("\n")
    if newline:
        rest = dedent(rest)
        text = f"{first}\n{rest}" if first.strip(_SPACE) else rest
    return [line.rstrip(_SPACE) for line in text.strip(_SPACE).split("\n")]


def _marked(mark: str, text: str) -> Iterator[str]:
    for line in lines_of(text):
        yield f"{mark} {_escape(line)}".replace("\\x{9}", "\t").rstrip()


def _segments(text: str) -> list[str]:
    lines = "\n" in text
    for quote in ('"""', "'''") if lines else ('"', "'", '"""', "'''"):
        sign = quote[0]
        if len(quote) == 1:
            fits = sign not in text
        else:
            fits = quote not in text and not text.startswith(sign) and not text.endswith(sign)
        if fits:
            return [f"{quote}{_escape(text)}{quote}"]
    pieces = (_escape(piece).replace("\n", "\\x{A}") for piece in _RUNS.findall(text))
    return [f"'{piece}'" if piece[0] == '"' else f'"{piece}"' for piece in pieces]


def _lines(text: str) -> Iterator[str]:
    """The text in pieces of a good length, each ending after a space."""
    line = ""
    for word in _WORDS.findall(text):
        if line and len(line) + len(word.rstrip()) > _LONGEST:
            yield line
            line = ""
        line += word
    if line:
        yield line


def _escape(text: str) -> str:
    return _ESCAPE.sub(lambda match: f"\\x{{{ord(match[0]):X}}}", text)

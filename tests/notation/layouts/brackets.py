"""Brackets and numbers of pages as other archives print them."""

from __future__ import annotations

import re

from tests.notation.layouts.transcripts import Transcript

_ALONE = re.compile(r"(?m)(?<=\n\n)([\[(][^\[\]()\n]{3,60}[\])])(?=\n\n)")
_PAGE = re.compile(
    r"(?m)(?<=\n\n)[ \t]*(?:\[(?:Page|p\.) (\d+)\]|- (\d+) -|Page (\d+))[ \t]*(?=\n\n)"
)


def spaced(text: str, _: Transcript) -> str:
    """Spaces within square brackets around words."""
    return re.sub(r"\[([A-Za-zА-я][^\[\]\n]{2,60})\]", r"[ \1 ]", text)


def indented(text: str, transcript: Transcript) -> str:
    """Brackets that are a paragraph, indented."""
    return text if transcript.numbered else _ALONE.sub(r"        \1", text)


def centred(text: str, transcript: Transcript) -> str:
    """Brackets that are a paragraph, in the middle of the line."""
    if transcript.numbered:
        return text
    return _ALONE.sub(lambda match: match[1].center(72).rstrip(), text)


def pages_in_words(text: str, _: Transcript) -> str:
    """``[Page 3]`` for the number of a page on its line."""
    return _paged(text, "[Page {}]")


def pages_in_short(text: str, _: Transcript) -> str:
    """``[p. 3]`` for the number of a page on its line."""
    return _paged(text, "[p. {}]")


def pages_between_dashes(text: str, _: Transcript) -> str:
    """``- 3 -`` for the number of a page on its line."""
    return _paged(text, "- {} -")


def pages_centred(text: str, _: Transcript) -> str:
    """``- 3 -`` in the middle for the number of a page on its line."""
    return _paged(text, " " * 34 + "- {} -")


def pages_bare(text: str, _: Transcript) -> str:
    """``3`` in the middle for the number of a page on its line."""
    return _paged(text, " " * 36 + "{}")


def _paged(text: str, form: str) -> str:
    return _PAGE.sub(lambda match: form.format(match[1] or match[2] or match[3]), text)

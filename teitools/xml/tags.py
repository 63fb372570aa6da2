"""Where the tags of a well-formed text stand; quick, for it checks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"""
    r"""|<(?P<tag>/?[^<>"'!?][^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+)>""",
    re.DOTALL,
)


def start_tags(text: str, root: int) -> Iterator[tuple[int, int]]:
    """The offset and depth (the root's is 1) of every start tag from offset `root` on."""
    depth = 0
    for match in _TAG.finditer(text, root):
        tag = match["tag"]
        if tag is None:
            continue
        if tag[0] == "/":
            depth -= 1
            continue
        yield match.start(), depth + 1
        if tag[-1] != "/":
            depth += 1


def spans(text: str, root: int) -> list[tuple[int, int, int]]:
    """Where each element's start tag begins and ends, and where the element ends, in the order of
    the start tags from offset `root` on.
    """
    found: list[tuple[int, int, int]] = []
    opened: list[int] = []
    for match in _TAG.finditer(text, root):
        tag = match["tag"]
        if tag is None:
            continue
        if tag[0] == "/":
            number = opened.pop()
            found[number] = (*found[number][:2], match.end())
            continue
        found.append((match.start(), match.end(), match.end()))
        if tag[-1] != "/":
            opened.append(len(found) - 1)
    return found


def open_tags(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The names and offsets of the elements that are opened from `start` on, and not closed
    before `end`, the outermost first.
    """
    opened: list[tuple[str, int]] = []
    for match in _TAG.finditer(text, start, end):
        tag = match["tag"]
        if tag is None or tag[-1] == "/":
            continue
        if tag[0] != "/":
            opened.append((tag.split(None, 1)[0], match.start()))
        elif opened:
            opened.pop()
    return opened

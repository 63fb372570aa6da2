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

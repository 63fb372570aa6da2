"""White space that does not count: that of a format in which only single spaces do."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.sources.content import Inline, Inset, Words


def collapse(inlines: Sequence[Inline]) -> list[Inline]:
    """`inlines` without spaces that follow a space or a line end, and none before a line end.

    Nothing is left where there are no words at all.
    """
    found: list[Inline] = []
    after_space = True
    for inline in inlines:
        if isinstance(inline, Inset):
            found.append(inline)
            after_space = False
            continue
        text = inline.text.lstrip(" ") if after_space else inline.text
        if not text:
            continue
        found.append(Words(text, inline.wraps))
        after_space = text[-1] in " \n"
    if any(isinstance(each, Inset) or each.text.strip(" \n") for each in found):
        return found
    return []

"""What a paragraph holds if it holds one thing and nothing else."""

from __future__ import annotations

from dataclasses import replace

from teitools.transcript import Content, Inline, Kind, Mark, Spacing

_STAGE = Kind.STAGE


def alone(content: Content) -> Inline:
    """The only inline of `content`, or an empty string; the indentation of a stage is its own."""
    if len(content) == 1:
        return content[0]
    if len(content) == 2 and isinstance(space := content[0], Spacing):
        mark = content[1]
        if isinstance(mark, Mark) and mark.kind is _STAGE and not mark.unclosed:
            return replace(mark, before=space.characters + mark.before)
    return ""

"""What may hold blocks: where layout goes that stands before a cell, for rows hold cells alone."""

from __future__ import annotations

from dataclasses import replace

from teitools.transcript import Block, Content, Group
from teitools.xml.names import tei

EITHER = frozenset(map(tei, ("item", "cell", "note", "stage")))
"""What holds either words or blocks."""
_ROWED = frozenset(("table", "row"))


def lift_layout(group: Group) -> tuple[Group, Content]:
    """`group` without the layout before its first cell, and that layout.

    Of any other group than a table or a row that a profile inferred, nothing is taken.
    """
    first = group.parts[0] if group.parts else None
    if group.name not in _ROWED or group.before != "" or first is None:
        return group, ()
    layout: Content = ()
    if isinstance(first, Block):
        first, layout = replace(first, layout=()), first.layout
    elif isinstance(first, Group):
        first, layout = lift_layout(first)
    return replace(group, parts=(first, *group.parts[1:])), layout

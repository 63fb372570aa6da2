"""Elements that hold blocks, typed in the explicit form: a line that opens, one that closes."""

from __future__ import annotations

from collections.abc import Container, Sequence

from teitools.dataclass import dataclass
from teitools.notation.explicit import read_end, read_start, typed_start
from teitools.notation.layout import held
from teitools.notation.segments import PARAGRAPH, Segment
from teitools.transcript import Block, BlockKind, Element, Group, Part
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import body_elements, element_types

_DEEPEST = 32
# what may follow a division without being in one
_AFTER = frozenset("closer fw gap lb milestone note pb space trailer".split())

_FOLLOWING = frozenset(
    (
        BlockKind.CLOSER,
        BlockKind.TRAILER,
        BlockKind.RUNNING_HEAD,
        BlockKind.CLASSIFICATION,
    )
)


@dataclass(frozen=True, slots=True)
class Typed:
    """An element that holds the segments up to `last`, which closes it.

    `before` and `after` are as typed; None: as the explicit form has them.
    """

    name: str
    attributes: Facts
    last: int
    before: str | None
    after: str | None


def find_groups(
    text: str, found: Sequence[Segment], line_end: str, rejected: Container[int]
) -> dict[int, Typed]:
    """The elements of `found` by the segment that opens them; none begins at `rejected`."""
    groups: dict[int, Typed] = {}
    stack: list[tuple[int, str, Facts]] = []
    for index, segment in enumerate(found):
        raw = segment.raw
        if segment.kind != PARAGRAPH or not text.startswith("[", raw.start):
            continue
        typed = text[raw.start : raw.end]
        start = read_start(typed)
        if start and _may_open(*start) and raw.start not in rejected and len(stack) < _DEEPEST:
            stack.append((index, *start))
        elif (name := read_end(typed)) and any(name == each[1] for each in stack):
            while stack[-1][1] != name:
                stack.pop()
            first, _, attributes = stack.pop()
            opened = text[found[first].raw.start : found[first].raw.end]
            before = None if opened == typed_start(name, attributes) else opened
            after = None if raw.gap == 2 * line_end else raw.gap + typed
            groups[first] = Typed(name, attributes, index, before, after)
    return groups


def _may_open(name: str, attributes: Facts) -> bool:
    if name not in body_elements() or "rendition" in dict(attributes):
        return False
    return bool(element_types()[name].children) and all(held(v) == v for _, v in attributes)


def divided(parts: Sequence[Part]) -> tuple[Part, ...]:
    """`parts` with what follows a division in a division of its own, as the TEI asks for."""
    made: list[Part] = []
    loose: list[Part] = []
    begun = False
    for part in parts:
        is_division = isinstance(part, Group) and part.name == "div"
        begun = begun or is_division
        if begun and not is_division and not _may_follow(part):
            loose.append(part)
            continue
        if loose:
            made.append(Group("div", tuple(loose)))
            loose = []
        made.append(part)
    if loose:
        made.append(Group("div", tuple(loose)))
    return tuple(made)


def _may_follow(part: Part) -> bool:
    if not isinstance(part, Block):
        return False
    only = part.content[0] if len(part.content) == 1 else None
    if part.kind is BlockKind.BARE:
        return not isinstance(only, Element) or only.name in _AFTER
    return part.kind in _FOLLOWING

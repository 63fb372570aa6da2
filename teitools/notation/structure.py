"""The tree of a body: divisions with their headings, turns, lists, what closes a division."""

from __future__ import annotations

from dataclasses import field, replace

from teitools.dataclass import dataclass
from teitools.notation.part_places import LOOSE, is_global, is_top, preliminary
from teitools.transcript import Block, BlockKind, Group, Part, Speech
from teitools.transcript.inlines import Facts

_WORDS = frozenset((BlockKind.PARAGRAPH, BlockKind.VERSE_LINE))
_EMPTY: Facts = ()


@dataclass(slots=True)
class _Node:
    """A division that is being filled; the root is that of level 0.

    `holds`: it is one of a series, and what other headings begin lies within it.
    """

    level: int
    attributes: Facts = ()
    parts: list[Part] = field(default_factory=list)
    divided: bool = False
    closed: bool = False
    ended: bool = False
    holds: bool = False


class Tree:
    """Takes the parts of a body one after the other, and puts each where TEI allows it."""

    def __init__(self) -> None:
        self._nodes = [_Node(0)]
        self._speaker: Block | None = None
        self._spoken: list[Block | Group] | None = None
        self._who: tuple[str, ...] = ()
        self._facts: Facts = ()
        self._element = "sp"
        self._list: list[Part] | None = None
        self._list_name = ("list", _EMPTY)
        self._loosened: set[int] = set()
        self.has_spoken = False
        """Whether the turn that goes on has words."""

    @property
    def speaks(self) -> bool:
        """Whether somebody's turn is going on."""
        return self._spoken is not None

    @property
    def speech(self) -> str | None:
        """The element of the turn that goes on, ``sp`` or ``u``; None where there is none."""
        return None if self._spoken is None else self._element

    @property
    def has_words(self) -> bool:
        """Whether the division that is open has a paragraph or a turn."""
        if self._spoken is not None:
            return True
        parts = self._nodes[-1].parts
        return any(not is_top(part) and not is_global(part) for part in parts)

    def add(self, part: Block | Group, loose: bool = False) -> None:
        """A block or group, to the turn that goes on, or else to the division.

        What is `loose` does not belong to the turn if nothing follows in it.
        """
        if self._list is not None:
            self._end_list()
        if self._spoken is not None:
            self._spoken.append(part)
            if not self.has_spoken:
                self.has_spoken = not isinstance(part, Block) or part.kind in _WORDS
            if loose:
                self._loosened.add(id(part))
        else:
            self._put(part)

    def begin_turn(
        self, speaker: Block | None, who: tuple[str, ...], facts: Facts, element: str
    ) -> None:
        """A turn, which ends the one before."""
        self.end_turn()
        self._speaker, self._who, self._facts = speaker, who, facts
        self._element, self._spoken = element, []
        self.has_spoken = False
        self._loosened = set()

    def end_turn(self) -> None:
        """End the turn; page marks and the like at its end do not belong to it."""
        if self._list is not None:
            self._end_list()
        if self._spoken is None:
            return
        spoken = self._spoken
        after: list[Block | Group] = []
        while spoken and self._is_loose(spoken[-1]):
            after.append(spoken.pop())
        self._put(Speech(self._speaker, tuple(spoken), self._who, self._facts, self._element))
        self._spoken = None
        for part in reversed(after):
            self._put(part)

    def item(self, item: Block, name: str, attributes: Facts = (), facts: Facts = ()) -> None:
        """An item of a list, which begins with the first one.

        `facts` say whether it belongs to a group of persons: as its head, as the first, or with
        those before it.
        """
        if self._list is None:
            self._list, self._list_name = [], (name, attributes)
        place = dict(facts).get("group")
        last = self._list[-1] if self._list else None
        if place is None:
            self._list.append(item)
        elif (
            isinstance(last, Group) and place != "head" and (place == "next" or not _is_full(last))
        ):
            self._list[-1] = _with(last, item)
        elif name == "castList":
            self._list.append(Group("castGroup", (item,)))
        else:
            self._list.append(Group("item", (Group("list", (item,)),)))

    def table(self, table: Group) -> None:
        """A table; what would be the heading of a list before it is its own."""
        if self._list is not None and all(isinstance(part, Block) for part in self._list):
            heads = self._list
            if all(isinstance(part, Block) and part.kind is BlockKind.HEAD for part in heads):
                self._list = None
                table = replace(table, parts=(*heads, *table.parts))
        self.add(table)

    def list_head(self, head: Block, name: str, attributes: Facts = ()) -> None:
        """The heading of a list, whose items follow."""
        self._end_list()
        self._list, self._list_name = [head], (name, attributes)

    def divide(self, head: Block, level: int, attributes: Facts, in_series: bool = False) -> None:
        """A heading, with which a division begins; `in_series`: there are others like it."""
        if not in_series and any(node.holds for node in self._nodes):
            level += 1
        self._divide(head, level, attributes)
        self._nodes[-1].holds = in_series

    def _divide(self, head: Block, level: int, attributes: Facts) -> None:
        self.end_turn()
        while self._nodes[-1].level >= level:
            self._end_node()
        while self._nodes[-1].closed and self._nodes[-1].level:
            self._end_node()
        if self._nodes[-1].closed:
            self._gather((("type", "section"),))
        self._nodes.append(_Node(level, attributes))
        self._nodes[-1].parts.append(head)

    def head(self, head: Block) -> None:
        """A heading of the whole, where nothing but headings stands before it."""
        self.end_turn()
        root, last = self._nodes[0], self._nodes[-1]
        if len(self._nodes) == 1 and all(is_top(part) for part in root.parts):
            root.parts.append(head)
        else:
            self._divide(head, max(last.level, 1) + last.holds, (("type", "section"),))

    def close(self, closer: Block) -> None:
        """What closes a division, such as a signature; what follows begins a new one."""
        self.end_turn()
        node = self._nodes[-1]
        node.parts.append(closer)
        node.closed = True

    def trail(self, trailer: Block, division: str | None) -> None:
        """What ends a `division`: the innermost of that type, where one is open, or the outermost.

        None: all of the text. What follows begins a new one.
        """
        self.end_turn()
        types = [dict(node.attributes).get("type") for node in self._nodes]
        if division is None:
            last = 1
        else:
            last = max((i for i, each in enumerate(types, 1) if each == division), default=2)
        while len(self._nodes) > last:
            self._end_node()
        self._nodes[-1].ended = True
        self.close(trailer)

    def finish(self) -> tuple[Part, ...]:
        """All parts, with nothing left open."""
        self.end_turn()
        while len(self._nodes) > 1:
            self._end_node()
        return tuple(self._nodes[0].parts)

    def _is_loose(self, part: Block | Group) -> bool:
        if isinstance(part, Block) and part.kind in LOOSE:
            return True
        return id(part) in self._loosened

    def _put(self, part: Part) -> None:
        node = self._nodes[-1]
        if node.closed and not is_global(part):
            self._begin_again()
        self._nodes[-1].parts.append(part)

    def _begin_again(self) -> None:
        """A new division after one that is closed; the root's parts become one first."""
        node = self._nodes[-1]
        attributes: Facts = (("type", "section"),)
        if node.attributes and not node.ended:
            attributes = node.attributes
        level = node.level or 1
        if node.level:
            self._end_node()
        else:
            self._gather(attributes)
        self._nodes.append(_Node(level, attributes))

    def _gather(self, attributes: Facts) -> None:
        """Make one division of all that is in the root below its headings."""
        node = self._nodes[0]
        tops = preliminary(node.parts)
        while tops < len(node.parts) and is_top(node.parts[tops]):
            tops += 1
        rest = tuple(node.parts[tops:])
        node.parts = [*node.parts[:tops], Group("div", rest, attributes)] if rest else node.parts
        node.closed = node.ended = False

    def _end_node(self) -> None:
        node = self._nodes.pop()
        self._nodes[-1].parts.append(Group("div", tuple(node.parts), node.attributes))

    def _end_list(self) -> None:
        if self._list is None:
            return
        parts, self._list = [*map(_settled, self._list)], None
        name, attributes = self._list_name
        if any(not isinstance(part, Block) or part.kind is not BlockKind.HEAD for part in parts):
            self._add_group(Group(name, tuple(parts), attributes))
            return
        for part in parts:  # a heading without a list
            assert isinstance(part, Block)
            self._add_lonely(part)

    def _add_group(self, group: Group) -> None:
        if self._spoken is not None:
            self._spoken.append(group)
        else:
            self._put(group)

    def _add_lonely(self, head: Block) -> None:
        paragraph = Block(
            BlockKind.PARAGRAPH, head.content, head.before, head.after,
            head.separation, head.layout, head.facts,
        )  # fmt: skip
        if self._spoken is not None:
            self._spoken.append(paragraph)
        else:
            self._put(paragraph)


def _settled(part: Part) -> Part:
    """A group that nobody belongs to is one item, which its heading is."""
    if not isinstance(part, Group):
        return part
    inner = part.parts[0] if part.name == "item" else part
    if not isinstance(inner, Group) or _is_full(inner):
        return part
    head = inner.parts[0]
    assert isinstance(head, Block)
    return replace(head, kind=BlockKind.ITEM if part.name == "item" else BlockKind.CAST_ITEM)


def _with(group: Group, item: Block) -> Group:
    """A group with one more item; that of a list is a list within an item."""
    inner = group.parts[0]
    if isinstance(inner, Group):
        return replace(group, parts=(_with(inner, item),))
    return replace(group, parts=(*group.parts, item))


def _is_full(group: Group) -> bool:
    """Whether a group has more than its heading."""
    return any(not is_top(part) for part in group.parts)

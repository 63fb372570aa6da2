"""Sentences that the layout broke into two paragraphs: an inference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import is_

from teitools.notation import codes
from teitools.notation.expression import expression
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.transcript import Block, BlockKind, Group, Kind, Mark, Part, Speech

_CERTAINTY = "medium"
# to ask an enumeration for a member takes longer than to call a function
_PARAGRAPH = BlockKind.PARAGRAPH
_BARE = BlockKind.BARE
_OF_PAGES = (BlockKind.RUNNING_HEAD, BlockKind.CLASSIFICATION)
_LAST_WORD = expression(r"[^\W_]+,?\Z")


class SentenceReader:
    """Joins the paragraphs of one text. `raws` has the place of each, by its identifier.

    `everywhere`: also where no mark of a page stands between two paragraphs.
    """

    def __init__(
        self, text: str, raws: Mapping[str, Raw], notes: Notes, everywhere: bool = True
    ) -> None:
        self._text = text
        self._raws = raws
        self._notes = notes
        self._everywhere = everywhere

    def join(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """`parts` with those marked that are parts of one sentence."""
        made = list(parts)
        last, paged = -1, False
        for index, part in enumerate(parts):
            if isinstance(part, Block):
                if _is_of_page(part):
                    paged = True
                    continue
                if last >= 0 and (paged or self._everywhere) and _may_follow(part):
                    block = made[last]
                    assert isinstance(block, Block)
                    made[last], made[index] = self._pair(block, part, paged)
                last, paged = index, False
                continue
            last = -1
            if isinstance(part, Speech):
                if len(part.blocks) == 1 and isinstance(part.blocks[0], Block):
                    continue
                if (blocks := self.join(part.blocks)) is not part.blocks:
                    kept = tuple(each for each in blocks if not isinstance(each, Speech))
                    made[index] = replace(part, blocks=kept)
            elif isinstance(part, Group) and (inside := self.join(part.parts)) is not part.parts:
                made[index] = replace(part, parts=inside)
        joined = tuple(made)
        unchanged = all(map(is_, joined, parts))
        return parts if unchanged else joined

    def _pair(self, block: Block, following: Block, paged: bool) -> tuple[Block, Block]:
        """The two, joined if they are one sentence; `paged`: a page ends between them."""
        if not (block.kind is following.kind is _PARAGRAPH):
            return block, following
        next_raw = self._raws.get(_identifier(following))
        if next_raw is None or not self._text[next_raw.start].islower():
            return block, following
        raw = self._raws.get(_identifier(block))
        if raw is None:
            return block, following
        last = self._text[raw.end - 1]
        if not (last.isalnum() or last == ","):
            return block, following  # most paragraphs end with a sentence
        word = _LAST_WORD.search(self._text[max(raw.start, raw.end - 80) : raw.end])
        if word is None:
            return block, following
        self._notes.add(codes.BROKEN_SENTENCE, raw.end, word=word.group(), certainty=_CERTAINTY)
        return linked(block, "next", following, "I"), linked(following, "prev", block, "F")


def _may_follow(block: Block) -> bool:
    """Whether `block` may go on with a sentence: most paragraphs begin one."""
    first = block.content[0] if block.content else ""
    return not isinstance(first, str) or first[:1].islower()


def _is_of_page(block: Block) -> bool:
    """Whether `block` is the mark of a page, or stands at its head or foot."""
    if block.kind is not _BARE:
        return block.kind in _OF_PAGES
    first = block.content[0] if block.content else None
    return isinstance(first, Mark) and first.kind is Kind.PAGE_BREAK


def _identifier(block: Block) -> str:
    for name, value in block.facts:
        if name == "id":
            return value
    return ""


def linked(block: Block, relation: str, other: Block, part: str) -> Block:
    """`block` as a part of a sentence that `relation` joins with `other`."""
    facts = dict(block.facts)
    target = dict(other.facts)["id"]
    part = "M" if "part" in facts else part
    facts = {**facts, "part": part, "cert": _CERTAINTY, relation: target}
    return replace(block, facts=tuple(facts.items()))

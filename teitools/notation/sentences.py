"""Sentences that the layout broke into two paragraphs: an inference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import is_

from teitools.notation import codes
from teitools.notation.expression import expression
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.transcript import Block, BlockKind, Group, Part, Speech

_CERTAINTY = "medium"
# to ask an enumeration for a member takes longer than to call a function
_PARAGRAPH = BlockKind.PARAGRAPH
_LAST_WORD = expression(r"[^\W_]+,?\Z")


class SentenceReader:
    """Joins the paragraphs of one text. `raws` has the place of each, by its identifier."""

    def __init__(self, text: str, raws: Mapping[str, Raw], notes: Notes) -> None:
        self._text = text
        self._raws = raws
        self._notes = notes

    def join(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """`parts` with those marked that are parts of one sentence."""
        made = list(parts)
        for index, part in enumerate(parts):
            if isinstance(part, Speech):
                if len(part.blocks) == 1 and isinstance(part.blocks[0], Block):
                    continue
                if (blocks := self.join(part.blocks)) is not part.blocks:
                    kept = tuple(each for each in blocks if not isinstance(each, Speech))
                    made[index] = replace(part, blocks=kept)
            elif isinstance(part, Group):
                if (inside := self.join(part.parts)) is not part.parts:
                    made[index] = replace(part, parts=inside)
            elif index and isinstance(block := made[index - 1], Block) and _may_follow(part):
                made[index - 1 : index + 1] = self._pair(block, part)
        joined = tuple(made)
        unchanged = all(map(is_, joined, parts))
        return parts if unchanged else joined

    def _pair(self, block: Block, following: Block) -> tuple[Block, Block]:
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

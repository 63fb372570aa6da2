"""Sentences that the layout broke into two paragraphs: an inference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from teitools.notation import codes
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.transcript import Block, BlockKind, Group, Part, Speech

_CERTAINTY = "medium"
_LAST_WORD = re.compile(r"[^\W_]+,?\Z")


class SentenceReader:
    """Joins the paragraphs of one text. `raws` has the place of each, by its identifier."""

    def __init__(self, text: str, raws: Mapping[str, Raw], notes: Notes) -> None:
        self._text = text
        self._raws = raws
        self._notes = notes

    def join(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """`parts` with those marked that are parts of one sentence."""
        made = list(parts)
        for index, part in enumerate(made):
            if isinstance(part, Speech):
                blocks = self.join(part.blocks)
                made[index] = replace(
                    part, blocks=tuple(each for each in blocks if not isinstance(each, Speech))
                )
            elif isinstance(part, Group):
                made[index] = replace(part, parts=self.join(part.parts))
        for index in range(len(made) - 1):
            block, following = made[index], made[index + 1]
            if isinstance(block, Block) and isinstance(following, Block):
                made[index : index + 2] = self._pair(block, following)
        return tuple(made)

    def _pair(self, block: Block, following: Block) -> tuple[Block, Block]:
        if not (block.kind is following.kind is BlockKind.PARAGRAPH):
            return block, following
        raw = self._raws.get(dict(block.facts).get("id", ""))
        next_raw = self._raws.get(dict(following.facts).get("id", ""))
        if raw is None or next_raw is None or not self._text[next_raw.start].islower():
            return block, following
        word = _LAST_WORD.search(self._text[max(raw.start, raw.end - 80) : raw.end])
        if word is None:
            return block, following
        self._notes.add(codes.BROKEN_SENTENCE, raw.end, word=word.group(), certainty=_CERTAINTY)
        return linked(block, "next", following, "I"), linked(following, "prev", block, "F")


def linked(block: Block, relation: str, other: Block, part: str) -> Block:
    """`block` as a part of a sentence that `relation` joins with `other`."""
    facts = dict(block.facts)
    target = dict(other.facts)["id"]
    part = "M" if "part" in facts else part
    facts = {**facts, "part": part, "cert": _CERTAINTY, relation: target}
    return replace(block, facts=tuple(facts.items()))

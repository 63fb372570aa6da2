"""Paragraphs and turns that are joined, where a person may have decided."""

from __future__ import annotations

from collections.abc import Mapping

from teitools.notation import codes
from teitools.notation.decisions.register import HIGH, JOIN, MEDIUM, Register
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.notation.resumptions import TurnJoiner
from teitools.notation.sentences import SentenceReader, linked
from teitools.transcript import Block, BlockKind, Speech

JOINED, APART = "joined", "apart"
_READINGS = (JOINED, APART)
_SHOWN = 60


class DecidedSentenceReader(SentenceReader):
    """Joins paragraphs as `SentenceReader` does, but for those that a person has decided."""

    def __init__(
        self, text: str, raws: Mapping[str, Raw], notes: Notes, register: Register, wanted: bool
    ) -> None:
        super().__init__(text, raws, notes)
        self._register = register
        self._wanted = wanted

    def _pair(self, block: Block, following: Block, paged: bool) -> tuple[Block, Block]:
        raw = self._raws.get(dict(block.facts).get("id", ""))
        other = self._raws.get(dict(following.facts).get("id", ""))
        if raw is None or other is None:
            return block, following
        choice = self._register.choice(JOIN, other.start)
        pair = block, following
        if self._wanted or paged:
            pair = super()._pair(block, following, paged)
        is_joined = pair[0] is not block
        if choice is not None and choice.word == APART and is_joined:
            self._notes.withdraw(codes.BROKEN_SENTENCE, raw.end)
            pair, is_joined = (block, following), False
            rule = "a sentence without its end, then lower case"
        elif is_joined:
            rule = "a sentence without its end, then lower case"
        elif choice is not None and choice.word == JOINED and _are_paragraphs(block, following):
            pair = linked(block, "next", following, "I"), linked(following, "prev", block, "F")
            rule, is_joined = "a decision", True
        else:
            rule = "paragraphs are apart"
        end = min(other.end, other.start + _SHOWN)
        word = JOINED if is_joined else APART
        quiet = rule == "paragraphs are apart"
        self._register.note(
            JOIN, other.start, end, word, HIGH if quiet else MEDIUM, rule, (), quiet, _READINGS
        )
        return pair


def _are_paragraphs(block: Block, following: Block) -> bool:
    return block.kind is following.kind is BlockKind.PARAGRAPH


class DecidedTurnJoiner(TurnJoiner):
    """Joins turns as `TurnJoiner` does, but for those that a person has decided."""

    def __init__(self, raws: Mapping[str, Raw], notes: Notes, register: Register) -> None:
        super().__init__(raws, notes)
        self._register = register

    def _may_join(self, turn: Speech, following: Speech) -> bool:
        raw = self._last_raw(turn)
        if raw is None:
            return True
        start = max(raw.start, raw.end - _SHOWN)
        choice = self._register.choice(JOIN, start)
        is_joined = choice is None or choice.word == JOINED
        self._register.note(
            JOIN, start, raw.end, JOINED if is_joined else APART, MEDIUM,
            "a dash breaks a turn off, and a dash takes it up", alternatives=_READINGS,
        )  # fmt: skip
        return is_joined

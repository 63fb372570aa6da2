"""The head and the foot of a text where a person may have decided."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.notation import codes
from teitools.notation.decisions.blocks import READINGS
from teitools.notation.decisions.labels import CERTAIN, NOT
from teitools.notation.decisions.register import BLOCK, DATE, HIGH, SPEAKER, Register
from teitools.notation.frame import FrameReader
from teitools.notation.paragraphs import Raw
from teitools.transcript import Block, Content, Mark

OPENER, SUBJECT, CLOSER = "opener", "subject", "closer"


class DecidedFrameReader(FrameReader):
    """Reads the frame as `FrameReader` does, but for what a person has decided."""

    register: Register

    def closing(self, raws: Sequence[Raw]) -> tuple[int, Block | None]:
        """How many of the last of `raws` are the closer, and the closer without its gap."""
        count, block = super().closing(raws)
        if raws and not count:
            self.register.forget(DATE, raws[-1].start, raws[-1].end)
        for raw in raws[len(raws) - count :]:
            self._note_block(raw, CLOSER, "a signature, a date or a mark at the foot of the text")
        return count, block

    def _opener(self, raw: Raw) -> Content | None:
        if self._is_other(raw, OPENER):
            return None
        content = super()._opener(raw)
        if content is None:
            self.register.forget(DATE, raw.start, raw.end)
        else:
            self._note_block(raw, OPENER, "a by-line or a date at the head of the text")
        return content

    def _line(self, start: int, end: int) -> Mark | None:
        before = self._opening.author
        mark = super()._line(start, end)
        author = self._opening.author
        byline = self._rules.byline
        match = byline.fullmatch(self._text, start, end) if byline else None
        if mark is None or author is before or match is None or not self._opening.dictation:
            return mark
        first, last = match.span("author")
        choice = self.register.choice(SPEAKER, first)
        if choice is not None and choice.word == NOT:
            self._opening.dictation = False
            self._notes.withdraw(codes.DICTATION, first)
        word = CERTAIN if self._opening.dictation else NOT
        rule = "the by-line names who dictated the text"
        self.register.note(SPEAKER, first, last, word, HIGH, rule, alternatives=(CERTAIN, NOT))
        return mark

    def _subject(self, raw: Raw) -> Block | None:
        if self._is_other(raw, SUBJECT):
            return None
        block = super()._subject(raw)
        if block is not None:
            self._note_block(raw, SUBJECT, "the line that names the subject")
        return block

    def _foot(self, raw: Raw) -> Mark | None:
        return None if self._is_other(raw, CLOSER) else super()._foot(raw)

    def _signature(self, raws: Sequence[Raw]) -> int | None:
        found = super()._signature(raws)
        return None if found is not None and self._is_other(raws[found], CLOSER) else found

    def _is_other(self, raw: Raw, word: str) -> bool:
        """Whether a person has decided that a paragraph is something else than `word`."""
        choice = self.register.choice(BLOCK, raw.start)
        return choice is not None and choice.word != word

    def _note_block(self, raw: Raw, word: str, rule: str) -> None:
        self.register.note(
            BLOCK, raw.start, raw.end, word, HIGH, rule, alternatives=(word, *READINGS)
        )

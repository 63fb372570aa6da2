"""Whether a text is in verse, and which of its paragraphs are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teitools.notation.layout import LINE_END
from teitools.notation.paragraphs import Raw
from teitools.notation.segments import LABEL, PARAGRAPH, Segment

_LONGEST = 66
_ENOUGH, _FEW = 6, 4
_SHARE = 0.8


class VerseReader:
    """Judges the paragraphs of one text: lines of verse begin with a capital and are short.

    `forced` says of the paragraphs at some places whether they are verse.
    """

    def __init__(self, text: str, wanted: bool) -> None:
        self._text = text
        self._wanted = wanted
        self._in_verse = False
        self.forced: dict[int, bool] = {}

    @property
    def occurs(self) -> bool:
        """Whether a paragraph may be verse at all."""
        return self._in_verse or bool(self.forced)

    def judge(self, segments: Iterable[Segment]) -> None:
        """Find out whether the text has verse at all, by what follows the labels."""
        if not self._wanted:
            return
        lines = capitals = 0
        spoken = False
        for segment in segments:
            spoken = spoken or segment.kind == LABEL
            if segment.kind == PARAGRAPH and spoken:
                words = self._lines(segment.raw)[1:]
                lines += len(words)
                capitals += sum(map(_begins, words))
        enough = _ENOUGH if capitals < lines else _FEW
        self._in_verse = lines >= enough and capitals >= lines * 0.5

    def is_verse(self, raw: Raw) -> bool:
        """Whether a paragraph is lines of verse."""
        if self.forced and raw.start in self.forced:
            return self.forced[raw.start]
        if not self._in_verse:
            return False
        lines = self._lines(raw)
        if not lines or max(map(len, lines)) > _LONGEST or not _is_balanced(lines):
            return False
        if len(lines) == 1 and lines[0].isupper():
            return False  # the end
        return sum(map(_begins, lines)) >= len(lines) * _SHARE

    def _lines(self, raw: Raw) -> list[str]:
        return [
            line.strip() for line in LINE_END.split(self._text[raw.start : raw.end]) if line.strip()
        ]


def _begins(line: str) -> bool:
    letter = next((character for character in line if character.isalpha()), "")
    return letter.isupper()


def _is_balanced(lines: Sequence[str]) -> bool:
    """Whether no bracket goes over the end of a line."""
    return all(
        line.count(opener) == line.count(closer)
        for line in lines
        for opener, closer in ("[]", "()")
    ) and all(line.count("_") % 2 == 0 for line in lines)

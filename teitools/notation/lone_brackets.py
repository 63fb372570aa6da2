"""Lines of a turn that stand in brackets from beginning to end: paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teitools.notation.expression import expression
from teitools.notation.line_rules import isolated
from teitools.notation.paragraphs import Raw
from teitools.notation.segments import LABEL, PARAGRAPH, Cut, Segment

# some lines, and nothing else in them
_LINES = expression(
    r"(?:(?<=[\r\n])|\A)[ \t]*(?:\[[^\[\]]{2,400}\]|\([^()]{2,400}\))\.?[ \t]*(?=[\r\n]|\Z)"
)
_SENTENCE = expression(r"[.!?…—–-][\"”’»')\]]*\s*\Z")
_BEGINNING = expression(r"\s*[\"“‘«(\[—–-]*[^\W_a-zа-яёß-öø-ÿ]")


def parted(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """`segments`, the paragraphs of turns cut at lines that are all in brackets.

    Before such lines a sentence has ended; after them one begins, or the paragraph ends.
    """
    made: list[Segment] = []
    before, turns = "", False
    for segment in segments:
        turns = turns or segment.kind == LABEL
        if turns and segment.kind == PARAGRAPH and (cuts := list(_lines(text, segment, before))):
            made += (Segment(PARAGRAPH, raw) for raw in isolated(text, [segment.raw], cuts))
        else:
            made.append(segment)
        before = segment.kind
    return made


def _lines(text: str, segment: Segment, before: str) -> Iterator[Cut]:
    """The lines at which a paragraph is cut; `before` is the kind of the segment before it."""
    raw = segment.raw
    if not _may_have(text, raw):
        return
    words = text[raw.start : raw.end]
    for found in _LINES.finditer(words):
        start, end = found.span()
        if start == 0 and (before == LABEL or end == len(words)):
            continue  # it belongs to what follows on its line, or is all of the paragraph
        if start and not _SENTENCE.search(words, max(0, start - 80), start):
            continue
        if words[end:].strip() and not _BEGINNING.match(words, end):
            continue
        yield Cut(raw.start + start, raw.start + end)


def _may_have(text: str, raw: Raw) -> bool:
    """Whether a paragraph has several lines, and brackets."""
    start, end = raw.start, raw.end
    if text.find("\n", start, end) < 0 and text.find("\r", start, end) < 0:
        return False
    return text.find("[", start, end) >= 0 or text.find("(", start, end) >= 0

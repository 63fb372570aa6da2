"""The lines, paragraphs and passages of a text that the rules of a profile know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from teitools.notation.expression import expression
from teitools.notation.layout import LINE_END, lines
from teitools.notation.needed_words import is_usual, stored_needs
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import BlockRules, LineRule
from teitools.notation.screens import joined
from teitools.notation.segments import PARAGRAPH, Cut, words_end
from teitools.notation.trailers import may_end

_LONGEST_TEXT = 100_000
_LONGEST_LINE = 400
_LONGEST_PASSAGE = 10_000
_WHITE = " \t\r\n"


class _Rules:
    """Rules of one scope, of which the first that matches counts."""

    def __init__(self, rules: Sequence[LineRule]) -> None:
        self._rules = rules
        self._joined = joined([rule.match for rule in rules])

    def cut(self, text: str, start: int, end: int) -> Cut | None:
        """What a rule finds from `start` to `end`; one of no rule where that is a paragraph."""
        rules = self._rules
        if self._joined is not None:
            found = self._joined.fullmatch(text, start, end)
            if found is None:
                return None
            rules = rules[(found.lastindex or 1) - 1 :]
        for rule in rules:
            match = rule.match.fullmatch(text, start, end)
            if match:
                is_paragraph = rule.kind == PARAGRAPH
                return Cut(start, end) if is_paragraph else Cut(start, end, rule, match)
        return None


def _occurring(rules: Sequence[LineRule], text: str) -> Sequence[LineRule]:
    """`rules` without those that need words which `text` does not have; all for a long text, where
    to compile them costs nothing beside it.
    """
    if len(text) > _LONGEST_TEXT or not is_usual(text):
        return rules
    words = text.lower()
    needed = ((rule, stored_needs(rule.match)) for rule in rules)
    return [rule for rule, some in needed if not some or any(each in words for each in some)]


class LineReader:
    """Finds the lines, paragraphs and passages that rules of a profile know."""

    def __init__(self, blocks: BlockRules, text: str) -> None:
        self._text = text
        rules = _occurring(blocks.lines, text)
        self._of_lines = _Rules([rule for rule in rules if rule.scope == "line"])
        self._of_paragraphs = _Rules([rule for rule in rules if rule.scope == "paragraph"])
        self._of_starts = [rule for rule in rules if rule.scope == "start"]
        self._of_passages = [rule for rule in rules if rule.scope == "passage"]
        any_passage = joined([rule.match for rule in self._of_passages])
        self._begins_passage = (
            expression(rf"^(?={any_passage.pattern})", re.MULTILINE) if any_passage else None
        )
        self._any = bool(rules)

    def find(self, raws: Sequence[Raw]) -> tuple[Sequence[Raw], list[Cut]]:
        """What rules find in `raws`, in order, and `raws` with each passage a paragraph."""
        text, found = self._text, list[Cut]()
        if not self._any or not raws:
            return raws, found
        passages = list(self._passages(text, raws[0].start, raws[-1].end))
        if passages:
            raws = list(isolated(text, raws, [each for each in passages if each.rule]))
            passages.reverse()
        for raw in raws:
            while passages and passages[-1].end <= raw.start:
                passages.pop()
            if not passages or raw.start < passages[-1].start:
                self._read(text, raw, found)
            elif passages[-1].rule is not None:
                found.append(passages.pop())
        return raws, found

    def _passages(self, text: str, start: int, end: int) -> Iterator[Cut]:
        """The passages from `start` to `end`; one without a rule, where no other rule counts."""
        if not self._of_passages:
            return
        done = start
        for at in self._beginnings(text, start, end):
            if at < done:
                continue
            for rule in self._of_passages:
                match = rule.match.match(text, at, min(end, at + _LONGEST_PASSAGE))
                if match is None or not text[at : match.end()].strip(_WHITE):
                    continue
                done = match.end()
                if done == end or LINE_END.match(text, done):
                    is_paragraph = rule.kind == PARAGRAPH
                    yield Cut(at, done) if is_paragraph else Cut(at, done, rule, match)
                    break

    def _beginnings(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where the lines begin that may begin a passage."""
        if self._begins_passage is None or "\r" in text:
            yield from (at for at, stop in lines(text, start, end) if at < stop)
            return
        for match in self._begins_passage.finditer(text, start, end):
            yield match.start()

    def _read(self, text: str, raw: Raw, found: list[Cut]) -> None:
        """Add to `found` what rules find in `raw`."""
        cut = self._of_paragraphs.cut(text, raw.start, raw.end)
        if cut is not None:
            if cut.rule is not None:
                found.append(cut)
            return
        for start, end in lines(text, raw.start, raw.end):
            cut = None
            if end - start <= _LONGEST_LINE:
                cut = self._of_lines.cut(text, start, end)
            if cut is not None and cut.rule is not None and not may_end(cut.rule, raw, cut):
                cut = None
            if cut is not None and cut.rule is not None:
                found.append(cut)
            elif start == raw.start and self._of_starts:
                found += self._start(text, start, end)

    def _start(self, text: str, start: int, end: int) -> Iterator[Cut]:
        for rule in self._of_starts:
            match = rule.match.match(text, start, end)
            if match and match.end() > start:
                yield Cut(start, match.end(), rule, match)
                return


def isolated(text: str, raws: Iterable[Raw], passages: Sequence[Cut]) -> Iterator[Raw]:
    """`raws` with each of `passages`, which are whole lines, a paragraph of its own."""
    waiting = list(reversed(passages))
    position = -1
    for raw in raws:
        start = raw.start
        position = start - len(raw.gap) if position < 0 else position
        while waiting and waiting[-1].start < raw.end:
            passage = waiting[-1]
            if start < passage.start:
                end = words_end(text, start, passage.start)
                yield Raw(text[position:start], start, end)
                position = end
            if position < passage.end:
                yield Raw(text[position : passage.start], passage.start, passage.end)
                position = passage.end
            if passage.end > raw.end:
                start = raw.end
                break
            waiting.pop()
            following = LINE_END.match(text, passage.end, raw.end)
            start = max(start, following.end() if following else passage.end)
        if start < raw.end:
            yield Raw(text[position:start], start, raw.end)
            position = raw.end

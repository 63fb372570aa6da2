"""The lines, paragraphs and passages of a text that the rules of a profile know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from teitools.notation import presets
from teitools.notation.expression import expression
from teitools.notation.layout import LINE_END, lines
from teitools.notation.needed_words import is_usual, stored_needs
from teitools.notation.paragraphs import Raw
from teitools.notation.presets import BLANKS
from teitools.notation.profile import BlockRules, LineRule
from teitools.notation.screens import joined
from teitools.notation.segments import PARAGRAPH, Cut, words_end
from teitools.notation.trailers import may_end

_LONGEST_TEXT = 100_000
_LONGEST_LINE = 400
_LONGEST_PASSAGE = 10_000
_WHITE = " \t\r\n"
# to make one pattern of so many rules takes as long as to try them for some thousand lines
_MANY = 12
# rules in their order, each with words of which it needs one, and where it is worth it a test whose
# last group says which is the first
_Tried = tuple[
    Sequence[tuple[LineRule, Sequence[str]]],
    Callable[[str, int, int], re.Match[str] | None] | None,
]


class _Rules:
    """Rules of one scope, of which the first that matches counts."""

    def __init__(self, rules: Sequence[LineRule], is_long: bool, asks: bool) -> None:
        """`is_long`: the text is, so that it is worth while to compile patterns anew for it.

        With `asks` a line is asked for the words that a rule needs before its pattern is compiled.
        """
        self.any = bool(rules)
        self._rules = rules
        self._is_long = is_long
        self._asks = asks
        self._known: dict[str, _Tried] = {}

    def cut(self, text: str, start: int, end: int) -> Cut | None:
        """What a rule finds from `start` to `end`; one of no rule where that is a paragraph."""
        known = self._known.get(text[start]) if start < end else None
        rules, test = known or self.tried(text, start, end)
        if not rules:
            return None
        if test is not None:
            found = test(text, start, end)
            if found is None:
                return None
            rules = rules[(found.lastindex or 1) - 1 :]
        words = text[start:end].lower() if self._asks else ""
        for rule, needed in rules:
            if needed and not any(map(words.__contains__, needed)):
                continue
            match = rule.match.fullmatch(text, start, end)
            if match:
                is_paragraph = rule.kind == PARAGRAPH
                return Cut(start, end) if is_paragraph else Cut(start, end, rule, match)
        return None

    def tried(self, text: str, start: int, end: int) -> _Tried:
        """The rules that may match from `start` to `end`, by what stands there first."""
        first = text[start] if start < end else ""
        if first in BLANKS:
            first = text[start:end].lstrip(BLANKS)[:1]
        known = self._known.get(first)
        if known is None:
            rules = [rule for rule in self._rules if _may_begin(rule, first)]
            is_worth = self._is_long and len(rules) >= _MANY
            any_of = joined([rule.match for rule in rules]) if is_worth else None
            needed = [(stored_needs(each.match) or () if self._asks else ()) for each in rules]
            tried = list(zip(rules, needed, strict=True))
            known = self._known[first] = tried, any_of.fullmatch if any_of else None
        return known


def _may_begin(rule: LineRule, first: str) -> bool:
    """Whether what `rule` matches may begin, after blanks, with the character `first`."""
    ranges = presets.first_characters(rule.match.pattern)
    if not first or not ranges:
        return True
    return any(low <= first <= high for low, high in zip(ranges[::2], ranges[1::2], strict=True))


def _before(passages: Sequence[LineRule], is_long: bool) -> re.Pattern[str]:
    """The end of a line after which one of `passages` may begin."""
    firsts = [presets.first_characters(rule.match.pattern) for rule in passages]
    ranges = [
        f"{re.escape(low)}-{re.escape(high)}"
        for each in firsts
        for low, high in zip(each[::2], each[1::2], strict=True)
    ]
    first = rf"[{BLANKS}{''.join(ranges)}]" if all(firsts) else r"[^\r\n]"
    any_of = joined([rule.match for rule in passages]) if is_long else None
    test = f"(?={any_of.pattern})" if any_of else ""
    return expression(rf"\n(?={first}){test}", re.MULTILINE)


def _occurring(rules: Sequence[LineRule], text: str) -> Sequence[LineRule]:
    """`rules` without those that need words which `text`, a usual one, does not have."""
    words = text.lower()
    needed = ((rule, stored_needs(rule.match)) for rule in rules)
    return [rule for rule, some in needed if not some or any(each in words for each in some)]


class LineReader:
    """Finds the lines, paragraphs and passages that rules of a profile know."""

    def __init__(self, blocks: BlockRules, text: str, is_play: bool = False) -> None:
        self._text = text
        self._is_play = is_play
        is_long = len(text) > _LONGEST_TEXT  # to compile patterns costs nothing beside it
        asks = not is_long and is_usual(text)
        rules = _occurring(blocks.lines, text) if asks else blocks.lines
        scopes = {
            scope: [rule for rule in rules if rule.scope == scope]
            for scope in ("line", "paragraph", "start", "passage")
        }
        self._of_lines = _Rules(scopes["line"], is_long, asks)
        self._of_paragraphs = _Rules(scopes["paragraph"], is_long, asks)
        self._of_starts = _Rules(scopes["start"], is_long, asks)
        self._of_passages = scopes["passage"]
        self._before_passage = _before(self._of_passages, is_long)
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
        """Where the lines begin that may begin a passage, and some more."""
        if text.count("\r", start, end) > text.count("\r\n", start, end):
            yield from (at for at, stop in lines(text, start, end) if at < stop)
            return
        yield start
        for match in self._before_passage.finditer(text, start, end):
            yield match.end()

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
            if cut is not None and cut.rule is not None:
                cut = cut if may_end(cut.rule, text, raw, cut, self._is_play) else None
            if cut is not None and cut.rule is not None:
                found.append(cut)
            elif start == raw.start and self._of_starts.any:
                found += self._start(text, start, end)

    def _start(self, text: str, start: int, end: int) -> Iterator[Cut]:
        for rule, _ in self._of_starts.tried(text, start, end)[0]:
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

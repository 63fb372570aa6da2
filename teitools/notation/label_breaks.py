"""Labels that go over two lines: ``HALDEMAN⏎AND DEAN:``, ``PRESIDENT⏎(continuing):``.

The end of the first line must show that the label goes on, or the beginning of the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from teitools.notation.expression import expression
from teitools.notation.label_candidates import Candidate, Evidence
from teitools.notation.label_forms import FORMS, pattern_of
from teitools.notation.layout import LINE_END
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary, any_of

COLON = FORMS[0]
_LONGEST = 80
_ENDS_SENTENCE = frozenset(".!?…:;)]}\"”»'’*_—–-=|")
# before more of the name of an office
_OPEN = ("at", "for", "in", "of", "the", "to")
_JOINING = frozenset(",;/&")
_FIRST_LINE = expression(r"[^\W_][^:!?\r\n]*")


class BrokenLabels:
    """Finds what has the form of such a label in one text."""

    def __init__(self, rules: SpeakerRules, words: Vocabulary) -> None:
        self._rules = rules
        self._words = words
        self._occur = COLON.terminator in rules.terminators
        joining = any_of(words.conjunctions)
        begins = rf"[ \t]*+(?:[(\[]|(?:(?i:{joining})|&)[ \t])"
        self._second = expression(rf"\n{begins}")
        self._second_by_return = expression(rf"(?:\r\n|\r|\n){begins}")
        self._going_on = frozenset((*map(str.lower, words.conjunctions), *words.particles, *_OPEN))

    def matches(
        self, text: str, start: int, end: int, candidates: Iterable[Candidate]
    ) -> Iterator[re.Match[str]]:
        """What may be one, from `start` to `end`; `candidates` are the labels on one line."""
        if not self._occur:
            return
        places = sorted({*self._second_lines(text, start, end), *self._after(text, candidates)})
        pattern = None
        for place in places:
            begin = self._first_line(text, start, place)
            if begin is None or text.find(":", place, min(end, place + _LONGEST)) < 0:
                continue
            pattern = pattern or pattern_of(COLON, self._rules, self._words, over_lines=True)
            found = pattern.match(text, begin, min(end, place + 2 * _LONGEST))
            if found is not None and begin < place < found.end("label"):
                yield found

    def _second_lines(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where lines begin that begin as the second half of a label does."""
        by_return = text.find("\r", start, end) >= 0
        second = self._second_by_return if by_return else self._second
        for found in second.finditer(text, start, end):
            line_end = LINE_END.match(text, found.start())
            yield line_end.end() if line_end else found.start()

    def _after(self, text: str, candidates: Iterable[Candidate]) -> Iterator[int]:
        """Where `candidates` stand below a line that goes on."""
        for each in candidates:
            place = each.match.start()
            if each.form is not COLON or place < 2 or text[place - 2] == text[place - 1]:
                continue
            before = text[max(0, place - _LONGEST) : place].rstrip()
            last = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
            if before[-1:] in _JOINING or last.lower() in self._going_on:
                yield place

    def _first_line(self, text: str, start: int, place: int) -> int | None:
        """Where the line before `place` begins, if it may be the first half of a label."""
        stop = place - (2 if text.startswith("\r\n", place - 2) else 1)
        begin = max(text.rfind("\n", start, stop), text.rfind("\r", start, stop)) + 1 or start
        words = text[begin:stop].strip(" \t")
        if not words or len(words) > _LONGEST or _FIRST_LINE.fullmatch(words) is None:
            return None
        before = text[max(start, begin - _LONGEST) : begin].rstrip(" \t")
        is_first = begin == start or len(LINE_END.findall(before[-4:])) > 1
        return begin if is_first or before.rstrip()[-1:] in _ENDS_SENTENCE else None


def on_one_line(words: str) -> str:
    """`words` with a space for the end of a line."""
    return LINE_END.sub(" ", words) if "\n" in words or "\r" in words else words


def suffices(found: Evidence | None, are_several: bool) -> bool:
    """Whether what was `found` is enough for a label over two lines."""
    return found is not None and (are_several or found[1] == "high")


def outside(candidates: Sequence[Candidate], broken: Sequence[Candidate]) -> list[Candidate]:
    """`broken` and those of `candidates` that stand in none of them, in their order."""
    spans = [(each.match.start(), each.end) for each in broken]
    kept = [
        each
        for each in candidates
        if not any(start <= each.match.start() < end for start, end in spans)
    ]
    return sorted([*kept, *broken], key=lambda each: each.match.start())

"""Questions and answers that follow each other in one line: ``Q. Did you see him? - A. I did.``

An answer stands behind a question, which a question mark or a dash ends; a question stands beside
an answer, where a sentence begins. Who asks may be named before the first: ``Mr. Hale. Q. When?``

Where no answer has a label, and most questions have a dash behind the question mark, the dash is
the label of the answer: ``Q. How much? - Four pounds.``
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.label_candidates import Candidate, Evidence, Judged, Named
from teitools.notation.label_forms import FORMS, Form
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary, any_of

_LEAD = " \t-–—"
_FAR = 10
_ENDS = frozenset(".?!…\"'”’»)]")
_LONGEST_NAME = 60
_DASHES = r"(?:[-–—]{1,3}[ \t]*)"
_FOLLOWS = r"(?=[ \t]+[\"'“‘„«(\[]*[^\W_a-z])"
_ASKED = expression(rf"[?][\"'”’»)\]]*[ \t]*{_DASHES}?\Z|[.!][\"'”’»)\]]*[ \t]*{_DASHES}\Z")
# a dash with which an answer begins that has no label; its name is nothing
_DASHED = expression(
    r"[?][\"'”’»)\]_*]*[ \t]*(?:(?>\r\n|\r|\n)[ \t]*)?"
    r"(?P<label>(?P<name>)(?P<sign>[-–—]{1,2}))[ \t]*"
    r"(?:(?>\r\n|\r|\n)[ \t]*)?(?=[\"'“‘„«(\[_*]*[^\W_a-z])"
)
_FEWEST = 3
_BLANK = expression(r"(?:\r\n|\r|\n)[ \t]*[\r\n]")
_BEGINS = expression(r"(?:\A|(?>\r\n|\r|\n))(?P<words>[^\r\n]*)\Z")
_WORD = r"[^\W\d_a-z][\w’'-]*\.?"
_FORMS = {each.terminator: each for each in reversed(FORMS) if each.terminator in (".", ":")}
_EVIDENCE: Evidence = ("the question and its answer in one line", "high")
_ASKER: Evidence = ("the question behind it, with its answer in one line", "high")


@dataclass(slots=True)
class _Place:
    """A label for a question or an answer; `match` is that of one within a line."""

    start: int
    end: int
    asks: bool | None
    match: re.Match[str] | None = None
    sure: bool = True


class QuestionReader:
    """Finds the labels within lines of one text; `named` says what a name in a label is."""

    def __init__(
        self, rules: SpeakerRules, words: Vocabulary, named: Callable[[str, str], Named | None]
    ) -> None:
        self._named = named
        self._asked = frozenset(rules.names).intersection(words.question)
        answers = sorted(frozenset(rules.names).intersection(words.answer))
        self.occur = bool(self._asked and answers)
        """Whether the profile knows labels of questions and answers."""
        if not self.occur:
            return
        names = any_of([*sorted(self._asked), *answers])
        ends = (*rules.terminators, *rules.name_terminators)
        sign = f"(?P<sign>{any_of(each for each in _FORMS if each in ends)})"
        self._within = expression(rf"(?P<name>{names}){sign}[ \t]")
        self._answers = frozenset(answers)
        self._answer = answers[0]
        label = f"(?P<name>{names}){sign}"
        self._label = expression(rf"[ \t]*(?P<label>{_DASHES}?{label}){_FOLLOWS}")
        titles = any_of(title for title in rules.titles if title.endswith("."))
        asker = rf"(?P<name>(?:(?:(?i:{titles})|{_WORD}) ){{0,3}}[^\W\d_a-z][\w’'-]+)"
        by = r"(?P<by>[^\W\d_a-z][\w-]+ (?:by|par|durch|von) )?"
        self._asker = expression(
            rf"[ \t]*(?P<label>{by}{asker}\.(?: ?[-–—])? (?:{any_of(self._asked)}){sign})"
            rf"{_FOLLOWS}"
        )

    def read(self, text: str, start: int, end: int, judged: Judged) -> Judged:
        """`judged` with the labels within the lines from `start` to `end`, in their order."""
        hits = list(self._hits(text, start, end, {each.match.start("name") for each, _ in judged}))
        known = [
            _Place(each.match.start("label"), each.end, self._asks(each.named.name))
            for each, found in judged
            if found
        ]
        hits += self._dashed(text, end, [*known, *hits])
        if not hits:
            return judged
        made: Judged = []
        for places in _paragraphs(text, sorted([*known, *hits], key=lambda each: each.start)):
            made += self._labels(text, start, places)
        return sorted([*judged, *made], key=lambda each: each[0].match.start("label"))

    def _asks(self, name: str) -> bool | None:
        """Whether a label is that of a question, or of an answer; None: of somebody."""
        if name in self._asked:
            return True
        return False if name in self._answers else None

    def _hits(self, text: str, start: int, end: int, known: set[int]) -> Iterator[_Place]:
        for found in self._within.finditer(text, start, end):
            place = found.start()
            if place in known:
                continue
            before = text[max(start, place - _FAR) : place]
            at = place - len(before) + len(before.rstrip(_LEAD))
            if not start < at < place or text[at - 1] not in _ENDS:
                continue
            match = self._label.match(text, at, end)
            if match is not None:
                asks = match["name"] in self._asked
                yield _Place(match.start("label"), match.end("label"), asks, match, sure=False)

    def _dashed(self, text: str, end: int, places: Sequence[_Place]) -> list[_Place]:
        """The answers that have a dash and no label, where those are the rule."""
        asked = [each for each in places if each.asks]
        if len(asked) < _FEWEST or any(each.asks is False for each in places):
            return []
        found = []
        starts = sorted(each.start for each in places)
        for each in asked:
            index = bisect_right(starts, each.start)
            last = starts[index] if index < len(starts) else end
            blank = _BLANK.search(text, each.end, last)
            match = _DASHED.search(text, each.end, blank.start() if blank else last)
            if match is not None:
                found.append(_Place(match.start("label"), match.end("label"), False, match))
        return found if len(found) >= max(_FEWEST, len(asked) / 2) else []

    def _labels(self, text: str, start: int, places: Sequence[_Place]) -> Judged:
        """The labels within the lines of one paragraph."""
        for before, each in pairwise(places):
            if each.asks is False and before.asks and _is_asked(text, before, each):
                before.sure = each.sure = True
            elif each.asks and before.asks is False and before.sure:
                following = text.find("?", each.end, each.end + 1000)
                each.sure = following >= 0 and _BLANK.search(text, each.end, following) is None
        made: Judged = []
        asker: Named | None = None
        for index, each in enumerate(places):
            if each.match is None or not each.sure:
                continue
            form = _FORMS.get(each.match["sign"], _FORMS["."])
            if index == 0 and each.asks and (who := self._who_asks(text, start, each)):
                made.append((who, _ASKER))
                asker = who.named
                continue
            name = each.match["name"] or self._answer
            named = Named("", name, name.lower(), name.isupper(), len(name))
            if each.asks and asker is not None:
                named = asker
            made.append((_candidate(each.match, form, named), _EVIDENCE))
        return made

    def _who_asks(self, text: str, start: int, place: _Place) -> Candidate | None:
        """The label of a question with the name of who asks before it, at the head of a line."""
        before = _BEGINS.search(text, max(start, place.start - _LONGEST_NAME), place.start)
        match = self._asker.match(text, before.start("words")) if before else None
        if match is None or match.end("label") != place.end:
            return None
        named = self._named(match["name"], ".")
        if named is None or not (match["by"] or named.title or named.is_upper):
            return None
        return _candidate(match, _FORMS["."], replace(named, joined=None))


def _candidate(match: re.Match[str], form: Form, named: Named) -> Candidate:
    return Candidate(match, {}, match.end("label"), form, named)


def _is_asked(text: str, before: _Place, each: _Place) -> bool:
    """Whether what stands before a label within a line is a question."""
    stop = each.match.start("name") if each.match else each.start
    return _ASKED.search(text, before.end, stop) is not None


def _paragraphs(text: str, places: Sequence[_Place]) -> Iterator[list[_Place]]:
    """The labels of each paragraph in which there is one within a line."""
    group: list[_Place] = []
    for each in places:
        if group and _BLANK.search(text, group[-1].end, each.start):
            yield group
            group = []
        group.append(each)
    yield group

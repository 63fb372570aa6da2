"""Stage directions that no bracket parts from a name: ``KARL draußen. Wer da?``, ``LISE, riant.``

Only beside the name of somebody who speaks, or whom the cast has: by a word that says how, to whom
or where, after a comma or a name in capitals; by any words where the text has more of these. A
line that has nothing but such a name and such words is a direction, and nobody speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.joined_names import JoinedNames
from teitools.notation.label_candidates import Candidate, Judged, Named
from teitools.notation.label_forms import FORMS, Form
from teitools.notation.layout import LINE_END, lines
from teitools.notation.people import Called
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary, any_of

_LONGEST = 240
# no play has so many persons, and to look for each takes time
_MOST_NAMES = 1000
_ENOUGH = 2
_LOWER = "a-zß-öø-ÿа-яё"
_SIGN = r"[^.:!?\[\]()\r\n]"
_WORDS = rf"[{_LOWER}](?:{_SIGN}|(?:\r\n|\r|\n)[ \t]*(?=\S))*?"
# where a label ends with its line, what goes on begins in lower case
_LINES = rf"[{_LOWER}](?:{_SIGN}|(?:\r\n|\r|\n)[ \t]*(?=[{_LOWER}]))*?"
_LINE_ENDS = rf"(?=[ \t]*(?:(?:\r\n|\r|\n)(?![ \t]*[{_LOWER}])|\Z))"
_ITALIC = r"_[^_\r\n]{2,160}_"
_BRACKETS = r"(?:,? ?\([^()\r\n]{0,160}\)){1,3}"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿа-яё]{2,}(?:[ ’'-][^\W\d_a-zß-öø-ÿа-яё]{2,}){0,3}(?!\w)"
_FIRST = expression(rf"[ \t,_]*([{_LOWER}][\w’'-]*(?: [\w’'-]+)*)")
_WHITE = expression(r"[ \t\r\n]*")
_BLANK = 2
_SURE = ("the name of somebody who speaks, before a direction", "medium")
_LIKELY = ("the name of somebody who speaks, and other such directions", "low")
_SIGNS = tuple(form for form in FORMS if form.terminator in (".", ":") and not form.initialed)
_LINE = next(form for form in FORMS if form.alone)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the labels of a text stand.

    `alone`: before the words on the next lines; `delimited`: so many have a direction in brackets,
    `parted`: so many have one after a comma; `indented`: most are.
    """

    alone: bool
    delimited: int
    parted: int
    indented: bool


class DirectionReader:
    """Finds labels with such directions in one text, and lines that are directions."""

    def __init__(self, rules: SpeakerRules, words: Vocabulary, joined: JoinedNames) -> None:
        self._joined = joined
        self._lead = r"[ \t]*+" if rules.indented else ""
        self._words = (*words.delivery, *words.together)
        self.lines: list[tuple[int, int]] = []
        """Where the lines stand that are directions."""

    @cached_property
    def _sure(self) -> re.Pattern[str]:
        """The words with which a direction begins."""
        whole = any_of(word for word in self._words if not word.startswith("*"))
        endings = (re.escape(word[1:]) for word in self._words if word.startswith("*"))
        ending = "|".join(endings) or "(?!)"
        return expression(rf"(?i:(?:{whole})(?!\w)|[\w’'-]+?(?:{ending})(?!\w))")

    def read(self, text: str, start: int, end: int, judged: Judged, participants: Called) -> Judged:
        """`judged` with the labels that have such a direction, in their order."""
        self.lines = []
        proven = [each for each, found in judged if found and not _holds_more(each)]
        names = {each.named.key for each in proven} | participants.names
        names = {name for name in names if len(name) > 1}
        if not names or len(names) > _MOST_NAMES:
            return judged
        manner = _manner(text, proven)
        taken = {each.match.start("label") for each in proven}
        pattern = self._pattern(names, manner.alone)
        found = [
            each
            for each in self._candidates(text, start, end, pattern)
            if each.match.start("label") not in taken
            and (manner.indented or not _is_indented(each))
        ]
        found = _apart(found)
        spoken = {each.named.name for each in proven}
        made = self._proven(text, end, found, manner, spoken, taken)
        places = {each.match.start("label") for each, _ in made}
        kept = [each for each in judged if each[0].match.start("label") not in places]
        return sorted([*kept, *made], key=lambda each: each[0].match.start("label"))

    def _pattern(self, names: Iterable[str], alone: bool) -> re.Pattern[str]:
        """What matches such a label beside one of `names`; `alone`: it may end with its line."""
        known = rf"(?i:{any_of(names)})(?!\w)"
        first = rf"(?:{known}|{_CAPITALS}(?={self._joined.sign}))"
        others = rf"(?P<others>(?:{self._joined.sign}(?:{known}|{_CAPITALS})){{1,7}})?"
        words = rf",? {_ITALIC}|,? {_LINES if alone else _WORDS}"
        # beside several, it may stand in brackets, or there is none
        direction = rf"(?:(?P<direction>{words}|(?(others){_BRACKETS}|(?!)))|(?(others)|(?!)))"
        ends = "|".join((*(form.pattern for form in _SIGNS), *((_LINE_ENDS,) if alone else ())))
        label = rf"(?P<name>{first}{others}){direction}(?P<sign> ?(?:{ends}))"
        return expression(rf"{self._lead}(?P<label>{label})")

    def _candidates(
        self, text: str, start: int, end: int, pattern: re.Pattern[str]
    ) -> Iterator[Candidate]:
        """What has the form of such a label, at most one in each line."""
        for position, stop in lines(text, start, end):
            if not text[position:stop].lstrip(" \t")[:1].isupper():
                continue
            match = pattern.match(text, position, min(end, position + _LONGEST))
            if match is None:
                continue
            name, joined = match["name"], None
            is_upper = name.isupper()
            if match["others"]:
                joined = self._joined.read(name)
                direction = match["direction"] or ""
                if not joined or not self._joined.are_several(name.lower(), joined, direction):
                    continue
                is_upper = all(part.isupper() for part in joined.parts)
            named = Named("", name, name.lower(), is_upper, sum(map(str.isalpha, name)), joined)
            parts = {**match.groupdict(), "stamp": None, "doubt": None}
            yield Candidate(match, parts, match.end("label"), _form(match), named)

    def _proven(
        self,
        text: str,
        end: int,
        found: Sequence[Candidate],
        manner: _Manner,
        spoken: set[str],
        taken: set[int],
    ) -> Judged:
        """Those of `found` that are labels; `lines` gets what is a direction and no label."""
        starts = taken | {each.match.start("label") for each in found}
        sure = {id(each) for each in found if self._is_sure(each, spoken)}
        shown = [each for each in found if id(each) in sure]
        bare = sum(1 for each in shown if not _is_parted(each))
        count = len(shown) + manner.parted if manner.alone else bare
        usual = count >= _ENOUGH and manner.delimited * 2 <= count
        made: Judged = []
        for each in found:
            says = _says(text, each, end, starts, manner)
            known = each.named.is_upper and (usual or _is_parted(each))
            if each.named.joined and not each.match["direction"]:
                if says and (each.named.is_upper or each.form.terminator == ":"):
                    made.append((each, self._joined.said(each.named.key)))
            elif says and id(each) in sure:
                made.append((each, _SURE))
            elif says and known:
                made.append((each, _LIKELY))
            elif known and not _is_parted(each) and each.form.terminator == ".":
                self.lines.append(each.match.span("label"))
        return made

    def _is_sure(self, each: Candidate, spoken: set[str]) -> bool:
        """Whether the words after a name are a direction, whatever else the text has."""
        told = _is_parted(each) or each.form.terminator == ":"
        by_name = each.named.name in spoken or each.named.joined is not None
        if not each.named.is_upper and not (by_name and told):
            return False
        direction = each.match["direction"] or ""
        if direction.lstrip(" ,").startswith("("):
            return True
        first = _FIRST.match(direction)
        said = first is not None and self._sure.match(first[1]) is not None
        return said or direction.lstrip(" ,").startswith("_")


def _apart(found: Sequence[Candidate]) -> list[Candidate]:
    """Those of `found`, in their order, into which the next one does not reach back."""
    places = [each.match.start("label") for each in found]
    nexts = [*places[1:], places[-1] + _LONGEST] if places else []
    return [each for each, at in zip(found, nexts, strict=True) if each.match.end("label") <= at]


def _holds_more(each: Candidate) -> bool:
    """Whether a name in capitals is only the first part: ``MARIE zu Franz``."""
    first, _, others = each.named.name.partition(" ")
    return first.isupper() and len(first) > 1 and others[:1].islower() and not others.isupper()


def addresses(each: Candidate) -> bool:
    """Whether a comma parts a name not in capitals from more: somebody may be spoken to."""
    direction = each.parts.get("direction") or ""
    return direction.startswith(",") and not each.named.is_upper


def _form(match: re.Match[str]) -> Form:
    """The form of the sign that ends a label."""
    sign = match["sign"].strip()
    return next((form for form in _SIGNS if sign.startswith(form.terminator)), _LINE)


def _is_indented(each: Candidate) -> bool:
    return each.match.start("label") > each.match.start()


def _is_parted(each: Candidate) -> bool:
    """Whether a comma stands between the name and the direction."""
    return (each.match["direction"] or "").startswith(",")


def _rest(text: str, each: Candidate) -> str:
    """What follows a label on its line."""
    stop = LINE_END.search(text, each.end)
    return text[each.end : stop.start() if stop else len(text)].strip()


def _manner(text: str, proven: Sequence[Candidate]) -> _Manner:
    alone = sum(1 for each in proven if not _rest(text, each))
    indented = sum(map(_is_indented, proven)) * 2 > len(proven)
    signs = Counter((each.parts.get("direction") or "").strip()[:1] for each in proven)
    return _Manner(alone * 2 > len(proven), signs["("] + signs["["], signs[","], indented)


def _says(text: str, each: Candidate, end: int, starts: set[int], manner: _Manner) -> bool:
    """Whether words follow a label that are said."""
    if _rest(text, each):
        return True
    following = _WHITE.match(text, each.end, end)
    place = following.end() if following else end
    if place >= end or place in starts:
        return False
    gap = text[each.end : place]
    return manner.alone or len(LINE_END.findall(gap)) < _BLANK

"""Which class a stretch of text is of, and the facts that its words say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from teitools.dataclass import dataclass
from teitools.notation.bracket_kinds import WORDS_ONLY
from teitools.notation.brackets import Span
from teitools.notation.expression import expression
from teitools.notation.identifiers import Identifiers, slug
from teitools.notation.languages import language_code
from teitools.notation.layout import held
from teitools.notation.measures import Measures
from teitools.notation.note_marks import RAISED
from teitools.notation.profile import BracketClass
from teitools.transcript import Kind
from teitools.transcript.inlines import Facts

_NUMBERED = frozenset({Kind.PAGE_BREAK, Kind.TIME_STAMP})
# words that can be an attribute's value as they stand
_VALUE = r"[^\s\x00-\x1f\x7f-\xa0\ufffe\uffff]+"
_NUMBER = expression(rf"{_VALUE}(?: {_VALUE})*")
_WHITE = " \u00a0"
_LETTERS = expression(r"[^\W\d_]+")
# kinds whose TEI has no room for just any words
_LIMITED = frozenset({*_NUMBERED, Kind.EXPANSION, *WORDS_ONLY})
# to ask an enumeration for a member takes longer than to call a function
_NOTE_REFERENCE, _ADDRESS, _GAP = Kind.NOTE_REFERENCE, Kind.ADDRESS, Kind.GAP
_MEASURED = frozenset({Kind.GAP, Kind.VOCAL, Kind.KINESIC, Kind.INCIDENT, Kind.PAUSE})
# kinds whose words say facts
_READ = _MEASURED | {_NOTE_REFERENCE, _ADDRESS}


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class Stretch:
    """A stretch of a paragraph that may be a mark: all of it, what is inside, the spans there.

    `sign`: it was found by its pattern, without brackets.
    """

    start: int
    end: int
    inner: tuple[int, int]
    children: Sequence[Span] = ()
    sign: bool = False


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class Fit:
    """How a class fits: where the content of the mark begins and ends, and the match."""

    start: int
    end: int
    match: re.Match[str] | None = None

    def group(self, name: str) -> str | None:
        """What the group of that name has matched; None where there is none."""
        if self.match is None or name not in self.match.re.groupindex:
            return None
        return self.match[name]


def fit(each: BracketClass, text: str, stretch: Stretch, match: re.Match[str] | None) -> Fit | None:
    """How `each` fits a `stretch` of `text`, or None; `match` is that of a sign."""
    start, end = stretch.inner
    if match is None and each.match is not None:
        match = each.match.fullmatch(text, start, end)
        if match is None and start < end and text[start] in _WHITE and text[end - 1] in _WHITE:
            start, end = _trimmed(text, start, end)  # [ Pause ]
            match = each.match.fullmatch(text, start, end)
        if match is None:
            return None
    if match is not None and "content" in match.re.groupindex and match.start("content") >= 0:
        start, end = match.span("content")
    if each.glued and not text[max(0, stretch.start - 1) : stretch.start].isalpha():
        return None
    # a mark of a note stands after a word, and not before what goes on with it
    if each.leading or (each.kind is _NOTE_REFERENCE and not stretch.sign):
        goes_on = text[stretch.end : stretch.end + 1].isalnum()
        if goes_on is not each.leading:
            return None
    if each.minimum_words or each.maximum_words is not None:
        words = len(text[start:end].split())
        if words < each.minimum_words or words > (each.maximum_words or words):
            return None
    children = stretch.children
    if children and (children[0].start < start or children[-1].end > end):
        return None
    if (each.kind in _LIMITED or each.holds) and not _holdable(
        each, text[start:end], bool(children)
    ):
        return None
    return Fit(start, end, match)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Where what stands from `start` to `end` begins and ends without the white space around it."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(_WHITE))
    return start + left, start + max(left, len(words.rstrip(_WHITE)))


def _holdable(each: BracketClass, words: str, marked: bool) -> bool:
    """Whether the TEI of the class has room for the words."""
    if each.kind in _NUMBERED:
        return not marked and _NUMBER.fullmatch(words) is not None
    if each.kind is Kind.EXPANSION:
        return not marked and _LETTERS.fullmatch(words) is not None
    if each.kind in WORDS_ONLY or (each.holds and each.holds.kind in WORDS_ONLY):
        return bool(words) and words == words.strip(" \t\r\n") and held(words) == words
    return True


class FactReader:
    """Reads the facts of marks: those of their class, and those that the words say.

    `resp` are the responsibilities that the header declares; `targets` the identifiers of
    the notes, by their numbers, `marks` the same of marks that are signs, by their places.
    `numbered`: the text has notes with numbers. `hands` gathers the hands that are named.
    """

    def __init__(self, measures: Measures, resp: frozenset[str], ids: Identifiers) -> None:
        self.targets: Mapping[str, str] = {}
        self.marks: Mapping[int, str] = {}
        self.numbered = False
        self.hands: dict[str, str] = {}
        self._measures = measures
        self._ids = ids
        self._marked = 0
        self._placed: Mapping[str, str] | None = None
        self._places: dict[str, int] = {}
        self._measured_of: dict[str, Facts] = {}
        self._known: dict[str, str] = {}
        self._resp = resp
        self._facts_of: dict[int, tuple[BracketClass, Facts]] = {}

    def facts(
        self, each: BracketClass, words: str, found: Fit | None, place: int = -1
    ) -> Facts | None:
        """The facts of a mark of class `each` that holds `words`; None where it is none.

        `place` is where these begin in the whole text.
        """
        kind = each.kind
        own = self._own(each)
        named = found is not None and found.match is not None and found.match.re.groupindex
        if not named and kind not in _READ:
            return own
        facts = dict(own)
        if kind in _MEASURED:
            facts |= self._measured(each, words, found)
        if kind is _NOTE_REFERENCE:
            number = words.strip().translate(RAISED)
            target = self.marks.get(place) or self.targets.get(number)
            if each.needs_note and place not in self.marks and not self._is_next(number):
                return None
            facts |= {"target": f"#{target}"} if target else {}
        if kind is _ADDRESS:
            facts["target"] = words if found is None else found.group("target") or words
            if not _NUMBER.fullmatch(facts["target"]):
                return None
        if found is not None and (language := found.group("language")):
            tag = language_code(language)
            if tag == "und":
                return None
            facts["lang"] = tag
        if found is not None and (hand := found.group("hand")):
            facts["hand"] = self._hand(hand)
        return tuple(facts.items())

    def _own(self, each: BracketClass) -> Facts:
        """The facts of a class that the header allows."""
        known = self._facts_of.get(id(each))
        if known is None:
            facts = {
                key: value for key, value in each.facts if key != "resp" or value in self._resp
            }
            # the class is kept, so that no other one gets its number
            known = self._facts_of[id(each)] = each, tuple(facts.items())
        return known[1]

    def duration(self, words: str) -> Facts:
        """How long it takes, where `words` say so: ``dur``."""
        return tuple(fact for fact in self._measures.facts(words) if fact[0] == "dur")

    def missing(self, words: str) -> Facts:
        """How much is missing, as `words` say it: ``quantity``, ``unit``, ``dur`` ..."""
        return self._measures.facts(words)

    def _is_next(self, number: str) -> bool:
        """Whether the note of that `number` is the next that a mark can point to.

        One mark may have been left out by the source, no more: else a number is only a number.
        """
        if number not in self.targets:
            return False
        if self._placed is not self.targets:
            self._placed, self._marked = self.targets, 0
            self._places = {each: index for index, each in enumerate(self.targets)}
        place = self._places[number]
        if not self._marked <= place <= self._marked + 1:
            return False
        self._marked = place + 1
        return True

    def _measured(self, each: BracketClass, words: str, found: Fit | None) -> dict[str, str]:
        typed = found.match.group() if found and found.match else words
        if typed not in self._measured_of:
            self._measured_of[typed] = self._measures.facts(typed)
        measured = dict(self._measured_of[typed])
        if each.kind is not _GAP:
            return {name: value for name, value in measured.items() if name == "dur"}
        return measured

    def _hand(self, name: str) -> str:
        words = " ".join(name.split())
        if words not in self._known:
            self._known[words] = self._ids.unique(f"hand-{slug(words) or 'named'}")
            self.hands[self._known[words]] = held(words)
        return self._known[words]

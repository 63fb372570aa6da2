"""Those whom a list of the text names: participants, and the persons of a play."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from teitools.notation.casts import HEAD
from teitools.notation.expression import expression
from teitools.notation.identifiers import last_name
from teitools.notation.initials import forwards
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.notation.segments import CAST_ITEM, ITEM, PASSING, Segment
from teitools.notation.sides import OFFICE
from teitools.notation.tables import COLUMNS, TableReader
from teitools.notation.vocabulary import Vocabulary, any_of
from teitools.transcript import Role

_NOTE = expression(r"\[[^\]]*\]|\([^)]*\)|[*†‡\d]+")
_WORD = expression(r"[^\W\d_][\w’'.-]*")
_COLUMN = expression(r"(?: {3}|\t)[ \t]*\S")
# dots between a country and who represents it
_LEADERS = expression(r"(?: ?\.){4,}")
_SUFFIXED = expression(r" (?:Jr|Sr)\.\Z")
# Richard "Dick" Russell
_NICKNAME = expression(r" *[\"“](?P<name>[^\"“”]{1,20})[\"”]")
_KEYED = expression(r"[ \t]*[A-ZÀ-ÞА-ЯЁ]{1,4}\d?(?:[ \t]?[:=]|[ \t]+[-–—])[ \t]+(?=[^\W\d_])")
_OFFICE = expression(rf"\A{OFFICE}")
_LONGEST = 6
# GERTRUDE, Queen of Denmark
_RANK = expression(
    r"\A[^,\r\n]{2,40},[ \t]+(?:(?i:the|a|le|la|die|der) )?"
    r"(?P<rank>[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+)(?!\w)"
)
_WHITE = " \t\r\n"
_LISTED = expression(r"(?P<name>(?:[^,;(\[]|\([^)]*\)|\[[^\]]*\]|[(\[])*+)(?P<separator>[,;]*+)")

_ONE = expression(r"(?P<name>[^;]++)(?P<separator>;*+)")
_GOES_ON = expression(r"(?:[,;]|\b(?:and|und|et|и))[ \t]*\Z")
_BELOW = expression(r"[ \t]*(?:\r\n|\r|\n)(?P<margin>[ ]*)(?=\S)")
_FEW = 4
_MOST_SEVERAL = 200


def column_of(text: str, start: int, end: int) -> int | None:
    """How far the column is indented whose first name stands from `start` to `end`; None: none."""
    column = start - 1 - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))
    if column < _FEW or _GOES_ON.search(text, start, end):
        return None
    below = _BELOW.match(text, end)
    return column if below is not None and len(below["margin"]) == column else None


def of_several(words: Vocabulary) -> re.Pattern[str]:
    """A pattern for names behind one title, the last of them joined: ``Messrs. A, B and C``."""
    titles, joining = any_of(words.of_several), any_of(words.conjunctions)
    return expression(
        rf"\s*(?i:{titles}) [^;\r\n]{{1,{_MOST_SEVERAL}}}?(?P<last>\s+(?:{joining})\s)"
    )


def cut_names(
    text: str, start: int, end: int, several: re.Pattern[str]
) -> Iterator[tuple[int, int, int, int]]:
    """The names in a line of `text`, from `start` to `end`, which commas or semicolons part.

    Of each: where the white space before it begins, where the name begins and ends, and where
    what follows it ends. The white space at the end of the line belongs to the last. Where the
    next line begins below the first name, each line names one: ``Mr. Hale, Chairman``. `several`
    matches names behind one title up to the word that joins the last, which begins a name, too.
    """
    last = start + len(text[start:end].rstrip(_WHITE))
    listed = _LISTED if column_of(text, start, last) is None else _ONE
    joined: re.Match[str] | None = None
    while start < last:
        joined = several.match(text, start, last) or joined
        found = listed.match(text, start, last)
        if joined is not None and start < joined.start("last"):
            found = listed.match(text, start, joined.start("last")) or found
        assert found is not None
        typed = found.group("name")
        begin = start + len(typed) - len(typed.lstrip(_WHITE))
        stop = max(begin, start + len(typed.rstrip(_WHITE)))
        yield start, begin, stop, end if found.end() == last else found.end()
        start = found.end()


class ParticipantReader:
    """Finds the names in the lists of one text."""

    def __init__(self, text: str, profile: Profile, people: People) -> None:
        self._text = text
        self._people = people
        self._tables = TableReader(text, ())
        self._nicknames: dict[str, str] = {}
        self._titled: dict[str, str] = {}
        self._distinguishing = profile.words.distinguishing
        self._several = of_several(profile.words)
        self._ranks: dict[int, str] = {}
        self._namesakes = people.namesakes
        self._articles = profile.words.articles
        self._particles = profile.words.particles
        bullets = "|".join(re.escape(bullet) for bullet in profile.blocks.bullets)
        sign = rf"(?:{bullets})[ \t]*" if bullets else "(?!)"
        self._bullet = expression(rf"[ \t]*(?:{sign}|[-–—•·*][ \t]+)?")
        joining = "|".join(map(re.escape, profile.words.conjunctions)) or "(?!)"
        self._parting = expression(rf"[,;]\s+(?![a-zа-яёß-öø-ÿ(])|\s+(?:{joining})\s+")
        self._joining = expression(rf"\s+(?i:{joining})\s+")
        self._conjunction = expression(rf"\A(?:{joining})\s+")
        titles = any_of(profile.speakers.titles)
        self._title = expression(rf"(?i:(?:(?:{titles}) )+)")

    def names(self, segments: Sequence[Segment]) -> list[str]:
        """The full names and surnames of those in the lists; `Le comte` of `Le comte de B`, too."""
        found: list[str] = []
        for name, *_ in self._persons(segments):
            bare = forwards(name)
            words = self._namesakes.split(bare)[0].split()
            found += [bare, last_name(" ".join(words)), self._nicknames.get(name, bare)]
            if words[0].lower() in self._articles:
                found.append(" ".join(words[:2]))
        return found

    def declare(self, segments: Sequence[Segment]) -> dict[int, str]:
        """Make persons of those in lists; the names of participants, by where their items begin."""
        listed = {}
        seen: set[tuple[int, str]] = set()
        persons = list(self._persons(segments))
        surnames = Counter(last_name(name).lower() for name, *_ in persons)
        for name, place, role, number in persons:
            known = self._people.find(name)
            self._people.take_part(name, role, known is not None and (number, known.id) in seen)
            if (person := self._people.find(name)) is not None:
                seen.add((number, person.id))
                if (nickname := self._nicknames.get(name)) is not None:
                    self._people.call(person, nickname)
                if surnames[last_name(name).lower()] == 1:
                    for called in self._with_titles(name):
                        self._people.call(person, called)
                if role is Role.CHARACTER and (rank := self._ranks.get(place)):
                    self._people.hold(person, rank)
            if role is Role.PARTICIPANT:
                listed[place] = name
        return listed

    def _with_titles(self, name: str) -> Iterator[str]:
        """How somebody is called whose title is part of the name: ``Ms. Fay``, ``Ms Ada Fay``."""
        if (title := self._titled.get(name)) is not None:
            for each in (name, last_name(name)):
                for typed in (title.rstrip("."), f"{title.rstrip('.')}."):
                    yield f"{typed} {each}"

    def names_in(self, value: str) -> list[str]:
        """The names that all of a value is, where it is nothing else; titles are not in them."""
        beside = _COLUMN.search(value)  # a value of another label, in a second column
        pieces = self._parting.split(value[: beside.start()] if beside else value)
        found = [name for piece in pieces for name in self._name(piece)]
        return found if len(found) == len(pieces) else []

    def _persons(self, segments: Sequence[Segment]) -> Iterator[tuple[str, int, Role, int]]:
        """Of each its name, where its item begins, what it is, and the number of its list."""
        heading, number = "", 0
        for segment in segments:
            if segment.kind in ("participants", "cast_list", "list"):
                heading, number = segment.kind, number + 1
                match = segment.match
                if heading == "participants" and match and match.groupdict().get("names"):
                    for _, begin, stop, _ in cut_names(
                        self._text, *match.span("names"), self._several
                    ):
                        for name in self._name(self._text[begin:stop]):
                            yield name, begin, Role.PARTICIPANT, number
            elif segment.facts == HEAD:
                continue
            elif segment.facts == COLUMNS and heading == "participants":
                for row in self._tables.columns(segment.raw)[1:]:
                    for _, cell in row.cells:
                        for name in self._name(self._text[cell.start : cell.end]):
                            yield name, cell.start, Role.PARTICIPANT, number
            elif (segment.kind == ITEM and heading == "participants") or segment.kind == CAST_ITEM:
                role = Role.PARTICIPANT if segment.kind == ITEM else Role.CHARACTER
                item = self._text[segment.raw.start : segment.raw.end]
                if role is Role.CHARACTER and (rank := _RANK.search(item)):
                    self._ranks[segment.raw.start] = rank["rank"]
                for name in self._names(item) if role is Role.CHARACTER else self._name(item):
                    yield name, segment.raw.start, role, number
            elif segment.kind not in PASSING and segment.kind != ITEM:
                heading = ""

    def _names(self, item: str) -> Iterator[str]:
        """The names with which an item of a cast begins: ``AMALIA und ROSA, zwei Mädchen``."""
        for name in self._name(item):
            pieces = self._joining.split(name)
            several = len(pieces) > 1 and all(each.isupper() for each in pieces)
            yield from pieces if several else (name,)

    def _name(self, item: str) -> Iterator[str]:
        """The name with which an item begins, without a title."""
        bullet = self._bullet.match(item)
        words = item[bullet.end() if bullet else 0 :]
        if (keyed := _KEYED.match(words)) is not None:
            words = words[keyed.end() :]  # initials before a name: JS: Joan Sutter
        nickname = _NICKNAME.search(words)
        words = _NICKNAME.sub("", _NOTE.sub("", words)).split(",")[0].strip()
        led = [each for each in _LEADERS.split(words) if each.strip()]
        words = self._conjunction.sub("", led[-1].strip() if led else "")
        words = _OFFICE.sub("", words)
        words = re.split(r" [-–—] |--|: ", words)[0].rstrip("; |{}")
        words = words if _SUFFIXED.search(words) else words.rstrip(".; |{}")
        if ")" in words and "(" not in words:
            words = words.rstrip(") ")
        title = self._title.match(words)
        bare = words[title.end() :] if title else words
        parts = bare.split()
        if 0 < len(parts) <= _LONGEST and all(self._is_of_name(part) for part in parts):
            if nickname is not None:
                self._nicknames[bare] = f"{nickname['name']} {last_name(bare)}"
            if title and title.group().split()[-1].lower() in self._distinguishing:
                self._titled[bare] = title.group().split()[-1]
            yield bare

    def _is_of_name(self, word: str) -> bool:
        return word.lower() in self._particles or bool(_WORD.fullmatch(word) and word[0].isupper())

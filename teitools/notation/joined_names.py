"""Labels that name several who speak together: ``MARIE, KARL zugleich.``, ``Smith and Jones:``.

What joins names joins words of one name, too: ``Trinidad and Tobago``, ``Smith & Sons``. So each
part must be somebody who has a label of their own, or whom a list of the text names. In a play one
such part is enough, where the others are names in capitals beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat

from teitools.notation.expression import expression
from teitools.notation.initials import forwards
from teitools.notation.label_candidates import Candidate, Evidence, Joined, Judged, Named
from teitools.notation.label_names import NameReader
from teitools.notation.namesakes import Namesakes
from teitools.notation.people import Called
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary, any_of

_MOST = 8

_SIGNS = frozenset("&/;")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", '"', "”", "»", ")", "]")
_BEFORE = 3
_KNOWN = ("the names of several, each of whom speaks or is listed", "high")
_AND_OTHERS = ("the names of some who speak or are listed, and words for others", "medium")
_TITLED = ("a title of several before the names", "high")
_LIKELY = ("names in capitals, of which one speaks or is listed", "low")


class JoinedNames:
    """Tells the names of several from one name, in the labels of one text."""

    def __init__(
        self, rules: SpeakerRules, words: Vocabulary, names: NameReader, namesakes: Namesakes
    ) -> None:
        joining = rf"[ \t\u00a0]+(?i:{any_of((*words.conjunctions, '&'))})[ \t\u00a0]+"
        self.sign = rf"(?:[,;]{joining}|[,;][ \t\u00a0]+|{joining}| ?/ ?)"
        """What matches all that may stand between two names."""
        self._sign = expression(self.sign)
        self._words = words
        self._names = names
        self._namesakes = namesakes
        self._asked = frozenset(map(str.lower, (*words.question, *words.answer)))
        self._offices = words.offices
        self._distinguishing = words.distinguishing
        self._of_several = words.of_several
        self._no_names = words.particles | words.articles
        self._is_play = rules.undelimited_directions
        self._names_known: set[str] = set()
        self._surnames: dict[str, set[str]] = {}
        self._listed: frozenset[str] = frozenset()
        self._capitals: dict[str, bool] = {}
        self._several: dict[str, Evidence] = {}

    @cached_property
    def _together(self) -> re.Pattern[str]:
        """A direction that says that several speak together."""
        return expression(rf"[ ,(]*(?i:{any_of(self._words.together)})(?!\w)")

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """The same behind names, where it is no direction."""
        together = "(?!)" if self._is_play else any_of(self._words.together)
        return expression(rf",? (?i:{together})\Z")

    def read(self, name: str, signed: bool = False) -> Joined | None:
        """The names that `name` may join; None where it joins nothing.

        `signed`: it is no name of one, as where a party stands behind each.
        """
        if self._sign.search(name) is None:
            return None
        tail = self._tail.search(name)
        names = name[: tail.start()] if tail else name
        pieces = [piece.strip() for piece in self._sign.split(names)]
        if not 1 < len(pieces) <= _MOST or not all(pieces):
            return None
        titles, parts = zip(*map(self._names.without_title, pieces), strict=True)
        parts = tuple(map(self._with_surname, titles, parts, repeat(parts[-1])))
        apposed = all(sign.strip() == "," for sign in self._sign.findall(names))
        signed = signed or tail is not None or not _SIGNS.isdisjoint(names)
        return Joined(parts, titles, apposed, signed)

    def _with_surname(self, title: str, part: str, last: str) -> str:
        """A part, with the surname of the `last` where it is but a title: ``Mr. and Mrs. A``."""
        if part.lower() != title.lower() or part == last or self._is_office(title.lower()):
            return part
        surname = last.rpartition(" ")[2]
        return f"{title} {surname}" if title.lower() in self._distinguishing else surname

    def _is_office(self, title: str) -> bool:
        """Whether a title alone says who somebody is: ``PRESIDENT AND DEAN``."""
        return title in self._offices or any(
            f"{each} {title}" in self._offices for each in self._words.articles
        )

    def are_names(self, joined: Joined, terminator: str) -> bool:
        """Whether each of the parts may be a name in a label that ends in `terminator`."""
        return all(self._names.is_name(each, each.lower(), terminator) for each in joined.parts)

    def are_several(self, key: str, joined: Joined, direction: str) -> bool:
        """Whether a label with a `direction` that joins names has those of several."""
        found = self._evidence(key, joined, self._together.match(direction) is not None)
        if found is not None:
            self._several[key] = found
        return found is not None

    def said(self, key: str) -> Evidence:
        """Why a label has the names of several."""
        return self._several[key]

    def of(self, named: Named) -> tuple[str, ...]:
        """The names of those who speak together in a label; none where it names one alone."""
        if named.joined is None or named.key not in self._several:
            return ()
        parts = self._in_full(named.joined.parts)
        return tuple(part for part in parts if not self._is_nobody(part.lower()))

    def _in_full(self, parts: Sequence[str]) -> list[str]:
        """`parts`, a first name with the surname of the last one: ``Mary and John Smith``."""
        forename, _, surname = parts[-1].rpartition(" ")
        whole = [part if " " in part or not forename else f"{part} {surname}" for part in parts]
        return [
            full if full.lower() in self._names_known else part
            for part, full in zip(parts, whole, strict=True)
        ]

    @property
    def occur(self) -> bool:
        """Whether there is a label of several."""
        return bool(self._several)

    def settle(self, judged: Judged, participants: Called) -> Judged:
        """`judged`, where it is said of each label that joins names whether it is one."""
        joins = any(each.named.joined for each, _ in judged)
        if joins or self._is_play:
            self._know([each for each, found in judged if found], participants)
        if not joins:
            return judged
        known: dict[str, Evidence | None] = {}
        settled: Judged = []
        for each, found in judged:
            if (joined := each.named.joined) is not None:
                key = each.named.key
                if key not in known:
                    known[key] = self._evidence(key, joined)
                several = known[key] if self._may_stand(each, joined) else None
                if several is not None:
                    found = self._several[key] = several
                    # the word that joins them has no capitals
                    each.named.is_upper |= all(part.isupper() for part in joined.parts)
                elif joined.signed:
                    found = None
            settled.append((each, found))
        return settled

    def _know(self, proven: Sequence[Candidate], participants: Called) -> None:
        """Take note of those who have labels of their own, which are `proven`, or are listed."""
        self._listed = participants.names
        uppers: dict[str, list[bool]] = {}
        for each in proven:
            named = each.named
            if named.joined is not None:
                continue
            uppers.setdefault(each.form.terminator, []).append(named.is_upper)
            if named.key in self._names_known or self._is_nobody(named.key):
                continue
            bare = forwards(self._namesakes.split(named.name)[0]).lower()
            self._names_known |= {named.key, named.name.lower(), bare}
            self._surnames.setdefault(bare.rpartition(" ")[2], set()).add(bare)
        self._capitals = {sign: sum(each) * 5 >= len(each) * 4 for sign, each in uppers.items()}

    def _evidence(self, key: str, joined: Joined, together: bool = False) -> Evidence | None:
        """Why a label names several, if it does; `together`: it says that they speak so."""
        parts = [forwards(part).lower() for part in self._in_full(joined.parts)]
        nobody = [self._is_nobody(part) for part in parts]
        known = [
            not is_nobody and (self._is_known(part, key) or self._has_title(title, part, joined))
            for part, title, is_nobody in zip(parts, joined.titles, nobody, strict=True)
        ]
        if len(set(parts)) == len(parts) and joined.titles[0].lower() in self._of_several:
            return None if any(nobody) else _TITLED
        if len(set(parts)) < len(parts) or not any(known):
            return None
        if all(known):
            return _KNOWN
        if all(map(max, known, nobody)):
            return _AND_OTHERS
        several = together or not joined.apposed or sum(known) > 1
        if not self._is_play:  # all but one of three or more
            several = not joined.apposed and sum(known) > 1 and sum(known) == len(known) - 1
        if key in self._listed or not several:
            return None
        capitals = all(part.isupper() and len(part) > 1 for part in joined.parts)
        return _LIKELY if capitals and not any(nobody) else None

    def _has_title(self, title: str, part: str, joined: Joined) -> bool:
        """Whether a part names somebody by a title, or an office; after a comma it may be one's."""
        if joined.apposed:
            return False
        first = part.removeprefix(title.lower()).split()[:1]
        named = title and first and first[0] not in self._no_names and part != title.lower()
        return bool(named) or part in self._offices

    def _is_nobody(self, key: str) -> bool:
        """Whether a name in lower case is no person's, or says no more than that somebody asks."""
        return key in self._asked or self._names.is_nobody(key)

    def _is_known(self, part: str, whole: str) -> bool:
        """Whether somebody of that name speaks or is listed; `whole` may be one in the list."""
        if part in self._names_known or len(self._surnames.get(part, ())) == 1:
            return True
        return whole not in self._listed and part in self._listed

    def _may_stand(self, each: Candidate, joined: Joined) -> bool:
        """Whether a label, where running text has its form, too, stands as the others do."""
        sign = each.form.terminator
        if not each.form.strict:
            return True
        if sign not in self._capitals:
            return False
        if all(part.isupper() for part in joined.parts):
            return True
        text, start = each.match.string, each.match.start()
        before = text[max(0, start - _BEFORE) : start]
        begins = not before.strip() or max(map(before.count, "\r\n")) > 1
        return not self._capitals[sign] and (begins or before.rstrip().endswith(_SENTENCE_ENDS))

"""What may be the name in a label: of a person, an office, or of nobody in particular."""

from __future__ import annotations

import re

from teitools.notation.expression import expression
from teitools.notation.label_candidates import BRACKETED, Named
from teitools.notation.label_forms import asking
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary, any_of

_RANK = expression(
    r"\d{1,2}(?:st|nd|rd|d|th)?|first|second|third|fourth|fifth|sixth|erster?|zweiter?|dritter?"
    r"|vierter?|premi(?:er|ère)|deuxième|seconde?|troisième|перв(?:ый|ая)|втор(?:ой|ая)|треть?[ия]й?"
)
"""Which of several with one name, as in plays."""
_DESCRIBED = expression(r"(?:D(?:er|ie|as)|Eine?)(?: [a-zäöüß]{3,}e[nrs]?){1,2} [A-ZÄÖÜ][\w’'-]+")
# of the titles of address those that may follow others
_ADDRESS = (
    "dr.",
    "dr",
    "prof.",
    "professor",
    "shri",
    "shrimati",
    "smt.",
    "kumari",
    "pandit",
    "rev.",
    "reverend",
    "general",
)
# with which a letter begins, and nobody speaks
_SALUTES = frozenset(("sir", "sirs", "madam", "gentlemen", "excellency", "dear sir", "dear sirs"))
# in the names of offices: Minister of State at the Department of Ports
_OF_OFFICES = frozenset(("at", "in", "to", "with", "on", "without", "im", "beim", "für", "chargé"))
# ends what stands before the title and the name of who examines
_BY = " by"
_NUMBER = expression(r"#?\d{1,3}")
_JOINING = expression(r"(?:AND|UND|ET|И) (?=[^\W\d_]{2})")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_MOST_KNOWN = 10_000
_REMARK = expression(r"(?<=\S)(?: \[[^\W\d_A-ZА-ЯЁÀ-Þ][^\[\]]*\])+\Z")
_FIRST_WORD = expression(r"\w[\w’'-]*")


class NameReader:
    """Judges the names in the labels of one text, by its profile and languages."""

    def __init__(self, rules: SpeakerRules, words: Vocabulary) -> None:
        self._words = words
        titles = (title.lower() for title in rules.titles)
        self._lower_titles = tuple(sorted(titles, key=len, reverse=True))
        self._title_of: dict[str, str] = {}
        address = {*words.distinguishing, *words.contrary, *_ADDRESS} & set(self._lower_titles)
        self._address = expression(rf"(?: (?i:{any_of(address)})(?= \S))+")
        lower = set(self._lower_titles)
        self.title_words = lower | {title.rstrip(".") for title in lower}
        self._ranked = rules.directions
        self._asked_by = rules.asked_by
        self.cast: frozenset[str] = frozenset()
        """Whom a list of the text names, in lower case: a word in their names may be, too."""
        self._not_speakers = frozenset(map(_folded, rules.not_speakers))
        dotted = (each for each in self._not_speakers if "." in each.rstrip("."))
        self.dotted = expression(rf"(?i:{any_of(dotted)})(?!\w)")
        self.listed = frozenset(name.lower() for name in rules.names)
        self.asking = asking(rules, words)
        """The words for a question that stand for those who ask."""
        offices = rf"(?:(?:{any_of(self._lower_titles)}) )?(?:{any_of(words.roles)})"
        joined = rf"(?: (?:(?:{any_of(words.particles)}) ?)+[^\W\d_][\w’'-]*){{0,4}}"
        self._office = expression(offices + joined) if words.roles else None
        self._role = expression(rf"(?:{any_of(words.roles)})(?!\w)") if words.roles else None
        places = rf"(?: (?:{any_of(words.whence)})\b[^.:]{{0,60}})?"
        self._nobody = expression(rf"(?:{any_of(words.unnamed)}){places}")
        names = (*self.listed, *words.offices, *words.unnamed, *self.title_words)
        self.lower_words = frozenset(
            match.group() for name in names if (match := _FIRST_WORD.match(name))
        )
        """With these a label may begin in lower case."""
        held = rf"\s*\((?P<title>(?:(?i:{any_of((*rules.titles, *words.titles))}) )*)"
        self._holder = expression(held + r"(?P<name>[^\W\d_a-z][^()\[\],;:\d]{1,50})\)")
        self._short: dict[str, tuple[str, tuple[str, bool, int | None]]] = {}

    def title(self, name: str) -> str:
        """The title that `name` begins with; most names stand many times."""
        if name not in self._title_of:
            self._title_of[name] = self._find_title(name)
        return self._title_of[name]

    def _find_title(self, name: str) -> str:
        lower = name.lower()
        if not lower.startswith(self._lower_titles) or lower in self.listed:
            return ""
        for title in self._lower_titles:
            if lower.startswith(title) and name[len(title) : len(title) + 1] in ("", " "):
                if title.endswith(_BY) and (own := self.title(name[len(title) + 1 :])):
                    return name[: len(title) + 1 + len(own)]
                # another may follow, which is no office: The Honourable Shri, Senator Sir
                rest = self._address.match(name, len(title))
                return name[: rest.end() if rest else len(title)]
        return ""

    def without_title(self, name: str) -> tuple[str, str]:
        """The title that `name` begins with, and what is left; a title alone is a name."""
        title = self.title(name)
        if title.lower() in self._words.distinguishing:
            return title, name
        return title, name[len(title) :].lstrip() or name

    def is_asked(self, match: re.Match[str]) -> bool:
        """Whether who asks is part of what is asked, and not of the label: ``Q. BY MR. HALE:``."""
        if self._asked_by is None:
            return False
        first = match.group("name").split()[0]
        after = match.start("name") + len(first) + 1
        listed = first.rstrip(".").lower() in self.listed
        return listed and self._asked_by.match(match.string, after) is not None

    def holder(self, beside: str, key: str) -> str | None:
        """Who has the office `key`, where what stands beside it says so: ``(Mr. Edward Heath)``."""
        match = self._holder.match(beside)
        if match is None or not (match["title"] or (" " in match["name"] and self.is_office(key))):
            return None
        return match["name"]

    def is_office(self, key: str) -> bool:
        """Whether a name in lower case is that of an office: ``m. le ministre de la marine``."""
        if key in self._words.offices:
            return True
        return self._office is not None and self._office.fullmatch(key) is not None

    def is_nobody(self, key: str) -> bool:
        """Whether a name in lower case is no person's: ``voices``, ``a voice from the gallery``."""
        return key in self._words.unnamed or self._nobody.fullmatch(key) is not None

    def asks(self, key: str, terminator: str) -> bool:
        """Whether a name in lower case stands for those who ask; ``Q:`` may be one person, too."""
        return key in self.asking and (terminator != ":" or key in self._not_speakers)

    def is_name(self, name: str, key: str, terminator: str) -> bool:
        """Whether `name`, `key` in lower case, may be one in a label that ends in `terminator`."""
        if (self._ranked and key in self.cast and name[0].isupper()) or self._is_described(name):
            return True
        if key in self.listed or key in self.asking or self.is_office(key) or self.is_nobody(key):
            return True
        if key in _SALUTES and not self._ranked:
            return False
        listed = self._not_speakers
        words = BRACKETED.sub(" ", name).split()
        title = self.title(name)
        if " " in title and any(each[0].islower() for each in title.split()):
            words = words[len(title.split()) :] or words  # El señor PRESIDENTE
        if terminator == "." and f"{key}." in self.title_words:
            return False  # the full stop is that of the abbreviation
        first = words[0].lower().rstrip(".")
        if self._ranked and len(words) > 1 and _RANK.fullmatch(first):
            return self.is_name(" ".join(words[1:]), key.partition(" ")[2], terminator)
        particle = first in self._words.particles and len(words) > 1
        if _folded(key.rstrip(".")) in listed or (_folded(first) in listed and not particle):
            return False
        if not (words[0][0].isupper() or words[0].lower() in self.title_words):
            return False
        held = title != "" or self._names_role(key)
        return all(
            self._may_be_in_name(word) or (held and word.lower() in _OF_OFFICES) for word in words
        )

    def _names_role(self, key: str) -> bool:
        """Whether a name in lower case begins with an office: ``the minister of state in ...``."""
        return self._role is not None and self._role.match(key) is not None

    def _is_described(self, name: str) -> bool:
        """Whether a name in a play is an article, adjectives and a noun: ``Der alte Moor``."""
        return self._ranked and _DESCRIBED.fullmatch(name) is not None

    def _may_be_in_name(self, word: str) -> bool:
        lower = word.lower().rstrip(".,")
        return (
            word[0].isupper()
            or lower in self._words.particles
            or word.lower() in self.title_words
            or lower in _SUFFIXES
            or _NUMBER.fullmatch(word) is not None
        )

    def without_office(self, name: str) -> str:
        """`name` without the office after a comma: ``Adenauer`` of ``Adenauer, Bundeskanzler``."""
        person, comma, office = name.partition(", ")
        if not comma or not person.strip():
            return name
        lower = office.lower()
        is_office = self.is_office(lower) or self._find_title(office) != ""
        return person if is_office else name

    def shortened(self, named: Named) -> tuple[str, bool, int | None]:
        """A name without what is no part of it, whether it is nobody's, and where a remark is."""
        if named.name in self._short and self._short[named.name][0] == named.key:
            return self._short[named.name][1]
        name, remarked = named.name, None
        remark = _REMARK.search(name)
        if remark is not None and name[: remark.start()].strip():
            name, remarked = name[: remark.start()], remark.start()
        name = self.without_office(name)
        joining = _JOINING.match(name)
        name = name[joining.end() :] if joining else name  # a label that goes on: AND DEAN:
        supplied = BRACKETED.match(name)
        if supplied and supplied.end() < len(name):
            name = name[supplied.end() :].lstrip()
        unnamed = self.is_nobody(named.key) and named.key not in self.cast
        short = name, unnamed, remarked
        if len(self._short) < _MOST_KNOWN:
            self._short[named.name] = named.key, short
        return short


def _folded(word: str) -> str:
    """A word in any case, also one whose capitals are more letters than it has."""
    return word.replace("ß", "ss")

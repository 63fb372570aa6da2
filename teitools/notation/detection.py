"""Choosing a profile for a text when none is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from teitools.notation.expression import expression
from teitools.notation.layout import has_margins
from teitools.notation.needed_words import is_usual, needed_words
from teitools.notation.numbering.text import without_numbers
from teitools.notation.profile import Detection, Profile
from teitools.notation.profile_file import load, load_detection, names
from teitools.notation.variants import in_usual_form

_Sign = tuple[str, int]
FALLBACK = "plain"
EXPLICIT = "explicit"
_HEAD = 20_000
_QUOTED = 3
_LONGEST = 40
_WORD_END = expression(r"\w*")


def detect(text: str) -> tuple[Profile, str]:
    """The profile with the most signs in the head of `text`, and the reason in words.

    A profile needs as many signs as it asks for; without one it is the plain profile. The reason
    quotes the signs that come first, with their lines.
    """
    head = in_usual_form(text[:_HEAD].removeprefix("\ufeff"))
    has_white = has_margins(head)
    best, quoted, weight, known = FALLBACK, list[_Sign](), 0, 0
    for name in names():
        rules = load_detection(name)
        read = _Head(head, rules, has_white)
        found = list(read.signs(rules.signs))
        signs = len(found) + (1 if read.is_numbered else 0)
        if signs > weight and signs >= rules.at_least:
            best, quoted, weight = name, read.quoted(found), signs
            known = len(rules.signs) + (1 if rules.numbers_count else 0)
    profile = load(best)
    if not weight:
        return profile, "the text has no signs of another one"
    return profile, _reason(quoted, weight, known)


class _Head:
    """The head of a text as the readers of a profile see it."""

    def __init__(self, head: str, rules: Detection, has_white: bool) -> None:
        self._head = head
        numbers = rules.line_numbers
        numbered = without_numbers(head, numbers) if numbers.highest else None
        self.is_numbered = rules.numbers_count and numbered is not None
        self._first = numbered.edits[0].start if numbered is not None else 0
        if has_white:
            from teitools.notation.numbering.margins import without_margins  # few texts have them

            numbered = without_margins(head, numbered)
        self._left = numbered
        self.text = head if numbered is None else numbered.text

    def signs(self, patterns: Iterable[re.Pattern[str]]) -> Iterator[re.Match[str]]:
        """What is found of `patterns`; those are not tried that need what does not occur."""
        words = self.text.lower() if is_usual(self.text) else None
        for pattern in patterns:
            needed = needed_words(pattern) if words is not None else ()
            if needed and words is not None and not any(each in words for each in needed):
                continue
            if match := pattern.search(self.text):
                yield match

    def quoted(self, found: list[re.Match[str]]) -> list[_Sign]:
        """The words and the lines of what patterns found, in the order of their places."""
        signs = [_last_line(self.text, match) for match in sorted(found, key=re.Match.end)]
        if self._left is not None:
            place = self._left.original_place
            signs = [(words, place(end - 1) + 1) for words, end in signs]
        made = [(repr(words), self._head.count("\n", 0, end) + 1) for words, end in signs]
        if self.is_numbered:
            made.insert(0, ("numbers before lines", self._head.count("\n", 0, self._first) + 1))
        return made


def _reason(signs: list[_Sign], weight: int, known: int) -> str:
    """What was found: ``'Citation:' (line 3), ...; 4 of 9 signs``."""
    places: dict[int, str] = {}
    for words, line in signs:
        places.setdefault(line, f"{words} (line {line})")
    quoted = list(places.values())
    more = ", ..." if len(quoted) > _QUOTED else ""
    return f"{', '.join(quoted[:_QUOTED])}{more}; {weight} of its {known} signs"


def _last_line(head: str, sign: re.Match[str]) -> tuple[str, int]:
    """The last line of what a pattern found that has words in it, shortened, and its end."""
    end = _WORD_END.match(head, sign.end())
    found = head[sign.start() : end.end() if end else sign.end()].rstrip()
    words = " ".join(found[found.rfind("\n") + 1 :].split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
    return shown, sign.start() + len(found)

"""Choosing a profile for a text when none is named."""

from __future__ import annotations

import re

from teitools.notation.profile import Profile
from teitools.notation.profile_file import load, load_detection, names

FALLBACK = "plain"
EXPLICIT = "explicit"
_HEAD = 20_000
_QUOTED = 3
_LONGEST = 40
_WORD_END = re.compile(r"\w*")


def detect(text: str) -> tuple[Profile, str]:
    """The profile with the most signs in the head of `text`, and the reason in words.

    A profile needs as many signs as it asks for; without one it is the plain profile. The reason
    quotes the signs that come first, with their lines.
    """
    head = text[:_HEAD].replace("\r\n", "\n").replace("\r", "\n")
    best, signs = FALLBACK, list[re.Match[str]]()
    for name in names():
        detection = load_detection(name)
        found = [match for sign in detection.signs if (match := sign.search(head))]
        if len(found) > len(signs) and len(found) >= detection.at_least:
            best, signs = name, found
    profile = load(best)
    if not signs:
        return profile, "the text has no signs of another one"
    return profile, _reason(head, signs, len(profile.detection.signs))


def _reason(head: str, signs: list[re.Match[str]], known: int) -> str:
    """What was found: ``'Citation:' (line 3), ...; 4 of 9 signs``."""
    places: dict[int, str] = {}
    for sign in sorted(signs, key=lambda each: each.end()):
        words, line = _last_line(head, sign)
        places.setdefault(line, f"{words!r} (line {line})")
    quoted = list(places.values())
    more = ", ..." if len(quoted) > _QUOTED else ""
    return f"{', '.join(quoted[:_QUOTED])}{more}; {len(signs)} of its {known} signs"


def _last_line(head: str, sign: re.Match[str]) -> tuple[str, int]:
    """The last line of what a pattern found that has words in it, shortened, and its number."""
    end = _WORD_END.match(head, sign.end())
    found = head[sign.start() : end.end() if end else sign.end()].rstrip()
    words = " ".join(found[found.rfind("\n") + 1 :].split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
    return shown, head.count("\n", 0, sign.start() + len(found)) + 1

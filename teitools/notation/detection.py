"""Choosing a profile for a text when none is named."""

from __future__ import annotations

from teitools.notation.profile import Profile
from teitools.notation.profile_file import load, names

FALLBACK = "plain"
EXPLICIT = "explicit"
_HEAD = 20_000


def detect(text: str) -> tuple[Profile, str]:
    """The profile with the most signs in the head of `text`, and the reason in words.

    A profile needs as many signs as it asks for; without one it is the plain profile.
    """
    head = text[:_HEAD].replace("\r\n", "\n").replace("\r", "\n")
    best, most = load(FALLBACK), 0
    for name in names():
        profile = load(name)
        found = sum(1 for sign in profile.detection.signs if sign.search(head))
        if found > most and found >= profile.detection.at_least:
            best, most = profile, found
    if not most:
        return best, "the text has no signs of another one"
    return best, f"{most} of its {len(best.detection.signs)} signs stand in the text"

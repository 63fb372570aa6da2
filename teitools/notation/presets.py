"""The profiles and languages of the package, as they are stored for use.

``teitools/profiles`` and ``teitools/languages`` have them as people write them, in TOML. To read
that, and to find what the patterns need and begin with, takes longer than to encode a transcript:
so all stands ready in ``teitools/profiles/stored.json``, which `preset_storing` writes.
"""

from __future__ import annotations

import json
from typing import Any

from teitools import resources

FILE = "stored.json"
PROFILES, LANGUAGES = "profiles", "languages"
PATTERNS = "patterns"
NEEDED, FIRST = "needed", "first"
BLANKS = " \t"
"""What may stand before the first characters of a line."""
ANY = ""
"""The first characters, where they are not known."""


def names(kind: str) -> tuple[str, ...]:
    """The names of the profiles or languages that belong to the package, in order."""
    return tuple(_stored()[kind])


def data(kind: str, name: str) -> dict[str, Any]:
    """What the file of that name says. Raises KeyError where there is none."""
    found: dict[str, Any] = _stored()[kind][name]
    return found


def needed(pattern: str) -> list[str] | None:
    """What `needed_words` gives for a pattern of the package; None where it is none of them."""
    known: dict[str, Any] = _stored().get(PATTERNS, {}).get(pattern, {})
    return known.get(NEEDED)


def first_characters(pattern: str) -> str:
    """What `first_characters.first_characters` gives for a pattern of a line; `ANY` for others."""
    known: dict[str, str] = _stored().get(PATTERNS, {}).get(pattern, {})
    return known.get(FIRST, ANY)


def use(stored: dict[str, Any]) -> None:
    """Take `stored` for what the file says, in this process."""
    _in_use.clear()
    _in_use.update(stored)


_in_use: dict[str, Any] = {}


def _stored() -> dict[str, Any]:
    if not _in_use:
        use(json.loads(resources.path("profiles", FILE).read_text(encoding="utf-8")))
    return _in_use

"""Words for messages about data types."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60
_LIKE = 0.7
"""From when on two names are alike, as difflib reckons."""


def seen(text: str) -> str:
    """`text`, its beginning if it is long, and what cannot be seen as Python writes it."""
    visible = (each if each.isprintable() else ascii(each)[1:-1] for each in text[:_LONGEST])
    return "".join(visible) + ("..." if len(text) > _LONGEST else "")


def quoted(text: str) -> str:
    """`text` in quotes, as `seen` gives it."""
    return f"'{seen(text)}'"


def meant(name: str, names: Iterable[str]) -> str:
    """A question after that of `names` which `name` is most like; empty if it is like none."""
    from difflib import get_close_matches

    folded = {each.lower(): each for each in names}
    close = get_close_matches(name.lower(), folded, 1, _LIKE) if len(name) <= _LONGEST else []
    return f"; did you mean '{folded[close[0]]}'?" if close else ""


def shown(character: str) -> str:
    """A character as a message shows it."""
    if character == " ":
        return "the space"
    if character.isprintable():
        return f"'{character}'" if character != "'" else "the apostrophe"
    return f"the character U+{ord(character):04X}"

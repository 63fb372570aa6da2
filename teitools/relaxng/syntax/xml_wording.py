"""What was probably meant, and lists in a sentence, for messages about schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WHITE = r"[ \t\r\n]+"
_MOST = 8
_LONGEST = 64
_TOO_MANY = 5000


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `found` is most like, if it is like any.

    Not looked for among very many, or where `found` is too long to be one.
    """
    names = [name for name in known if len(name) <= _LONGEST]
    if len(found) > _LONGEST or len(names) > _TOO_MANY:
        return None
    from difflib import get_close_matches

    folded = {name.lower(): name for name in names}
    close = get_close_matches(found.lower(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def meant(found: str, known: Iterable[str], shape: str = "{!r}") -> str:
    """``; did you mean 'name'?``, the name in `shape`, or nothing."""
    name = nearest(found, known)
    return "" if name is None else f"; did you mean {shape.format(name)}?"


def listed(words: Sequence[str], word: str = "or") -> str:
    """Up to eight of `words` in a sentence, the last joined by `word`."""
    if len(words) > _MOST:
        return f"{', '.join(words[:_MOST])} {word} {len(words) - _MOST} others"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {word} {words[-1]}"


def shortened(text: str, length: int = 40) -> str:
    """`text` with its white space normalised, cut after `length` characters."""
    text = re.sub(_WHITE, " ", text[: 10 * length]).strip(" ")
    return text if len(text) <= length else f"{text[: length - 1]}…"

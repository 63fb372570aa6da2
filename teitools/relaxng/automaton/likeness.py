"""Names that are like another name."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.relaxng.automaton.names import part

_LONGEST = 64
_MOST = 2_000
_ENOUGH = 0.6


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` whose local name is most like that of `name`; None if none is like it."""
    candidates: dict[str, str] = {}
    for each in names:
        candidates.setdefault(part(each)[1], each)
    found = near(part(name)[1], candidates)
    return candidates[found[0]] if found else None


def near(word: str, words: Iterable[str], most: int = 1) -> list[str]:
    """Up to `most` of `words` that are like `word`, the likeliest first; case does not count."""
    known = {each.lower(): each for each in list(words)[:_MOST] if len(each) <= _LONGEST}
    if len(word) > _LONGEST:
        return []
    from difflib import get_close_matches

    return [known[each] for each in get_close_matches(word.lower(), known, n=most, cutoff=_ENOUGH)]

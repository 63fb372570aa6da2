"""The order of names and titles: as one reads them, whatever their letters wear."""

from __future__ import annotations

import unicodedata

_MARKS = ("Mn", "Me")


def sort_key(words: str) -> str:
    """`words` without diacritics, signs at the start, and difference of case."""
    parts = unicodedata.normalize("NFKD", words)
    bare = "".join(each for each in parts if unicodedata.category(each) not in _MARKS)
    folded = bare.casefold()
    start = next((n for n, each in enumerate(folded) if each.isalnum()), 0)
    return folded[start:]


def initial(words: str) -> str:
    """The letter under which an index has `words`: upper case, without diacritics; ``#`` for
    what does not begin with a letter."""
    first = sort_key(words)[:1].upper()[:1]
    return first if first.isalpha() else "#"

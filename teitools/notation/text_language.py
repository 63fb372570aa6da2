"""The language of a text, told by the words that nearly every sentence of it has.

The words (``common`` in ``teitools/languages/``) are such as other languages, also those that the
package does not know, do not share: a text in Spanish or Bulgarian has few of any of them.
"""

from __future__ import annotations

from teitools.notation.expression import expression
from teitools.notation.vocabulary import common_words, language_names

_WORD = expression(r"[^\W\d_]+")
_READ = 100_000
_LEAST, _SHARE, _LEAD = 3, 0.05, 3


def told_language(text: str, start: int, end: int, usual: str | None) -> tuple[str | None, str]:
    """The tag of the language of `text` from `start` to `end`, and what told it.

    The words tell it where the common ones of a language are a twentieth of all, and three times
    those of each other language. Where they do not, it is `usual`, unless they speak against it;
    so it is where they tell the same language (``en`` of ``en-GB``), or `usual` is one whose words
    are not known. The first 100,000 characters are read.
    """
    known = language_names()
    primary = usual.split("-")[0].lower() if usual else ""
    if primary and primary not in known:
        return usual, ""
    words = _WORD.findall(text[start : min(end, start + _READ)].lower())
    counts = {each: sum(map(common_words(each).__contains__, words)) for each in known}
    (best, most), (_, second), *_ = sorted(counts.items(), key=lambda each: -each[1])
    if not most or counts.get(primary) == most:
        return usual, ""
    if most < max(_LEAST, _SHARE * len(words), _LEAD * second):
        return None, ""
    return best, f"{most} of its {len(words)} words are common ones of that language"

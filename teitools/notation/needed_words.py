"""What words must have that a pattern matches: strings to look for before the pattern is tried.

A pattern such as ``[^:]*\\b(?:illegible|unreadable)\\b[^:]*`` is tried at each of the words; to
see that none of two strings is there takes a hundredth of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from teitools.notation import presets
from teitools.notation.expression import expression

try:  # how `re` itself reads patterns: another Python may have it elsewhere, or not at all
    from re import _constants, _parser  # type: ignore[attr-defined]
except ImportError:
    _parser = None

_Strings = frozenset[str]
_NONE: _Strings = frozenset()
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_FEWEST_LETTERS, _OF_SIGNS, _MOST_SIGNS = 3, 4, 4


# a character of these in upper case is one in lower case, for `str.lower` as for `re.IGNORECASE`
_USUAL = expression("[\0-\u00b4\u00b6-\u012f\u0132-\u017e\u0400-\u04ff\u2010-\u206f]*")


def is_usual(words: str) -> bool:
    """Whether `words` can be asked for what `needed_words` gives."""
    return words.isascii() or _USUAL.fullmatch(words) is not None


@cache
def needed_words(pattern: re.Pattern[str]) -> _Strings:
    """Strings of which at least one stands in all that `pattern` matches, in lower case.

    The words must be asked for them in lower case, too, and be usual (`is_usual`). None: nothing is
    known of the pattern.
    """
    stored = stored_needs(pattern)
    return parsed_needs(pattern.pattern) if stored is None else frozenset(stored)


def stored_needs(pattern: re.Pattern[str]) -> Sequence[str] | None:
    """The same, if it is known without the pattern's being parsed; else None."""
    return presets.needed(pattern.pattern)


def parsed_needs(pattern: str) -> _Strings:
    """The same, for a pattern as it is written: it is parsed."""
    return _NONE if _parser is None else _of_sequence(_parser.parse(pattern))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> _Strings:
    """The rarest of what the parts of a pattern need that stand one after the other."""
    best, run = _NONE, ""
    for operator, argument in items:
        if operator is _constants.LITERAL and is_usual(chr(argument)):
            run += chr(argument).lower()
            continue
        best = _rarer(best, frozenset((run,)) if run else _NONE)
        run = ""
        best = _rarer(best, _of_part(operator, argument))
    return _rarer(best, frozenset((run,)) if run else _NONE)


def _of_part(operator: Any, argument: Any) -> _Strings:
    if operator is _constants.SUBPATTERN:
        return _of_sequence(argument[-1])
    if operator is _constants.ATOMIC_GROUP:
        return _of_sequence(argument)
    if operator is _constants.BRANCH:
        return _of_all([_of_sequence(each) for each in argument[1]])
    if str(operator) in _REPEATS and argument[0]:
        return _of_sequence(argument[2])
    if operator is _constants.IN and len(argument) <= _MOST_SIGNS:
        return _of_all([_of_sequence([each]) for each in argument])
    return _NONE


def _of_all(parts: Sequence[_Strings]) -> _Strings:
    """What is needed where one of `parts` is."""
    return frozenset().union(*parts) if all(parts) else _NONE


def _rarer(strings: _Strings, others: _Strings) -> _Strings:
    return others if _rarity(others) > _rarity(strings) else strings


def _rarity(strings: _Strings) -> int:
    """How seldom words have one of `strings`; 0: so often that to look for them is no use."""
    rarity = min(map(_weight, strings), default=0)
    return 0 if rarity < _FEWEST_LETTERS else rarity


def _weight(string: str) -> int:
    """How much of `string` is no white space; a sign alone is as good as a word of four letters."""
    solid = "".join(string.split())
    return _OF_SIGNS if solid and not any(map(str.isalnum, solid)) else len(solid)

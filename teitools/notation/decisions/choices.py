"""The words by which a person decides, and what each kind of decision allows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from teitools.notation.bracket_kinds import ALWAYS_CLOSED, KINDS, facts_of
from teitools.notation.decisions import blocks, frame, inlines, joins, labels, metadata
from teitools.notation.decisions.names import PERSON
from teitools.notation.decisions.register import (
    BLOCK,
    BRACKET,
    DATE,
    ELEMENT,
    ESCAPE,
    JOIN,
    METADATA,
    NAME,
    PROFILE,
    SIGN,
    SPEAKER,
    TEXT,
    UNCLOSED,
    UNOPENED,
)
from teitools.notation.explicit import ATTRIBUTES, read_attributes
from teitools.notation.explicit import NAME as ELEMENT_NAME
from teitools.notation.expression import expression
from teitools.notation.profile_file import names as profile_names
from teitools.transcript import Kind
from teitools.transcript.inlines import Facts

_CELL = expression(rf"(?P<word>\S+)(?P<facts>{ATTRIBUTES})")
_DATE = expression(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_DAY = expression(r"--(?P<month>\d\d)-(?P<day>\d\d)")
_QUOTES = str.maketrans("“”„«»", '"""""')
PLACE, ORGANIZATION = "place", "organization"
_KINDS = tuple(kind.value for kind in KINDS)
_OPEN_KINDS = tuple(kind.value for kind in KINDS if kind not in ALWAYS_CLOSED)
_OTHER_BLOCKS = (
    frame.OPENER, frame.SUBJECT, frame.CLOSER, "cast_item", "participants", "list", "cast_list",
    "salute", "typist_mark", "time_stamp", "continuation", "set",
)  # fmt: skip
"""What a block can be, but not by a decision: such a word can only agree."""
_WORDS: dict[str, tuple[str, ...]] = {
    METADATA: metadata.READINGS,
    SPEAKER: labels.READINGS,
    BLOCK: blocks.READINGS,
    BRACKET: (TEXT, *_KINDS),
    SIGN: (TEXT, *_KINDS),
    UNCLOSED: (TEXT, inlines.SIC, *_OPEN_KINDS),
    UNOPENED: (TEXT, inlines.SIC),
    ESCAPE: (TEXT, inlines.LITERAL),
    NAME: (TEXT, PERSON, PLACE, ORGANIZATION),
    DATE: (TEXT, DATE),
    JOIN: (joins.JOINED, joins.APART),
}


class ChoiceError(ValueError):
    """A decision that is none; its text says what is expected instead."""


def readings(what: str) -> tuple[str, ...]:
    """The words that a decision of one kind may begin with; none: the name of an element."""
    if what == PROFILE:
        return tuple(profile_names())
    return _WORDS.get(what, (TEXT,))


def read_choice(what: str, cell: str) -> tuple[str, Facts]:
    """The word and the facts of a decision of one kind. Raises ChoiceError."""
    typed = " ".join(cell.translate(_QUOTES).split())
    match = _CELL.fullmatch(typed)
    if match is None:
        raise ChoiceError(f"{_listed(readings(what))}, and after it attributes such as name=value")
    facts = read_attributes(match.group("facts"))
    if facts is None:
        raise ChoiceError("each attribute once")
    word = _word(what, match.group("word"))
    for name, value in facts:
        _check(what, word, name, value)
    return word, facts


def _word(what: str, typed: str) -> str:
    others = _OTHER_BLOCKS if what == BLOCK else ()
    known: dict[str, str] = {_folded(each): each for each in (*readings(what), *others)}
    if _folded(typed) in known:
        return known[_folded(typed)]
    if what == ELEMENT and re.fullmatch(ELEMENT_NAME, typed):
        return typed
    raise ChoiceError(_listed(readings(what)))


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_")


def _check(what: str, word: str, name: str, value: str) -> None:
    allowed = _facts(what, word)
    if what == ELEMENT:
        return
    if name not in allowed:
        given = _listed(allowed) if allowed else "none"
        raise ChoiceError(f"{word!r} with no other attributes than {given}")
    if allowed[name] and value not in allowed[name]:
        raise ChoiceError(f"for {name} {_listed(allowed[name])}")
    if name in ("when", "from", "to") and not _is_date(value):
        raise ChoiceError(f"for {name} a real date such as 1961-05-03")


def _facts(what: str, word: str) -> dict[str, tuple[str, ...]]:
    if what in (BRACKET, SIGN) and word != TEXT:
        return facts_of(Kind(word))
    if what == SPEAKER and word != labels.NOT:
        return {"who": ()}
    if what in (DATE, METADATA) and word == DATE:
        return {"when": (), "from": (), "to": ()}
    return {"ref": ()} if what == NAME and word != TEXT else {}


def _is_date(value: str) -> bool:
    match = _DATE.fullmatch(value) or _DAY.fullmatch(value)
    if match is None:
        return False
    parts = match.groupdict()
    try:
        date(int(parts.get("year") or 2000), int(parts["month"] or 1), int(parts["day"] or 1))
    except ValueError:
        return False
    return True


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return found[0] if len(found) == 1 else f"one of {', '.join(found)}"

"""Names with initials, which stand before the surname or behind it: ``Иванов В. П.``."""

from __future__ import annotations

import re
from functools import cache

from teitools.notation.expression import expression

CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
SURNAME = rf"{CAPITAL}[^\W\d_]+(?:[-’'][^\W\d_]+)?"
BEHIND = rf"{SURNAME} (?:{CAPITAL}\. ?){{0,2}}{CAPITAL}\."
"""What matches a surname with initials behind it."""
_LEAST = 2


@cache
def _behind() -> re.Pattern[str]:
    return expression(rf"({SURNAME})\s((?:{CAPITAL}\.\s?){{0,2}}{CAPITAL})\.?")


@cache
def _before() -> re.Pattern[str]:
    return expression(rf"((?:{CAPITAL}\.[\s-]?){{1,3}})({SURNAME})")


def forwards(name: str) -> str:
    """`name` with its initials before the surname, and apart: ``В. П. Иванов``."""
    if "." not in name:
        return name
    if (found := _behind().fullmatch(name)) is not None:
        surname, initials = found.groups()
    elif (found := _before().fullmatch(name)) is not None:
        initials, surname = found.groups()
    else:
        return name
    return "".join(f"{each}. " for each in _letters(initials)) + surname


def has_initials(name: str) -> bool:
    """Whether `name` is a surname with two initials or more."""
    if "." not in name:
        return False
    found = _before().fullmatch(forwards(name))
    return found is not None and len(_letters(found.group(1))) >= _LEAST


def _letters(initials: str) -> list[str]:
    return [each for each in initials if each.isalpha()]

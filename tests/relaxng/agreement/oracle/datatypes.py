"""The few data types that random grammars use, from XML Schema Part 2 (second edition)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tests.relaxng.agreement.grammars.form import XSD, Datatype, Parameters

SPACE = " \t\n\r"


class UnknownDatatypeError(ValueError):
    """There is no such data type, or it has no such parameter."""


def _lexical(pattern: str, made: Callable[[str], object]) -> Callable[[str], object]:
    compiled = re.compile(pattern)

    def value(text: str) -> object:
        collapsed = collapse(text)
        if not compiled.fullmatch(collapsed):
            raise ValueError(text)
        return made(collapsed)

    return value


def collapse(text: str) -> str:
    """`text` with its white space collapsed."""
    return " ".join(tokens(text))


def tokens(text: str) -> list[str]:
    """What stands between the white space of `text`."""
    return [part for part in re.split(f"[{SPACE}]+", text) if part]


def _date(text: str) -> object:
    """A date is only told from what is none: values are not compared."""
    year, month, day = re.split("(?<=[0-9])-|[Z+]", text)[:3]
    date(2000 + int(year) % 400, int(month), int(day))
    return text


_NAME = r"[A-Za-z_\u00C0-\u00D6\u00D8-\u00F6][\w.\-\u00B7]*"
_YEAR = "(?!0000)([1-9][0-9]{4,}|[0-9]{4})"
_ZONE = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_VALUES: dict[Datatype, Callable[[str], object]] = {
    ("", "string"): str,
    ("", "token"): collapse,
    (XSD, "string"): str,
    (XSD, "normalizedString"): lambda text: re.sub(f"[{SPACE}]", " ", text),
    (XSD, "token"): collapse,
    (XSD, "NCName"): _lexical(_NAME, str),
    (XSD, "NMTOKEN"): _lexical(r"[\w.\-:\u00B7]+", str),
    (XSD, "boolean"): _lexical("true|false|0|1", lambda text: text in ("true", "1")),
    (XSD, "integer"): _lexical("[+-]?[0-9]+", int),
    (XSD, "nonNegativeInteger"): _lexical("-0+|[+]?[0-9]+", int),
    (XSD, "decimal"): _lexical(_DECIMAL, Decimal),
    (XSD, "double"): _lexical(rf"{_DECIMAL}([eE][+-]?[0-9]+)?|-?INF|NaN", float),
    (XSD, "date"): _lexical(f"-?{_YEAR}-[0-9]{{2}}-[0-9]{{2}}{_ZONE}?", _date),
}
_NUMBERS = ("integer", "nonNegativeInteger", "decimal", "double")
_LENGTHS = ("string", "normalizedString", "token", "NCName", "NMTOKEN")
_FACETS: dict[str, tuple[tuple[str, ...], Callable[[object, str], bool]]] = {
    "minInclusive": (_NUMBERS, lambda value, limit: value >= Decimal(limit)),  # type: ignore[operator]
    "maxInclusive": (_NUMBERS, lambda value, limit: value <= Decimal(limit)),  # type: ignore[operator]
    "minExclusive": (_NUMBERS, lambda value, limit: value > Decimal(limit)),  # type: ignore[operator]
    "maxExclusive": (_NUMBERS, lambda value, limit: value < Decimal(limit)),  # type: ignore[operator]
    "length": (_LENGTHS, lambda value, limit: len(str(value)) == int(limit)),
    "minLength": (_LENGTHS, lambda value, limit: len(str(value)) >= int(limit)),
    "maxLength": (_LENGTHS, lambda value, limit: len(str(value)) <= int(limit)),
    "pattern": (_LENGTHS, lambda value, limit: bool(re.fullmatch(limit, str(value)))),
}


def check(datatype: Datatype, parameters: Parameters) -> None:
    """Raises UnknownDatatypeError where the schema may not name this data type so."""
    if datatype not in _VALUES:
        raise UnknownDatatypeError(datatype[1])
    for name, _ in parameters:
        if datatype[0] != XSD or datatype[1] not in _FACETS.get(name, ((), None))[0]:
            raise UnknownDatatypeError(f"{datatype[1]} with {name}")


def value(datatype: Datatype, text: str) -> object:
    """The value that `text` stands for. ValueError where it stands for none."""
    return _VALUES[datatype](text)


def allows(datatype: Datatype, parameters: Parameters, text: str) -> bool:
    """Whether `text` stands for a value of the data type that has all its facets."""
    try:
        found = value(datatype, text)
    except ValueError:
        return False
    return all(_FACETS[name][1](found, limit) for name, limit in parameters)


def equal(datatype: Datatype, literal: str, text: str) -> bool:
    """Whether both stand for the same value."""
    try:
        return value(datatype, text) == value(datatype, literal)
    except ValueError:
        return False

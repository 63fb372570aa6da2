"""The strings that stand for values of a data type, as automata (XML Schema Part 2).

What no automaton of reasonable size can say is bounded from both sides: `inner` has none too
many, `outer` none too few.
"""

from __future__ import annotations

from teitools.relaxng.comparison.languages import (
    Both,
    Collapsed,
    Everything,
    Expression,
    Language,
    Length,
    Nothing,
    Replaced,
    Words,
)
from teitools.relaxng.comparison.numbers import Bounded, Digits
from teitools.relaxng.comparison.uris import URI
from teitools.relaxng.datatypes.decimals import decimal
from teitools.relaxng.datatypes.facets import count
from teitools.relaxng.datatypes.interface import Datatype
from teitools.relaxng.datatypes.white_space import SPACE
from teitools.relaxng.patterns import Value

MOST_COUNTED = 2_000
"""Up to which length and number of digits is counted."""

_NCNAME = r"[\i-[:]][\c-[:]]*"
_YEAR, _MONTH, _DAY = r"-?([1-9][0-9]{4,}|[0-9]{4})", "[0-9]{2}", "[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
_ZONE = r"(Z|[+\-][0-9]{2}:[0-9]{2})?"
_SURE_YEAR, _SURE_MONTH, _SURE_DAY = (
    "-?[1-9][0-9]{3}",
    "(0[1-9]|1[0-2])",
    "(0[1-9]|[12][0-9]|3[01])",
)
_SURE_DATE = "((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_SURE_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"
_SURE_ZONE = r"(Z|[+\-](0[0-9]|1[0-3]):[0-5][0-9])?"
_FLOAT = r"[+\-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+\-]?[0-9]+)?|-?INF|NaN"
_SECONDS = r"[0-9]+(\.[0-9]+)?S"
_SPAN = "([0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+D)"
_CLOCK = f"T([0-9]+H([0-9]+M)?({_SECONDS})?|[0-9]+M({_SECONDS})?|{_SECONDS})"
_B = "[A-Za-z0-9+/] ?"

_EXACT = {
    "string": None,
    "normalizedString": None,
    "token": None,
    "language": "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "boolean": "true|false|1|0",
    "Name": r"\i\c*",
    "NCName": _NCNAME,
    "NMTOKEN": r"\c+",
    "NMTOKENS": r"\c+( \c+)*",
    "ID": _NCNAME,
    "IDREF": _NCNAME,
    "IDREFS": f"{_NCNAME}( {_NCNAME})*",
    "decimal": r"[+\-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    "float": _FLOAT,
    "double": _FLOAT,
    "hexBinary": "([0-9A-Fa-f]{2})*",
    "base64Binary": f"(({_B}){{4}})*(({_B}){{2}}[AEIMQUYcgkosw048] ?=|{_B}[AQgw] ?= ?=)?",
    "duration": f"-?P({_SPAN}({_CLOCK})?|{_CLOCK})",
    "anyURI": URI,
}
"""The form of each type whose strings are known exactly; None where every string is one."""
_BOUNDED = {
    "QName": (_NCNAME, f"({_NCNAME}:)?{_NCNAME}"),
    "NOTATION": (_NCNAME, f"({_NCNAME}:)?{_NCNAME}"),
    "ENTITY": (None, _NCNAME),
    "ENTITIES": (None, f"{_NCNAME}( {_NCNAME})*"),
    "dateTime": (
        f"{_SURE_YEAR}-{_SURE_DATE}T{_SURE_TIME}{_SURE_ZONE}",
        f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}",
    ),
    "date": (f"{_SURE_YEAR}-{_SURE_DATE}{_SURE_ZONE}", f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}"),
    "time": (_SURE_TIME + _SURE_ZONE, _TIME + _ZONE),
    "gYearMonth": (f"{_SURE_YEAR}-{_SURE_MONTH}{_SURE_ZONE}", f"{_YEAR}-{_MONTH}{_ZONE}"),
    "gYear": (_SURE_YEAR + _SURE_ZONE, _YEAR + _ZONE),
    "gMonthDay": (f"--{_SURE_DATE}{_SURE_ZONE}", f"--{_MONTH}-{_DAY}{_ZONE}"),
    "gDay": (f"---{_SURE_DAY}{_SURE_ZONE}", f"---{_DAY}{_ZONE}"),
    "gMonth": (f"--{_SURE_MONTH}{_SURE_ZONE}", f"--{_MONTH}{_ZONE}"),
}
"""A form with none too many, and one with none too few."""
_INTEGERS: dict[str, tuple[str, str]] = {
    "integer": ("", ""),
    "nonNegativeInteger": ("0", ""),
    "positiveInteger": ("1", ""),
    "nonPositiveInteger": ("", "0"),
    "negativeInteger": ("", "-1"),
    "long": ("-9223372036854775808", "9223372036854775807"),
    "int": ("-2147483648", "2147483647"),
    "short": ("-32768", "32767"),
    "byte": ("-128", "127"),
    "unsignedLong": ("0", "18446744073709551615"),
    "unsignedInt": ("0", "4294967295"),
    "unsignedShort": ("0", "65535"),
    "unsignedByte": ("0", "255"),
}
_LISTS = ("NMTOKENS", "IDREFS", "ENTITIES")
_ORDERS = {
    "minInclusive": frozenset((0, 1)),
    "minExclusive": frozenset((1,)),
    "maxInclusive": frozenset((0, -1)),
    "maxExclusive": frozenset((-1,)),
}


def normalized(name: str, inner: Language) -> Language:
    """The strings that are in `inner` when the type `name` has normalised their white space."""
    if name == "string":
        return inner
    return Replaced(inner) if name == "normalizedString" else Collapsed(inner)


def is_number(name: str) -> bool:
    """Whether the type `name` is decimal or derived from it."""
    return name == "decimal" or name in _INTEGERS


def lexical(datatype: Datatype, inner: bool) -> Language:
    """The strings of `datatype`: with none too many (`inner`), or none too few."""
    parts = [_form(datatype.name, inner)]
    for name, literal in datatype.parameters:
        if name == "pattern":
            parts.append(Expression(literal))
        else:
            found = facet(datatype.name, name, literal)
            parts.append(found or (Nothing() if inner else Everything()))
    kept = [part for part in parts if type(part) is not Everything]
    if not kept:
        return Everything()
    return normalized(datatype.name, kept[0] if len(kept) == 1 else Both(kept))


def _form(name: str, inner: bool) -> Language:
    if name in _INTEGERS:
        low, high = _INTEGERS[name]
        parts: list[Language] = [Expression(r"[+\-]?[0-9]+")]
        if low:
            parts.append(Bounded(decimal(low), _ORDERS["minInclusive"]))
        if high:
            parts.append(Bounded(decimal(high), _ORDERS["maxInclusive"]))
        return Both(parts)
    form = _EXACT[name] if name in _EXACT else _BOUNDED[name][0 if inner else 1]
    if form is None:
        return Everything() if name in _EXACT else Nothing()
    return Expression(form)


def facet(type_: str, name: str, literal: str) -> Language | None:
    """The strings that keep to a facet; None where that is not known."""
    if name in _ORDERS:
        literal = literal.strip(SPACE)
        return Bounded(decimal(literal), _ORDERS[name]) if is_number(type_) else None
    number = count(name, literal, 0)
    if number > MOST_COUNTED:
        return None
    if name == "totalDigits":
        return Digits(number, None)
    if name == "fractionDigits":
        return Digits(None, number)
    if type_ in ("QName", "NOTATION"):
        return Everything()
    if type_ == "base64Binary":
        return None
    least = 0 if name == "maxLength" else number
    most = None if name == "minLength" else number
    if type_ in _LISTS:
        if most == 0:
            return Nothing()
        return Length(max(least - 1, 0), None if most is None else most - 1, " ")
    if type_ == "hexBinary":
        return Length(least * 2, None if most is None else most * 2)
    return Length(least, most)


def written(value: Value, inner: bool) -> Language:
    """The strings that stand for `value`, in bounds as with `lexical`."""
    name = value.datatype.name
    if value.datatype.contextual and inner:
        return Nothing()
    own = lexical(value.datatype, inner)
    if name == "boolean":
        return Both((own, Collapsed(Words(("true", "1") if value.meaning else ("false", "0")))))
    if is_number(name):
        return Both((own, Collapsed(Bounded(decimal(value.literal.strip(SPACE)), frozenset((0,))))))
    if isinstance(value.meaning, str) and name not in (
        "hexBinary",
        "base64Binary",
        "float",
        "double",
    ):
        return normalized(name, Words((value.meaning,)))
    return normalized(name, Words((value.literal.strip(SPACE),))) if inner else own

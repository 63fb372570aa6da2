"""XML Schema's data types as a library (guidelines for using them with RELAX NG, section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from teitools.relaxng.datatypes.catalogue import FAMILIES, simple_type
from teitools.relaxng.datatypes.facets import Bound, Digits, Facet, Length
from teitools.relaxng.datatypes.interface import DatatypeError
from teitools.relaxng.datatypes.restriction import Restriction
from teitools.relaxng.datatypes.simple_type import BOUNDS, DIGITS, LENGTHS, SimpleType
from teitools.relaxng.datatypes.wording import meant, quoted

if TYPE_CHECKING:
    from teitools.relaxng.datatypes.regex import Regex

ADDRESS = "http://www.w3.org/2001/XMLSchema-datatypes"
_KINDS: dict[str, type[Facet]] = {
    **dict.fromkeys(LENGTHS, Length),
    **dict.fromkeys(BOUNDS, Bound),
    **dict.fromkeys(DIGITS, Digits),
}
_NAMES = ("pattern", *_KINDS)
_NOT_HERE = {
    "enumeration": "use value patterns instead",
    "whiteSpace": "each type treats white space in its own way",
}


class XmlSchemaLibrary:
    """The library of XML Schema's data types. See `interface.Library`."""

    def datatype(self, name: str, parameters: Sequence[tuple[str, str]]) -> Restriction:
        """The data type `name` with `parameters`, which are facets. Raises DatatypeError."""
        type_ = simple_type(name)
        if type_ is None:
            raise DatatypeError(
                f"XML Schema has no data type {quoted(name)} for RELAX NG{meant(name, FAMILIES)}"
            )
        patterns: list[Regex] = []
        facets: dict[str, Facet] = {}
        for key, literal in parameters:
            if key == "pattern":
                patterns.append(_pattern(literal))
                continue
            if key in facets:
                raise DatatypeError(f"the parameter {key} is given twice; only pattern may be")
            facets[key] = _facet(type_, key, literal)
        _agree(facets)
        if name in ("QName", "NOTATION"):
            facets = {}  # all lengths are right: section 4.3.1.3
        given = tuple((key, literal) for key, literal in parameters)
        return Restriction(ADDRESS, type_, given, tuple(patterns), tuple(facets.values()))


def _facet(type_: SimpleType[Any], name: str, literal: str) -> Facet:
    if name in _NOT_HERE:
        raise DatatypeError(f"{name} is no parameter in RELAX NG: {_NOT_HERE[name]}")
    kind = _KINDS.get(name)
    if kind is None:
        raise DatatypeError(f"there is no parameter {quoted(name)}{meant(name, _NAMES)}")
    if name not in type_.facets:
        known = ", ".join(("pattern", *type_.facets))
        raise DatatypeError(f"the data type {type_.name} has no parameter {name}, only {known}")
    try:
        return kind(name, literal, type_)
    except ValueError as fault:
        raise DatatypeError(f"the parameter {name}, {quoted(literal)}, {fault}") from None


def _pattern(literal: str) -> Regex:
    from teitools.relaxng.datatypes.regex import RegexError, regex

    try:
        return regex(literal)
    except RegexError as fault:
        raise DatatypeError(
            f"the pattern {quoted(literal)} is no regular expression of XML Schema: {fault}"
        ) from None


def _agree(facets: dict[str, Facet]) -> None:
    """Raise DatatypeError where two facets leave no value (the constraints of section 4.3)."""
    for low in ("length", "minLength"):
        for high in ("length", "maxLength"):
            least, most = facets.get(low), facets.get(high)
            if isinstance(least, Length) and isinstance(most, Length):
                _ordered(least, most, most.number - least.number)
    for low in BOUNDS[:2]:
        for high in BOUNDS[2:]:
            first, last = facets.get(low), facets.get(high)
            if isinstance(first, Bound) and isinstance(last, Bound):
                order = first.type.compare(last.limit, first.limit)
                if order == 0 and first.inclusive is not last.inclusive:
                    order = -1
                _ordered(first, last, order)


def _ordered(low: Facet, high: Facet, order: int | None) -> None:
    if order is not None and order < 0:
        raise DatatypeError(
            f"no value can have both {low.name} {low.shown} and {high.name} {high.shown}"
        )

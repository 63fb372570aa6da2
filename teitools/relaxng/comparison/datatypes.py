"""Which data types hold all values of which others, as far as that is told without looking at
strings: what is derived from what (XML Schema Part 2, section 3), and the facets.
"""

from __future__ import annotations

from teitools.relaxng.comparison.languages import Both, Everything, Expression, Language
from teitools.relaxng.comparison.lexical import facet, normalized
from teitools.relaxng.datatypes.catalogue import simple_type
from teitools.relaxng.datatypes.facets import count
from teitools.relaxng.datatypes.interface import NOWHERE, Datatype
from teitools.relaxng.datatypes.simple_type import BOUNDS
from teitools.relaxng.datatypes.white_space import SPACE
from teitools.relaxng.patterns import Data, Pattern, Text, Value

_BASES = {
    **{"normalizedString": "string", "token": "string", "language": "token", "NMTOKEN": "token"},
    **{"Name": "NMTOKEN", "NCName": "Name", "ID": "NCName", "IDREF": "NCName"},
    **{"ENTITY": "NCName", "NMTOKENS": "token", "IDREFS": "NMTOKENS", "ENTITIES": "NMTOKENS"},
    **{"anyURI": "token", "integer": "decimal", "nonPositiveInteger": "integer"},
    **{"negativeInteger": "nonPositiveInteger", "nonNegativeInteger": "integer"},
    **{"positiveInteger": "nonNegativeInteger", "long": "integer", "int": "long"},
    **{"short": "int", "byte": "short", "unsignedLong": "nonNegativeInteger"},
    **{"unsignedInt": "unsignedLong", "unsignedShort": "unsignedInt"},
    **{"unsignedByte": "unsignedShort", "decimal": "token", "double": "token", "float": "token"},
}
"""A type whose strings include those of another, for most others."""
_EVERY = ("string", "normalizedString", "token")


def is_within(atom: Pattern, other: Pattern) -> bool:
    """Whether all strings of `atom` are known to be strings of `other`."""
    if atom is other or isinstance(other, Text):
        return True
    rest = remainder(atom, other)
    return rest is not None and type(rest) is Everything


def remainder(atom: Pattern, other: Pattern) -> Language | None:
    """What `other` asks of strings that are in `atom`; None where that is not known.

    That they are of its type, or keep to its facets, goes without saying where it does for all
    strings of `atom`.
    """
    if not isinstance(other, Data) or other.but is not None or not isinstance(atom, Data | Value):
        return None
    mine, theirs = atom.datatype, other.datatype
    if not _is_derived(mine.name, theirs.name):
        return None
    parts: list[Language] = []
    for name, literal in theirs.parameters:
        if isinstance(atom, Data) and _is_implied(mine, theirs.name, name, literal):
            continue
        asked = Expression(literal) if name == "pattern" else facet(theirs.name, name, literal)
        if asked is None:
            return None
        parts.append(asked)
    if not parts:
        return Everything()
    return normalized(theirs.name, Both(parts))


def is_told_by_value(atom: Value, other: Pattern) -> bool:
    """Whether one way to write the value of `atom` tells whether `other` has all of them."""
    if not isinstance(other, Data) or other.but is not None or atom.datatype.contextual:
        return False
    patterns = any(name == "pattern" for name, _ in other.datatype.parameters)
    return not patterns and _is_derived(atom.datatype.name, other.datatype.name)


def _is_derived(name: str, base: str) -> bool:
    """Whether the strings of the type `name` are among those of `base`."""
    if base in _EVERY:
        return True
    found: str | None = name
    while found is not None:
        if found == base:
            return True
        found = _BASES.get(found)
    return False


def _is_implied(mine: Datatype, base: str, name: str, literal: str) -> bool:
    """Whether the values of `mine` keep to a facet, because it has one at least as strict."""
    if mine.name != base:
        return False
    if (name, literal) in mine.parameters:
        return True
    if name in ("minLength", "maxLength"):
        return _is_counted(mine, name, literal)
    if name not in BOUNDS:
        return False
    type_ = simple_type(base)
    assert type_ is not None
    limit = type_.value(literal.strip(SPACE), NOWHERE)
    for own, text in mine.parameters:
        if own not in BOUNDS or own[:3] != name[:3]:
            continue
        order = type_.compare(type_.value(text.strip(SPACE), NOWHERE), limit)
        if order is None:
            continue
        if order == 0 and (own.endswith("Exclusive") or name.endswith("Inclusive")):
            return True
        if order and (order > 0) is (name[:3] == "min"):
            return True
    return False


def _is_counted(mine: Datatype, name: str, literal: str) -> bool:
    """Whether the values of `mine` keep to a limit of length, because theirs is as strict."""
    limit = count(name, literal, 0)
    for own, text in mine.parameters:
        if own in (name, "length"):
            number = count(own, text, 0)
            if number == limit or (number > limit) is (name == "minLength"):
                return True
    return False

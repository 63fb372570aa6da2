"""The attributes that a pattern asks for, as XSD knows them: each by itself, needed or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from teitools.dataclass import dataclass
from teitools.relaxng.datatypes.xml_schema import XmlSchemaLibrary
from teitools.relaxng.name_classes import AnyName, Name, NameClass, NsName, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Patterns,
)
from teitools.xml.names import XML


@dataclass(frozen=True, slots=True)
class AttributeUse:
    """An attribute: the pattern of its value, and whether an element is invalid without it."""

    value: Pattern
    required: bool
    default: str | None = None


@dataclass(slots=True)
class AttributeUses:
    """Attributes by name, and the namespaces of which all are allowed (None: every one)."""

    named: dict[Name, AttributeUse] = field(default_factory=dict)
    wild: set[str | None] = field(default_factory=set)


def attribute_uses(pattern: Pattern, table: Patterns) -> AttributeUses:
    """The attributes of `pattern`. Of a choice, what not every member needs is not needed;
    an attribute that is described twice may have the values of both.
    """
    if isinstance(pattern, Attribute):
        return _of_attribute(pattern)
    if isinstance(pattern, OneOrMore):
        return attribute_uses(pattern.pattern, table)
    if isinstance(pattern, Choice):
        return choice_of([attribute_uses(each, table) for each in pattern.alternatives], table)
    if isinstance(pattern, Group | Interleave):
        return _together([attribute_uses(each, table) for each in spine(pattern)], table)
    return AttributeUses()


def choice_of(several: list[AttributeUses], table: Patterns) -> AttributeUses:
    """The attributes of an element that has these, or those."""
    found = _together(several, table)
    for name, use in found.named.items():
        if use.required and not all(_needs(each, name) for each in several):
            found.named[name] = replace(use, required=False)
    return found


def with_one_identifier(uses: AttributeUses, table: Patterns) -> AttributeUses:
    """`uses`, with one attribute of the type ID at most, as XSD 1.0 asks; others are names."""
    found = [name for name, use in uses.named.items() if _is_identifier(use.value)]
    kept = next((name for name in found if name[0] == XML), found[0] if found else None)
    for name in found:
        use = uses.named[name]
        if name != kept and isinstance(use.value, Data):
            datatype = XmlSchemaLibrary().datatype("NCName", use.value.datatype.parameters)
            value = table.data(datatype, None, use.value.place)
            uses.named[name] = replace(use, value=value, default=None)
    return uses


def _is_identifier(value: Pattern) -> bool:
    return isinstance(value, Data) and value.datatype.name == "ID"


def spine(pattern: Pattern) -> Iterable[Pattern]:
    """The members of a group or an interleave, in order."""
    kind = type(pattern)
    while isinstance(pattern, Group | Interleave) and type(pattern) is kind:
        yield pattern.first
        pattern = pattern.rest
    yield pattern


def _needs(uses: AttributeUses, name: Name) -> bool:
    return name in uses.named and uses.named[name].required


def _of_attribute(pattern: Attribute) -> AttributeUses:
    found = AttributeUses()
    name_class = pattern.name_class
    for each in name_classes(name_class):
        if isinstance(each, QName):
            use = AttributeUse(pattern.pattern, each is name_class, pattern.default)
            found.named[each.namespace, each.local] = use
        else:
            found.wild.add(each.namespace if isinstance(each, NsName) else None)
    return found


def name_classes(name_class: NameClass) -> tuple[QName | NsName | AnyName, ...]:
    """The members of a choice of names; of anything else, itself."""
    if isinstance(name_class, QName | NsName | AnyName):
        return (name_class,)
    return name_class.classes


def _together(several: Iterable[AttributeUses], table: Patterns) -> AttributeUses:
    found = AttributeUses()
    for uses in several:
        found.wild |= uses.wild
        for name, use in uses.named.items():
            known = found.named.get(name)
            if known is not None and known != use:
                value = table.choice([known.value, use.value])
                default = known.default if known.default == use.default else None
                use = AttributeUse(value, known.required or use.required, default)
            found.named[name] = use
    return found

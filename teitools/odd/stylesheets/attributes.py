"""An element's attributes, as the TEI Stylesheets find them.

A class that an element changes nothing of is referred to; of another one each attribute is taken
alone. A choice holds only among nested lists, and not in classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from teitools.odd.content import TEXT, Data, Legacy, Pattern
from teitools.odd.grammar import Attribute, AttributeChoice, AttributeRef, GroupRef, Use
from teitools.odd.naming import value_patterns
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    Datatype,
    ElementSpec,
    Specifications,
)
from teitools.odd.stylesheets.attribute_lists import merged

Resolve = Callable[[list[Pattern]], Pattern]
"""What finishes a piece of RELAX NG."""


class Attributes:
    """The attributes of a schema; `attributes` and `groups` gather the named ones."""

    def __init__(
        self, schema: Specifications, tangle: Callable[[Pattern], list[Pattern]], finish: Resolve
    ) -> None:
        self._schema = schema
        self._tangle = tangle
        self._finish = finish
        self._needed = _needed(schema)
        self.attributes: dict[str, Attribute] = {}
        self.groups: dict[str, tuple[Use, ...]] = {}

    def of(self, spec: ElementSpec) -> tuple[Use, ...]:
        """The attributes of an element."""
        own = list(spec.attributes.definitions())
        met: set[str] = set()
        uses: list[Use] = []
        for key in spec.classes:
            parent = self._class(key)
            if parent is None:
                continue
            provided = list(self._provided(parent, set()))
            names = {definition.name for _, definition in provided}
            if names.isdisjoint(definition.name for definition in own):
                uses.append(self._group(parent))
                continue
            met |= names
            for owner, definition in provided:
                uses += self._overridden(owner, definition, own)
        emitted = {use.name for use in uses if isinstance(use, Attribute)}
        uses += self._members(spec.attributes, met, emitted)
        return tuple(uses)

    def _overridden(self, owner: ClassSpec, old: AttDef, own: list[AttDef]) -> Iterator[Use]:
        changes = [new for new in own if new.name == old.name]
        if not changes:
            yield from self._reference(owner, old)
        for new in changes[:1]:
            if new.mode in ("add", "replace"):
                yield self._attribute(new)
            elif new.mode == "change":
                yield self._attribute(merged(old, new, inherited=True))

    def _members(self, attributes: AttList, met: set[str], emitted: set[str]) -> Iterator[Use]:
        for member in attributes.members:
            if isinstance(member, AttList):
                inner = tuple(self._members(member, met, emitted))
                if inner and member.org == "choice":
                    yield AttributeChoice(tuple((use,) for use in inner))
                else:
                    yield from inner
            elif isinstance(member, AttRef):
                yield from self._referred(member)
            elif member.name not in emitted and (
                member.mode == "add" or (member.mode == "replace" and member.name not in met)
            ):
                yield self._attribute(member)

    def _class(self, key: str) -> ClassSpec | None:
        found = self._schema.classes.get(key)
        return found if found is not None and found.type == "atts" else None

    def _provided(self, spec: ClassSpec, seen: set[str]) -> Iterator[tuple[ClassSpec, AttDef]]:
        seen.add(spec.ident)
        for definition in spec.attributes.definitions():
            yield spec, definition
        for key in spec.classes:
            parent = self._class(key)
            if parent is not None and key not in seen:
                yield from self._provided(parent, seen)

    def _group(self, spec: ClassSpec) -> GroupRef:
        name = f"{spec.ident}.attributes"
        if name not in self.groups:
            self.groups[name] = ()
            uses: list[Use] = []
            for key in spec.classes:
                parent = self._class(key)
                if parent is not None:
                    uses.append(self._group(parent))
            for definition in spec.attributes.definitions():
                if definition.mode != "delete":
                    uses += self._reference(spec, definition)
            for reference in _references(spec.attributes):
                uses += self._referred(reference)
            self.groups[name] = tuple(uses)
        return GroupRef(name)

    def _referred(self, reference: AttRef) -> Iterator[Use]:
        owner = self._class(reference.owner)
        if owner is None or owner.ident not in self._needed:
            return
        if reference.name is None:
            yield self._group(owner)
            return
        for definition in owner.attributes.definitions():
            if definition.name == reference.name:
                yield from self._reference(owner, definition)

    def _reference(self, owner: ClassSpec, definition: AttDef) -> Iterator[Use]:
        if definition.name.startswith("xmlns"):
            return
        name = f"{owner.ident}.attribute.{definition.name.replace(':', '')}"
        if name not in self.attributes:
            self.attributes[name] = self._attribute(definition)
        yield AttributeRef(name)

    def _attribute(self, definition: AttDef) -> Attribute:
        return Attribute(
            name=definition.written,
            value=self._value(definition),
            required=definition.required,
            documentation=definition.documentation,
            namespace=definition.namespace,
            default=definition.default,
        )

    def _value(self, definition: AttDef) -> Pattern:
        datatype = definition.datatype
        one = self._one(definition)
        if datatype is not None and (datatype.low, datatype.high) == (0, 1):
            return self._finish([Legacy("optional", tuple(one))])
        if datatype is None or datatype.high == 1 or datatype.pattern == TEXT:
            return self._finish(one) if one else TEXT
        return self._finish([Legacy("list", tuple(_repeated(one, datatype)))])

    def _one(self, definition: AttDef) -> list[Pattern]:
        datatype, values = definition.datatype, definition.values
        text: list[Pattern] = [TEXT]
        typed = text if datatype is None else self._tangle(datatype.pattern)
        listed = [] if values is None else list(value_patterns(values))
        if values is not None and values.type == "closed":
            return [Legacy("choice", tuple(listed))]
        if values is not None and values.type == "semi":
            other: list[Pattern] = [Data("Name")] if datatype is None else typed
            return [Legacy("choice", (*listed, *other))]
        return typed


def _repeated(items: list[Pattern], datatype: Datatype) -> Iterator[Pattern]:
    low, high = datatype.low, datatype.high
    if high is None and low == 1:
        yield Legacy("oneOrMore", tuple(items))
        return
    yield from items * low
    if high is None:
        yield Legacy("zeroOrMore", tuple(items))
    else:
        yield from [Legacy("optional", tuple(items))] * (high - low)


def _references(attributes: AttList) -> Iterator[AttRef]:
    for member in attributes.members:
        if isinstance(member, AttRef):
            yield member
        elif isinstance(member, AttList):
            yield from _references(member)


def _needed(schema: Specifications) -> set[str]:
    """The attribute classes that an element, or a class that is needed, is a member of."""
    needed: set[str] = set()
    ahead = [key for spec in schema.elements.values() for key in spec.classes]
    while ahead:
        key = ahead.pop()
        if key in schema.classes and key not in needed:
            needed.add(key)
            ahead += schema.classes[key].classes
    return needed

"""Resolving attributes: an element's own, and those of its classes as it changes them."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.odd.attlists import overlaid
from teitools.odd.content import TEXT, Data, ListOf, Pattern, Text, choice, repeat
from teitools.odd.grammar import Attribute, AttributeChoice, AttributeRef, GroupRef, Use
from teitools.odd.models import Models
from teitools.odd.naming import value_patterns
from teitools.odd.specs import AttDef, AttList, AttRef, ClassSpec, ElementSpec, Specifications


class Attributes:
    """The attributes of a schema, class by class.

    `attributes` and `groups` gather the named ones as elements come to use them.
    """

    def __init__(self, schema: Specifications, available: Specifications, models: Models) -> None:
        self._schema = schema
        self._available = available
        self._models = models
        self.attributes: dict[str, Attribute] = {}
        self.groups: dict[str, tuple[Use, ...]] = {}
        self.unknown: dict[str, None] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._inherited_from: dict[tuple[str, str], AttDef | None] = {}

    def of(self, spec: ElementSpec) -> tuple[Use, ...]:
        """The attributes of an element."""
        return self._uses(spec)

    def classes(self, spec: ElementSpec | ClassSpec) -> Iterable[ClassSpec]:
        """The attribute classes of the schema that `spec` is directly a member of."""
        for key in spec.classes:
            found = self._schema.classes.get(key)
            if found is not None and found.type == "atts":
                yield found

    def definition(self, spec: ElementSpec | ClassSpec, name: str) -> AttDef | None:
        """The attribute `name` as `spec` has it, with all that is inherited."""
        own = next((d for d in spec.attributes.definitions() if d.name == name), None)
        if own is not None and own.mode in ("add", "replace"):
            return own
        if own is not None and own.mode == "delete":
            return None
        for parent in self.classes(spec):
            key = (parent.ident, name)
            if key not in self._inherited_from:
                self._inherited_from[key] = self.definition(parent, name)
            inherited = self._inherited_from[key]
            if inherited is not None:
                return inherited if own is None else overlaid(inherited, own)
        return None

    def _uses(self, spec: ElementSpec | ClassSpec) -> tuple[Use, ...]:
        own = self._own(spec, spec.attributes)
        taken = {definition.name for definition in spec.attributes.definitions()}
        taken |= self._referred(spec.attributes)
        return (*self._inherited(spec, taken), *own)

    def _referred(self, attributes: AttList) -> set[str]:
        names: set[str] = set()
        for member in attributes.members:
            if isinstance(member, AttList):
                names |= self._referred(member)
            elif isinstance(member, AttRef):
                owner = self._owner(member)
                if member.name is not None:
                    names.add(member.name)
                elif owner is not None:
                    names |= self._provided(owner)
        return names

    def _inherited(self, spec: ElementSpec | ClassSpec, taken: set[str]) -> list[Use]:
        uses: list[Use] = []
        for parent in self.classes(spec):
            names = self._provided(parent)
            if names <= taken:
                continue
            if not names & taken:
                uses.append(self._group(parent))
                taken |= names
                continue
            for definition in parent.attributes.definitions():
                if definition.name not in taken and definition.mode != "delete":
                    taken.add(definition.name)
                    uses += self._single(parent, definition)
            shadowed = {d.name for d in parent.attributes.definitions()} | taken
            uses += self._inherited(parent, shadowed)
            taken |= names
        return uses

    def _provided(self, spec: ClassSpec) -> frozenset[str]:
        if spec.ident not in self._names:
            self._names[spec.ident] = frozenset(self._provide(spec))
        return self._names[spec.ident]

    def _provide(self, spec: ClassSpec) -> set[str]:
        names = {name for parent in self.classes(spec) for name in self._provided(parent)}
        names |= self._referred(spec.attributes)
        for definition in spec.attributes.definitions():
            if definition.mode == "delete":
                names.discard(definition.name)
            else:
                names.add(definition.name)
        return names

    def _group(self, spec: ClassSpec) -> GroupRef:
        name = f"{spec.ident}.attributes"
        if name not in self.groups:
            self.groups[name] = self._uses(spec)
        return GroupRef(name)

    def _own(self, spec: ElementSpec | ClassSpec, attributes: AttList) -> tuple[Use, ...]:
        """What a list comes to; each member of a choice is an alternative as a whole."""
        members = [uses for member in attributes.members if (uses := self._member(spec, member))]
        if attributes.org == "choice" and len(members) > 1:
            return (AttributeChoice(tuple(members)),)
        return tuple(use for uses in members for use in uses)

    def _member(
        self, spec: ElementSpec | ClassSpec, member: AttDef | AttRef | AttList
    ) -> tuple[Use, ...]:
        if isinstance(member, AttList):
            return self._own(spec, member)
        if isinstance(member, AttRef):
            return tuple(self._reference(member))
        return () if member.mode == "delete" else tuple(self._single(spec, member))

    def _single(self, spec: ElementSpec | ClassSpec, own: AttDef) -> list[Use]:
        definition = self.definition(spec, own.name)
        if definition is None:
            return []
        attribute = self._attribute(definition)
        if isinstance(spec, ElementSpec):
            return [attribute]
        name = f"{spec.ident}.attribute.{own.name.replace(':', '')}"
        self.attributes[name] = attribute
        return [AttributeRef(name)]

    def _owner(self, reference: AttRef) -> ClassSpec | None:
        known = self._schema.classes.get(reference.owner)
        return known or self._available.classes.get(reference.owner)

    def _reference(self, reference: AttRef) -> list[Use]:
        owner = self._owner(reference)
        if owner is None:
            self.unknown[reference.owner] = None
            return []
        if reference.name is None:
            return [self._group(owner)]
        definition = self.definition(owner, reference.name)
        return [] if definition is None else [self._attribute(definition)]

    def _attribute(self, definition: AttDef) -> Attribute:
        return Attribute(
            name=definition.written,
            value=self._models.resolve(_value(definition)),
            required=definition.required,
            documentation=definition.documentation,
            namespace=definition.namespace,
            default=definition.default,
        )


def _value(definition: AttDef) -> Pattern:
    datatype, values = definition.datatype, definition.values
    single = TEXT if datatype is None else datatype.pattern
    if values is not None and values.type in ("closed", "semi") and values.items:
        listed: list[Pattern] = list(value_patterns(values))
        single = choice(listed if values.type == "closed" else [*listed, single])
    if datatype is None or (datatype.low, datatype.high) == (1, 1):
        return single
    if (datatype.low, datatype.high) == (0, 1):
        return repeat(single, 0, 1)
    if isinstance(single, Text):
        single = Data("token")
    return ListOf(repeat(single, datatype.low, datatype.high))

"""The attributes of elements and classes as they come to be, and where each is from."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.dataclass import dataclass
from teitools.odd.attributes import Attributes
from teitools.odd.models import Models
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    ElementSpec,
    Specifications,
)


@dataclass(frozen=True, slots=True)
class Held:
    """An attribute that an element or a class has.

    `definition` has all that is inherited; `owner` is the class it is from, None for its own;
    `changed` says that an inherited one is changed here.
    """

    definition: AttDef
    owner: str | None = None
    changed: bool = False


class Inheritance:
    """Finds the attributes of the elements and classes of a schema."""

    def __init__(self, schema: Specifications, available: Specifications) -> None:
        self._schema = schema
        self._available = available
        self._known: dict[str, list[Held]] = {}
        self._attributes = Attributes(schema, available, Models(schema, available))

    def of(self, spec: ElementSpec | ClassSpec) -> list[Held]:
        """The attributes of `spec`: its own, those it changes, and those it inherits."""
        if isinstance(spec, ElementSpec):
            return self._found(spec)
        if spec.ident not in self._known:
            self._known[spec.ident] = []  # it may come back to itself
            self._known[spec.ident] = self._found(spec)
        return self._known[spec.ident]

    def _found(self, spec: ElementSpec | ClassSpec) -> list[Held]:
        found: dict[str, Held] = {}
        gone: set[str] = set()
        for member in _flat(spec.attributes):
            if isinstance(member, AttRef):
                for held in self._referred(member):
                    found.setdefault(held.definition.name, held)
            elif member.mode == "delete":
                gone.add(member.name)
            else:
                definition = self._attributes.definition(spec, member.name)
                if definition is not None:
                    own = member.mode in ("add", "replace")
                    owner = None if own else self._owner(spec, member.name)
                    found[member.name] = Held(definition, owner, owner is not None)
        for parent in self._attributes.classes(spec):
            for held in self.of(parent):
                name = held.definition.name
                if name not in gone and name not in found:
                    found[name] = Held(held.definition, held.owner or parent.ident)
        return list(found.values())

    def _referred(self, reference: AttRef) -> Iterator[Held]:
        owner = self._schema.classes.get(reference.owner)
        owner = owner or self._available.classes.get(reference.owner)
        if owner is None:
            return
        for held in self.of(owner):
            if reference.name in (None, held.definition.name):
                yield Held(held.definition, held.owner or owner.ident)

    def _owner(self, spec: ElementSpec | ClassSpec, name: str) -> str | None:
        for parent in self._attributes.classes(spec):
            for held in self.of(parent):
                if held.definition.name == name:
                    return held.owner or parent.ident
        return None


def _flat(attributes: AttList) -> Iterator[AttDef | AttRef]:
    for member in attributes.members:
        if isinstance(member, AttList):
            yield from _flat(member)
        else:
            yield member

"""Writing particles: elements with their types, choices by the names that the grammar has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from teitools.odd.content import (
    AnyElement,
    Choice,
    ElementRef,
    Interleave,
    Pattern,
    Repeat,
    Sequence,
)
from teitools.odd.xsd.complex_types import ComplexTypes
from teitools.odd.xsd.documents import Documents
from teitools.odd.xsd.nodes import add, occurs
from teitools.odd.xsd.simple_form import SimpleForm

_LEAST = 3
_OTHER = "any.other"
_CHOICE = "choice.1"

Members = tuple[str, ...]
"""The keys of the elements of a choice."""


class ElementDeclarations:
    """The elements of `types`, for `documents`; `names` are the names of the types by key."""

    def __init__(
        self,
        form: SimpleForm,
        types: ComplexTypes,
        documents: Documents,
        names: dict[str, str],
    ) -> None:
        self._types = types.types
        self._documents = documents
        self._names = names
        self._apart: dict[str | AnyElement, str] = {}
        self._groups = self._named_choices(form, types)
        self._used: dict[Members, str] = {}

    def start(self, key: str) -> None:
        """Let a document begin with an element."""
        here = self._types[key].name[0]
        self._declare(self._documents.root(here), here, key)

    def add(self, node: etree._Element, here: str, particle: Pattern) -> None:
        """Write the content of a type of the document of `here` into `node`."""
        inner = particle.item if isinstance(particle, Repeat) else particle
        if isinstance(inner, Sequence | Choice | Interleave):
            self._particle(node, here, particle, 1, 1)
        else:
            self._particle(add(node, "sequence"), here, particle, 1, 1)

    def write_groups(self) -> None:
        """Define the groups that are used."""
        main = self._documents.main
        for members, name in self._used.items():
            node = add(add(self._documents.root(main), "group", name=name), "choice")
            for key in members:
                self._reference(node, main, key)

    def _named_choices(self, form: SimpleForm, types: ComplexTypes) -> dict[Members, str]:
        """The choices that have a name in the grammar, and those that occur more than once."""
        documents = self._documents
        found: dict[Members, str] = {}
        for name, pattern in form.patterns.items():
            particle = types.particles.particle(pattern)
            for members in _choices(particle.item if isinstance(particle, Repeat) else particle):
                if members not in found:
                    found[members] = documents.free_name(documents.main, "group", name)
        contents = (type_.content.particle for type_ in types.types.values())
        count = Counter(members for particle in contents for members in _choices(particle))
        for members, times in count.items():
            if times > 1 and members not in found:
                found[members] = documents.free_name(documents.main, "group", _CHOICE)
        return found

    def _particle(
        self, parent: etree._Element, here: str, particle: Pattern, low: int, high: int | None
    ) -> None:
        match particle:
            case Repeat(Repeat(), _, _):
                node = occurs(add(parent, "sequence"), particle.low, particle.high)
                self._particle(node, here, particle.item, 1, 1)
            case Repeat(item, least, most):
                self._particle(parent, here, item, least, most)
            case Sequence(items) | Interleave(items):
                tag = "sequence" if isinstance(particle, Sequence) else "all"
                node = occurs(add(parent, tag), low, high)
                for item in items:
                    self._particle(node, here, item, 1, 1)
            case Choice(items):
                self._choice(parent, here, items, low, high)
            case ElementRef(key):
                occurs(self._reference(parent, here, key), low, high)
            case AnyElement():
                occurs(self._wildcard(parent, here, particle), low, high)

    def _choice(
        self,
        parent: etree._Element,
        here: str,
        items: tuple[Pattern, ...],
        low: int,
        high: int | None,
    ) -> None:
        """Write a choice: as a group where that has a name, else flat.

        libxml2 needs very long to load a choice that is repeated and holds another one.
        """
        members = _members(items)
        name = self._groups.get(members) if members else None
        if name is not None:
            self._used[members] = name
            reference = self._documents.reference(here, self._documents.main, name)
            occurs(add(parent, "group", ref=reference), low, high)
            return
        node = occurs(add(parent, "choice"), low, high)
        for item in items:
            self._particle(node, here, item, 1, 1)

    def _reference(self, parent: etree._Element, here: str, key: str) -> etree._Element:
        namespace = self._types[key].name[0]
        if namespace == here:
            return self._declare(parent, here, key)
        if key not in self._apart:
            name = self._documents.free_name(namespace, "group", self._names[key])
            self._apart[key] = name
            root = self._documents.root(namespace)
            self._declare(add(add(root, "group", name=name), "sequence"), namespace, key)
        name = self._documents.reference(here, namespace, self._apart[key])
        return add(parent, "group", ref=name)

    def _declare(self, parent: etree._Element, here: str, key: str) -> etree._Element:
        type_ = self._documents.reference(here, here, self._names[key])
        return add(parent, "element", name=self._types[key].name[1], type=type_)

    def _wildcard(self, parent: etree._Element, here: str, wild: AnyElement) -> etree._Element:
        if not wild.exclude:
            node = add(parent, "any", processContents="skip")
            if wild.require:
                names = (uri or "##local" for uri in wild.require)
                node.set("namespace", " ".join(names))
            return node
        home = wild.exclude[0]
        if home == here:
            return add(parent, "any", namespace="##other", processContents="skip")
        if wild not in self._apart:
            name = self._documents.free_name(home, "group", _OTHER)
            self._apart[wild] = name
            group = add(self._documents.root(home), "group", name=name)
            self._wildcard(add(group, "sequence"), home, wild)
        name = self._documents.reference(here, home, self._apart[wild])
        return add(parent, "group", ref=name)


def _members(items: tuple[Pattern, ...]) -> Members:
    """The keys of a choice that is to be a group; none where it is not."""
    keys = tuple(item.key for item in items if isinstance(item, ElementRef))
    return keys if len(keys) == len(items) >= _LEAST else ()


def _choices(particle: Pattern) -> Iterator[Members]:
    """The choices of elements in a particle."""
    match particle:
        case Choice(items):
            members = _members(items)
            if members:
                yield members
            for item in items:
                yield from _choices(item)
        case Sequence(items):
            for item in items:
                yield from _choices(item)
        case Repeat(item, _, _):
            yield from _choices(item)

"""Writing particles: elements with their types, choices by the names that the grammar has."""

from __future__ import annotations

import sys

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
        self._used: dict[str, None] = {}
        found = {
            name: particle.items
            for name, pattern in form.patterns.items()
            if isinstance(particle := types.particles.particle(pattern), Choice)
            and len(particle.items) >= _LEAST
            and all(isinstance(item, ElementRef) for item in particle.items)
        }
        self._groups = {
            documents.free_name(documents.main, "group", name): items
            for name, items in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
        }

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
        root = self._documents.root(main)
        written: set[str] = set()
        while self._used.keys() - written:
            for name in [name for name in self._used if name not in written]:
                written.add(name)
                items = self._groups[name]
                node = add(add(root, "group", name=name), "choice")
                self._members(node, main, items, len(items))

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
                self._members(occurs(add(parent, "choice"), low, high), here, items)
            case ElementRef(key):
                occurs(self._reference(parent, here, key), low, high)
            case AnyElement():
                occurs(self._wildcard(parent, here, particle), low, high)

    def _members(
        self,
        node: etree._Element,
        here: str,
        items: tuple[Pattern, ...],
        within: int = sys.maxsize,
    ) -> None:
        """Write a choice, with the groups (of fewer members than `within`) that it holds."""
        remaining = dict.fromkeys(items)
        for name, members in self._groups.items():
            if len(members) < within and all(member in remaining for member in members):
                self._used[name] = None
                add(node, "group", ref=self._documents.reference(here, self._documents.main, name))
                for member in members:
                    del remaining[member]
        for item in remaining:
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

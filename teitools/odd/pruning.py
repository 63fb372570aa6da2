"""Pruning: a schema that refers to nothing beyond itself, and holds nothing it does not use.

What content models refer to and the schema does not hold goes, as it goes when they are
resolved (`teitools.odd.models`), so that the pruned schema means the same without the
specifications it was chosen from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teitools.odd.content import (
    NOT_ALLOWED,
    AnyRef,
    Choice,
    ClassRef,
    DataRef,
    ElementRef,
    Interleave,
    Legacy,
    ListOf,
    MacroRef,
    Pattern,
    Repeat,
    Sequence,
    choice,
    interleave,
    repeat,
    sequence,
)
from teitools.odd.legacy import compound
from teitools.odd.origin import Origin
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    DataSpec,
    ElementSpec,
    MacroSpec,
    Spec,
    Specifications,
)


def prune(origin: Origin) -> Specifications:
    """What of the schema of `origin` its elements use, with references to nothing else.

    A data type, and a class whose attributes are referred to one by one, is taken from what
    was available where the schema lacks it.
    """
    return _Pruner(origin).pruned()


class _Pruner:
    def __init__(self, origin: Origin) -> None:
        self._schema = origin.schema
        self._available = origin.available
        self._external = origin.external
        self._prefix = origin.schema_spec.get("prefix", "").strip()
        self._used: dict[tuple[str, str], Spec] = {}
        self._waiting: list[Spec] = []

    def pruned(self) -> Specifications:
        for element in self._schema.elements.values():
            self._use("element", element.ident, element)
        while self._waiting:
            self._follow(self._waiting.pop())
        schema = self._schema
        result = Specifications(modules=schema.modules, documents=schema.documents)
        for kind in ("element", "class", "macro", "data"):
            for where in (self._schema, self._available):
                for ident in _of_kind(where, kind):
                    spec = self._used.pop((kind, ident), None)
                    if spec is not None:
                        result.put(self._cut(spec))
        return result

    def _use(self, kind: str, ident: str, spec: Spec | None) -> None:
        if spec is not None and (kind, ident) not in self._used:
            self._used[kind, ident] = spec
            self._waiting.append(spec)

    def _follow(self, spec: Spec) -> None:
        if isinstance(spec, ElementSpec | ClassSpec):
            for key in spec.classes:
                self._use("class", key, self._schema.classes.get(key))
            self._follow_attributes(spec.attributes)
        if not isinstance(spec, ClassSpec):
            self._refer(spec.content)

    def _follow_attributes(self, attributes: AttList) -> None:
        for member in attributes.members:
            if isinstance(member, AttList):
                self._follow_attributes(member)
            elif isinstance(member, AttRef):
                owner = self._schema.classes.get(member.owner)
                owner = owner or self._available.classes.get(member.owner)
                self._use("class", member.owner, owner)
            elif member.datatype is not None:
                self._refer(member.datatype.pattern)

    def _refer(self, pattern: Pattern) -> None:
        for reference in references(self._known(pattern)):
            if isinstance(reference, ClassRef):
                for key in (reference.key, *(reference.include or ()), *reference.exclude):
                    self._use("class", key, self._schema.classes.get(key))
            elif isinstance(reference, MacroRef):
                self._use("macro", reference.key, self._schema.macros.get(reference.key))
            elif isinstance(reference, DataRef):
                spec = self._schema.data.get(reference.key)
                spec = spec or self._available.data.get(reference.key)
                self._use("data", reference.key, spec)

    def _cut(self, spec: Spec) -> Spec:
        if isinstance(spec, MacroSpec | DataSpec):
            return replace(spec, content=self._known(spec.content))
        classes = tuple(key for key in spec.classes if key in self._schema.classes)
        attributes = self._attributes(spec.attributes)
        if isinstance(spec, ClassSpec):
            return replace(spec, classes=classes, attributes=attributes)
        content = self._known(spec.content)
        return replace(spec, classes=classes, attributes=attributes, content=content)

    def _attributes(self, attributes: AttList) -> AttList:
        members: list[AttDef | AttRef | AttList] = []
        for member in attributes.members:
            if isinstance(member, AttList):
                members.append(self._attributes(member))
            elif isinstance(member, AttDef) and member.datatype is not None:
                pattern = self._known(member.datatype.pattern)
                members.append(replace(member, datatype=replace(member.datatype, pattern=pattern)))
            else:
                members.append(member)
        return AttList(attributes.org, tuple(members))

    def _known(self, pattern: Pattern) -> Pattern:
        """`pattern` without what the schema does not hold."""
        match pattern:
            case ElementRef(key):
                known = key in self._schema.elements or key in self._external
                return pattern if known else NOT_ALLOWED
            case ClassRef(key):
                return pattern if key in self._schema.classes else NOT_ALLOWED
            case MacroRef(key):
                known = key in self._schema.macros or key in self._external
                return pattern if known else NOT_ALLOWED
            case AnyRef(name):
                return self._known(self._meant(name))
            case DataRef(key, restriction):
                return DataRef(self._newer(key), restriction)
            case ListOf(item):
                return ListOf(self._known(item))
            case Legacy(name, items):
                return compound(name, [self._known(item) for item in items])
            case Repeat(item, low, high):
                return repeat(self._known(item), low, high)
            case Sequence(items):
                return sequence([self._known(item) for item in items])
            case Choice(items):
                return choice([self._known(item) for item in items])
            case Interleave(items):
                return interleave([self._known(item) for item in items])
        return pattern

    def _is_data(self, name: str) -> bool:
        return name in self._available.data or name in self._schema.data

    def _newer(self, key: str) -> str:
        """The name by which a data type is known now."""
        newer = f"tei{key}"
        old = key.startswith("data.") and not self._is_data(key) and newer in self._available.data
        return newer if old else key

    def _meant(self, name: str) -> Pattern:
        """What a RELAX NG reference means, in the order in which models look for it."""
        key, _, expand = name.partition("_")
        if key in self._available.classes or key in self._schema.classes:
            return ClassRef(key, expand)
        if name in self._schema.elements:
            return ElementRef(name)
        if name in self._schema.macros or name in self._available.macros:
            return MacroRef(name)
        if self._is_data(self._newer(name)):
            return DataRef(name)
        if self._prefix and name.startswith(self._prefix) and name not in self._external:
            return self._meant(name.removeprefix(self._prefix))
        return ElementRef(name)


def references(pattern: Pattern) -> Iterator[Pattern]:
    """The references in `pattern`, at every depth."""
    match pattern:
        case ElementRef() | ClassRef() | MacroRef() | DataRef() | AnyRef():
            yield pattern
        case ListOf(item) | Repeat(item):
            yield from references(item)
        case Sequence(items) | Choice(items) | Interleave(items):
            for inner in items:
                yield from references(inner)


def _of_kind(where: Specifications, kind: str) -> list[str]:
    match kind:
        case "element":
            return list(where.elements)
        case "class":
            return list(where.classes)
        case "macro":
            return list(where.macros)
    return list(where.data)

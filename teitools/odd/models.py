"""Resolving content models: references become patterns of the grammar, or nothing.

What a schema does not hold is not allowed: a choice loses it, what is optional goes, and
what requires it cannot be satisfied (TEI Guidelines 22.5.1, 22.8.4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from teitools.odd.content import (
    NOT_ALLOWED,
    AnyRef,
    Choice,
    ClassRef,
    Data,
    DataRef,
    ElementRef,
    Interleave,
    Legacy,
    ListOf,
    MacroRef,
    Named,
    NotAllowed,
    Pattern,
    Repeat,
    Sequence,
    Verbatim,
    choice,
    interleave,
    repeat,
    sequence,
)
from teitools.odd.legacy import compound
from teitools.odd.specs import Specifications


class Models:
    """The content models of a schema.

    `external` are names defined elsewhere, `combined` those of classes and macros that are added
    to elsewhere; RELAX NG may refer to the schema's own with `prefix`. `unknown` gathers those
    that neither they, nor the schema, nor `available` specify, `renamed` the data types that are
    known under a newer name.
    """

    def __init__(
        self,
        schema: Specifications,
        available: Specifications,
        external: Collection[str] = (),
        combined: Collection[str] = (),
        prefix: str = "",
    ) -> None:
        self._prefix = prefix
        self._schema = schema
        self._available = available
        self._external = external
        self._combined = combined
        self._members = _memberships(schema)
        self._resolving: list[str] = []
        self.patterns: dict[str, Pattern] = {}
        self.data: dict[str, Pattern] = {}
        self.unknown: dict[str, None] = {}
        self.renamed: dict[str, str] = {}

    def resolve(self, pattern: Pattern) -> Pattern:
        """`pattern` with its references resolved; the patterns it names are in `patterns`."""
        match pattern:
            case ElementRef(key):
                return self._element(key)
            case ClassRef():
                return self._class(pattern)
            case MacroRef(key):
                return self._macro(key)
            case DataRef(key, restriction):
                return self._data(key, restriction)
            case AnyRef(name):
                return self._any(name)
            case ListOf(item):
                return ListOf(self.resolve(item))
            case Verbatim():
                return self._verbatim(pattern)
            case Legacy(name, items):
                return compound(name, [self.resolve(item) for item in items])
            case Repeat(item, low, high):
                return repeat(self.resolve(item), low, high)
            case Sequence(items):
                return sequence([self.resolve(item) for item in items])
            case Choice(items):
                return choice([self.resolve(item) for item in items])
            case Interleave(items):
                return interleave([self.resolve(item) for item in items])
        return pattern

    def _verbatim(self, pattern: Verbatim) -> Pattern:
        """RELAX NG that stays as it is: within an element a pattern may come back to itself."""
        from teitools.odd.linking import linked_verbatim

        def reference(name: str) -> Pattern:
            return Named(name) if name in self._resolving else self.resolve(AnyRef(name))

        return linked_verbatim(pattern, reference)

    def members(self, key: str) -> Iterator[str]:
        """The elements of a class and of its subclasses, in order of declaration, none twice."""
        yield from dict.fromkeys(self._descend(key, {key}))

    def _descend(self, key: str, seen: set[str]) -> Iterator[str]:
        for kind, ident in self._members.get(key, ()):
            if kind == "element":
                yield ident
            elif ident not in seen:
                seen.add(ident)
                yield from self._descend(ident, seen)

    def _element(self, key: str) -> Pattern:
        if key in self._schema.elements:
            return ElementRef(key)
        if key in self._external:
            return Named(key)
        if key not in self._available.elements:
            self.unknown[key] = None
        return NOT_ALLOWED

    def _class(self, reference: ClassRef) -> Pattern:
        key = reference.key
        if key not in self._schema.classes:
            if key not in self._available.classes:
                self.unknown[key] = None
            return NOT_ALLOWED
        if reference in (ClassRef(key), ClassRef(key, "alternation")):
            return self._alternation(key)
        chosen = list(self._chosen(reference))
        elements: list[Pattern] = [ElementRef(ident) for ident in chosen]
        match reference.expand:
            case "sequence":
                return sequence(elements) if elements else NOT_ALLOWED
            case "sequenceOptional":
                return sequence(repeat(item, 0, 1) for item in elements)
            case "sequenceOptionalRepeatable":
                return sequence(repeat(item, 0, None) for item in elements)
            case "sequenceRepeatable":
                return sequence(repeat(i, 1, None) for i in elements) if elements else NOT_ALLOWED
        return choice(elements)

    def _chosen(self, reference: ClassRef) -> Iterator[str]:
        include = self._named(reference.include)
        exclude = self._named(reference.exclude) or set()
        for ident in self.members(reference.key):
            if ident not in exclude and (include is None or ident in include):
                yield ident

    def _named(self, names: tuple[str, ...] | None) -> set[str] | None:
        if names is None:
            return None
        members = {ident for name in names for ident in self.members(name)}
        return members | set(names)

    def _alternation(self, key: str) -> Pattern:
        if key not in self.patterns:
            if key in self._resolving:
                return NOT_ALLOWED
            self._resolving.append(key)
            self.patterns[key] = choice(
                ElementRef(ident) if kind == "element" else self._alternation(ident)
                for kind, ident in self._members.get(key, ())
            )
            self._resolving.pop()
        return self._referred(key)

    def _macro(self, key: str) -> Pattern:
        if key not in self._schema.macros:
            if key in self._external:
                return Named(key)
            if key not in self._available.macros:
                self.unknown[key] = None
            return NOT_ALLOWED
        if key not in self.patterns:
            if key in self._resolving:
                return NOT_ALLOWED
            self._resolving.append(key)
            self.patterns[key] = self.resolve(self._schema.macros[key].content)
            self._resolving.pop()
        return self._referred(key)

    def _referred(self, key: str) -> Pattern:
        pattern = self.patterns[key]
        if isinstance(pattern, NotAllowed) and key not in self._combined:
            return pattern
        return Named(key)

    def _data(self, key: str, restriction: str | None) -> Pattern:
        spec = self._schema.data.get(key) or self._available.data.get(key)
        newer = f"tei{key}"
        if spec is None and key.startswith("data.") and newer in self._available.data:
            self.renamed[key] = newer
            return self._data(newer, restriction)
        if spec is None:
            self.unknown[key] = None
            return NOT_ALLOWED
        if key not in self.data:
            if key in self._resolving:
                return NOT_ALLOWED
            self._resolving.append(key)
            self.data[key] = self.resolve(spec.content)
            self._resolving.pop()
        if restriction is None:
            return Named(key)
        return restricted(self.data[key], restriction, self.data)

    def _any(self, name: str) -> Pattern:
        key, _, expand = name.partition("_")
        if key in self._available.classes or key in self._schema.classes:
            return self.resolve(ClassRef(key, expand))
        for kind, reference in (
            (self._schema.elements, ElementRef),
            (self._schema.macros, MacroRef),
            (self._available.macros, MacroRef),
            (self._available.data, DataRef),
        ):
            if name in kind:
                return self.resolve(reference(name))
        if self._prefix and name.startswith(self._prefix) and name not in self._external:
            return self._any(name.removeprefix(self._prefix))
        return self._data(name, None) if name.startswith("data.") else self._element(name)


def restricted(pattern: Pattern, restriction: str, data: dict[str, Pattern]) -> Pattern:
    """`pattern` whose values match the regular expression `restriction` too."""
    match pattern:
        case Named(name):
            return restricted(data[name], restriction, data)
        case Data(type_, facets):
            return Data(type_, (*facets, ("pattern", restriction)))
        case Choice(items):
            return choice(restricted(item, restriction, data) for item in items)
    return pattern


def _memberships(schema: Specifications) -> dict[str, list[tuple[str, str]]]:
    members: dict[str, list[tuple[str, str]]] = {}
    for kind, specs in (("element", schema.elements), ("class", schema.classes)):
        for ident, spec in specs.items():
            for key in spec.classes:
                members.setdefault(key, []).append((kind, ident))
    return members

"""Content models as RELAX NG, as the TEI Stylesheets write it.

In the patterns made here `Legacy` stands for compound elements of RELAX NG, and `AnyRef` for
references to definitions. An element, a class or a macro that may stand from none to n times is
written as if it were n + 1; the members of a class that are chosen one by one are written one
after the other, be it in a choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from teitools.odd.content import (
    NOT_ALLOWED,
    TEXT,
    AnyElement,
    AnyRef,
    Choice,
    ClassRef,
    Data,
    DataRef,
    ElementRef,
    Empty,
    Interleave,
    Legacy,
    MacroRef,
    Named,
    Pattern,
    Repeat,
    Sequence,
    Text,
)
from teitools.odd.specs import ElementSpec, Specifications
from teitools.odd.stylesheets.copying import is_value_list, parts, times

_MOST = 400
LIMIT = 100_000
_EXPANSIONS = (
    "alternation",
    "sequence",
    "sequenceOptional",
    "sequenceOptionalRepeatable",
    "sequenceRepeatable",
)
_WRAPPERS = {
    "sequenceOptional": "optional",
    "sequenceOptionalRepeatable": "zeroOrMore",
    "sequenceRepeatable": "oneOrMore",
}


class TooManyParts(Exception):  # noqa: N818 - it becomes a finding
    """Repetitions within repetitions come to more parts than can be written."""


class Tangler:
    """Writes the content models of a schema as RELAX NG. Raises TooManyParts."""

    def __init__(self, schema: Specifications) -> None:
        self._schema = schema
        self._classes: dict[str, Pattern | None] = {}
        self._sizes: dict[int, tuple[Pattern, int]] = {}
        self._members: dict[str, list[tuple[str, str]]] = {}
        for kind, ident in schema.order:
            classes: tuple[str, ...] = ()
            if kind == "ElementSpec" and ident in schema.elements:
                classes = schema.elements[ident].classes
            elif kind == "ClassSpec" and ident in schema.classes:
                classes = schema.classes[ident].classes
            for key in classes:
                self._members.setdefault(key, []).append((kind, ident))

    def tangle(self, pattern: Pattern) -> list[Pattern]:
        """The RELAX NG of `pattern`: any number of elements."""
        made = self._tangled(pattern)
        if sum(map(self._size, made)) > LIMIT:
            raise TooManyParts
        return made

    def _size(self, pattern: Pattern) -> int:
        if not isinstance(pattern, Legacy):
            return 1
        known = self._sizes.get(id(pattern))
        if known is None:
            size = 1 + sum(map(self._size, pattern.items))
            known = self._sizes[id(pattern)] = (pattern, size)
        return known[1]

    def _tangled(self, pattern: Pattern) -> list[Pattern]:
        match pattern.item if isinstance(pattern, Repeat) else pattern:
            case Sequence() | Interleave():
                return self._sequence(pattern)
            case Choice(items):
                if is_value_list(items):
                    return [Legacy("choice", items)]
                return _repeated(pattern, [Legacy("choice", self._all(items))])
            case Text():
                return [TEXT]
            case Empty():
                return []
            case ElementRef(key) | MacroRef(key):
                return _counted(pattern, [AnyRef(key)])
            case ClassRef() as reference:
                return _counted(pattern, self._class(reference))
            case DataRef() as data:
                return self._data(data)
            case AnyElement():
                return _repeated(pattern, [AnyElement()])
            case Legacy(name, items):
                return self._legacy(name, items)
            case Data() as item:
                return [item]
        return [pattern]

    def class_pattern(self, name: str) -> Pattern | None:
        """What a model class is defined as; `name` may end in how it is expanded."""
        if name not in self._classes:
            self._classes[name] = self._class_pattern(name)
        return self._classes[name]

    def _class_pattern(self, name: str) -> Pattern | None:
        key, _, expand = name.partition("_")
        spec = self._schema.classes.get(key)
        if spec is None or spec.type != "model" or (expand and expand not in _EXPANSIONS):
            return None
        suffix = f"_{expand}" if expand else ""
        members = [self._member(key, kind, ident, suffix) for kind, ident in self._of(key)]
        if not members:
            empty = expand.startswith("sequence") and expand != "sequenceRepeatable"
            return Legacy("group", ()) if empty else NOT_ALLOWED
        if not expand.startswith("sequence"):
            return Legacy("choice", tuple(one for member in members for one in member))
        return Legacy("group", tuple(_expanded(expand, members)))

    def _of(self, key: str) -> list[tuple[str, str]]:
        return [
            (kind, ident)
            for kind, ident in self._members.get(key, ())
            if kind == "ElementSpec" or self._schema.classes[ident].type == "model"
        ]

    def _all(self, items: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
        return tuple(each for item in items for each in self.tangle(item))

    def _sequence(self, pattern: Pattern) -> list[Pattern]:
        items = parts(pattern)
        bare = [item.item if isinstance(item, Repeat) else item for item in items]
        only_data = all(isinstance(item, Data | DataRef) for item in bare)
        name = "list" if only_data else "group"
        inner = list(self._all(items))
        if isinstance(pattern.item if isinstance(pattern, Repeat) else pattern, Interleave):
            inner = [Legacy("interleave", tuple(inner))]
        if times(pattern) == (0, 1):
            inner = [Legacy("group", tuple(inner))]
        return [Legacy(name, tuple(_repeated(pattern, inner)))]

    def _class(self, reference: ClassRef) -> list[Pattern]:
        key, expand = reference.key, reference.expand
        chosen = reference.include is not None or reference.exclude
        if not expand and not chosen:
            return [AnyRef(key)]
        members = [
            self._member(key, kind, ident, "")
            for kind, ident in self._of(key)
            if _included(ident, reference)
        ]
        if expand in ("", "sequence"):
            return [one for member in members for one in member]
        if expand in _WRAPPERS:
            return list(_expanded(expand, members))
        return [Legacy("choice", tuple(one for member in members for one in member))]

    def _member(self, key: str, kind: str, ident: str, suffix: str) -> list[Pattern]:
        if kind == "ClassSpec":
            return [AnyRef(ident + suffix)]
        low, high = _occurrences(self._schema.elements[ident], key)
        reference = AnyRef(ident)
        once: list[Pattern] = [reference] * low
        if high is None:
            return [*once, Legacy("zeroOrMore", (reference,))]
        return once + [Legacy("optional", (reference,))] * (high - low)

    def _data(self, reference: DataRef) -> list[Pattern]:
        spec = self._schema.data.get(reference.key)
        if spec is None:
            return []
        if reference.restriction is None:
            return [Named(reference.key)]
        return [
            Data(item.type, (("pattern", reference.restriction),))
            if isinstance(item, Data) and not item.facets
            else item
            for item in self.tangle(spec.content)
        ]

    def _legacy(self, name: str, items: tuple[Pattern, ...]) -> list[Pattern]:
        inner = self._siblings(items)
        alone = len(items) == 1
        if alone and name == "zeroOrMore" and _is(items[0], "zeroOrMore"):
            return list(inner)
        if (alone and name == "choice") or name == "content":
            return list(inner)
        return [Legacy(name, inner)]

    def _siblings(self, items: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
        found: list[Pattern] = []
        for before, item in zip((None, *items), items, strict=False):
            if item == _GLOBAL and before == _GLOBAL:
                continue
            found += self.tangle(item)
        return tuple(found)


_GLOBAL = Legacy("zeroOrMore", (AnyRef("model.global"),))


def _is(pattern: Pattern, name: str) -> bool:
    return isinstance(pattern, Legacy) and pattern.name == name


def _included(ident: str, reference: ClassRef) -> bool:
    if reference.include is not None:
        return ident in reference.include
    return ident not in reference.exclude


def _expanded(expand: str, members: list[list[Pattern]]) -> Iterator[Pattern]:
    for member in members:
        if expand in _WRAPPERS:
            yield Legacy(_WRAPPERS[expand], tuple(member))
        else:
            yield from member


def _occurrences(spec: ElementSpec, key: str) -> tuple[int, int | None]:
    for name, low, high in spec.occurrences:
        if name == key:
            return low, high
    return 1, 1


def _indicator(pattern: Pattern) -> str:
    low, high = times(pattern)
    if (low, high) == (0, 1):
        return "optional"
    if high is None and low < 2:
        return "oneOrMore" if low else "zeroOrMore"
    return ""


def _repeated(pattern: Pattern, items: list[Pattern]) -> list[Pattern]:
    """`items` as often as a sequence, an alternation or any element says, in its place."""
    low, high = times(pattern)
    name = _indicator(pattern)
    if name:
        return [Legacy(name, tuple(items))]
    least = items * min(low, _MOST)
    if high is None or high - low >= _MOST:
        return [*least, Legacy("zeroOrMore", tuple(items))]
    return least + [Legacy("optional", tuple(items))] * (high - low)


def _counted(pattern: Pattern, items: list[Pattern]) -> list[Pattern]:
    low, high = times(pattern)
    if (low, high) == (1, 1):
        return items
    if low in (0, 1) and high in (1, None):
        return [Legacy(_indicator(pattern), tuple(items))]
    group = items * min(low, _MOST) if low else [Legacy("optional", tuple(items))]
    if high is None or high - low >= _MOST:
        return [Legacy("group", (*group, Legacy("zeroOrMore", tuple(items))))]
    rest: tuple[Pattern, ...] = ()
    for _ in range(high - low):
        rest = (Legacy("optional", (*items, *rest)),)
    return [Legacy("group", (*group, *rest))]

"""Relations: what contains what, what is a member of what, and what uses what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.content import (
    AnyElement,
    Choice,
    ClassRef,
    Data,
    DataRef,
    ElementRef,
    Interleave,
    ListOf,
    MacroRef,
    Named,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
)
from teitools.odd.grammar import Grammar
from teitools.odd.pruning import references
from teitools.odd.specs import AttList, AttRef, ClassSpec, ElementSpec, Specifications
from teitools.source import Location

Key = tuple[str, ...]

_MOST = 500_000


@dataclass(slots=True)
class Relations:
    """The relations of a schema.

    `contains` and `contained` are the inverse of each other; `members` gives the elements and
    classes of a class, `users` what refers to a specification, both as keys.
    """

    contains: dict[str, list[str]] = field(default_factory=dict)
    contained: dict[str, list[str]] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[Key]] = field(default_factory=dict)
    users: dict[Key, list[Key]] = field(default_factory=dict)


def relate(grammar: Grammar, schema: Specifications) -> Relations:
    """The relations of `grammar` and of the specifications it is made from.

    Raises SchemaError where there are more than a page can list.
    """
    relations = Relations()
    within = _Within(grammar)
    total = 0
    relations.contained = {ident: [] for ident in grammar.elements}
    for ident, element in grammar.elements.items():
        inside, text = within.of(element.content)
        relations.contains[ident] = [key for key in grammar.elements if key in inside]
        relations.text[ident] = text
        total += len(inside)
        bound(total, grammar.source, "children of elements")
        for key in relations.contains[ident]:
            relations.contained[key].append(ident)
    for kind, specs in (("class", schema.classes), ("element", schema.elements)):
        for spec in specs.values():
            assert isinstance(spec, ElementSpec | ClassSpec)
            for key in spec.classes:
                relations.members.setdefault(key, []).append((kind, spec.ident))
            _use_attributes(relations, (kind, spec.ident), spec.attributes)
    for kind, holders in (
        ("element", schema.elements),
        ("macro", schema.macros),
        ("data type", schema.data),
    ):
        for holder in holders.values():
            _use(relations, (kind, holder.ident), holder.content)
    return relations


def bound(total: int, source: str, what: str) -> None:
    """Raise SchemaError where a page would list too many things."""
    if total > _MOST:
        facts = {"limit": _MOST, "what": what}
        raise SchemaError.of(Finding(codes.PAGE_TOO_LARGE, Location(source), facts))


class _Within:
    """The elements and the text within patterns; those of a named one are found once."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._known: dict[str, tuple[frozenset[str], str]] = {}

    def of(self, pattern: Pattern) -> tuple[frozenset[str], str]:
        """The identifiers of the elements in `pattern`; and ``text``, ``value``, or neither.

        ``any`` stands for any element.
        """
        match pattern:
            case ElementRef(key):
                return frozenset([key]), ""
            case Named(name):
                if name not in self._known:
                    self._known[name] = frozenset(), ""
                    inner = self._grammar.patterns.get(name) or self._grammar.data.get(name)
                    if inner is not None:
                        self._known[name] = self.of(inner)
                return self._known[name]
            case Text():
                return frozenset(), "text"
            case Data() | Value() | ListOf():
                return frozenset(), "value"
            case AnyElement():
                return frozenset(), "any"
            case Repeat(item):
                return self.of(item)
            case Sequence(items) | Choice(items) | Interleave(items):
                found = [self.of(item) for item in items]
                kinds = {kind for _, kinds in found for kind in kinds.split()}
                inside = frozenset(key for keys, _ in found for key in keys)
                return inside, " ".join(sorted(kinds))
        return frozenset(), ""


def _use(relations: Relations, user: Key, pattern: Pattern) -> None:
    for key in dict.fromkeys(_keys(pattern)):
        users = relations.users.setdefault(key, [])
        if user not in users:
            users.append(user)


def _use_attributes(relations: Relations, user: Key, attributes: AttList) -> None:
    for member in attributes.members:
        if isinstance(member, AttList):
            _use_attributes(relations, user, member)
        elif isinstance(member, AttRef):
            relations.users.setdefault(("class", member.owner), []).append(user)
        elif member.datatype is not None:
            _use(relations, (*user, member.name), member.datatype.pattern)


def _keys(pattern: Pattern) -> Iterator[Key]:
    for reference in references(pattern):
        match reference:
            case ClassRef(key):
                yield "class", key
            case MacroRef(key):
                yield "macro", key
            case DataRef(key):
                yield "data type", key

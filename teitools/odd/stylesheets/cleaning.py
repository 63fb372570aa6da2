"""What the TEI Stylesheets take out of a RELAX NG schema at the end.

A reference to what is nowhere defined goes, or leaves `empty` behind; a container without
anything in it goes or becomes `empty`; and a part is taken for a repetition of the next one,
and left out, where that begins with a reference to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from teitools.odd.content import (
    EMPTY,
    AnyElement,
    AnyRef,
    Data,
    Empty,
    Legacy,
    Named,
    Pattern,
    Text,
    Value,
    Verbatim,
)

_REPEATED = ("optional", "zeroOrMore", "oneOrMore")


def without_undefined(
    items: Sequence[Pattern],
    defined: Callable[[str], bool],
    missing: Callable[[str], None],
    required: bool = True,
) -> list[Pattern]:
    """The children of an element, without references to what is not defined.

    `missing` is told each name that goes though it is `required`.
    """
    kept: list[Pattern] = []
    for item in items:
        if isinstance(item, Legacy):
            optional = item.name in ("optional", "zeroOrMore")
            optional = optional or (item.name == "choice" and len(item.items) > 1)
            needed = required and not optional
            inner = without_undefined(item.items, defined, missing, needed)
            kept.append(Legacy(item.name, tuple(inner)))
        elif isinstance(item, AnyRef) and not defined(item.name):
            if required:
                missing(item.name)
            if len(items) == 1:
                kept.append(EMPTY)
        else:
            kept.append(item)
    return kept


def without_empty(items: Sequence[Pattern]) -> list[Pattern]:
    """The children of an element, without containers that hold nothing, and repetitions."""
    following = [*items[1:], None] if items else []
    return [
        each for item, after in zip(items, following, strict=True) for each in _cleaned(item, after)
    ]


def _cleaned(item: Pattern, after: Pattern | None) -> list[Pattern]:
    if not isinstance(item, Legacy):
        return [item]
    name, items = item.name, item.items
    if name in _REPEATED:
        return _repeated(item, after)
    if name == "group" and len(items) == 1:
        return without_empty(items)
    if name in ("choice", "group"):
        if not _holds(items):
            return [EMPTY]
        return [Legacy(name, tuple(without_empty(items)))]
    inner = tuple(without_empty(items))
    if name == "list" and not _holds(inner):
        return [Legacy(name, (EMPTY,))]
    return [Legacy(name, inner)]


def _repeated(item: Legacy, after: Pattern | None) -> list[Pattern]:
    items = item.items
    if not items:
        return []
    if len(items) > 1:
        return [Legacy(item.name, tuple(without_empty(items)))]
    (only,) = items
    if isinstance(only, Empty):
        return []
    if isinstance(only, AnyRef) and only.name in _beginnings(after):
        return []
    if isinstance(only, Legacy):
        nested = only.items
        if only.name == "zeroOrMore":
            return without_empty(items)
        if only.name == "group" and len(nested) == 1 and _named(nested[0]) == "zeroOrMore":
            return without_empty(items)
    return [Legacy(item.name, tuple(without_empty(items)))]


def _beginnings(after: Pattern | None) -> set[str]:
    """The references that the next part is looked for: two levels down, or three by a group."""
    if not isinstance(after, Legacy) or len(after.items) != 1:
        return set()
    (inner,) = after.items
    names = _references(inner)
    if isinstance(inner, Legacy) and inner.name == "group" and len(inner.items) == 1:
        names |= _references(inner.items[0])
    return names


def _references(pattern: Pattern) -> set[str]:
    if not isinstance(pattern, Legacy):
        return set()
    return {item.name for item in pattern.items if isinstance(item, AnyRef)}


def _named(pattern: Pattern) -> str:
    return pattern.name if isinstance(pattern, Legacy) else ""


def _holds(items: Sequence[Pattern]) -> bool:
    """Whether there is text, a value or a reference at any depth."""
    return any(
        _holds(item.items)
        if isinstance(item, Legacy)
        else isinstance(item, Text | AnyRef | Data | Value | Named | AnyElement | Verbatim)
        for item in items
    )

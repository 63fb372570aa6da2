"""Content models as the TEI Stylesheets copy them: without what was deleted, and simplified.

Simplifications look at the names of elements only: a sequence that is alone in a sequence takes
its place, and how often the outer one may stand is forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from teitools.odd.content import (
    EMPTY,
    AnyElement,
    AnyRef,
    Choice,
    ClassRef,
    Data,
    DataRef,
    ElementRef,
    Interleave,
    Legacy,
    MacroRef,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
    Verbatim,
)

_ZERO_OR_MORE, _ONE_OR_MORE, _OPTIONAL = (0, None), (1, None), (0, 1)
_SIMPLIFIED = ("choice", "list", "group", "optional", "oneOrMore", "zeroOrMore")
CONTENT = "content"


def copied(content: Pattern, deleted: Collection[str]) -> Pattern:
    """The content of a specification that the ODD adds or changes."""
    return _content(each for item in top(content) for each in _copied(item, deleted))


def cleaned(content: Pattern) -> Pattern:
    """The content of any specification, as it is tidied up at the end."""
    return _content(each for item in top(content) for each in _tidied(item))


def top(content: Pattern) -> tuple[Pattern, ...]:
    """What stands in the content element itself."""
    if isinstance(content, Legacy) and content.name == CONTENT:
        return content.items
    return () if content == EMPTY else (content,)


def tag(pattern: Pattern) -> str:
    """The name of the element that a pattern was written with, where that matters."""
    match pattern:
        case Repeat(item, _, _):
            return tag(item)
        case Sequence() | Interleave():
            return "sequence"
        case Choice(items):
            return "valList" if is_value_list(items) else "alternate"
        case Legacy(name, _):
            return name
    return ""


def is_value_list(items: tuple[Pattern, ...]) -> bool:
    """Whether the items of a choice are those of a valList."""
    return bool(items) and all(isinstance(item, Value) for item in items)


def _content(items: Iterable[Pattern]) -> Pattern:
    kept = tuple(items)
    if not kept:
        return EMPTY
    return kept[0] if len(kept) == 1 else Legacy(CONTENT, kept)


def _copied(item: Pattern, deleted: Collection[str]) -> list[Pattern]:
    name = tag(item)
    if name in ("sequence", "alternate"):
        return _pure(item, deleted)
    if isinstance(item, Legacy):
        if name in _SIMPLIFIED:
            return _relaxng(item, deleted)
        inner = [each for child in item.items for each in _copied(child, deleted)]
        return [Legacy(name, tuple(inner))]
    return [item]


def _pure(pattern: Pattern, deleted: Collection[str]) -> list[Pattern]:
    low, high = times(pattern)
    contents = [each for item in parts(pattern) for each in _kept(item, deleted)]
    if not contents:
        return []
    if len(contents) == 1:
        (child,) = contents
        if tag(child) == tag(pattern):
            return contents
        if tag(child) in ("sequence", "alternate"):
            if (low, high) == _OPTIONAL and times(child) in (_ZERO_OR_MORE, _ONE_OR_MORE):
                return contents
            if (low, high) == _ONE_OR_MORE and times(child) == _ZERO_OR_MORE:
                return list(parts(child))
    return [rebuilt(pattern, tuple(contents))]


def _kept(item: Pattern, deleted: Collection[str]) -> list[Pattern]:
    match item.item if isinstance(item, Repeat) else item:
        case Verbatim() | Data() | Text() | AnyElement():
            return [item]
        case ElementRef(key) | MacroRef(key) | ClassRef(key, _, _, _) | DataRef(key, _):
            return [] if key in deleted else [item]
        case Sequence() | Interleave():
            return _pure(item, deleted)
        case Choice(items):
            return [item] if is_value_list(items) else _pure(item, deleted)
    return []


def _relaxng(pattern: Legacy, deleted: Collection[str]) -> list[Pattern]:
    contents: list[Pattern] = []
    for item in pattern.items:
        if isinstance(item, Legacy):
            contents += _relaxng(item, deleted)
        elif isinstance(item, AnyRef):
            contents += [] if item.name in deleted else [item]
        elif isinstance(item, Verbatim | Data | Text | Value):
            contents.append(item)
    name, inner = pattern.name, tag(contents[0]) if len(contents) == 1 else ""
    if inner and (inner == name or (name == "optional" and inner in ("zeroOrMore", "oneOrMore"))):
        return contents
    if name == "oneOrMore" and inner == "zeroOrMore":
        return [Legacy(name, parts(contents[0]))]
    return [Legacy(name, tuple(contents))] if contents else []


def _tidied(pattern: Pattern) -> list[Pattern]:
    name, items = tag(pattern), parts(pattern)
    if not items or name == "valList":
        return [pattern]
    inner = [each for item in items for each in _tidied(item)]
    names = [tag(item) for item in items]
    if name == "optional" and names == ["zeroOrMore", "zeroOrMore"]:
        return inner
    if names == [name] or (name == "optional" and names in (["zeroOrMore"], ["oneOrMore"])):
        return inner
    return [rebuilt(pattern, tuple(inner))]


def rebuilt(pattern: Pattern, items: tuple[Pattern, ...]) -> Pattern:
    """`pattern` with other parts."""
    match pattern:
        case Repeat(item, low, high):
            return Repeat(rebuilt(item, items), low, high)
        case Legacy(name, _):
            return Legacy(name, items)
        case Sequence() | Choice() | Interleave():
            return type(pattern)(items)
    return pattern


def parts(pattern: Pattern) -> tuple[Pattern, ...]:
    """What stands directly in the element that `pattern` was written with."""
    match pattern:
        case Repeat(item, _, _):
            return parts(item)
        case Sequence(items) | Choice(items) | Interleave(items) | Legacy(_, items):
            return items
    return ()


def times(pattern: Pattern) -> tuple[int, int | None]:
    """How often the element that `pattern` was written with may stand."""
    return (pattern.low, pattern.high) if isinstance(pattern, Repeat) else (1, 1)

"""Name classes: whether a name is in one, and whether two have a name in common."""

from __future__ import annotations

from collections.abc import Iterator

from tests.relaxng.agreement.grammars.form import NameClass

Name = tuple[str, str]
_ELSEWHERE = ("\0", "\0")
"""A namespace and a local name that no schema has."""


def contains(name_class: NameClass, name: Name) -> bool:
    """Whether `name` is in the class (section 9.2)."""
    match name_class:
        case ("name", namespace, local):
            return name == (namespace, local)
        case ("anyName", but):
            return but is None or not contains(but, name)
        case ("nsName", namespace, but):
            return name[0] == namespace and (but is None or not contains(but, name))
        case ("choice", *classes):
            return any(contains(each, name) for each in classes)
    raise AssertionError(name_class)


def overlap(one: NameClass, other: NameClass) -> bool:
    """Whether a name is in both: if any is, one of those that they mention, or one beyond."""
    tried = [*_mentioned(one), *_mentioned(other)]
    return any(contains(one, name) and contains(other, name) for name in tried)


def wild(name_class: NameClass) -> bool:
    """Whether there is a wildcard in the class."""
    match name_class:
        case ("name", _, _):
            return False
        case ("choice", *classes):
            return any(map(wild, classes))
    return True


def _mentioned(name_class: NameClass) -> Iterator[Name]:
    match name_class:
        case ("name", namespace, local):
            yield namespace, local
        case ("anyName", but):
            yield _ELSEWHERE
            if but is not None:
                yield from _mentioned(but)
        case ("nsName", namespace, but):
            yield namespace, _ELSEWHERE[1]
            if but is not None:
                yield from _mentioned(but)
        case ("choice", *classes):
            for each in classes:
                yield from _mentioned(each)

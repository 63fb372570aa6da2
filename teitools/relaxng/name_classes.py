"""Name classes (RELAX NG, section 4.16 and 5): which names an element or attribute may have."""

from __future__ import annotations

from typing import NamedTuple

Name = tuple[str, str]
"""A namespace (``""`` for none) and a local name."""


class QName(NamedTuple):
    """`name`: one name."""

    namespace: str
    local: str

    def contains(self, namespace: str, local: str) -> bool:
        """Whether the name is in the class."""
        return local == self.local and namespace == self.namespace


class NsName(NamedTuple):
    """`nsName`: every name of one namespace, but for those of `but`."""

    namespace: str
    but: NameClass | None = None

    def contains(self, namespace: str, local: str) -> bool:
        """Whether the name is in the class."""
        return namespace == self.namespace and (
            self.but is None or not self.but.contains(namespace, local)
        )


class AnyName(NamedTuple):
    """`anyName`: every name, but for those of `but`."""

    but: NameClass | None = None

    def contains(self, namespace: str, local: str) -> bool:
        """Whether the name is in the class."""
        return self.but is None or not self.but.contains(namespace, local)


class NameChoice:
    """`choice`: the names of any of `classes`, none of which is a choice itself."""

    __slots__ = ("_names", "_wildcards", "classes")
    classes: tuple[QName | NsName | AnyName, ...]

    def __init__(self, classes: tuple[QName | NsName | AnyName, ...]) -> None:
        self.classes = classes
        self._names = frozenset(each for each in classes if isinstance(each, QName))
        self._wildcards = tuple(each for each in classes if not isinstance(each, QName))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameChoice) and self.classes == other.classes

    def __hash__(self) -> int:
        return hash(self.classes)

    def __repr__(self) -> str:
        return f"NameChoice(classes={self.classes!r})"

    def contains(self, namespace: str, local: str) -> bool:
        """Whether the name is in the class."""
        return (namespace, local) in self._names or any(
            each.contains(namespace, local) for each in self._wildcards
        )


NameClass = QName | NsName | AnyName | NameChoice


def names_of(name_class: NameClass) -> tuple[QName, ...] | None:
    """The names of a class that is a list of names; None where it has a wildcard."""
    if isinstance(name_class, QName):
        return (name_class,)
    if isinstance(name_class, NameChoice):
        names = tuple(each for each in name_class.classes if isinstance(each, QName))
        return names if len(names) == len(name_class.classes) else None
    return None

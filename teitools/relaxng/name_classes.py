"""Name classes (RELAX NG, section 4.16 and 5): which names an element or attribute may have."""

from __future__ import annotations

from dataclasses import dataclass, field

Name = tuple[str, str]
"""A namespace (``""`` for none) and a local name."""


@dataclass(frozen=True, slots=True)
class QName:
    """`name`: one name."""

    namespace: str
    local: str

    def contains(self, namespace: str, local: str) -> bool:
        """Whether the name is in the class."""
        return local == self.local and namespace == self.namespace


@dataclass(frozen=True, slots=True)
class NsName:
    """`nsName`: every name of one namespace, but for those of `but`."""

    namespace: str
    but: NameClass | None = None

    def contains(self, namespace: str, local: str) -> bool:
        """Whether the name is in the class."""
        return namespace == self.namespace and (
            self.but is None or not self.but.contains(namespace, local)
        )


@dataclass(frozen=True, slots=True)
class AnyName:
    """`anyName`: every name, but for those of `but`."""

    but: NameClass | None = None

    def contains(self, namespace: str, local: str) -> bool:
        """Whether the name is in the class."""
        return self.but is None or not self.but.contains(namespace, local)


@dataclass(frozen=True, slots=True)
class NameChoice:
    """`choice`: the names of any of `classes`, none of which is a choice itself."""

    classes: tuple[QName | NsName | AnyName, ...]
    _names: frozenset[Name] = field(init=False, repr=False, compare=False)
    _wildcards: tuple[NsName | AnyName, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = [each for each in self.classes if isinstance(each, QName)]
        found = frozenset((each.namespace, each.local) for each in names)
        object.__setattr__(self, "_names", found)
        wildcards = tuple(each for each in self.classes if not isinstance(each, QName))
        object.__setattr__(self, "_wildcards", wildcards)

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

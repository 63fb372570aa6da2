"""Names as the parser reports them: namespace and local name in one string."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.relaxng.name_classes import NameClass, names_of
from teitools.xml.names import SEPARATOR


def join(namespace: str, local: str) -> str:
    """The name of `local` in `namespace`, which is ``""`` for none."""
    return f"{namespace}{SEPARATOR}{local}" if namespace else local


def part(name: str) -> tuple[str, str]:
    """Namespace and local name of `name`."""
    namespace, _, local = name.rpartition(SEPARATOR)
    return namespace, local


def clark(name: str) -> str:
    """`name` in Clark notation."""
    namespace, local = part(name)
    return f"{{{namespace}}}{local}" if namespace else local


def listed(name_class: NameClass) -> tuple[str, ...] | None:
    """The names of a class without wildcards; None of one that has any."""
    names = names_of(name_class)
    return None if names is None else tuple(join(each.namespace, each.local) for each in names)


def contains(name_class: NameClass, name: str) -> bool:
    """Whether `name` is in the class."""
    return name_class.contains(*part(name))


class Names:
    """The names in any of several name classes, to be asked often."""

    def __init__(self, name_classes: Iterable[NameClass]) -> None:
        self._listed: set[str] = set()
        self._wild: list[NameClass] = []
        for each in name_classes:
            names = listed(each)
            if names is None:
                self._wild.append(each)
            else:
                self._listed.update(names)

    def contain(self, name: str) -> bool:
        """Whether `name` is one of them."""
        return name in self._listed or any(contains(each, name) for each in self._wild)

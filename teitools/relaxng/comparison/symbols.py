"""Names as symbols: finitely many stand for all, where wildcards are among them.

Each name that is written stands for itself. Where there is a wildcard, one name that is not
written stands for all others of a namespace, and one in a namespace that is not written for
all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teitools.relaxng.name_classes import AnyName, Name, NameChoice, NameClass, NsName, QName

_LOCAL, _NAMESPACE = "any", "urn:any"


class Alphabet:
    """The symbols that tell `classes` apart; `wild` are those that stand for many names."""

    def __init__(self, classes: Iterable[NameClass]) -> None:
        self._sets: dict[NameClass, frozenset[Name]] = {}
        names: set[Name] = set()
        namespaces = {""}
        wildcards = False
        for each in dict.fromkeys(classes):
            for part in _parts(each):
                if isinstance(part, QName):
                    names.add((part.namespace, part.local))
                elif isinstance(part, NsName):
                    namespaces.add(part.namespace)
                wildcards = wildcards or not isinstance(part, QName)
        self.wild: frozenset[Name] = frozenset()
        if wildcards:
            namespaces |= {namespace for namespace, _ in names}
            local = fresh(_LOCAL, {local for _, local in names})
            namespaces.add(fresh(_NAMESPACE, namespaces))
            self.wild = frozenset((namespace, local) for namespace in namespaces)
        self.symbols = frozenset(names) | self.wild

    def of(self, name_class: NameClass) -> frozenset[Name]:
        """The symbols of the names in `name_class`."""
        known = self._sets.get(name_class)
        if known is None:
            if isinstance(name_class, QName):
                known = frozenset(((name_class.namespace, name_class.local),))
            else:
                known = frozenset(each for each in self.symbols if name_class.contains(*each))
            self._sets[name_class] = known
        return known

    def best(self, symbols: Iterable[Name]) -> Name:
        """The plainest of `symbols`: one that is written rather than one for many names."""
        return min(symbols, key=lambda name: (name in self.wild, name))


def fresh(word: str, taken: set[str]) -> str:
    """`word`, or with a number after it, so that it is not `taken`."""
    number, made = 1, word
    while made in taken:
        number += 1
        made = f"{word}{number}"
    return made


def _parts(name_class: NameClass) -> Iterator[NameClass]:
    """The names and wildcards of a class, those that are excepted among them."""
    if isinstance(name_class, NameChoice):
        for each in name_class.classes:
            yield from _parts(each)
        return
    yield name_class
    if isinstance(name_class, NsName | AnyName) and name_class.but is not None:
        yield from _parts(name_class.but)

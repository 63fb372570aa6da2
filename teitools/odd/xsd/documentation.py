"""What a grammar says in prose: its elements, attributes and values, found again by name."""

from __future__ import annotations

from teitools.dataclass import dataclass
from teitools.odd.content import Choice, ListOf, Pattern, Repeat, Value
from teitools.odd.grammar import Grammar, Use
from teitools.relaxng.name_classes import Name


@dataclass(frozen=True, slots=True)
class Prose:
    """The documentation of something, and of its values."""

    text: str = ""
    values: tuple[tuple[str, str], ...] = ()


class Documentation:
    """The documentation in `grammar`, and its identifiers."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._elements: dict[Name, list[str]] = {}
        for ident, element in grammar.elements.items():
            self._elements.setdefault((element.namespace, element.name), []).append(ident)

    def ident(self, name: Name) -> str | None:
        """The identifier of the one element that is called `name`."""
        found = self._elements.get(name, ())
        return found[0] if len(found) == 1 else None

    def element(self, name: Name) -> str:
        """The documentation of the one element that is called `name`."""
        ident = self.ident(name)
        return "" if ident is None else self._grammar.elements[ident].documentation

    def attributes(self, name: Name) -> dict[str, Prose]:
        """The documentation of the attributes of the one element that is called `name`."""
        ident = self.ident(name)
        return {} if ident is None else self._prose(self._grammar.elements[ident].attributes)

    def group(self, name: str) -> dict[str, Prose]:
        """The documentation of the attributes of a group."""
        return self._prose(self._grammar.groups[name])

    def values(self, name: str) -> dict[str, str]:
        """The documentation of the values of a named data type."""
        found = self._grammar.data.get(name)
        return {} if found is None else dict(self._values(found))

    def _prose(self, uses: tuple[Use, ...]) -> dict[str, Prose]:
        found: dict[str, Prose] = {}
        for attribute, _ in self._grammar.flat(uses):
            prose = Prose(attribute.documentation, tuple(self._values(attribute.value)))
            if prose != Prose():
                found.setdefault(attribute.name.rpartition(":")[2], prose)
        return found

    def _values(self, pattern: Pattern) -> list[tuple[str, str]]:
        match pattern:
            case Value(text, documentation) if documentation:
                return [(text, documentation)]
            case Choice(items):
                return [one for item in items for one in self._values(item)]
            case ListOf(item) | Repeat(item, _, _):
                return self._values(item)
        return []

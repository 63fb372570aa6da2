"""The book: what every part of the page needs to know, and the links between its entries."""

from __future__ import annotations

import re
from dataclasses import field

from lxml import etree

from teitools.dataclass import dataclass
from teitools.odd.documentation.markup import add
from teitools.odd.documentation.relations import Relations
from teitools.odd.grammar import Grammar
from teitools.odd.origin import Origin
from teitools.odd.prose import Prose
from teitools.odd.specs import ElementSpec, Spec, Specifications

_UNSAFE = re.compile(r"[^A-Za-z0-9.\-]")
ELEMENT, CLASS, MACRO, DATA = "element", "class", "macro", "data type"

Key = tuple[str, ...]


@dataclass(slots=True)
class Book:
    """A schema as it is documented. A key is a kind and an identifier, and an attribute's name.

    `attributes` gives for each attribute of an element or a class the key of the entry where it
    is described; `targets` gives the keys of what the ODD's own pointers can lead to, `titles`
    what it is called.
    """

    grammar: Grammar
    origin: Origin
    schema: Specifications
    prose: dict[tuple[str, str], Prose]
    relations: Relations
    attributes: dict[Key, Key] = field(default_factory=dict)
    targets: dict[str, Key] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    _ids: dict[Key, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    @property
    def language(self) -> str:
        """The language in which prose is taken where there is a choice."""
        return self.origin.language

    def spec(self, kind: str, ident: str) -> Spec | None:
        """The specification of that kind and name, if the schema has it."""
        kinds: dict[str, dict[str, Spec]] = {
            ELEMENT: self.schema.elements,  # type: ignore[dict-item]
            CLASS: self.schema.classes,  # type: ignore[dict-item]
            MACRO: self.schema.macros,  # type: ignore[dict-item]
            DATA: self.schema.data,  # type: ignore[dict-item]
        }
        return kinds[kind].get(ident)

    def said(self, kind: str, ident: str) -> Prose:
        """The prose about a specification."""
        return self.prose.get((kind, ident)) or Prose()

    def id(self, *key: str) -> str:
        """The id of the entry for `key`: safe in HTML, one for each key."""
        known = self._ids.get(key)
        if known is not None:
            return known
        wanted = "-".join(_UNSAFE.sub(lambda m: f"_{ord(m[0]):x}", part) for part in key)
        ident, number = wanted, 1
        while ident in self._taken:
            number += 1
            ident = f"{wanted}_{number}"
        self._taken.add(ident)
        self._ids[key] = ident
        return ident

    def link(
        self, parent: etree._Element, kind: str, ident: str, text: str | None = None
    ) -> etree._Element:
        """A link to the entry of a specification, or its name where there is no entry."""
        spec = self.spec(kind, ident)
        shown = text or (spec.name if isinstance(spec, ElementSpec) else ident)
        if spec is None:
            return add(parent, "code", shown)
        return add(parent, "a", shown, href=f"#{self.id(kind, ident)}")

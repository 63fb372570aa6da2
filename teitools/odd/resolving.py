"""Resolving the specifications of a schema: what they refer to becomes part of a grammar."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from teitools.odd.attributes import Attributes
from teitools.odd.content import AnyRef, Pattern, choice
from teitools.odd.grammar import Attribute, Use
from teitools.odd.models import Models
from teitools.odd.naming import value_patterns
from teitools.odd.specs import ElementSpec, Specifications


class Named(Protocol):
    """Attributes and groups of them that have names."""

    @property
    def attributes(self) -> Mapping[str, Attribute]:
        """The attributes by name."""

    @property
    def groups(self) -> Mapping[str, tuple[Use, ...]]:
        """The groups by name."""


class Resolver(Protocol):
    """What resolves specifications; it gathers what has a name as they come to use it."""

    patterns: dict[str, Pattern]
    data: dict[str, Pattern]
    unknown: dict[str, None]
    renamed: dict[str, str]

    @property
    def attributes(self) -> Named:
        """The named attributes."""

    def content(self, spec: ElementSpec) -> Pattern:
        """The content of an element."""

    def uses(self, spec: ElementSpec) -> tuple[Use, ...]:
        """The attributes of an element."""

    def reference(self, name: str) -> Pattern:
        """What a reference in RELAX NG means."""


class PlainResolver:
    """Resolves specifications as the TEI Guidelines say."""

    def __init__(
        self,
        schema: Specifications,
        available: Specifications,
        external: Collection[str] = (),
        combined: Collection[str] = (),
        prefix: str = "",
    ) -> None:
        self._models = Models(schema, available, external, combined, prefix)
        self.attributes = Attributes(schema, available, self._models)
        self.patterns = self._models.patterns
        self.data = self._models.data
        self.renamed = self._models.renamed

    @property
    def unknown(self) -> dict[str, None]:
        """The names that nothing specifies."""
        return {**self._models.unknown, **self.attributes.unknown}

    @unknown.setter
    def unknown(self, names: dict[str, None]) -> None:
        self._models.unknown = dict(names)
        self.attributes.unknown = dict(names)

    def content(self, spec: ElementSpec) -> Pattern:
        """The content of an element; a closed list of values may stand for it."""
        values = spec.values
        if values is not None and values.type == "closed":
            return choice(value_patterns(values))
        return self._models.resolve(spec.content)

    def uses(self, spec: ElementSpec) -> tuple[Use, ...]:
        """The attributes of an element."""
        return self.attributes.of(spec)

    def reference(self, name: str) -> Pattern:
        """What a reference in RELAX NG means."""
        return self._models.resolve(AnyRef(name))

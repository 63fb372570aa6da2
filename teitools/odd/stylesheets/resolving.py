"""The patterns and attributes of a schema, as the TEI Stylesheets resolve them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.content import (
    EMPTY,
    NOT_ALLOWED,
    AnyRef,
    ElementRef,
    Legacy,
    Named,
    NotAllowed,
    Pattern,
    Text,
    Verbatim,
    sequence,
)
from teitools.odd.grammar import Use
from teitools.odd.legacy import compound
from teitools.odd.linking import linked_verbatim
from teitools.odd.naming import value_patterns
from teitools.odd.specs import ElementSpec, MacroSpec, Specifications, ValList
from teitools.odd.stylesheets.attributes import Attributes
from teitools.odd.stylesheets.cleaning import without_empty, without_undefined
from teitools.odd.stylesheets.copying import cleaned, copied, top
from teitools.odd.stylesheets.tangling import LIMIT, Tangler, TooManyParts
from teitools.source import Location


class StylesheetResolver:
    """Resolves the specifications of a schema, one by one.

    `copies` are those that the ODD adds or changes, by kind and identifier; `deleted` are the
    names of those that it deletes, and `external` those of definitions from elsewhere, of which
    some add to those `combined`.
    `unknown` gathers what was referred to and left out; `source` is the name of the ODD.
    """

    def __init__(
        self,
        schema: Specifications,
        copies: Collection[tuple[str, str]],
        deleted: Collection[str],
        external: Collection[str] = (),
        combined: Collection[str] = (),
        source: str = "<schema>",
    ) -> None:
        self._schema = schema
        self._copies = copies
        self._deleted = deleted
        self._external = external
        self._combined = combined
        self._source = source
        self._defining: set[str] = set()
        self._tangler = Tangler(schema)
        self._attributes = Attributes(schema, self._tangler.tangle, self._finish)
        self.patterns: dict[str, Pattern] = {}
        self.data: dict[str, Pattern] = {}
        self.unknown: dict[str, None] = {}

    @property
    def attributes(self) -> Attributes:
        """The named attributes and groups of them."""
        return self._attributes

    def content(self, spec: ElementSpec) -> Pattern:
        """The content of an element."""
        if _closed(spec.values):
            return self._finish([_values(spec.values)])
        model = self._model("element", spec.ident, spec.content)
        if NOT_ALLOWED in top(model):
            return NOT_ALLOWED
        try:
            return self._finish(_tangled(self._tangler.tangle, model))
        except TooManyParts:
            facts = {"owner": spec.ident, "limit": LIMIT}
            place = Location(self._source)
            raise SchemaError.of(Finding(codes.TOO_LARGE, place, facts)) from None

    def uses(self, spec: ElementSpec) -> tuple[Use, ...]:
        """The attributes of an element."""
        return self._attributes.of(spec)

    def reference(self, name: str) -> Pattern:
        """What a reference in RELAX NG means."""
        return self._finish([AnyRef(name)])

    def _model(self, kind: str, ident: str, content: Pattern) -> Pattern:
        if (kind, ident) in self._copies:
            content = copied(content, self._deleted)
        return cleaned(content)

    def _finish(self, items: list[Pattern]) -> Pattern:
        kept = without_undefined(items, self._defined, self._missing)
        return sequence([self._resolved(item) for item in without_empty(kept)])

    def _missing(self, name: str) -> None:
        self.unknown[name] = None

    def _defined(self, name: str) -> bool:
        schema = self._schema
        if name in schema.elements or name in schema.macros or name in schema.data:
            return True
        return name in self._external or self._tangler.class_pattern(name) is not None

    def _resolved(self, item: Pattern) -> Pattern:
        match item:
            case Legacy(name, items):
                return compound(name, [self._resolved(each) for each in items])
            case AnyRef(name) | Named(name):
                return self._reference(name)
            case Verbatim():
                return linked_verbatim(item, self._within)
        return item

    def _within(self, name: str) -> Pattern:
        """A reference within an element: a pattern may come back to itself."""
        if name in self._defining:
            return Named(name)
        return self._reference(name) if self._defined(name) else NOT_ALLOWED

    def _reference(self, name: str) -> Pattern:
        schema = self._schema
        if name in schema.elements:
            return ElementRef(name)
        if name in self._external:
            return Named(name)
        table = self.data if name in schema.data else self.patterns
        if name not in table:
            table[name] = NOT_ALLOWED  # until it is known: it may refer to itself
            self._defining.add(name)
            table[name] = self._definition(name)
            self._defining.discard(name)
        known = table[name]
        if isinstance(known, NotAllowed) and name not in self._combined:
            return known
        return Named(name)

    def _definition(self, name: str) -> Pattern:
        spec = self._schema.macros.get(name) or self._schema.data.get(name)
        if spec is None:
            pattern = self._tangler.class_pattern(name)
            return NOT_ALLOWED if pattern is None else self._finish([pattern])
        if _closed(spec.values):
            return self._finish([_values(spec.values)])
        kind = "macro" if isinstance(spec, MacroSpec) else "data type"
        model = self._model(kind, name, spec.content)
        return self._finish(_macro(self._tangler.tangle, model))


def _tangled(tangle: Callable[[Pattern], list[Pattern]], model: Pattern) -> list[Pattern]:
    return [each for item in top(model) for each in tangle(item)]


def _macro(tangle: Callable[[Pattern], list[Pattern]], model: Pattern) -> list[Pattern]:
    """The definition of a macro; RELAX NG that stands side by side in it is a choice."""
    items = top(model)
    if len(items) == 1 and isinstance(items[0], Legacy) and items[0].name == "group":
        group = items[0]
        if not any(isinstance(item, AnyRef) for item in group.items):
            return [Legacy("choice", tuple(each for item in group.items for each in tangle(item)))]
    made = [each for item in items for each in tangle(item)]
    if len(made) > 1 and any(isinstance(item, AnyRef | Text) for item in items):
        return [Legacy("choice", tuple(made))]
    return made or [EMPTY]


def _closed(values: ValList | None) -> bool:
    return values is not None and values.type == "closed"


def _values(values: ValList | None) -> Pattern:
    assert values is not None
    return Legacy("choice", tuple(value_patterns(values)))

"""A simple type with parameters: the data types of both libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from teitools.relaxng.datatypes.facets import Facet
from teitools.relaxng.datatypes.interface import IdType, ValueContext
from teitools.relaxng.datatypes.simple_type import SimpleType

if TYPE_CHECKING:
    from teitools.relaxng.datatypes.regex import Regex


class Restriction:
    """A simple type restricted by patterns and other facets. See `interface.Datatype`."""

    __slots__ = (
        "_facets",
        "_hash",
        "_patterns",
        "_type",
        "contextual",
        "id_type",
        "library",
        "name",
        "parameters",
    )
    library: str
    name: str
    parameters: tuple[tuple[str, str], ...]
    id_type: IdType
    contextual: bool
    _type: SimpleType[Any]
    _patterns: tuple[Regex, ...]
    _facets: tuple[Facet, ...]
    _hash: int

    def __init__(
        self,
        library: str,
        type_: SimpleType[Any],
        parameters: tuple[tuple[str, str], ...] = (),
        patterns: tuple[Regex, ...] = (),
        facets: tuple[Facet, ...] = (),
    ) -> None:
        fields = {
            "library": library,
            "name": type_.name,
            "parameters": parameters,
            "id_type": type_.id_type,
            "contextual": type_.contextual,
            "_type": type_,
            "_patterns": patterns,
            "_facets": facets,
            "_hash": hash((library, type_.name, parameters)),
        }
        for name, field in fields.items():
            object.__setattr__(self, name, field)

    @property
    def usual(self) -> str:
        """What is surely allowed: see `interface.Datatype`."""
        type_ = self._type
        if not type_.usual or type_.contextual or self._facets:
            return ""
        expressions = [pattern.ascii for pattern in self._patterns]
        if None in expressions:
            return ""
        also = "".join(rf"(?=(?:{each.pattern})\Z)" for each in expressions if each is not None)
        return f"{also}(?:{type_.usual})"

    def allows(self, literal: str, context: ValueContext) -> bool:
        """Whether `literal` stands for a value."""
        type_ = self._type
        text = type_.normalize(literal)
        if not type_.accepts(text, context):
            return False
        for pattern in self._patterns:
            if not pattern.matches(text):
                return False
        if not self._facets:
            return True
        value = type_.value(text, context)
        return all(facet.allows(value) for facet in self._facets)

    def value(self, literal: str, context: ValueContext) -> object:
        """The value that `literal` stands for. ValueError where there is none."""
        if not self.allows(literal, context):
            raise ValueError(f"no value of the data type {self.name}")
        return self._type.value(self._type.normalize(literal), context)

    def fault(self, literal: str, context: ValueContext) -> str:
        """Why `literal` is not allowed, to be read after "which is"."""
        type_ = self._type
        text = type_.normalize(literal)
        if not type_.accepts(text, context):
            return type_.fault(text, context)
        for pattern in self._patterns:
            if not pattern.matches(text):
                return pattern.fault(text)
        for facet in self._facets:
            fault = facet.fault(type_.value(text, context))
            if fault:
                return fault
        return f"not {self.description()}"

    def description(self) -> str:
        """What is allowed, with an article."""
        facets = {facet.name: facet for facet in self._facets}
        phrases = []
        for low, high in (("minInclusive", "maxInclusive"), ("minLength", "maxLength")):
            if low in facets and high in facets:
                phrases.append(facets.pop(low).phrase_to(facets.pop(high)))
        phrases += (facet.phrase() for facet in facets.values())
        phrases += (f"matching the pattern {pattern}" for pattern in self._patterns)
        return f"{self._type.noun} {', '.join(phrases)}".rstrip()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Restriction):
            return NotImplemented
        return self is other or (
            self.name == other.name
            and self.parameters == other.parameters
            and self.library == other.library
        )

    def __hash__(self) -> int:
        return self._hash

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a data type cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a data type cannot be changed: {name}")

    def __repr__(self) -> str:
        return f"Restriction({self.library!r}, {self.name!r}, {self.parameters!r})"

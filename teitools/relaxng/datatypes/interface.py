"""What a data type and a library of them must be able to do (RELAX NG, sections 4.4 and 6.2.8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import IntEnum
from typing import NamedTuple, Protocol


class IdType(IntEnum):
    """What a data type means for identifiers (RELAX NG DTD Compatibility, section 4)."""

    NONE = 0
    ID = 1
    IDREF = 2
    IDREFS = 3


class DatatypeError(ValueError):
    """A data type that is not known, or parameters it cannot have; the text says which."""


class ValueContext(NamedTuple):
    """What a value's meaning may depend on: the namespaces, and what the DTD declares.

    `namespace` gives the namespace that a prefix stands for (``""`` for the default one), or
    None where the prefix is not declared. `entities` are the unparsed entities and `notations`
    the notations that are declared.
    """

    namespace: Callable[[str], str | None]
    entities: Collection[str] = ()
    notations: Collection[str] = ()


NOWHERE = ValueContext(lambda prefix: None)
"""The context of what needs none."""


class Datatype(Protocol):
    """A data type with its parameters. Hashable and equal where library, name and
    parameters are.
    """

    library: str
    """The address of its library."""
    name: str
    """Its name in the library."""
    parameters: tuple[tuple[str, str], ...]
    """Its parameters by name, in their order."""
    id_type: IdType
    contextual: bool
    """Whether a value's meaning depends on its context."""

    @property
    def usual(self) -> str:
        """An expression for `re`: a literal of printable ASCII that it matches is allowed for
        certain, whatever the context. Empty where there is none. `re` need not go back in it.
        """

    def allows(self, literal: str, context: ValueContext) -> bool:
        """Whether `literal`, before white space is normalised, stands for a value of the type."""

    def value(self, literal: str, context: ValueContext) -> object:
        """The value, hashable and equal where the type says so. ValueError when it has none."""

    def fault(self, literal: str, context: ValueContext) -> str:
        """Why `literal` is not allowed, to be read after "which is": ``not a date
        (YYYY-MM-DD)``, ``a date that does not exist``, ``longer than 20 characters``.
        """

    def description(self) -> str:
        """What is allowed, with an article: ``a date (YYYY-MM-DD)``, ``a number above 0``."""


class Library(Protocol):
    """A library of data types."""

    def datatype(self, name: str, parameters: Sequence[tuple[str, str]]) -> Datatype:
        """The data type `name` with `parameters`. Raises DatatypeError."""

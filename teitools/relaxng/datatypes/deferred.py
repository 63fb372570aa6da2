"""Data types that are made when they are first asked something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teitools.relaxng import datatypes

if TYPE_CHECKING:
    from collections.abc import Callable

    from teitools.relaxng.datatypes.interface import IdType, ValueContext

_MADE = ("allows", "contextual", "description", "fault", "id_type", "usual", "value")
_NAMED = ("name", "parameters", "library")


class DeferredDatatype:
    """A data type that is known to be correct. See `interface.Datatype`.

    Of those of a kept grammar a document needs few, and each takes longer to make than to name.
    ValueError when it turns out not to be correct after all.
    """

    __slots__ = ("library", "name", "parameters", *_MADE)

    if TYPE_CHECKING:
        id_type: IdType
        contextual: bool
        usual: str
        allows: Callable[[str, ValueContext], bool]
        value: Callable[[str, ValueContext], object]
        fault: Callable[[str, ValueContext], str]
        description: Callable[[], str]

    def __init__(self, library: str, name: str, parameters: tuple[tuple[str, str], ...]) -> None:
        self.library = library
        self.name = name
        self.parameters = parameters

    def __getattr__(self, name: str) -> Any:
        """What is not there yet: what the data type has takes its place."""
        if name not in _MADE:
            raise AttributeError(name)
        found = datatypes.library(self.library)
        if found is None:
            raise ValueError(f"an unknown library: {self.library}")
        made = found.datatype(self.name, self.parameters)
        for each in _MADE:
            setattr(self, each, getattr(made, each))
        return getattr(self, name)

    def __eq__(self, other: object) -> bool:
        """Equal to what is that data type, made or not."""
        own = (self.name, self.parameters, self.library)
        return own == tuple(getattr(other, each, None) for each in _NAMED)

    def __hash__(self) -> int:
        return hash((self.library, self.name, self.parameters))

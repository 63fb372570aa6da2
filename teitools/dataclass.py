"""Dataclasses that are quick to define and quick to make.

For a frozen dataclass the standard library writes seven methods when it is defined, and sets each
field by `object.__setattr__` when one is made: a command that defines fifty may take longer for
that than for its work. Here `__init__` alone is written, and sets fields as any class does. That
nothing is assigned to them later is left to the type checker, which sees the library's decorator.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")


def _completed(made: type[T], frozen: bool) -> type[T]:
    """A class made by the library, equal to what has equal fields, unless it says otherwise."""
    fields = dataclasses.fields(made)  # type: ignore[arg-type]
    names = [each.name for each in fields if each.compare]
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: object, other: object) -> object:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return values(self) == values(other)

    def number(self: object) -> int:
        return hash(values(self))

    methods = {"__eq__": equal, "__hash__": number if frozen else None, "__repr__": _shown}
    for name in methods.keys() - vars(made).keys():
        setattr(made, name, methods[name])
    return made


def _shown(self: Any) -> str:
    fields = (each.name for each in dataclasses.fields(self) if each.repr)
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
    return f"{type(self).__qualname__}({shown})"


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    _define = dataclasses.dataclass(slots=True, eq=False, repr=False)
    _define_compiled = dataclasses.dataclass(eq=False, repr=False)

    def dataclass(*, slots: bool, frozen: bool = False) -> Callable[[type[T]], type[T]]:
        """As `dataclasses.dataclass`; there must be slots."""
        assert slots

        def complete(defined: type[T]) -> type[T]:
            # what mypyc compiles has slots already, and must stay the class that it is
            compiled = "__mypyc_attrs__" in vars(defined)
            return _completed((_define_compiled if compiled else _define)(defined), frozen)

        return complete

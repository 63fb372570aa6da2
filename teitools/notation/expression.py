"""Regular expressions that are compiled when they are first asked something.

A profile of the package has some hundred of them, and a text needs few. Those in the files of
users are compiled at once (`profile_table`), for they may be incorrect.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

_NAMED = re.compile(r"(?<!\\)(?:\\\\)*\(\?P<(\w+)>")
_FLAGS = re.compile(r"\(\?([aimsux]+)\)")
_COMPILED = (
    "findall",
    "finditer",
    "flags",
    "fullmatch",
    "groupindex",
    "groups",
    "match",
    "search",
    "split",
    "sub",
    "subn",
)


class Expression:
    """As `re.compile(pattern, given)`, which is done when one of `_COMPILED` is first needed."""

    __slots__ = ("given", "pattern", *_COMPILED)

    if TYPE_CHECKING:
        groupindex: dict[str, int]
        flags: int

    def __init__(self, pattern: str, given: int = 0) -> None:
        self.pattern = pattern
        self.given = given

    def __getattr__(self, name: str) -> Any:
        """What is not there yet: the methods of the compiled pattern take the place of ours."""
        if name not in _COMPILED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.given)
        for each in _COMPILED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Expression):
            return NotImplemented
        return (self.pattern, self.given) == (other.pattern, other.given)

    def __hash__(self) -> int:
        return hash((self.pattern, self.given))

    def __reduce__(self) -> tuple[object, ...]:
        return Expression, (self.pattern, self.given)

    def __repr__(self) -> str:
        return f"Expression({self.pattern!r}, {self.given!r})"


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The regular expression `pattern`, which is correct, to be compiled when it is needed."""
    return cast("re.Pattern[str]", _known(pattern, int(flags)))


@lru_cache(maxsize=512)
def _known(pattern: str, flags: int) -> Expression:
    """One object for each of those asked for last: the readers of each text ask for the same."""
    return Expression(pattern, flags)


def group_names(pattern: re.Pattern[str]) -> frozenset[str]:
    """The names of the groups of `pattern`, without its being compiled for that."""
    return frozenset(_NAMED.findall(pattern.pattern))


def ignores_case(pattern: re.Pattern[str]) -> bool:
    """Whether all of `pattern` is compared in any case, without its being compiled for that."""
    given = pattern.given if isinstance(pattern, Expression) else pattern.flags
    inline = _FLAGS.match(pattern.pattern)
    return bool(given & re.IGNORECASE) or (inline is not None and "i" in inline.group(1))

"""Patterns matched in bounded time: `xmlschema` has `re` match them, which may take for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Matcher = Callable[[str], Callable[[str], bool]]
"""Makes of a pattern what says whether it matches a text; raises ValueError where it cannot."""


class _Pattern:
    """What `xmlschema` asks of a compiled expression."""

    def __init__(self, matches: Callable[[str], bool]) -> None:
        self._matches = matches

    def match(self, text: str) -> bool | None:
        return self._matches(text) or None


def bound(engine: Any, matcher: Matcher) -> None:
    """Have `matcher` match the patterns of the schema `engine`, but for those that it cannot."""
    seen = set()
    for component in engine.maps.iter_components():
        facets: Any = getattr(component, "patterns", None)
        if not hasattr(facets, "regexps") or id(facets) in seen:
            continue
        seen.add(id(facets))
        if component.schema.meta_schema is None:
            continue  # that of XML Schema itself, which all schemas share
        for number, pattern in enumerate(facets.regexps):
            try:
                facets.patterns[number] = _Pattern(matcher(pattern))
            except ValueError:
                continue

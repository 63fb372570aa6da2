"""A schema in the simple form (RELAX NG, section 5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from teitools.findings import Finding
from teitools.relaxng.patterns import Element, Pattern, Patterns, Place


@dataclass(slots=True, eq=False, weakref_slot=True)
class Grammar:
    """The start pattern, and every element that it leads to.

    `elements` holds the elements that can be reached, in the order of their definitions.
    `sources` names the files it was made of, the first one first, each with the SHA-256 of its
    bytes. `warnings` are findings about a schema that is correct nevertheless.
    """

    patterns: Patterns
    start: Pattern
    elements: list[Element]
    sources: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    place: Place | None = None
    """Where the start pattern is defined."""

"""A schema in the simple form (RELAX NG, section 5)."""

from __future__ import annotations

from teitools.findings import Finding
from teitools.relaxng.patterns import Element, Pattern, Patterns, Place


class Grammar:
    """The start pattern, and every element that it leads to.

    `elements` holds the elements that can be reached, in the order of their definitions.
    `sources` names the files it was made of, the first one first, each with the digest of its
    bytes. `warnings` are findings about a schema that is correct nevertheless.
    """

    def __init__(
        self,
        patterns: Patterns,
        start: Pattern,
        elements: list[Element],
        sources: list[tuple[str, str]],
        place: Place | None = None,
    ) -> None:
        self.patterns = patterns
        self.start = start
        self.elements = elements
        self.sources = sources
        self.warnings: list[Finding] = []
        self.place = place
        """Where the start pattern is defined."""

"""A document that has been parsed, and the interface of what can judge it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Protocol

from lxml import etree

from teitools.dataclass import dataclass
from teitools.findings import Code, Finding
from teitools.source import Source
from teitools.xml.beside import Beside
from teitools.xml.encoding import decode
from teitools.xml.parsing import parse_text
from teitools.xml.positions import Positions
from teitools.xml.prolog import Prolog, scan


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an element, before its place is asked for."""

    code: Code
    element: etree._Element
    facts: Mapping[str, object]
    related: tuple[etree._Element, ...] = ()


class Document:
    """A source, its tree, and the places of its elements (found when first asked for).

    `beside` is where everything says what else it looks at while it judges the document.
    """

    def __init__(self, source: Source) -> None:
        """Parse `source`. Raises DocumentError as `parse` does."""
        self.source = source
        self.beside = Beside()
        self.confines: Path | None = None
        """The folder below which files must be that it names as its schemas."""
        self.text = decode(source)
        self.tree: etree._ElementTree = parse_text(self.text, source.name)

    @cached_property
    def positions(self) -> Positions:
        """Where the elements stand in the source."""
        return Positions(self.tree, self.source, self.text)

    @cached_property
    def prolog(self) -> Prolog:
        """What stands before the root element."""
        return scan(self.text)

    def finding(self, fault: Fault) -> Finding:
        """The finding that says `fault` at the start tag of its element."""
        place = self.positions.location
        related = tuple(place(element) for element in fault.related)
        return Finding(fault.code, place(fault.element), fault.facts, related)


class Schema(Protocol):
    """What can judge a document: one schema of one language, loaded and found correct."""

    @property
    def name(self) -> str:
        """The name a person knows the schema by."""

    def validate(self, document: Document) -> Iterable[Finding]:
        """What is wrong with `document`; nothing when it is valid."""

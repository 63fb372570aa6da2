"""What a document of any format holds: nodes, their words, and the marks around those.

What reads a format makes these; `typing` types them in the notation. Words have no white space
but what counts. Marks and nodes are known by their identity: one mark may be around several words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from teitools.findings import Finding
from teitools.source import Position
from teitools.tei.description import Description
from teitools.transcript.inlines import Facts


class Place(NamedTuple):
    """Where something stands in the document: a position, or else what a person calls it."""

    position: Position | None = None
    said: str = ""


NOWHERE = Place()


@dataclass(eq=False, slots=True)
class Wrap:
    """An element around words. Where it is a `look`, it says how they look and no more."""

    name: str
    attributes: Facts = ()
    place: Place = NOWHERE
    look: bool = False


@dataclass(slots=True)
class Words:
    """Words, and the marks around them, outermost first."""

    text: str
    wraps: tuple[Wrap, ...] = ()


@dataclass(slots=True)
class Inset:
    """An element among words that holds words of its own (a note), or none (a page break)."""

    element: Wrap
    nodes: list[Node] = field(default_factory=list)
    wraps: tuple[Wrap, ...] = ()


Inline = Words | Inset


@dataclass(eq=False, slots=True)
class Paragraph:
    """A paragraph: what it is, the profile says."""

    inlines: list[Inline]
    place: Place = NOWHERE


@dataclass(eq=False, slots=True)
class Line:
    """An element that holds words, and stands where a paragraph may."""

    name: str
    inlines: list[Inline]
    attributes: Facts = ()
    place: Place = NOWHERE


@dataclass(eq=False, slots=True)
class Heading:
    """A heading: what follows it is a division, up to the next of the same or a higher level.

    `number` is what is printed before it and is none of its words.
    """

    level: int
    inlines: list[Inline]
    place: Place = NOWHERE
    number: str = ""


@dataclass(eq=False, slots=True)
class Element:
    """An element that holds nodes."""

    name: str
    nodes: list[Node]
    attributes: Facts = ()
    place: Place = NOWHERE


Node = Paragraph | Line | Heading | Element
Form = Wrap | Line | Heading | Paragraph | Element
"""What becomes an element in the explicit form."""


@dataclass(slots=True)
class Document:
    """A document that was read: its nodes, what it says of itself, and what was dropped."""

    nodes: list[Node]
    description: Description = field(default_factory=Description)
    findings: list[Finding] = field(default_factory=list)


def words_of(nodes: Iterable[Node]) -> Iterator[str]:
    """The words of `nodes`, paragraph by paragraph, what stands among words in its place."""
    for node in nodes:
        if isinstance(node, Element):
            yield from words_of(node.nodes)
        else:
            yield "".join(_words(node.inlines))


def _words(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Words):
            yield inline.text
        else:
            yield " ".join(words_of(inline.nodes))

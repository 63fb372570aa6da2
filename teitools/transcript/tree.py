"""A TEI document as it is, element for element: what no profile reads anything into."""

from __future__ import annotations

from teitools.dataclass import dataclass
from teitools.transcript.inlines import Element


@dataclass(frozen=True, slots=True)
class Tree:
    """A document: its root, and the processing instructions before it, as they are written.

    The content of each element is strings and elements. White space between the children of
    an element that holds no text is left out.
    """

    root: Element
    instructions: tuple[str, ...] = ()

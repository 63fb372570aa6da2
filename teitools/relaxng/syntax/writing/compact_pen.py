"""What all that writes the compact syntax has at hand: the layout, the names, the findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from enum import IntEnum

from teitools.dataclass import dataclass
from teitools.findings import Code, Finding
from teitools.relaxng.syntax.annotations import Comment
from teitools.relaxng.syntax.writing.compact_namespaces import Namespaces
from teitools.relaxng.syntax.writing.layout import Layout
from teitools.relaxng.syntax.writing.literals import comment, literal
from teitools.relaxng.syntax.writing.parts import Item, Part

Steps = Iterator["Steps"]
"""A piece of writing that gives the pieces within it where they belong.

Nothing here calls itself: `run` keeps the stack, so that depth is only a matter of memory.
"""


class Level(IntEnum):
    """What may stand at a place without parentheses (RELAX NG Compact Syntax, appendix A)."""

    PRIMARY = 0
    """Before ``?``, ``*`` or ``+``, and behind ``-``."""
    PARTICLE = 1
    """Beside an operator."""
    INNER = 2
    """Alone: in braces or parentheses, and behind ``=``."""


@dataclass(slots=True)
class Pen:
    """The text so far.

    `write` gives the steps that write one pattern at a level, `components` those that write
    what stands in a grammar.
    """

    namespaces: Namespaces
    write: Callable[[Pen, Part, Level], Steps]
    components: Callable[[Pen, list[Item]], Steps]
    findings: list[Finding]
    layout: Layout = field(default_factory=Layout)

    def comments(self, notes: Iterable[Comment]) -> None:
        """Comments, each on lines of its own."""
        for note in notes:
            self.layout.comment(comment(note.text))

    def literal(self, text: str) -> None:
        """A literal, on several lines where it is long."""
        layout = self.layout
        first, *rest = literal(text)
        layout.text(first)
        if rest:
            layout.indent()
            for segment in rest:
                layout.text(" ~")
                layout.line()
                layout.text(segment)
            layout.outdent()

    def reference(self, part: Part) -> None:
        """The address of another schema, and the namespace that it inherits."""
        self.literal(part.href)
        if part.namespace != self.namespaces.default:
            self.layout.text(f" inherit = {self.namespaces.of(part.namespace)}")

    def report(self, code: Code, part: Part, /, **facts: object) -> None:
        """Say what became of something in `part`."""
        self.findings.append(Finding(code, part.location, facts))


def run(steps: Steps) -> None:
    """Do all steps, and those within them."""
    stack = [steps]
    while stack:
        inner = next(stack[-1], None)
        if inner is None:
            stack.pop()
        else:
            stack.append(inner)

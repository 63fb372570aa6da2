"""What has been found wrong with a schema, gathered until all of it has been seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from teitools.errors import SchemaError
from teitools.findings import Code, Finding
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_wording import meant

MAX_FINDINGS = 100
"""How many mistakes are reported of one schema."""
_MAX_HINTS = 20


class Problems:
    """The mistakes in one schema."""

    def __init__(self) -> None:
        self.mistakes: list[Finding] = []

    def report(
        self, code: Code, node: Node, facts: Mapping[str, object], related: Iterable[Node] = ()
    ) -> None:
        """Note what is wrong with `node`. Raises SchemaError when it is too much."""
        places = tuple(each.location for each in related)
        self.add(Finding(code, node.location, facts, places))

    def meant(self, found: str, known: Iterable[str]) -> str:
        """What was probably meant; not looked for any more where much is wrong."""
        return meant(found, known) if len(self.mistakes) < _MAX_HINTS else ""

    def add(self, *findings: Finding) -> None:
        """Note findings. Raises SchemaError when there are too many."""
        self.mistakes += findings
        if len(self.mistakes) >= MAX_FINDINGS:
            self.settle()

    def refuse(self, code: Code, node: Node, facts: Mapping[str, object]) -> SchemaError:
        """The error that says this of `node`, after what has been found before."""
        self.mistakes.append(Finding(code, node.location, facts))
        return SchemaError.of(*self.mistakes)

    def settle(self) -> None:
        """Raise SchemaError when there are mistakes."""
        if self.mistakes:
            raise SchemaError.of(*self.mistakes)

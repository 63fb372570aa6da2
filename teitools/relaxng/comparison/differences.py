"""What a comparison finds."""

from __future__ import annotations

from typing import Literal

from teitools.dataclass import dataclass
from teitools.relaxng.comparison.trees import Tree
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import Place

Kind = Literal[
    "element", "text", "content", "attribute", "required", "value", "together", "identifier"
]
"""What one side allows and the other does not: a child (the `subject`, None where it is the
element itself, as a document); text; an order or number of children; an attribute; that an
attribute is missing; a value of an attribute, or of the element; attributes that are allowed
each but not together; that a value need not be an identifier, or lead to one."""

Verdict = Literal["equal", "subset", "superset", "neither", "undecided"]


@dataclass(frozen=True, slots=True)
class Difference:
    """`element` is where it is; None for what a document may begin with.

    `context` are the elements above it, from the root. `witness` is allowed by the one and not
    by the other.
    """

    kind: Kind
    element: Name | None
    subject: Name | None
    witness: Tree
    context: tuple[Name, ...] = ()
    place: Place | None = None
    other_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """What could not be decided, and where."""

    element: Name | None
    subject: Name | None
    reason: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What one side allows and the other does not.

    `document` is a smallest document that the one finds valid and the other does not; None
    where there is none, or none was found.
    """

    differences: tuple[Difference, ...]
    undecided: tuple[Undecided, ...]
    document: str | None = None

    @property
    def included(self) -> bool | None:
        """Whether nothing is; None where that is not decided."""
        if self.differences:
            return False
        return None if self.undecided else True


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two grammars, A and B, compared.

    `only_a` is what A allows and B does not, `only_b` the reverse.
    """

    only_a: Findings
    only_b: Findings

    @property
    def verdict(self) -> Verdict:
        """What A is to B: ``subset`` and ``superset`` mean a true one."""
        within, around = self.only_a.included, self.only_b.included
        if within and around:
            return "equal"
        if within is False and around is False:
            return "neither"
        if within and around is False:
            return "subset"
        if around and within is False:
            return "superset"
        return "undecided"

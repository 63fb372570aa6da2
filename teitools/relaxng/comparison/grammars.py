"""Two grammars compared."""

from __future__ import annotations

from teitools.relaxng.comparison.differences import Comparison, Findings
from teitools.relaxng.comparison.documents import Judge, counterexample
from teitools.relaxng.comparison.elements import Inclusion
from teitools.relaxng.comparison.forms import Forms
from teitools.relaxng.comparison.sides import Side, Table
from teitools.relaxng.comparison.values import Values
from teitools.relaxng.grammar import Grammar


def compare_grammars(a: Grammar, b: Grammar, valid_a: Judge, valid_b: Judge) -> Comparison:
    """What `a` allows and `b` does not, and the reverse.

    `valid_a` and `valid_b` judge documents: one that shows a difference is tried with them.
    """
    table = Table((a, b))
    sides = Side(table, a), Side(table, b)
    forms, values = Forms(table), Values(table.samples)

    def found(mine: Side, theirs: Side, valid: Judge, other: Judge) -> Findings:
        inclusion = Inclusion(mine, theirs, forms, values)
        differences, undecided = inclusion.findings()
        document = counterexample(inclusion, valid, other) if differences else None
        return Findings(differences, undecided, document)

    return Comparison(found(*sides, valid_a, valid_b), found(sides[1], sides[0], valid_b, valid_a))

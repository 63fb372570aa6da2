"""Two grammars compared."""

from __future__ import annotations

from teitools.relaxng.comparison.differences import Comparison
from teitools.relaxng.comparison.elements import Inclusion
from teitools.relaxng.comparison.forms import Forms
from teitools.relaxng.comparison.sides import Side, Table
from teitools.relaxng.comparison.values import Values
from teitools.relaxng.grammar import Grammar


def compare_grammars(a: Grammar, b: Grammar) -> Comparison:
    """What `a` allows and `b` does not, and the reverse."""
    table = Table((a, b))
    sides = Side(table, a), Side(table, b)
    forms, values = Forms(table), Values(table.derivatives)
    return Comparison(
        Inclusion(*sides, forms, values).findings(),
        Inclusion(sides[1], sides[0], forms, values).findings(),
    )

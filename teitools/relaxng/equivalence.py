"""Two schemas compared as languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teitools.relaxng.comparison.grammars import compare_grammars

if TYPE_CHECKING:
    from teitools.relaxng.comparison.differences import Comparison
    from teitools.relaxng.schema import Schema


def compare(a: Schema, b: Schema) -> Comparison:
    """Which documents `a` allows that `b` does not, and the reverse.

    Exact for all of RELAX NG but where a bound says otherwise, and then it is said what was not
    decided: see `Comparison`.
    """
    return compare_grammars(a.grammar, b.grammar, a.allows, b.allows)

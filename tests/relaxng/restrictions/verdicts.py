"""What a check says of a grammar."""

from __future__ import annotations

from collections.abc import Callable

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.restrictions import check
from tests.relaxng.restrictions.sketches import grammar


def findings(
    sketch: str | Grammar, asked: Callable[[Grammar], object] = check
) -> tuple[Finding, ...]:
    """What `asked` finds wrong with a sketch, or a grammar."""
    try:
        asked(grammar(sketch) if isinstance(sketch, str) else sketch)
    except SchemaError as error:
        return error.findings
    return ()


def codes(sketch: str | Grammar, asked: Callable[[Grammar], object] = check) -> list[str]:
    """The codes of what `asked` finds wrong, in the order of their places."""
    return [each.code.id for each in findings(sketch, asked)]


def only(sketch: str | Grammar, asked: Callable[[Grammar], object] = check) -> Finding:
    """The one thing that `asked` finds wrong."""
    (finding,) = findings(sketch, asked)
    return finding


def place(finding: Finding) -> tuple[int, int]:
    """Line and column of a finding."""
    assert finding.location.position is not None
    return finding.location.position.line, finding.location.position.column


def related(finding: Finding) -> list[int]:
    """The lines of the other places of a finding."""
    return [each.position.line for each in finding.related if each.position]

"""What is wrong with a document, for the foot of its page."""

from __future__ import annotations

from pathlib import Path

from teitools.errors import TeitoolsError
from teitools.findings import Finding, Severity

_WIDE = 160
"""How much of a line is shown at most, in characters."""


def judge(file: Path, schema: str | None = None) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What validation finds in `file` (by `schema`, else by the schemas that it names), and why
    it could not be validated."""
    from teitools.api.validating import validate

    try:
        report = validate(str(file), schema=schema, cache=True)
    except (TeitoolsError, OSError) as error:
        return tuple(getattr(error, "findings", ())), (f"not validated: {error}",)
    return tuple(f for f in report.findings if f.severity is not Severity.INFO), ()


def excerpt(file: Path, finding: Finding) -> str:
    """The lines about a finding, numbered; nothing where its place is not known."""
    position = finding.location.position
    if position is None:
        return ""
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    first = max(position.line - 3, 0)
    shown = []
    for number, line in enumerate(lines[first : position.line + 2], first + 1):
        mark = ">" if number == position.line else " "
        begin = max(position.column - _WIDE // 2, 0) if mark == ">" else 0
        dots = "…" if begin else ""
        shown.append(f"{mark} {number:>5}  {dots}{line[begin : begin + _WIDE]}")
    return "\n".join(shown)

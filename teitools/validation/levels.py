"""How bad findings are in a project: levels that its configuration sets, by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from teitools.findings import Finding, Severity

Levels = Mapping[str, Severity | None]
"""From the id or the name of a code to its level; None switches it off."""


def levelled(findings: Iterable[Finding], levels: Levels) -> Iterator[Finding]:
    """`findings` with their levels, without those that are switched off.

    That a document is not well-formed stays an error.
    """
    for finding in findings:
        code = finding.code
        key = code.id if code.id in levels else code.name
        if key not in levels or code.id.startswith("X"):
            yield finding
        elif (level := levels[key]) is not None:
            yield finding._replace(level=level)

"""Findings gathered: sorted by place, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from teitools.findings.code import Severity
from teitools.findings.finding import Finding
from teitools.source import Position

_START = Position(0, 0)
_Place = tuple[str, Position, str]


class Report:
    """The findings about one or more documents, sorted by place, each once.

    `valid` is true when none of them is an error.
    """

    __slots__ = ("findings",)

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        found: list[Finding] = []
        for _, beside in groupby(sorted(findings, key=_place), _place):
            first, *others = beside
            found += _unique([first, *others]) if others else (first,)
        self.findings: tuple[Finding, ...] = tuple(found)

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding, or None where there is none."""
        return max((finding.severity for finding in self.findings), default=None)

    @property
    def valid(self) -> bool:
        """Whether no finding is an error."""
        return self.worst is not Severity.ERROR

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings at `severity` or above."""
        return tuple(finding for finding in self.findings if finding.severity >= severity)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __add__(self, other: Report) -> Report:
        return Report((*self.findings, *other.findings))

    def __repr__(self) -> str:
        return f"Report({len(self.findings)} findings, valid={self.valid})"


def _place(finding: Finding) -> _Place:
    location = finding.location
    return (location.source, location.position or _START, finding.code.id)


def _unique(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings of one code in one place, by what they say; to word each one would take long."""
    said = {each.message: each for each in findings}
    return (said[message] for message in sorted(said))

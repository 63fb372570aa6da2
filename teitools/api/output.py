"""What a verb gives back: bytes, and the findings that were made on the way."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.findings import Finding, Report


class Output(bytes):
    """The bytes of a result; `report` and `findings` say what was noticed."""

    report: Report

    def __new__(cls, data: bytes, findings: Iterable[Finding] = ()) -> Output:
        """`data` with `findings`."""
        output = super().__new__(cls, data)
        output.report = Report(findings)
        return output

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed, sorted by place."""
        return self.report.findings

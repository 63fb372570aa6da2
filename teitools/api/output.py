"""What a verb gives back: bytes, and the findings that were made on the way."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

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


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the search for reference cycles, which costs a fifth of the time.

    Encoding and decoding make many small objects and no cycles worth finding.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

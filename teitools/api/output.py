"""What a verb gives back: bytes, and the findings that were made on the way."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from teitools.findings import Finding, Report
from teitools.xml.parsing import MAX_DEPTH

_CALLS = 10


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
def at_work() -> Iterator[None]:
    """Room for the deepest document, and no search for reference cycles.

    Encoding and decoding make many small objects and no cycles worth finding; the search
    would cost a fifth of the time. Elements nested `MAX_DEPTH` deep are read by functions
    that call each other.
    """
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(max(limit, _CALLS * MAX_DEPTH))
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()

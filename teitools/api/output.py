"""What a verb gives back: bytes, and the findings that were made on the way."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from teitools.findings import Finding, Report
from teitools.xml.parsing import MAX_DEPTH

if TYPE_CHECKING:
    from teitools.decisions.decision import Decision
    from teitools.decisions.table import Row

_CALLS = 10


class Output(bytes):
    """The bytes of a result; `report` and `findings` say what was noticed.

    `unapplied` are the rows of a person's decisions that could not be followed.
    """

    report: Report
    unapplied: tuple[Row, ...]
    _decide: Callable[[], tuple[Decision, ...]] | tuple[Decision, ...]

    def __new__(
        cls,
        data: bytes,
        findings: Iterable[Finding] = (),
        decide: Callable[[], tuple[Decision, ...]] | tuple[Decision, ...] = (),
        unapplied: tuple[Row, ...] = (),
    ) -> Output:
        """`data` with `findings`; `decide` gives the decisions, when they are asked for."""
        output = super().__new__(cls, data)
        output.report = Report(findings)
        output.unapplied = unapplied
        output._decide = decide
        return output

    def with_findings(self, findings: Iterable[Finding], unapplied: tuple[Row, ...] = ()) -> Output:
        """The same with other `findings`, and with what was `unapplied`."""
        return Output(self, findings, self._decide, unapplied)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided of a transcript and could be decided otherwise, sorted by place.

        The text is read once more when this is asked for first.
        """
        if callable(self._decide):
            with at_work():
                found = self._decide()
            self._decide = tuple(each for each in found if not each.quiet)
        return self._decide

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_decide": self.decisions}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed, sorted by place."""
        return self.report.findings


@contextmanager
def at_work() -> Iterator[None]:
    """Room for the deepest document, and no search for reference cycles.

    Encoding and decoding make many small objects and no cycles worth finding; the search
    would cost a fifth of the time. What was made should be gone at the end: the next search
    goes through all that is left. Elements nested `MAX_DEPTH` deep are read by functions
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

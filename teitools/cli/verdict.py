"""What came of a document, and the exit codes of `teitools validate`."""

from __future__ import annotations

from typing import NamedTuple

from teitools.findings import Severity

CLEAN, FOUND, WRONG_USE, FAULT = 0, 1, 2, 3


class Verdict(NamedTuple):
    """What came of a document: the exit code, what is said on standard error, how many findings
    are known by the baseline."""

    name: str
    code: int
    valid: bool
    counts: dict[Severity, int]
    said: tuple[str, ...] = ()
    known: int = 0

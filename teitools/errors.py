"""The ways in which a call can fail.

::

    TeitoolsError            carries findings where there are any
    ├── DocumentError        a wrong document: not UTF-8, not well-formed, not reversible
    ├── SchemaError          an incorrect schema
    ├── ProfileError         an incorrect profile or header file
    └── UsageError           a wrong call: an unknown profile, a view that does not exist

Each shows its findings, one a line, as its text. Anything else that is raised is a fault
of our own, but for OSError (a file that cannot be read or written) and TypeError.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from teitools.findings import Finding, Report


class TeitoolsError(Exception):
    """What all errors of this package have in common: a message, and findings."""

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.report = Report(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, and where."""
        return self.report.findings

    @classmethod
    def of(cls, *findings: Finding) -> Self:
        """The error that says these findings."""
        return cls("\n".join(str(finding) for finding in findings), findings)


class DocumentError(TeitoolsError):
    """A document that cannot be read, encoded or decoded."""


class SchemaError(TeitoolsError):
    """An incorrect schema."""


class ProfileError(TeitoolsError):
    """An incorrect profile or header file."""


class UsageError(TeitoolsError):
    """A call that cannot be meant: an unknown profile, an output that is not a folder."""

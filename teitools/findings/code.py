"""A kind of finding: its stable id, its name, how bad it is, and its wording."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How bad a finding is. `INFO` says what was decided; it never changes an exit code."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word a reader sees: ``info``, ``warning`` or ``error``."""
        return self.name.lower()


class Code(NamedTuple):
    """A kind of finding.

    `id` is stable for ever (``T101``); `name` reads after "found: " (``unclosed-mark``);
    `template` is a format string over the facts of the finding.
    """

    id: str
    name: str
    severity: Severity
    template: str

    def __str__(self) -> str:
        return f"{self.id} {self.name}"

"""What became of one document: its findings, and the exit status that follows."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from teitools.dataclass import dataclass
from teitools.errors import DocumentError, ProfileError, SchemaError, TeitoolsError, UsageError
from teitools.findings import Finding, Report, Severity

DONE, FOUND, MISUSED, FAULTY = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """`data` where the document could be made; else `message` says why not.

    `kept` is what was kept of the result beside its bytes.
    """

    name: str
    data: bytes | None = None
    findings: tuple[Finding, ...] = ()
    message: str = ""
    failure: int = DONE
    kept: Any = None

    def status(self, fail_on: Severity) -> int:
        """The exit status, where findings at or above `fail_on` count."""
        if self.failure:
            return self.failure
        return FOUND if Report(self.findings).at_least(fail_on) else DONE


def outcome_of(name: str, verb: Callable[[], tuple[bytes, tuple[Finding, ...]]]) -> Outcome:
    """Call `verb`; whatever it raises becomes an outcome with a message and no traceback."""
    try:
        data, findings = verb()
    except TeitoolsError as error:
        message = "" if error.findings else str(error)
        return Outcome(name, None, error.findings, message, _status(error))
    except Exception as error:
        message, failure = explain(error, name)
        return Outcome(name, message=message, failure=failure)
    return Outcome(name, data, findings)


def explain(error: Exception, name: str = "") -> tuple[str, int]:
    """What to say of an error that came up at `name`, and the exit status that follows."""
    place = f"{name}: " if name else ""
    if isinstance(error, TeitoolsError):
        return str(error), _status(error)
    if isinstance(error, OSError):
        at = (
            f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else place
        )
        return f"{at}{error.strerror or error}", MISUSED
    if isinstance(error, MemoryError):
        return f"{place}there is not enough memory", FAULTY
    if os.environ.get("TEITOOLS_TRACEBACK"):
        import traceback  # slow to load

        traceback.print_exception(error)
    fault = f"{place}a fault of teitools: {type(error).__name__}: {error}"
    return f"{fault} (TEITOOLS_TRACEBACK=1 shows more)", FAULTY


def _status(error: TeitoolsError) -> int:
    if isinstance(error, DocumentError):
        return FOUND
    if isinstance(error, UsageError):
        return MISUSED
    if isinstance(error, ProfileError | SchemaError):
        return FAULTY
    return FAULTY

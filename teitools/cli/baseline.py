"""The baseline: findings that were there before, which are not the contributor's fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from teitools.errors import UsageError

if TYPE_CHECKING:
    from teitools.reporters.journal import Journal

_VERSION = 1


def read_baseline(file: str) -> frozenset[str]:
    """The fingerprints in a baseline. Raises UsageError where it is none, OSError."""
    if Path(file).exists() and not Path(file).is_file():
        raise UsageError(f"{file}: this is no regular file")
    try:
        data = json.loads(Path(file).read_bytes())
    except (ValueError, RecursionError):
        raise UsageError(f"{file}: this is not a baseline: it is not JSON") from None
    findings = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(findings, list) or data.get("version") != _VERSION:
        raise UsageError(f"{file}: this is not a baseline; write one with --update-baseline")
    fingerprints = [each.get("fingerprint") for each in findings if isinstance(each, dict)]
    return frozenset(each for each in fingerprints if isinstance(each, str))


def known_by(file: str, updating: bool) -> frozenset[str]:
    """The same, where the baseline need not be there if it is to be written (`updating`).

    Raises UsageError, also where it would be written over something else.
    """
    try:
        if updating and (not Path(file).exists() or Path(file).stat().st_size == 0):
            return frozenset()
        return read_baseline(file)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from None


def write_baseline(file: str, journal: Journal) -> int:
    """Write what a run found as the new baseline; how many findings these are. Raises OSError.

    Each finding stands on a line of its own, so that changes of the file can be read.
    """
    from teitools import files
    from teitools.reporters.outcome import relative

    lines = sorted(
        json.dumps(
            {
                "file": relative(entry.file),
                "code": entry.code,
                "message": entry.message,
                "fingerprint": entry.fingerprint,
            },
            ensure_ascii=False,
        )
        for entry in journal.entries()
    )
    body = ",\n".join(lines)
    text = f'{{"version": {_VERSION}, "findings": [\n{body}\n]}}\n'
    files.replace(Path(file), text.encode("utf-8", "backslashreplace"))
    return len(lines)

"""GitLab's code quality report: a JSON array of issues in the form of Code Climate."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from teitools.findings import Severity
from teitools.reporters.outcome import Outcome, relative

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(outcome: Outcome) -> Iterator[str]:
    """The array."""
    separator = "[\n"
    for entry in outcome.journal.entries():
        place = entry.place or (1, 1)
        issue = {
            "type": "issue",
            "check_name": f"{entry.code} {entry.rule}",
            "description": entry.message,
            "categories": ["Bug Risk"],
            "severity": _SEVERITIES[entry.severity],
            "fingerprint": entry.fingerprint,
            "location": {
                "path": relative(entry.file),
                "lines": {"begin": place[0]},
                "positions": {"begin": {"line": place[0], "column": place[1]}},
            },
        }
        yield separator + dumps(issue, ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"

"""Workflow commands of GitHub Actions, which become annotations of the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step: those in changed lines come
first, then the others, and the rest is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from teitools.findings import Severity
from teitools.reporters.journal import Entry
from teitools.reporters.outcome import Outcome, relative

MOST_OF_A_LEVEL = 10
_LONGEST = 4000
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(outcome: Outcome) -> Iterator[str]:
    """One command a line."""
    shown: Counter[Severity] = Counter()
    for severity in reversed(Severity):
        of_level = (each for each in outcome.journal.entries() if each.severity is severity)
        room = MOST_OF_A_LEVEL - (severity is Severity.INFO)
        for entry in nsmallest(room, of_level, key=lambda each: not outcome.is_changed(each)):
            shown[severity] += 1
            yield _command(entry)
    for fault in outcome.complaints:
        yield f"::error title=teitools::{_data(fault)}\n"
    left = [
        f"{outcome.counts[severity] - shown[severity]:,} {severity.label}s"
        for severity in reversed(Severity)
        if outcome.counts.get(severity, 0) > shown[severity]
    ]
    if left:
        yield f"::notice title=teitools::not shown here: {', '.join(left)}\n"


def _command(entry: Entry) -> str:
    place = entry.place
    properties = [f"file={_property(relative(entry.file))}"]
    if place is not None:
        properties += [f"line={place[0]}", f"col={place[1]}"]
    properties.append(f"title={_property(f'{entry.code} {entry.rule}')}")
    return f"::{_COMMANDS[entry.severity]} {','.join(properties)}::{_data(entry.message)}\n"


def _data(text: str) -> str:
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

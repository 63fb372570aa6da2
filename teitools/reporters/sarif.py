"""SARIF 2.1.0 (OASIS), within the limits of GitHub's code scanning.

A result has a rule, a level, a message, the place with the text of its line, and a fingerprint
that survives when lines move. Addresses are relative to the folder where the run began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import dumps
from typing import Any

from teitools.findings import Severity
from teitools.reporters.journal import Entry
from teitools.reporters.outcome import Outcome, address

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_FACT = re.compile(r"\{(\w+)(?:![rs])?\}")
_ROOT = "%SRCROOT%"
_FINGERPRINT = "teitools/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
MOST_RESULTS = 25_000
"""GitHub takes no more results of one run; the mildest are left out, and counted."""


def write(outcome: Outcome) -> Iterator[str]:
    """The log file: one run."""
    rules = _rules(outcome)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "teitools", "semanticVersion": outcome.version, "version": outcome.version}
    head = {
        "tool": {"driver": {**driver, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "where the run began"}}},
    }
    yield f'{{"$schema": {_json(_SCHEMA)}, "version": "2.1.0", "runs": [{_json(head)[:-1]}'
    yield ', "results": ['
    separator = "\n"
    left = 0
    for entry, kept in _chosen(outcome):
        if not kept:
            left += 1
            continue
        yield separator + _json(_result(entry, numbers[entry.code]))
        separator = ",\n"
    yield f'\n], "invocations": [{_json(_invocation(outcome, left))}]}}]}}\n'


def _chosen(outcome: Outcome) -> Iterator[tuple[Entry, bool]]:
    """The findings, and whether each is among the worst that there is room for."""
    room = MOST_RESULTS
    rooms: dict[Severity, int] = {}
    for severity in reversed(Severity):
        rooms[severity] = min(room, outcome.counts.get(severity, 0))
        room -= rooms[severity]
    for entry in outcome.journal.entries():
        rooms[entry.severity] -= 1
        yield entry, rooms[entry.severity] >= 0


def _rules(outcome: Outcome) -> list[dict[str, Any]]:
    found = {entry.code: entry for entry in outcome.journal.entries()}
    return [
        {
            "id": code,
            "name": "".join(part.capitalize() for part in entry.rule.split("-")),
            "shortDescription": {"text": entry.rule.replace("-", " ")},
            "fullDescription": {"text": _described(entry.template)},
            "help": {"text": f"teitools explain {code}"},
            "defaultConfiguration": {"level": _LEVELS[entry.severity]},
            "properties": {"tags": ["TEI", "XML"], "problem.severity": _problem(entry)},
        }
        for code, entry in sorted(found.items())
    ]


def _problem(entry: Entry) -> str:
    return "recommendation" if entry.severity is Severity.INFO else entry.severity.label


def _result(entry: Entry, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": entry.code,
        "ruleIndex": rule,
        "level": _LEVELS[entry.severity],
        "message": {"text": _said(entry.message)},
        "locations": [_location(entry.data, entry.line)],
        "partialFingerprints": {_FINGERPRINT: entry.fingerprint},
    }
    related = [
        {"id": number, **_location(place, "")}
        for number, place in enumerate(entry.data["related"], 1)
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _location(place: dict[str, Any], line: str) -> dict[str, Any]:
    """A location. What is about a whole file stands in its first line, as GitHub wants one."""
    region: dict[str, Any] = {"startLine": place["line"] or 1}
    if place["line"] is not None:
        region["startColumn"] = place["column"]
    if line:
        region["snippet"] = {"text": line}
    artifact = {"uri": address(place["file"])}
    if "://" not in artifact["uri"]:
        artifact["uriBaseId"] = _ROOT
    physical = {"artifactLocation": artifact, "region": region}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place["xpath"]:
        name = {"fullyQualifiedName": place["xpath"], "kind": "element"}
        location["logicalLocations"] = [name]
    return location


def _invocation(outcome: Outcome, left: int) -> dict[str, Any]:
    notes = list(outcome.complaints)
    if left:
        notes.append(f"{left:,} findings are left out, the mildest")
    faults = [judged.fault for judged in outcome.journal.judged() if judged.fault]
    invocation: dict[str, Any] = {
        "executionSuccessful": outcome.code < 2,
        "exitCode": outcome.code,
    }
    notifications = [{"level": "error", "message": {"text": text}} for text in [*notes, *faults]]
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    return invocation


def _described(template: str) -> str:
    """A template with the names of its facts in quotation marks, as braces mean something."""
    return _FACT.sub(lambda match: f"‘{match[1].replace('_', ' ')}’", template)


def _said(message: str) -> str:
    """A message in which nothing is read as a link (SARIF, 3.11.6)."""
    return message.replace("](", "\\](")


def _json(value: object) -> str:
    return dumps(value, ensure_ascii=False)

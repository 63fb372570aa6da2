"""Findings as JSON: one object a document, one document a line, all facts in it."""

from __future__ import annotations

import json

from teitools.findings import Finding, Report
from teitools.source import Location


def document(name: str, report: Report) -> str:
    """The line for the document `name`: ``file``, ``valid``, ``findings``."""
    found = [finding_object(finding) for finding in report]
    line = {"file": name, "valid": report.valid, "findings": found}
    return json.dumps(line, ensure_ascii=False)


def finding_object(finding: Finding) -> dict[str, object]:
    """A finding with its code, level, message, place, facts and related places."""
    return {
        "code": finding.code.id,
        "name": finding.code.name,
        "level": finding.severity.label,
        "message": finding.message,
        **_place(finding.location),
        "facts": {name: _plain(value) for name, value in finding.facts.items()},
        "related": [_place(location) for location in finding.related],
    }


def _place(location: Location) -> dict[str, object]:
    position = location.position
    return {
        "file": location.source,
        "line": None if position is None else position.line,
        "column": None if position is None else position.column,
        "xpath": location.xpath,
    }


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if type(value) is tuple or isinstance(value, list | set | frozenset):  # a Location has words
        return [_plain(each) for each in value]
    return str(value)

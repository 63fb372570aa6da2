"""Findings as bytes and back: JSON, so that reading what others may have written is harmless.

What is read is what was written, to the type of every fact; what cannot be kept so is not kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from teitools.findings import Code, Finding, Severity
from teitools.source import Location, Position
from teitools.xml.beside import Look

_PLAIN = (str, int, float, bool, type(None))
_TUPLE, _MAPPING = "tuple", "mapping"


class NotRecordableError(ValueError):
    """A fact that would not be the same afterwards."""


class Recorded(NamedTuple):
    """What was found wrong with a document, and what else was looked at.

    `given`: the name of looks that many documents have in common.
    """

    findings: list[Finding]
    looks: list[Look]
    given: str


def record(said: Recorded) -> bytes:
    """`said` as bytes. Raises NotRecordableError."""
    codes: dict[Code, int] = {}
    findings = [_written(each, codes) for each in said.findings]
    kinds = [[each.id, each.name, int(each.severity), each.template] for each in codes]
    row = [said.given, said.looks, kinds, findings]
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def recorded(data: bytes) -> Recorded:
    """What `record` made these bytes of. Raises ValueError, TypeError."""
    given, looks, kinds, findings = json.loads(data)
    codes = [
        Code(id_, name, Severity(severity), template) for id_, name, severity, template in kinds
    ]
    return Recorded(
        [_read(each, codes) for each in findings],
        [Look(*each) for each in looks],
        str(given),
    )


def _written(finding: Finding, codes: dict[Code, int]) -> list[object]:
    number = codes.setdefault(finding.code, len(codes))
    level = None if finding.level is None else int(finding.level)
    facts = _plain(dict(finding.facts))
    places = [_place(each) for each in (finding.location, *finding.related)]
    return [number, level, facts, places]


def _read(row: list[Any], codes: list[Code]) -> Finding:
    number, level, facts, places = row
    first, *related = (_location(*each) for each in places)
    said = _value(facts)
    return Finding(
        codes[number], first, said, tuple(related), None if level is None else Severity(level)
    )


def _place(location: Location) -> list[object]:
    position = location.position
    where = None if position is None else [position.line, position.column]
    return [location.source, where, location.xpath]


def _location(source: str, where: list[int] | None, xpath: str | None) -> Location:
    return Location(source, None if where is None else Position(*where), xpath)


def _plain(value: object) -> object:
    """`value` in what JSON has; tuples and mappings are told from lists."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, list) and kind is list:
        return [_plain(each) for each in value]
    if isinstance(value, tuple) and kind is tuple:
        return {_TUPLE: [_plain(each) for each in value]}
    if isinstance(value, dict) and kind is dict and all(type(key) is str for key in value):
        return {_MAPPING: {key: _plain(each) for key, each in value.items()}}
    raise NotRecordableError(kind.__name__)


def _value(said: Any) -> Any:
    if isinstance(said, list):
        return [_value(each) for each in said]
    if not isinstance(said, Mapping):
        return said
    if _TUPLE in said:
        return tuple(_value(each) for each in said[_TUPLE])
    return {key: _value(each) for key, each in said[_MAPPING].items()}

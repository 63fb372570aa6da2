"""Our engine. What is under test is named here and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from teitools import load_schema
from teitools.findings import Report
from tests.relaxng.agreement.judgement import VALID, Judgement


class Schema(Protocol):
    """What judges documents."""

    def validate(self, document: bytes, /) -> Report:
        """What is wrong with `document`."""


def load(schema: Path | bytes) -> Schema:
    """The schema in a file, or its bytes, by the engine under test. Raises SchemaError."""
    return load_schema(schema)


def judge(schema: Schema, document: bytes) -> Judgement:
    """What our engine says of `document`."""
    report = schema.validate(document)
    if report.valid:
        return VALID
    errors = []
    for finding in report.findings:
        position = finding.location.position
        assert position is not None, finding
        errors.append(((position.line, position.column), f"{finding.code} {finding.message}"))
    return Judgement.of(errors, dangling="dangling-idref")

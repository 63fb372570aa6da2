"""A document judged: by one schema alone, or by all that it names and by the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from teitools.errors import DocumentError
from teitools.findings import Finding, Report
from teitools.rules import RULES
from teitools.rules.identifiers import DUPLICATE
from teitools.source import Location, Position, Source
from teitools.validation.choosing import choose
from teitools.validation.codes import NO_SCHEMA
from teitools.xml.document import Document, Schema


def check(source: Source, folder: Path | None) -> Report:
    """Judge `source`, a file of `folder`, by the schemas it names and by the rules.

    A document that cannot be parsed, or for which there is no schema, is not valid. Raises
    SchemaError when a schema it names is incorrect.
    """
    try:
        document = Document(source)
    except DocumentError as error:
        return error.report
    choice = choose(document, folder)
    rules = [document.finding(fault) for rule in RULES for fault in rule(document.tree)]
    grammars: list[Finding] = []
    for schema in choice.schemas:
        grammars.extend(_untold(schema.validate(document), grammars, rules))
    if not choice.schemas:
        grammars.append(Finding(NO_SCHEMA, Location(source.name, Position(1, 1))))
    return Report((*choice.findings, *rules, *grammars))


def check_alone(source: Source, schema: Schema) -> Report:
    """Judge `source` by `schema` and nothing else."""
    try:
        return Report(schema.validate(Document(source)))
    except DocumentError as error:
        return error.report


def _untold(
    findings: Iterable[Finding], told: Iterable[Finding], rules: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings about elements of which another engine has not told the same already.

    Engines blame an element, or its parent, for one mistake; what is below an element that
    is blamed follows from that mistake. Of equal ids the rule has told.
    """
    blamed = {finding.location.xpath for finding in told}
    parents = {(path or "").rpartition("/")[0] for path in blamed}
    twice = {finding.location.xpath for finding in rules if finding.code is DUPLICATE}
    for finding in findings:
        path = finding.location.xpath or ""
        known = path in parents or path in twice
        if not known and not any(above in blamed for above in _upward(path)):
            yield finding


def _upward(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]

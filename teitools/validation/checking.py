"""A document judged by all that it names and by the rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from teitools.errors import DocumentError
from teitools.findings import Finding, Report
from teitools.rules import FOLDER_RULES, RULES, Folder
from teitools.source import Location, Position, Source
from teitools.validation.choosing import choose
from teitools.validation.codes import NO_SCHEMA
from teitools.validation.configuration import Configuration
from teitools.validation.engines import Engine
from teitools.validation.ignoring import TARGET, Ignoring
from teitools.validation.levels import levelled
from teitools.validation.repetitions import untold
from teitools.validation.shelf import Shelf
from teitools.xml.beside import Beside
from teitools.xml.document import Document
from teitools.xml.encoding import decode
from teitools.xml.mistake import Lines


class Judgement(NamedTuple):
    """What was found wrong with a document, by its schemas and by the rules, before levels are
    set and anything is ignored.

    `instructed`: there are instructions to ignore findings. `beside` is what else was looked at;
    where that is not known, nothing of it may be kept.
    """

    findings: list[Finding]
    instructed: bool = False
    beside: Beside | None = None


def check(
    source: Source,
    folder: Path | None,
    shelf: Shelf,
    constraints: bool = False,
    phase: str | None = None,
    configuration: Configuration | None = None,
) -> Report:
    """Judge `source`, a file of `folder`, by the schemas it names and by the rules.

    For `constraints` and `phase` see `choosing.choose`. `configuration` says which other schemas
    there are, and how bad findings are.

    Schemas come from `shelf`. A document that cannot be parsed, or for which there is no schema,
    is not valid. Raises SchemaError when a schema it names is incorrect.
    """
    judgement = judged(source, folder, shelf, constraints, phase, configuration)
    return settled(judgement, source, configuration)


def judged(
    source: Source,
    folder: Path | None,
    shelf: Shelf,
    constraints: bool = False,
    phase: str | None = None,
    configuration: Configuration | None = None,
) -> Judgement:
    """The same before the document's instructions and levels are obeyed: see `settled`."""
    try:
        document = Document(source)
    except DocumentError as error:
        return Judgement(list(error.report), beside=Beside())
    choice = choose(document, folder, shelf, constraints, phase, configuration)
    rules = rule_findings(document, folder)
    grammars: list[Finding] = []
    for schema in choice.schemas:
        grammars.extend(list(untold(schema.validate(document), grammars, rules)))
    if not choice.schemas:
        grammars.append(Finding(NO_SCHEMA, Location(source.name, Position(1, 1))))
    found = [*choice.findings, *rules, *grammars]
    return Judgement(found, TARGET in document.text, document.beside)


def judged_by(engine: Engine, source: Source) -> Judgement:
    """`source` judged by one schema alone, which parses it first."""
    try:
        document = Document(source)
    except DocumentError as error:
        return Judgement(list(error.findings), beside=Beside())
    return Judgement(list(engine.validate(document)), TARGET in document.text, document.beside)


def settled(
    judgement: Judgement, source: Source, configuration: Configuration | None = None
) -> Report:
    """What is left of a judgement on `source` that it does not ask to ignore, with the levels of
    the configuration.
    """
    found: Iterable[Finding] = judgement.findings
    if judgement.instructed:
        ignoring = Ignoring(source.name, Lines(decode(source)))
        found = [*ignoring.left(found), *ignoring.said()]
    return Report(levelled(found, configuration.levels) if configuration else found)


def rule_findings(document: Document, folder: Path | None = None) -> list[Finding]:
    """What the rules find in `document`, a file of `folder`; without one they ask for no files."""
    found = [document.finding(fault) for rule in RULES for fault in rule(document.tree)]
    beside = Folder(folder, document.beside)
    for asking in FOLDER_RULES:
        found.extend(document.finding(fault) for fault in asking(document.tree, beside))
    return found

"""A document judged by all that it names and by the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from teitools.errors import DocumentError
from teitools.findings import Finding, Report
from teitools.rules import FOLDER_RULES, RULES, Folder
from teitools.source import Location, Position, Source
from teitools.validation.choosing import choose
from teitools.validation.codes import NO_SCHEMA
from teitools.validation.configuration import Configuration
from teitools.validation.ignoring import TARGET, Ignoring
from teitools.validation.inclusion import Inclusion, unasked
from teitools.validation.judgement import Judgement
from teitools.validation.levels import levelled
from teitools.validation.repetitions import once, untold
from teitools.validation.shelf import Shelf
from teitools.xinclude import Whole
from teitools.xml.beside import Beside
from teitools.xml.document import Document


def check(
    source: Source,
    folder: Path | None,
    shelf: Shelf,
    constraints: bool = False,
    phase: str | None = None,
    configuration: Configuration | None = None,
    inclusion: Inclusion | None = None,
) -> Report:
    """Judge `source`, a file of `folder`, by the schemas it names and by the rules.

    For `constraints` and `phase` see `choosing.choose`. `configuration` says which other schemas
    there are, and how bad findings are. With `inclusion`, what the document includes is judged
    with it.

    Schemas come from `shelf`. A document that cannot be parsed, or for which there is no schema,
    is not valid. Raises SchemaError when a schema it names is incorrect.
    """
    found = judged(source, folder, shelf, constraints, phase, configuration, inclusion)
    return settled(found, configuration)


def judged(
    source: Source,
    folder: Path | None,
    shelf: Shelf,
    constraints: bool = False,
    phase: str | None = None,
    configuration: Configuration | None = None,
    inclusion: Inclusion | None = None,
    shared: Mapping[str, str] | None = None,
    confines: Path | None = None,
) -> Judgement:
    """The same before the levels of the configuration are set: see `settled`.

    `shared` are the ids that another document of the corpus has, and where. Schemas that the
    document names must be below `confines`, if that is given.
    """
    try:
        document = Document(source)
    except DocumentError as error:
        return Judgement(list(error.findings), Beside())
    try:
        whole = inclusion.whole(document, folder) if inclusion is not None else None
    except DocumentError as error:
        return Judgement(list(error.findings), document.beside)
    beyond = list(unasked(document)) if inclusion is None else []
    document = whole or document
    document.confines = confines
    choice = choose(document, folder, shelf, constraints, phase, configuration)
    rules = rule_findings(document, folder, shared)
    grammars: list[Finding] = []
    for schema in choice.schemas:
        grammars.extend(list(untold(schema.validate(document), grammars)))
    if not choice.schemas:
        grammars.append(Finding(NO_SCHEMA, Location(source.name, Position(1, 1))))
    told = {each.location for each in grammars}
    beyond = [each for each in beyond if each.location not in told]
    found: Iterable[Finding] = (*choice.findings, *beyond, *rules, *grammars)
    if whole is not None:
        found = _left(whole.located(found), whole)
    elif TARGET in document.text:
        ignoring = Ignoring(source.name, document.positions.lines)
        found = [*ignoring.left(found), *ignoring.said()]
    return Judgement(list(found), document.beside)


def settled(judgement: Judgement, configuration: Configuration | None = None) -> Report:
    """What a judgement comes to with the levels of the configuration."""
    found: Iterable[Finding] = judgement.findings
    return Report(once(levelled(found, configuration.levels) if configuration else found))


def _left(found: Iterable[Finding], whole: Whole) -> Iterable[Finding]:
    """What is left of what was `found` in any of the files of `whole`, by their instructions."""
    for name, lines in whole.lines():
        if TARGET in lines.text:
            ignoring = Ignoring(name, lines)
            found = [*ignoring.left(found), *ignoring.said()]
    return found


def rule_findings(
    document: Document, folder: Path | None = None, shared: Mapping[str, str] | None = None
) -> list[Finding]:
    """What the rules find in `document`, a file of `folder`; without one they ask for no files.

    `shared` are the ids that another document of the corpus has, and where.
    """
    shared = shared or {}
    found = [document.finding(fault) for rule in RULES for fault in rule(document.tree)]
    beside = Folder(folder, looks=document.beside, shared=shared)
    if isinstance(document, Whole):
        beside = Folder(folder, document.root, document.folder, document.beside, shared)
    for asking in FOLDER_RULES:
        found.extend(document.finding(fault) for fault in asking(document.tree, beside))
    return found

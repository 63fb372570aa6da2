"""Compiling an ODD: its steps in their order."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import field
from functools import partial
from importlib import import_module

from lxml import etree

from teitools.dataclass import dataclass
from teitools.errors import SchemaError
from teitools.findings import Finding, Report, Severity
from teitools.odd import codes
from teitools.odd.assemble import assemble
from teitools.odd.contexts import complete_constraints
from teitools.odd.document import Document
from teitools.odd.expand import expand, schema_spec
from teitools.odd.externals import External, read_externals
from teitools.odd.grammar import Grammar
from teitools.odd.inclusions import Inclusions
from teitools.odd.linking import combinations
from teitools.odd.loading import load
from teitools.odd.merge import copies, deletions, merge
from teitools.odd.origin import Origin
from teitools.odd.places import Places
from teitools.odd.reading import Reader
from teitools.odd.resolving import PlainResolver, Resolver
from teitools.odd.select import circular_classes, select
from teitools.odd.sources import Sources, read_source
from teitools.odd.specs import Specifications
from teitools.odd.strays import report_strays
from teitools.odd.table import is_table, shipped
from teitools.relaxng.addresses import Files
from teitools.source import Location, Source


def _writer(module: str, name: str) -> Callable[[Grammar], bytes]:
    """A function of a module that is loaded when it is first needed."""

    def write(grammar: Grammar) -> bytes:
        function: Callable[[Grammar], bytes] = getattr(import_module(module), name)
        return function(grammar)

    return write


WRITERS: dict[str, Callable[[Grammar], bytes]] = {
    "rng": _writer("teitools.odd.relaxng", "write_relaxng"),
    "rnc": _writer("teitools.odd.compact", "write_compact"),
    "xsd": _writer("teitools.odd.xsd.writing", "write_xsd"),
    "sch": _writer("teitools.odd.schematron", "write_schematron"),
    "odd": _writer("teitools.odd.compiled_odd", "write_compiled_odd"),
    "html": _writer("teitools.odd.documentation", "write_documentation"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How an ODD is compiled.

    `schema` identifies the schemaSpec, where there are several; `compat` is a version of the
    TEI Stylesheets (``7.58``) to do as they do; `files` are those that the ODD may name, and
    `address` is its own there; without `documentation` descriptions are left out. `name` is the
    file name of an XSD that may be several documents. Prose in `language` is taken where there
    are several; with `own_prose`, that of the ODD alone.
    """

    schema: str = ""
    compat: str = ""
    files: Files | None = None
    address: str = ""
    documentation: bool = True
    name: str = ""
    language: str = "en"
    own_prose: bool = False


_USUAL = Options()


@dataclass(frozen=True, slots=True)
class Customization:
    """An ODD, read: its schemaSpec, its declarations, and the specifications it comes to."""

    reader: Reader
    schema: etree._Element
    declarations: list[etree._Element]
    selected: Specifications
    available: Specifications
    external: External
    addresses: list[str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A schema, what there is to say about it, and the addresses of the files that were read.

    `documents` are all that belong to it, by file name, where there are several.
    """

    data: bytes
    report: Report
    addresses: list[str]
    documents: dict[str, bytes] = field(default_factory=dict)


def compile_schema(
    source: Source,
    to: str,
    specifications: Source | Specifications | None = None,
    options: Options = _USUAL,
) -> tuple[bytes, Report]:
    """The schema of the ODD in `source`, in a language of `WRITERS`; and what there is to say.

    Raises SchemaError where a source is incorrect, or the language cannot say it.
    """
    compiled = compile_files(source, to, specifications, options)
    return compiled.data, compiled.report


def compile_files(
    source: Source,
    to: str,
    specifications: Source | Specifications | None = None,
    options: Options = _USUAL,
) -> Compiled:
    """As `compile_schema`, with the files that were read."""
    collecting = gc.isenabled()
    gc.disable()  # much is made and little thrown away: a search for cycles finds none
    try:
        customization = read_customization(source, specifications, options)
        grammar, report = grammar_of(customization)
        if grammar.origin is not None:
            grammar.origin.language = options.language
            grammar.origin.own_prose = options.own_prose
        if to != "xsd":
            return Compiled(WRITERS[to](grammar), report, customization.addresses)
        from teitools.odd.xsd.writing import write_xsd_documents

        documents, findings = write_xsd_documents(grammar, options.name)
        report = Report([*report.findings, *findings])
        data = next(iter(documents.values()))
        return Compiled(data, report, customization.addresses, documents)
    except RecursionError:
        raise SchemaError.of(Finding(codes.TOO_DEEP, Location(source.name))) from None
    finally:
        if collecting:
            gc.enable()


def compile_grammar(
    source: Source,
    specifications: Source | Specifications | None = None,
    options: Options = _USUAL,
) -> tuple[Grammar, Report]:
    """The grammar of the ODD in `source`, and what there is to say about it.

    It chooses from `specifications`, by default those of the TEI that belong to the package.
    Raises SchemaError where a source is incorrect.
    """
    return grammar_of(read_customization(source, specifications, options))


def grammar_of(customization: Customization) -> tuple[Grammar, Report]:
    """The grammar of a customization that has been read. Raises SchemaError."""
    reader = customization.reader
    external = customization.external
    resolver, places = _resolver(customization), places_of(customization)
    schema, selected = customization.schema, customization.selected
    grammar = assemble(reader, schema, selected, resolver, external, places)
    grammar.origin = Origin(
        reader.document,
        schema,
        customization.declarations,
        selected,
        customization.available,
        frozenset(external.definitions),
    )
    complete_constraints(reader, grammar, grammar.origin)
    report = Report(reader.findings)
    if not report.valid:
        raise SchemaError.of(*report.at_least(Severity.ERROR))
    return grammar, report


def places_of(customization: Customization) -> Places:
    """Where the customization says what."""
    return Places(customization.schema, customization.declarations, customization.available)


def _resolver(customization: Customization) -> Resolver:
    declarations = customization.declarations
    external = customization.external.definitions
    prefix = customization.schema.get("prefix", "").strip()
    combined = combinations(customization.selected, customization.external, prefix)
    if not customization.reader.compat:
        selected, available = customization.selected, customization.available
        return PlainResolver(selected, available, external, combined, prefix)
    from teitools.odd.stylesheets.resolving import StylesheetResolver

    deleted = deletions(declarations, customization.schema)
    name = customization.reader.document.source.name
    changed = copies(declarations)
    return StylesheetResolver(customization.selected, changed, deleted, external, combined, name)


def read_customization(
    source: Source,
    specifications: Source | Specifications | None = None,
    options: Options = _USUAL,
) -> Customization:
    """The ODD in `source`, read, and merged with what it chooses from.

    What is wrong so far is among the findings of its reader; raises SchemaError where nothing
    more can be said.
    """
    steps = partial(_specifications_of, options=options)
    given = given_specifications(specifications, options)
    sources = Sources(given, steps, options.files, options.address)
    found = _customization(source, sources, options)
    report_strays(found.reader, found.declarations, found.selected, found.available)
    return found


def given_specifications(
    specifications: Source | Specifications | None, options: Options
) -> Specifications:
    """What an ODD chooses from that names no source. Raises SchemaError."""
    if specifications is None:
        return shipped()
    if isinstance(specifications, Specifications):
        return specifications
    if b"schemaSpec" in specifications.data and not is_table(specifications.data):
        steps = partial(_specifications_of, options=options)
        return read_source(specifications, Sources(shipped(), steps, options.files), steps)
    return load(specifications)


def _specifications_of(source: Source, sources: Sources, options: Options) -> Specifications:
    """What a customization that others choose from comes to. Raises SchemaError."""
    inner = Options(compat=options.compat)
    customization = _customization(source, sources, inner)
    errors = Report(customization.reader.findings).at_least(Severity.ERROR)
    if errors:
        raise SchemaError.of(*errors)
    selected, document = customization.selected, customization.reader.document
    selected.documents = (*customization.available.documents, document)
    return selected


def _customization(source: Source, sources: Sources, options: Options) -> Customization:
    reader = Reader(Document(source), options.documentation, bool(options.compat))
    inclusions = Inclusions(reader, sources)
    schema = schema_spec(reader, inclusions, options.schema)
    if schema is None:
        raise SchemaError.of(*reader.findings)
    declarations = expand(reader, schema, sources, inclusions)
    selected = select(reader, declarations, sources, schema)
    reader.constrained = all(used.constrained for used in sources.used)
    selected.constrained = reader.constrained
    merge(reader, declarations, selected, sources)
    circular = circular_classes(selected)
    for name in circular:
        place = Places(schema, declarations, sources.available).of(name)
        reader.report(codes.CIRCULAR_CLASS, place, name=name)
    if circular:
        raise SchemaError.of(*reader.findings)
    external = read_externals(reader, declarations, sources)
    return Customization(
        reader, schema, declarations, selected, sources.available, external, sources.addresses
    )

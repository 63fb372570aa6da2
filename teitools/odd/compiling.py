"""Compiling an ODD: its steps in their order."""

from __future__ import annotations

from collections.abc import Callable

from teitools.errors import SchemaError
from teitools.findings import Finding, Report, Severity
from teitools.odd import codes
from teitools.odd.assemble import assemble
from teitools.odd.compiled_odd import write_compiled_odd
from teitools.odd.contexts import complete_constraints
from teitools.odd.document import Document
from teitools.odd.documentation import write_documentation
from teitools.odd.expand import expand, schema_spec
from teitools.odd.grammar import Grammar
from teitools.odd.loading import load
from teitools.odd.merge import merge
from teitools.odd.origin import Origin
from teitools.odd.reading import Reader
from teitools.odd.relaxng import write_relaxng
from teitools.odd.schematron import write_schematron
from teitools.odd.select import circular_classes, select
from teitools.odd.specs import Specifications
from teitools.odd.xsd import write_xsd
from teitools.source import Location, Source

WRITERS: dict[str, Callable[[Grammar], bytes]] = {
    "rng": write_relaxng,
    "xsd": write_xsd,
    "sch": write_schematron,
    "odd": write_compiled_odd,
    "html": write_documentation,
}


def compile_schema(
    source: Source,
    to: str,
    specifications: Source | Specifications,
    *,
    language: str = "en",
    own_prose: bool = False,
) -> tuple[bytes, Report]:
    """The schema of the ODD in `source`, in a language of `WRITERS`; and what there is to say.

    Prose in `language` is taken where there are several; with `own_prose`, that of the ODD alone.

    Raises SchemaError where either source is incorrect, or the language cannot say it.
    """
    try:
        grammar, report = compile_grammar(source, specifications)
        if grammar.origin is not None:
            grammar.origin.language, grammar.origin.own_prose = language, own_prose
        return WRITERS[to](grammar), report
    except RecursionError:
        raise SchemaError.of(Finding(codes.TOO_DEEP, Location(source.name))) from None


def compile_grammar(
    source: Source, specifications: Source | Specifications
) -> tuple[Grammar, Report]:
    """The grammar of the ODD in `source`, and what there is to say about it.

    Raises SchemaError where either source is incorrect.
    """
    loaded = specifications
    available = loaded if isinstance(loaded, Specifications) else load(loaded)
    reader = Reader(Document(source))
    schema = schema_spec(reader)
    if schema is None:
        raise SchemaError.of(*reader.findings)
    declarations = expand(reader, schema)
    selected = select(reader, declarations, available)
    merge(reader, declarations, selected, available)
    circular = circular_classes(selected)
    for name in circular:
        reader.report(codes.CIRCULAR_CLASS, schema, name=name)
    if circular:
        raise SchemaError.of(*reader.findings)
    grammar = assemble(reader, schema, selected, available)
    grammar.origin = Origin(reader.document, schema, declarations, selected, available)
    complete_constraints(reader, grammar, grammar.origin)
    report = Report(reader.findings)
    if not report.valid:
        raise SchemaError.of(*report.at_least(Severity.ERROR))
    return grammar, report

"""The verbs of ODD: a TEI customization to a schema, specifications to a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from teitools.api.output import Output
from teitools.errors import SchemaError, UsageError
from teitools.findings import Finding, Report
from teitools.odd import codes
from teitools.odd.compiling import WRITERS, Options, compile_files, compile_grammar, compile_schema
from teitools.odd.loading import load
from teitools.relaxng.loading import address_of, files_beside
from teitools.source import Location, Source

LANGUAGES = tuple(WRITERS)
"""What an ODD can be compiled to: ``rng``, ``rnc``, ``xsd``, ``sch``, ``odd``, ``html``."""

VERSIONS = ("7.58",)
"""The versions of the TEI Stylesheets that can be done as."""


def compile_odd(
    source: str | Path | bytes | Source,
    to: str = "rng",
    *,
    specifications: str | Path | bytes | Source | None = None,
    compat: str = "",
    schema: str = "",
    documentation: bool = True,
    language: str = "en",
    own_prose: bool = False,
) -> Output:
    """The schema that the ODD `source` describes; the result is bytes with `findings`.

    `specifications` are those it chooses from: the TEI's ``p5subset.xml``, or a file like it;
    by default the TEI's that belong to the package. `to` is one of `LANGUAGES`. With `compat`,
    a version of the TEI Stylesheets, the schema is what they make, even where that is not what
    the ODD says. `schema` identifies the schemaSpec, where there are several. Without
    `documentation` the descriptions of the ODD are left out of the schema. Prose in `language`
    (an ISO 639 code) is taken for ``html`` where there are several; with `own_prose`, ``odd``
    and ``html`` hold the prose of the ODD, and none of the specifications. What the ODD names
    is read below its own folder, where `source` is a path. The same input gives the same bytes.
    An XSD imports the attributes of the XML namespace from ``xml.xsd`` beside it, which
    `xml_attributes` gives; one that needs more documents is for `compile_xsd_documents`.

    Raises SchemaError (an incorrect ODD, or one that the language cannot say), UsageError (an
    unknown language or version), OSError. TEI Guidelines, chapter 22.
    """
    if to not in WRITERS:
        known = ", ".join(LANGUAGES)
        raise UsageError(f"an ODD is compiled to one of {known}, not to {to!r}")
    _check_version(compat)
    given = None if specifications is None else Source.of(specifications)
    options = options_of(source, compat, schema, documentation)
    options = replace(options, language=language, own_prose=own_prose)
    compiled, report = compile_schema(Source.of(source), to, given, options)
    return Output(compiled, report.findings)


def compile_xsd_documents(
    source: str | Path | bytes | Source,
    name: str,
    *,
    specifications: str | Path | bytes | Source | None = None,
    compat: str = "",
    schema: str = "",
) -> dict[str, Output]:
    """The XSD documents of the ODD `source` by file name, the one called `name` first.

    An XSD document describes one namespace: the first one imports a document for each other
    namespace, ``my.svg.xsd`` beside ``my.xsd``, and ``xml.xsd``, which is the same for all
    (`xml_attributes`) and not among them. The first one has the `findings`. Takes and raises
    what `compile_odd` does.
    """
    if not name:
        raise UsageError("an XSD of several documents needs a file name")
    given = None if specifications is None else Source.of(specifications)
    options = replace(options_of(source, compat, schema), name=name)
    compiled = compile_files(Source.of(source), "xsd", given, options)
    return {
        file: Output(data, compiled.report.findings if file == name else ())
        for file, data in compiled.documents.items()
    }


def options_of(
    source: str | Path | bytes | Source,
    compat: str = "",
    schema: str = "",
    documentation: bool = True,
) -> Options:
    """How `source` is compiled: where it is a path, with the files below its folder."""
    if not isinstance(source, str | Path):
        return Options(schema, compat, documentation=documentation)
    path = Path(source)
    return Options(schema, compat, files_beside(path), address_of(path), documentation)


def check_odd(
    source: str | Path | bytes | Source,
    *,
    specifications: str | Path | bytes | Source | None = None,
    compat: str = "",
    schema: str = "",
    conformance: bool = True,
) -> Report:
    """What is wrong with the customization in `source` itself.

    With `conformance` its schema is compared with the whole of the TEI, and what it allows
    beyond that is among the findings. With `compat`, a version of the TEI Stylesheets, the
    schema is the one that they make, and where that is not what the ODD says is told as well.

    Raises SchemaError where it cannot be compiled, UsageError (an unknown version), OSError.
    """
    _check_version(compat)
    opened = Source.of(source)
    given = None if specifications is None else Source.of(specifications)
    try:
        return Report(_checked(opened, given, options_of(source, compat, schema), conformance))
    except RecursionError:
        raise SchemaError.of(Finding(codes.TOO_DEEP, Location(opened.name))) from None


def _check_version(compat: str) -> None:
    if compat and compat not in VERSIONS:
        raise UsageError(f"compat is one of {', '.join(VERSIONS)}, not {compat!r}")


def _checked(
    source: Source, given: Source | None, options: Options, conformance: bool
) -> list[Finding]:
    from teitools.odd import checking
    from teitools.odd.compiling import given_specifications, grammar_of, read_customization
    from teitools.odd.conformance import conformance as compared
    from teitools.odd.conformance import deviations

    tei = given_specifications(given, options)
    customization = read_customization(source, tei, options)
    grammar, _ = grammar_of(customization)
    checking.check(customization, grammar)
    findings = list(customization.reader.findings)
    if conformance:
        findings += compared(customization, grammar, tei)
    if options.compat:
        try:
            plain, _ = compile_grammar(source, tei, replace(options, compat=""))
        except SchemaError:
            return findings  # what the Stylesheets bear with is among them
        findings += deviations(customization, grammar, plain)
    return findings


def import_specifications(source: str | Path | bytes | Source) -> Output:
    """The specifications in `source` (the TEI's ``p5subset.xml``) as a table without prose.

    Raises SchemaError, where `source` is incorrect, and OSError.
    """
    from teitools.odd.table_writing import write_table

    return Output(write_table(load(Source.of(source))))


def xml_attributes() -> bytes:
    """The ``xml.xsd`` that the XSD documents of `compile_odd` import."""
    from teitools.odd.xsd.xml_attributes import write_xml_attributes

    return write_xml_attributes()

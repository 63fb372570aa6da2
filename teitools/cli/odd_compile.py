"""`teitools odd compile`: a TEI customization to a schema."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teitools.api.compiling import LANGUAGES, VERSIONS, compile_odd
from teitools.cli.odd_xsd import write_xsd_beside
from teitools.cli.outcome import outcome_of
from teitools.cli.places import STANDARD
from teitools.errors import UsageError
from teitools.files import replace
from teitools.findings import Finding
from teitools.source import Source


@click.command("compile")
@click.argument("file", metavar="ODD")
@click.option(
    "--to",
    type=click.Choice(LANGUAGES),
    default="rng",
    show_default=True,
    help="RELAX NG with its Schematron (XML or compact syntax), XSD, Schematron alone, "
    "the compiled ODD, or a page of documentation.",
)
@click.option(
    "--source",
    metavar="FILE",
    help="The specifications to choose from: a p5subset.xml of the TEI, or a file like it. "
    "By default, those that belong to teitools.",
)
@click.option(
    "--compat",
    type=click.Choice(VERSIONS),
    help="Make what this version of the TEI Stylesheets makes, where that is wrong too.",
)
@click.option(
    "--documentation/--no-documentation",
    default=True,
    help="Whether the descriptions of the ODD become annotations of the schema.",
)
@click.option("--schema", metavar="IDENT", help="Which schemaSpec, where there are several.")
@click.option(
    "--lang",
    default="en",
    show_default=True,
    metavar="CODE",
    help="The language of descriptions in HTML, where there are several.",
)
@click.option(
    "--own-prose",
    is_flag=True,
    help="In HTML and the compiled ODD, leave out the descriptions, examples and remarks of "
    "the specifications; those of the ODD stay.",
)
@click.option(
    "-o",
    "--output",
    default=STANDARD,
    metavar="FILE",
    help="Where to write; '-' is standard output.",
)
@click.pass_context
def compile_(
    context: click.Context,
    file: str,
    to: str,
    source: str | None,
    compat: str | None,
    documentation: bool,
    schema: str | None,
    lang: str,
    own_prose: bool,
    output: str,
) -> None:
    """Compile a TEI customization to a schema.

    ODD is a file, or "-" for standard input. Files that it names are read below its own folder,
    and the network is never used. Nothing is written when the ODD is incorrect.

    An XSD of several namespaces is several documents: where OUTPUT is my.xsd, my.svg.xsd and
    the like are written beside it. It imports xml.xsd too, which is written where no file of
    that name is.

    \b
    Exit codes:
      0  compiled; warnings, if any, are on standard error
      2  wrong use: a file that cannot be read or written
      3  an incorrect ODD
    """

    def verb() -> tuple[bytes, tuple[Finding, ...]]:
        if output != STANDARD and Path(output).resolve() in _inputs(file, source):
            raise UsageError(f"{output} would be written over itself")
        named = Source("<stdin>", sys.stdin.buffer.read()) if file == STANDARD else file
        if to == "xsd" and output != STANDARD:
            made = write_xsd_beside(named, Path(output), source, compat or "", schema or "")
            return made, made.findings
        made = compile_odd(
            named,
            to,
            specifications=source,
            compat=compat or "",
            schema=schema or "",
            documentation=documentation,
            language=lang,
            own_prose=own_prose,
        )
        if output != STANDARD:
            replace(Path(output), made)
        return made, made.findings

    outcome = outcome_of("<stdin>" if file == STANDARD else file, verb)
    for finding in outcome.findings:
        click.echo(str(finding), err=True)
    if outcome.message:
        click.echo(outcome.message, err=True)
    if outcome.data is not None and output == STANDARD:
        click.echo(bytes(outcome.data), nl=False)
    context.exit(outcome.failure)


def _inputs(*names: str | None) -> list[Path]:
    return [Path(name).resolve() for name in names if name is not None]

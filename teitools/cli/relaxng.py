"""`teitools relaxng`: work with RELAX NG schemas."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teitools.cli.outcome import outcome_of
from teitools.cli.places import STANDARD
from teitools.errors import UsageError
from teitools.findings import Finding, Severity
from teitools.source import Source


@click.group()
def relaxng() -> None:
    """Work with RELAX NG schemas."""


@relaxng.command()
@click.argument("schema", metavar="SCHEMA")
@click.argument("output", metavar="[OUTPUT]", default=STANDARD)
@click.option(
    "--to",
    type=click.Choice(("rng", "rnc")),
    help="The XML syntax or the compact syntax; by default as OUTPUT ends, else the other one.",
)
@click.option("--single", is_flag=True, help="Convert SCHEMA only, not what it includes.")
@click.pass_context
def convert(context: click.Context, schema: str, output: str, to: str | None, single: bool) -> None:
    """Convert a RELAX NG schema between the XML syntax and the compact syntax.

    SCHEMA is a file, or "-" for standard input; its syntax is known by its ending (.rng, .xml,
    .rnc), else by what it begins with. Comments and annotations are kept.

    The files that SCHEMA includes, from its own folder or below, are converted as well and
    written beside OUTPUT under the same names with the new ending, over files that are there;
    addresses change accordingly. Standard output and --single take SCHEMA alone: addresses get
    the new ending, and the files are left to be converted. Nothing is written where anything
    fails. The network is never used.

    \b
    Exit codes:
      0  converted; what could not be kept as it was is on standard error
      2  wrong use: a file that cannot be read or written
      3  an incorrect schema
    """

    def verb() -> tuple[bytes, tuple[Finding, ...]]:
        return _convert(schema, output, to or "", single)

    name = "<stdin>" if schema == STANDARD else schema
    outcome = outcome_of(name, verb)
    for finding in outcome.findings:
        click.echo(str(finding), err=True)
    if outcome.message:
        click.echo(outcome.message, err=True)
    if outcome.data:
        click.echo(outcome.data, nl=False)
    context.exit(outcome.status(Severity.ERROR))


def _convert(schema: str, output: str, to: str, single: bool) -> tuple[bytes, tuple[Finding, ...]]:
    from teitools.api import converting

    if schema != STANDARD and output != STANDARD and not single:
        outputs = converting.convert_schemas(schema, output, to)
        converting.write_schemas(outputs)
        return b"", tuple(finding for each in outputs.values() for finding in each.findings)
    standard = schema == STANDARD
    source = Source("<stdin>", sys.stdin.buffer.read()) if standard else Source.of(schema)
    if output == STANDARD:
        converted = converting.convert_schema(source, to)
        return converted, converted.findings
    target = Path(output)
    if not standard and target.resolve() == Path(schema).resolve():
        raise UsageError(f"{output} would be written over itself")
    converted = converting.convert_schema(source, to or converting.syntax_named(target))
    converting.write_schemas({target: converted})
    return b"", converted.findings

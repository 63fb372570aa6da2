"""`teitools odd check`: what is wrong with a TEI customization itself."""

from __future__ import annotations

import sys

import click

from teitools.api.compiling import VERSIONS, check_odd
from teitools.cli.outcome import FOUND, outcome_of
from teitools.cli.places import STANDARD
from teitools.findings import Finding, Severity
from teitools.source import Source


@click.command("check")
@click.argument("file", metavar="ODD")
@click.option(
    "--source",
    metavar="FILE",
    help="The specifications to choose from: a p5subset.xml of the TEI, or a file like it. "
    "By default, those that belong to teitools.",
)
@click.option(
    "--compat",
    type=click.Choice(VERSIONS),
    help="Check the schema that this version of the TEI Stylesheets makes, and say where it is "
    "not what the ODD says.",
)
@click.option("--schema", metavar="IDENT", help="Which schemaSpec, where there are several.")
@click.option(
    "--tei/--no-tei",
    "conformance",
    default=True,
    help="Whether to compare the schema with the whole of the TEI (some seconds).",
)
@click.pass_context
def check(
    context: click.Context,
    file: str,
    source: str | None,
    compat: str | None,
    schema: str | None,
    conformance: bool,
) -> None:
    """Say what is wrong with a TEI customization itself.

    Named are references to what the schema does not hold, changes that change nothing, values
    that the TEI Stylesheets ignore, elements that can never be valid or that no document can
    hold; and, element by element, where the schema allows what the TEI does not. ODD is a file,
    or "-" for standard input. The network is never used.

    \b
    Exit codes:
      0  nothing was found
      1  something was found
      2  wrong use: a file that cannot be read
      3  an ODD that cannot be compiled
    """

    def verb() -> tuple[bytes, tuple[Finding, ...]]:
        named = Source("<stdin>", sys.stdin.buffer.read()) if file == STANDARD else file
        report = check_odd(
            named,
            specifications=source,
            compat=compat or "",
            schema=schema or "",
            conformance=conformance,
        )
        return b"", report.findings

    outcome = outcome_of("<stdin>" if file == STANDARD else file, verb)
    for finding in outcome.findings:
        click.echo(str(finding), err=bool(outcome.failure))
    if outcome.message:
        click.echo(outcome.message, err=True)
    doubtful = any(finding.severity >= Severity.WARNING for finding in outcome.findings)
    context.exit(outcome.failure or (FOUND if doubtful else 0))

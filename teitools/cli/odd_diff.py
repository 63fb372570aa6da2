"""`teitools odd diff`: two schemas compared as languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from teitools.api.compiling import VERSIONS
from teitools.cli.outcome import outcome_of
from teitools.findings import Finding, Severity

if TYPE_CHECKING:
    from teitools.relaxng.schema import Schema

_DIFFERENT = 1


@click.command("diff")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option(
    "--source",
    metavar="FILE",
    help="The specifications that an ODD chooses from: a p5subset.xml of the TEI, or a file "
    "like it. By default, those that belong to teitools.",
)
@click.option(
    "--compat",
    type=click.Choice(VERSIONS),
    help="Compile an ODD as this version of the TEI Stylesheets does.",
)
@click.option(
    "--schema",
    multiple=True,
    metavar="IDENT",
    help="Which schemaSpec of an ODD that has several; given twice, that of A and that of B.",
)
@click.option(
    "--elements",
    multiple=True,
    metavar="NAME",
    help="Show differences of this element only; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Sentences, or everything as JSON.",
)
@click.pass_context
def diff(
    context: click.Context,
    a: str,
    b: str,
    source: str | None,
    compat: str | None,
    schema: tuple[str, ...],
    elements: tuple[str, ...],
    form: str,
) -> None:
    """Compare two schemas: which documents does one allow that the other does not?

    A and B are RELAX NG schemas (.rng, .rnc) or customizations (.odd), which are compiled; what
    they name is read below their own folders. The answer is that they are equal, that A is a
    subset or a superset of B, or neither; and where they differ, element by element, each with
    a smallest example. The network is never used.

    \b
    Exit codes:
      0  A and B are equal
      1  they are not, or it could not be decided
      2  wrong use: a file that cannot be read
      3  an incorrect schema
    """
    different = False
    if len(schema) > 2:
        raise click.UsageError("--schema is given twice at most: for A, and for B")
    idents = (schema or ("",)) * 2

    def verb() -> tuple[bytes, tuple[Finding, ...]]:
        nonlocal different
        from teitools.relaxng.comparison.reports import as_json, lines
        from teitools.relaxng.equivalence import compare

        first, of_a = _schema(a, source, compat or "", idents[0])
        second, of_b = _schema(b, source, compat or "", idents[1])
        comparison = compare(first, second)
        different = comparison.verdict != "equal"
        findings = (*of_a, *of_b)
        chosen = frozenset(elements)
        if form == "json":
            return as_json(comparison, chosen).encode() + b"\n", findings
        return "".join(f"{line}\n" for line in lines(comparison, chosen)).encode(), findings

    outcome = outcome_of(a, verb)
    for finding in outcome.findings:
        click.echo(str(finding), err=True)
    if outcome.message:
        click.echo(outcome.message, err=True)
    if outcome.data:
        click.echo(outcome.data, nl=False)
    context.exit(outcome.status(Severity.ERROR) or (_DIFFERENT if different else 0))


def _schema(
    name: str, source: str | None, compat: str, ident: str
) -> tuple[Schema, tuple[Finding, ...]]:
    """The schema of a file, and what there is to say about it."""
    from teitools.relaxng.schema import load_schema

    if Path(name).suffix.lower() != ".odd":
        return load_schema(name), ()
    from teitools.api.compiling import compile_odd
    from teitools.source import Source

    made = compile_odd(name, "rng", specifications=source, compat=compat, schema=ident)
    return load_schema(Source(name, bytes(made))), made.findings

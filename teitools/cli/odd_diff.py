"""`teitools odd diff`: two schemas compared as languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from teitools.cli.outcome import outcome_of
from teitools.errors import UsageError
from teitools.findings import Severity

if TYPE_CHECKING:
    from teitools.relaxng.schema import Schema

_DIFFERENT = 1


@click.command("diff")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option(
    "--source",
    metavar="FILE",
    help="The specifications that an ODD chooses from: the TEI's p5subset.xml.",
)
@click.option(
    "--elements",
    multiple=True,
    metavar="NAME",
    help="Show differences of this element only; may be repeated.",
)
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True
)
@click.pass_context
def diff(
    context: click.Context,
    a: str,
    b: str,
    source: str | None,
    elements: tuple[str, ...],
    form: str,
) -> None:
    """Compare two schemas: which documents does one allow that the other does not?

    A and B are RELAX NG schemas (.rng, .rnc) or customizations (.odd), which are compiled. The
    answer is that they are equal, that A is a subset or a superset of B, or neither; and where
    they differ, element by element, each with a smallest example. The network is never used.

    \b
    Exit codes:
      0  A and B are equal
      1  they are not, or it could not be decided
      2  wrong use: a file that cannot be read
      3  an incorrect schema
    """
    different = False

    def verb() -> tuple[bytes, tuple[()]]:
        nonlocal different
        from teitools.relaxng.comparison.reports import as_json, lines
        from teitools.relaxng.equivalence import compare

        comparison = compare(_schema(a, source), _schema(b, source))
        different = comparison.verdict != "equal"
        chosen = frozenset(elements)
        if form == "json":
            return as_json(comparison, chosen).encode() + b"\n", ()
        return "".join(f"{line}\n" for line in lines(comparison, chosen)).encode(), ()

    outcome = outcome_of(a, verb)
    for finding in outcome.findings:
        click.echo(str(finding), err=True)
    if outcome.message:
        click.echo(outcome.message, err=True)
    if outcome.data:
        click.echo(outcome.data, nl=False)
    context.exit(outcome.status(Severity.ERROR) or (_DIFFERENT if different else 0))


def _schema(name: str, source: str | None) -> Schema:
    from teitools.relaxng.schema import load_schema

    if Path(name).suffix.lower() != ".odd":
        return load_schema(name)
    if source is None:
        raise UsageError(f"{name} is an ODD: --source must name its specifications")
    from teitools.api.compiling import compile_odd
    from teitools.source import Source

    return load_schema(Source(name, bytes(compile_odd(name, "rng", specifications=source))))

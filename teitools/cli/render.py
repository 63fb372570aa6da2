"""``teitools render``."""

from __future__ import annotations

from functools import partial

import click

from teitools.cli.batch import run
from teitools.cli.options import documents, misused, threshold
from teitools.cli.places import plan
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.source import Source

_ENDINGS = {"html": ".html", "text": ".txt"}


@click.command()
@documents
@click.option(
    "-t",
    "--to",
    type=click.Choice(list(_ENDINGS)),
    default="html",
    show_default=True,
    help="What to make.",
)
@click.pass_context
def render(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: str | None,
    jobs: int,
    fail_on: str,
    strict: bool,
    to: str,
) -> None:
    """Render TEI files as one HTML page each, or as plain text to read.

    Several files, folders (their .xml files) and globs need -o DIR.
    """
    try:
        planned = plan(inputs, output, (".xml",), _ENDINGS[to])
    except UsageError as error:
        raise misused(error) from None
    ctx.exit(run(planned, partial(_render, to), jobs, threshold(fail_on, strict)))


def _render(to: str, source: Source) -> tuple[bytes, tuple[Finding, ...]]:
    from teitools.api.rendering import render as render_source

    return render_source(source, to=to), ()

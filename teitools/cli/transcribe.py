"""``teitools transcribe``."""

from __future__ import annotations

from functools import partial

import click

from teitools.cli.batch import run
from teitools.cli.options import documents, longest, misused, threshold
from teitools.cli.places import plan
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.source import Source
from teitools.sources.formats import FORMATS, NAMES, TEXT, endings


@click.command()
@documents
@click.option(
    "-p", "--profile", metavar="NAME|FILE", help="Whose brackets the words have; detected."
)
@click.option(
    "--from",
    "format",
    type=click.Choice([name for name in NAMES if name != TEXT]),
    help="What the files are; by default what their endings say.",
)
@click.option(
    "--to",
    type=click.Choice(["text", "header"]),
    default="text",
    show_default=True,
    help="The text; or a header file with what the document says of itself.",
)
@click.option("--review", is_flag=True, help="List every decision, its place and certainty.")
@longest("document")
@click.pass_context
def transcribe(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: str | None,
    jobs: int,
    fail_on: str,
    strict: bool,
    profile: str | None,
    format: str | None,
    to: str,
    review: bool,
    max_bytes: int,
) -> None:
    """Type documents of other formats in the notation, as text that a person can edit.

    Formats are known by the endings of files: .docx, .docm, .html, .htm, .xhtml, .md,
    .markdown. What the notation cannot say is dropped, and each thing dropped is a warning with
    its place.

    Several files, folders (their files of these formats) and globs need -o DIR.
    """
    options = {"profile": profile, "format": format, "to": to, "limit": max_bytes}
    ending = ".txt" if to == "text" else ".toml"
    taken = endings(format) if format else [each for known in FORMATS for each in known.endings]
    try:
        planned = plan(inputs, output, taken, ending)
    except UsageError as error:
        raise misused(error) from None
    verb = partial(_transcribe, options)
    status = run(planned, verb, jobs, threshold(fail_on, strict), review, max_bytes + 1)
    ctx.exit(status)


def _transcribe(
    options: dict[str, str | int | None], source: Source
) -> tuple[bytes, tuple[Finding, ...]]:
    from teitools.api.transcribing import transcribe as transcribe_source

    output = transcribe_source(source, **options)  # type: ignore[arg-type]
    return output, output.findings

"""``teitools encode``."""

from __future__ import annotations

from functools import partial

import click

from teitools.cli.batch import run
from teitools.cli.options import documents, misused, threshold
from teitools.cli.places import plan
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.source import Source
from teitools.sources.formats import NAMES, TEXT, endings


@click.command()
@documents
@click.option("-p", "--profile", metavar="NAME|FILE", help="How to read; detected unless given.")
@click.option(
    "--header",
    type=click.Path(exists=True, dir_okay=False),
    help="TOML or a TEI header with what no transcript says: publisher, licence, encoder.",
)
@click.option(
    "--authority",
    type=click.Path(exists=True, dir_okay=False),
    help="TEI or CSV with persons, places and organizations, whose names are tagged.",
)
@click.option(
    "--from",
    "format",
    type=click.Choice(NAMES),
    help="What the files are; by default what their endings say, in a folder only .txt files.",
)
@click.option("--date", metavar="YYYY-MM-DD", help="The day of the encoding.")
@click.option("--schema-address", metavar="URL", help="What <?xml-model?> names.")
@click.option("--review", is_flag=True, help="List every decision, its place and certainty.")
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=100_000_000,
    show_default=True,
    help="The longest text that is read.",
)
@click.pass_context
def encode(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: str | None,
    jobs: int,
    fail_on: str,
    strict: bool,
    profile: str | None,
    header: str | None,
    authority: str | None,
    format: str | None,
    date: str | None,
    schema_address: str | None,
    review: bool,
    max_bytes: int,
) -> None:
    """Encode transcripts (UTF-8 text) as TEI.

    Several files, folders (their .txt files) and globs need -o DIR. What is written gives
    the same bytes back by `teitools decode`: this is checked first.

    A document of another format (.docx, .html, .md) is first typed in the notation, as `teitools
    transcribe` does it; `decode` gives that text.
    """
    options: dict[str, str | int | None] = {
        "profile": profile,
        "header": header,
        "date": date,
        "limit": max_bytes,
    }
    options |= {"authority": authority, "format": format}
    if schema_address is not None:
        options["schema"] = schema_address
    try:
        planned = plan(inputs, output, endings(format or TEXT), ".xml")
    except UsageError as error:
        raise misused(error) from None
    verb = partial(_encode, options)
    status = run(planned, verb, jobs, threshold(fail_on, strict), review, max_bytes + 1)
    ctx.exit(status)


def _encode(
    options: dict[str, str | int | None], source: Source
) -> tuple[bytes, tuple[Finding, ...]]:
    from teitools.api.encoding import encode as encode_source

    output = encode_source(source, **options)  # type: ignore[arg-type]
    return output, output.findings

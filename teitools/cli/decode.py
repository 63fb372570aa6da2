"""``teitools decode``."""

from __future__ import annotations

from functools import partial

import click

from teitools.cli.batch import run
from teitools.cli.options import documents, misused, threshold
from teitools.cli.places import plan
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.source import Source


@click.command()
@documents
@click.option(
    "--transcript",
    is_flag=True,
    help="Only what a transcript says, also where the document has more.",
)
@click.pass_context
def decode(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: str | None,
    jobs: int,
    fail_on: str,
    strict: bool,
    transcript: bool,
) -> None:
    """Give the text of TEI files back, byte for byte as it was encoded.

    A document that teitools did not write, or whose markup was changed, is typed whole in the
    explicit notation; what that cannot say is a warning.

    Several files, folders (their .xml files) and globs need -o DIR.
    """
    try:
        planned = plan(inputs, output, (".xml",), ".txt")
    except UsageError as error:
        raise misused(error) from None
    ctx.exit(run(planned, partial(_decode, transcript), jobs, threshold(fail_on, strict)))


def _decode(transcript: bool, source: Source) -> tuple[bytes, tuple[Finding, ...]]:
    from teitools.api.decoding import decode as decode_source

    output = decode_source(source, transcript=transcript)
    return output, output.findings

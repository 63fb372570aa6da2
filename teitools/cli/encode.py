"""``teitools encode``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from teitools.cli.batch import report, run
from teitools.cli.options import documents, longest, misused, threshold
from teitools.cli.outcome import DONE, FAULTY, MISUSED, outcome_of
from teitools.cli.places import Job, plan
from teitools.cli.reviewing import Review, foreign, kept, table
from teitools.errors import UsageError
from teitools.findings import Finding, Severity
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
@click.option(
    "--review",
    metavar="FILE",
    multiple=True,
    help="Write every decision as a table (.tsv) or a page (.html); - lists what was inferred.",
)
@click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False),
    help="The table that --review wrote, with corrections in its first column.",
)
@longest("text")
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
    review: tuple[str, ...],
    decisions: str | None,
    max_bytes: int,
) -> None:
    """Encode transcripts (UTF-8 text) as TEI.

    Several files, folders (their .txt files) and globs need -o DIR. What is written gives
    the same bytes back by `teitools decode`: this is checked first.

    A document of another format (.docx, .html, .md) is first typed in the notation, as `teitools
    transcribe` does it; `decode` gives that text.
    """
    options: dict[str, Any] = {
        "profile": profile,
        "header": header,
        "date": date,
        "limit": max_bytes,
    }
    options |= {"authority": authority, "format": format, "decisions": decisions}
    if schema_address is not None:
        options["schema"] = schema_address
    try:
        planned = plan(inputs, output, endings(format or TEXT), ".xml")
        reviewed = Review(review, planned)
    except UsageError as error:
        raise misused(error) from None
    level = threshold(fail_on, strict)
    first = _unread(decisions, planned, level)
    if first in (MISUSED, FAULTY):
        ctx.exit(first)
    verb = partial(_encode, options)
    keep = kept if reviewed.is_wanted else None
    shown = reviewed.listed, max_bytes + 1, keep, reviewed.take, "--review -"
    status = run(planned, verb, jobs, level, *shown)
    ctx.exit(max(first, status, reviewed.write()))


def _unread(decisions: str | None, planned: Sequence[Job], level: Severity) -> int:
    """Say what is wrong with a table of decisions; the exit status that follows."""
    if decisions is None:
        return DONE
    outcome = outcome_of(decisions, lambda: (b"", tuple(foreign(decisions, planned))))
    report(outcome, False)
    return outcome.status(level)


def _encode(options: dict[str, Any], source: Source) -> tuple[bytes, tuple[Finding, ...]]:
    from teitools.api.encoding import encode as encode_source

    decisions = options["decisions"]
    given = {**options, "decisions": None if decisions is None else table(decisions)}
    output = encode_source(source, **given)
    return output, output.findings

"""``teitools site``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teitools.cli.batch import report
from teitools.cli.options import complain, misused, threshold
from teitools.cli.outcome import DONE, MISUSED, Outcome, outcome_of
from teitools.errors import UsageError
from teitools.findings import Report, Severity

if TYPE_CHECKING:
    from teitools.site.building import Built

_FILE = click.Path(exists=True, dir_okay=False)
_OWN = (
    "title",
    "url",
    "lang",
    "introduction",
    "view",
    "css",
    "xslt",
    "pages_xslt",
    "facsimile",
    "epub",
)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option("-o", "--output", metavar="DIR", required=True, help="Where the site is written.")
@click.option("--title", metavar="TEXT", help="The title of the site; the folder's name else.")
@click.option("--url", metavar="URL", help="Where the site will be published.")
@click.option("--lang", metavar="LANG", help="Its language: en, de, fr, es, it, ru, ar.")
@click.option("--introduction", metavar="TEXT", help="Some lines for the first page.")
@click.option(
    "--view",
    type=click.Choice(["reading", "diplomatic", "marked"]),
    help="The view of documents that is shown first.",
)
@click.option("--css", type=_FILE, metavar="FILE", help="A style (CSS) that is added to each page.")
@click.option(
    "--xslt", type=_FILE, metavar="FILE", help="A style sheet for documents; it may import ours."
)
@click.option(
    "--pages-xslt", type=_FILE, metavar="FILE", help="A style sheet for the pages besides."
)
@click.option(
    "--facsimile",
    metavar="TEMPLATE",
    help="The address of the image of a page, with {n}, {facs} or {id} of its pb in it.",
)
@click.option("--epub", is_flag=True, default=None, help="Make a book of all documents as well.")
@click.option(
    "--authority",
    type=_FILE,
    metavar="FILE",
    multiple=True,
    help="TEI or CSV with persons, places and organizations that documents refer to.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="How many documents at a time; as many as there are processors unless given.",
)
@click.option("--no-cache", is_flag=True, help="Make every page again; keep nothing.")
@click.option("--config", type=_FILE, metavar="FILE", help="teitools.toml, or pyproject.toml.")
@click.option("--no-config", is_flag=True, help="Read no configuration.")
@click.option(
    "--fail-on",
    type=click.Choice([each.label for each in reversed(Severity)]),
    default="error",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
@click.pass_context
def site(
    ctx: click.Context,
    /,
    folder: str,
    output: str,
    jobs: int,
    no_cache: bool,
    config: str | None,
    no_config: bool,
    fail_on: str,
    strict: bool,
    **options: Any,
) -> None:
    """Make a static site of the TEI files in DIR: a page for each, indexes, a search.

    What did not change is not made again. Only files that an earlier run wrote are replaced or
    removed. The table [site] of teitools.toml may have the options.
    """
    from teitools.cli.progress import Progress

    try:
        given = configured(config, no_config) | _given(options)
    except (UsageError, OSError) as error:
        raise misused(error if isinstance(error, UsageError) else UsageError(str(error))) from None
    bars: list[Progress] = []

    def advance(done: int, total: int) -> None:
        if not bars:
            bars.append(Progress(total))
        bars[0].advance(done)

    built: list[Built] = []

    def make() -> tuple[bytes, tuple[Any, ...]]:
        from teitools.api.publishing import build_site

        built.append(
            build_site(folder, output, jobs=jobs, cache=not no_cache, progress=advance, **given)
        )
        return b"", ()

    outcome = outcome_of(folder, make)
    for bar in bars:
        bar.clear()
    ctx.exit(_told(outcome, built, Path(output), threshold(fail_on, strict)))


def configured(config: str | None, no_config: bool) -> dict[str, Any]:
    """The table [site] of the file `config`, or else of the nearest configuration, if any.

    Raises UsageError when it is incorrect, OSError when it cannot be read.
    """
    from teitools.validation.configuration import find_configuration, read_configuration

    if config is not None:
        found = read_configuration(Path(config))
    elif no_config or (nearest := find_configuration(Path())) is None:
        return {}
    else:
        found = nearest
    return {key.replace("-", "_"): value for key, value in found.site.items()}


def _given(options: dict[str, Any]) -> dict[str, Any]:
    given = {name: options[name] for name in _OWN if options[name] is not None}
    if options["authority"]:
        given["authority"] = options["authority"]
    return given


def _told(outcome: Outcome, built: list[Built], output: Path, least: Severity) -> int:
    """Print what was found and done; give the exit status."""
    if not built:
        report(outcome, False)
        return outcome.status(least)
    done = built[0]
    findings = Report(done.findings)
    report(Outcome("", b"", findings.findings), False)
    for message in done.messages:
        complain(message)
    status = Outcome("", b"", findings.findings).status(least)
    if not done.documents:
        said = f"no document could be read; nothing was written to {output}"
        complain(said)
        return max(status, MISUSED)
    for note in done.notes:
        click.echo(f"note: {note}", err=True)
    for path in done.left:
        click.echo(f"note: {output / path} was changed by hand, and is left as it is", err=True)
    counts = f"{_counted(done.documents, 'document')}, {done.rendered:,} rendered; "
    counts += f"{_counted(done.written, 'file')} written, {len(done.removed):,} removed"
    click.echo(f"{output}: {counts}", err=True)
    return max(status, MISUSED if done.messages else DONE)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"

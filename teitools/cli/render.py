"""``teitools render``."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import click

from teitools.cli.batch import run
from teitools.cli.options import documents, misused, threshold
from teitools.cli.places import plan
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.source import Source

_ENDINGS = {"html": ".html", "text": ".txt", "jsonl": ".jsonl", "epub": ".epub"}
_FILE = click.Path(exists=True, dir_okay=False)


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
@click.option(
    "--view",
    metavar="NAME",
    help="HTML, EPUB: reading, diplomatic or marked; a page has all and shows this first. Text: "
    "reading, diplomatic, leiden, words, by-speaker, stage or source. The first unless given.",
)
@click.option("--css", type=_FILE, metavar="FILE", help="A style (CSS) that is added to the page.")
@click.option(
    "--facsimile",
    metavar="TEMPLATE",
    help="The address of the image of a page, with {n}, {facs} or {id} of its pb in it.",
)
@click.option(
    "--xslt", type=_FILE, metavar="FILE", help="A style sheet of your own; it may import ours."
)
@click.option(
    "--param", "parameters", metavar="NAME=VALUE", multiple=True, help="For the style sheet."
)
@click.option(
    "--cover", type=_FILE, metavar="FILE", help="A picture (PNG, JPEG, GIF): the cover of an EPUB."
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
    view: str | None,
    css: str | None,
    facsimile: str | None,
    xslt: str | None,
    parameters: tuple[str, ...],
    cover: str | None,
) -> None:
    """Render TEI files as one HTML page or EPUB each, as plain text, or as records for corpus
    tools.

    Several files, folders (their .xml files) and globs need -o DIR.
    """
    from teitools.api.rendering import check_options

    try:
        given: dict[str, Any] = {"to": to, "view": view, "css": css, "facsimile": facsimile}
        given |= {"xslt": xslt, "parameters": _pairs(parameters), "cover": cover}
        check_options(**given)
        planned = plan(inputs, output, (".xml",), _ENDINGS[to])
        if to == "epub" and planned[0].target is None and sys.stdout.isatty():
            raise UsageError("an EPUB is not for a terminal: -o FILE")
    except UsageError as error:
        raise misused(error) from None
    ctx.exit(run(planned, partial(_render, given), jobs, threshold(fail_on, strict)))


def _pairs(parameters: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for each in parameters:
        name, sign, value = each.partition("=")
        if not sign or not name.replace("-", "_").isidentifier():
            raise UsageError(f"--param {each!r} is not NAME=VALUE")
        pairs[name] = value
    return pairs


def _render(given: dict[str, Any], source: Source) -> tuple[bytes, tuple[Finding, ...]]:
    from teitools.api.rendering import render as render_source

    output = render_source(source, **given)
    return output, output.findings

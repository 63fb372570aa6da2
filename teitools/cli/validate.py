"""`teitools validate`: judge documents, and say with the exit code what came of it."""

from __future__ import annotations

import io
import sys

import click

from teitools.api.validating import default_cache
from teitools.cli.validate_inputs import ENDINGS, PACKED, STANDARD, documents, lines
from teitools.cli.validate_judging import FAULT, WRONG_USE, Judging, fault, refusal
from teitools.cli.validate_run import Run
from teitools.cli.validate_showing import Form, styled
from teitools.errors import SchemaError
from teitools.findings import Severity
from teitools.reporters import text
from teitools.source import Source

_INTERRUPTED = 130


@click.command()
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option(
    "--schema",
    metavar="FILE",
    help="A RELAX NG schema (.rng, .rnc), XSD (.xsd), Schematron (.sch) or TEI customization "
    '(.odd) to use alone, instead of all others; "-" is standard input.',
)
@click.option(
    "--schematron",
    is_flag=True,
    help="Run the Schematron that is embedded in schemas as well.",
)
@click.option(
    "--phase",
    metavar="NAME",
    help="The phase of the Schematron to run, embedded or not; #ALL, #DEFAULT and #ANY too.",
)
@click.option(
    "--files-from",
    metavar="LIST",
    help='A file with the names of documents, one a line or ended by NUL; "-" is standard input.',
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes judge documents, where there are many; as many as there are "
    "processors unless given.",
)
@click.option("--no-cache", is_flag=True, help="Keep no RELAX NG schema for the next time.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.label for severity in sorted(Severity, reverse=True)]),
    default="error",
    show_default=True,
    help="The mildest finding for which the exit code is 1.",
)
@click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines of text, or one JSON object a document.",
)
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no valid files, no summary.")
@click.pass_context
def validate(
    context: click.Context,
    files: tuple[str, ...],
    schema: str | None,
    schematron: bool,
    phase: str | None,
    files_from: str | None,
    jobs: int | None,
    no_cache: bool,
    fail_on: str,
    strict: bool,
    form: str,
    quiet: bool,
) -> None:
    """Validate XML documents.

    FILES are files, folders (every .xml file below them) and patterns; "-", or nothing, is
    standard input. Each is judged by the schemas that its <?xml-model?> instructions name,
    and by the rules; or by --schema alone. The network is never used.

    With a RELAX NG schema as --schema, documents are judged while they are read: they may be of
    any length, and compressed by gzip; of folders, .xml.gz files are judged too.

    \b
    Exit codes:
      0  nothing was found, or nothing as bad as --fail-on
      1  something was found
      2  wrong use: a file that is not there
      3  an incorrect schema, or a fault of teitools itself
      130  interrupted
    """
    _forbid_standard_input_twice(files, schema, files_from)
    _print_whatever_it_is()
    shown = Form(form == "json", quiet, _is_terminal())
    limit = Severity.WARNING if strict else Severity[fail_on.upper()]
    cache = None if no_cache else default_cache()
    constraints = schematron or phase is not None
    judging = Judging(_given(schema), cache, shown, limit, constraints, phase)
    run = Run(judging)
    try:
        if _load(judging, run, schema or "", quiet):
            run.judge(_names(files, files_from, judging.streams, run), jobs)
            if form == "text" and not quiet:
                said = text.summary(run.documents, run.invalid, run.counts)
                click.echo(said, err=True)
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        context.exit(_INTERRUPTED)
    context.exit(run.code)


def _forbid_standard_input_twice(
    files: tuple[str, ...], schema: str | None, files_from: str | None
) -> None:
    documents = STANDARD in files or (not files and files_from is None)
    if documents + (schema == STANDARD) + (files_from == STANDARD) > 1:
        raise click.UsageError("standard input can be read only once")


def _given(schema: str | None) -> str | Source | None:
    return Source("<stdin>", sys.stdin.buffer.read()) if schema == STANDARD else schema


def _load(judging: Judging, run: Run, name: str, quiet: bool) -> bool:
    """Load the schema that is given, if one is; say what is wrong with it."""
    try:
        warnings = judging.load()
    except SchemaError as error:
        run.complain(refusal(error), FAULT)
    except OSError as error:
        run.complain(f"{name}: {error.strerror or error}", WRONG_USE)
    except Exception as error:
        run.complain(fault(name, error), FAULT)
    else:
        for warning in () if quiet else warnings:
            click.echo(text.line(warning, styled), err=True)
        return True
    return False


def _names(files: tuple[str, ...], files_from: str | None, streams: bool, run: Run) -> list[str]:
    """The names of the documents; what is wrong with those that are given is said."""
    listed: list[str] = []
    if files_from is not None:
        try:
            listed = lines(files_from)
        except OSError as error:
            run.complain(f"{files_from}: {error.strerror or error}", WRONG_USE)
        else:
            if not listed:
                run.complain(f"{files_from}: no document is named there", WRONG_USE)
    elif not files:
        files = (STANDARD,)
    endings = PACKED if streams else ENDINGS
    return list(documents(files, listed, endings, lambda said: run.complain(said, WRONG_USE)))


def _print_whatever_it_is() -> None:
    """Characters that standard output cannot show are escaped there."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _is_terminal() -> bool:
    return sys.stdout.isatty()

"""`teitools validate`: judge documents, and say with the exit code what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from glob import glob, has_magic
from pathlib import Path

import click

from teitools.api.validating import Schema, load_schema
from teitools.api.validating import validate as validate_one
from teitools.errors import DocumentError, SchemaError
from teitools.findings import Finding, Report, Severity
from teitools.reporters import json, text
from teitools.source import Location, Source
from teitools.xml.codes import UNREADABLE
from teitools.xml.encoding import decode
from teitools.xml.mistake import Lines

CLEAN, FOUND, WRONG_USE, FAULT = 0, 1, 2, 3
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@click.command()
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option(
    "--schema",
    metavar="FILE",
    help="A RELAX NG schema (.rng) or XSD (.xsd) to use alone, instead of all others.",
)
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
    fail_on: str,
    strict: bool,
    form: str,
    quiet: bool,
) -> None:
    """Validate XML documents.

    FILES are files, folders (every .xml file below them) and patterns; "-", or nothing, is
    standard input. Each is judged by the schemas that its <?xml-model?> instructions name,
    and by the rules; or by --schema alone. The network is never used.

    \b
    Exit codes:
      0  nothing was found, or nothing as bad as --fail-on
      1  something was found
      2  wrong use: a file that is not there
      3  an incorrect schema, or a fault of teitools itself
    """
    limit = Severity.WARNING if strict else Severity[fail_on.upper()]
    run = _Run(_as_json if form == "json" else _as_text(quiet), limit)
    try:
        chosen = None if schema is None else load_schema(schema)
    except (SchemaError, OSError) as error:
        context.exit(run.refuse(schema or "", error))
    for name in _documents(files, run):
        run.judge(name, chosen)
    if form == "text" and not quiet:
        click.echo(text.summary(run.documents, run.invalid, run.counts), err=True)
    context.exit(run.code)


class _Run:
    """The exit code in the making, and the counts."""

    def __init__(self, show: Callable[[Source, Report], None], limit: Severity) -> None:
        self.show = show
        self.limit = limit
        self.code = CLEAN
        self.documents = 0
        self.invalid = 0
        self.counts: Counter[Severity] = Counter()

    def judge(self, name: str, schema: Schema | None) -> None:
        """Judge one document, whatever comes of it."""
        self.documents += 1
        shown = click.format_filename(name)
        try:
            self._show(*self._report(name, shown, schema))
        except SchemaError as error:
            self.invalid += 1
            self.refuse(shown, error)
        except Exception as error:  # the last guard: one document never stops the rest
            self.invalid += 1
            self.worsen(FAULT)
            told = f"{type(error).__name__}: {error}"
            click.echo(f"{shown}: a fault of teitools itself, please report: {told}", err=True)

    def _report(self, name: str, shown: str, schema: Schema | None) -> tuple[Source, Report]:
        folder = None if name == "-" else Path(name).parent
        try:
            data = sys.stdin.buffer.read() if folder is None else Path(name).read_bytes()
        except OSError as error:
            self.worsen(WRONG_USE)
            facts = {"reason": error.strerror or str(error)}
            return Source(shown, b""), Report([Finding(UNREADABLE, Location(shown), facts)])
        source = Source("<stdin>" if folder is None else shown, data)
        return source, validate_one(source, schema=schema, folder=folder)

    def _show(self, source: Source, report: Report) -> None:
        self.invalid += not report.valid
        self.counts.update(finding.severity for finding in report)
        if report.at_least(self.limit):
            self.worsen(FOUND)
        self.show(source, report)

    def refuse(self, name: str, error: SchemaError | OSError) -> int:
        """Say why a schema cannot be used."""
        if isinstance(error, SchemaError):
            for finding in error.findings:
                click.echo(text.line(finding, _style), err=True)
            self.worsen(FAULT)
        else:
            click.echo(f"{name}: {error.strerror or error}", err=True)
            self.worsen(WRONG_USE)
        return self.code

    def worsen(self, code: int) -> None:
        """Remember the worst of the codes."""
        self.code = max(self.code, code)


def _documents(files: tuple[str, ...], run: _Run) -> Iterator[str]:
    """The names of documents that the arguments mean, each once."""
    seen: set[str] = set()
    for argument in files or ("-",):
        found = list(_expanded(argument))
        if not found:
            click.echo(f"{argument}: no .xml file is there", err=True)
            run.worsen(WRONG_USE)
        for name in found:
            if name not in seen:
                seen.add(name)
                yield name


def _expanded(argument: str) -> Iterator[str]:
    path = Path(argument)
    if argument != "-" and path.is_dir():
        yield from (str(file) for file in sorted(path.rglob("*.xml")) if file.is_file())
    elif argument != "-" and has_magic(argument) and not path.exists():
        for name in sorted(glob(argument, recursive=True)):
            yield from _expanded(name) if Path(name).is_dir() else (name,)
    else:
        yield argument


def _as_json(source: Source, report: Report) -> None:
    click.echo(json.document(source.name, report))


def _as_text(quiet: bool) -> Callable[[Source, Report], None]:
    def show(source: Source, report: Report) -> None:
        excerpts = len(report) > 0 and _is_terminal()
        lines = _lines(source) if excerpts else None
        for finding in report:
            click.echo(text.line(finding, _style))
            position = finding.location.position
            if lines is not None and position is not None:
                for shown in text.excerpt(finding, lines.line(position.line), _style):
                    click.echo(shown)
            for shown in text.related(finding, _style):
                click.echo(shown)
        if report.valid and not quiet:
            click.echo(f"{source.name}: valid")

    return show


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _lines(source: Source) -> Lines | None:
    with suppress(DocumentError):
        return Lines(decode(source))
    return None


def _style(shown: str, role: str) -> str:
    """Colours, which click leaves out where the output is not a terminal."""
    if role == "place":
        return click.style(shown, bold=True)
    if role == "code":
        return click.style(shown, dim=True)
    return click.style(shown, fg=_COLOURS.get(role), bold=True if role == "error" else None)

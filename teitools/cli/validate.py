"""`teitools validate`: judge documents, and say with the exit code what came of it."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teitools.api.validating import default_cache
from teitools.cli.faults import fault, refusal
from teitools.cli.validate_archives import Archives
from teitools.cli.validate_configured import (
    addresses_of,
    configuration_of,
    given_files,
    inclusion_of,
    shared_of,
)
from teitools.cli.validate_inputs import ENDINGS, PACKED, STANDARD, documents, lines
from teitools.cli.validate_judging import Judging
from teitools.cli.validate_options import Call, options
from teitools.cli.validate_reports import printed, recorded, spare, write_reports
from teitools.cli.validate_run import Run, is_much
from teitools.cli.validate_showing import Form, styled
from teitools.cli.verdict import CLEAN, FAULT, WRONG_USE
from teitools.errors import SchemaError, UsageError
from teitools.reporters import text
from teitools.source import Source

if TYPE_CHECKING:
    from teitools.cli.changes import Changes
    from teitools.cli.watching import Stamps
    from teitools.reporters.journal import Journal
    from teitools.validation.configuration import Configuration

_INTERRUPTED = 130


@click.command()
@options
@click.pass_context
def validate(context: click.Context, /, **given: Any) -> None:
    """Validate XML documents.

    FILES are files, folders (every .xml file below them), archives (.zip, .tar, .tar.gz and the
    like; corpus.zip/a/b.xml is a member) and patterns; "-", or nothing, is standard input. Each
    is judged by the schemas that its <?xml-model?> instructions name, and by the rules; or by
    --schema alone. The network is never used.

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
    call = Call(**given)
    call.check()
    _print_whatever_it_is()
    try:
        code, stamps = _judge(call)
        while call.watch and code != _INTERRUPTED:
            from teitools.cli.watching import wait_for_change

            click.echo(f"watching {len(stamps)} files; Ctrl-C ends", err=True)
            wait_for_change(stamps)
            code, stamps = _judge(call)
    except UsageError as error:
        click.echo(str(error), err=True)
        code = WRONG_USE
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        code = _INTERRUPTED
    context.exit(code)


def _judge(call: Call) -> tuple[int, Stamps]:
    """Judge the documents once, and report: the exit code, and how the files were before."""
    with ExitStack() as stack:
        configuration = configuration_of(call)
        baseline = call.baseline or (configuration.baseline if configuration else None)
        form = _form(call, configuration, baseline)
        journal: Journal | None = None
        if form.recorded:
            from teitools.reporters.journal import Journal

            journal = stack.enter_context(Journal())
        changes = _changes(call)
        stamps: Stamps = {}
        archives = stack.enter_context(Archives())
        judging = _judging(call, configuration, form, archives)
        run = Run(judging, journal)
        try:
            if _load(judging, run, call.schema or "", call.quiet):
                names = _documents(call, judging, run, configuration, changes, archives)
                stamps = _stamps(call, list(map(archives.file, names)))
                if not judging.streams or is_much([*map(judging.file, names)]):
                    judging.remember()
                run.judge(names, call.jobs, call.limits, call.limited)
        except KeyboardInterrupt:
            run.complain("interrupted", _INTERRUPTED)
        lines_changed: Mapping[str, frozenset[int]] = changes.lines() if changes else {}
        if journal is not None:
            if call.update_baseline:
                _update(str(baseline), run, journal)
            write_reports(call.reports, run, journal, lines_changed)
        if form.printed == "text" and not call.quiet and run.code != _INTERRUPTED:
            _sum_up(run)
        return run.code, stamps


def _stamps(call: Call, names: list[str]) -> Stamps:
    """How the files are that are watched."""
    if not call.watch:
        return {}
    from teitools.cli.watching import stamps_of

    return stamps_of([*names, *([call.schema] if call.schema else [])])


def _judging(
    call: Call, configuration: Configuration | None, form: Form, archives: Archives
) -> Judging:
    return Judging(
        _given(call.schema),
        None if call.no_cache else default_cache(),
        form,
        call.limit(configuration),
        call.constrained,
        call.phase,
        configuration,
        call.rules,
        addresses_of(call, configuration),
        inclusion_of(call, configuration),
        shared_of(call, configuration),
        archives,
    )


def _sum_up(run: Run) -> None:
    known = f"; {run.known} known by the baseline" if run.known else ""
    said = text.summary(run.documents, run.invalid, run.counts)
    if known:
        said = said.replace(", all valid:", ", nothing new:")
    click.echo(f"{said}{known}", err=True)


def _form(call: Call, configuration: Configuration | None, baseline: str | None) -> Form:
    known: frozenset[str] = frozenset()
    if call.update_baseline and baseline is None:
        raise UsageError("--update-baseline needs --baseline FILE")
    if baseline is not None:
        from teitools.cli.baseline import known_by

        found = known_by(baseline, call.update_baseline)
        known = frozenset() if call.update_baseline else found
    return Form(
        printed=printed(call.reports),
        quiet=call.quiet,
        terminal=_is_terminal(),
        recorded=recorded(call.reports) or call.update_baseline,
        baseline=known,
        settles=call.schema is not None,
        levels=configuration.levels if configuration else {},
        root=str(configuration.root) if configuration else None,
    )


def _update(baseline: str, run: Run, journal: Journal) -> None:
    """Write the baseline, if all documents could be judged."""
    if run.code > 1:
        return
    from teitools.cli.baseline import write_baseline

    try:
        count = write_baseline(baseline, journal)
    except OSError as error:
        run.complain(f"{baseline}: {error.strerror or error}", WRONG_USE)
        return
    run.code = CLEAN
    click.echo(f"{baseline}: {count} findings are known now", err=True)


def _changes(call: Call) -> Changes | None:
    if call.changed is None:
        return None
    from teitools.cli.changes import Changes

    return Changes(call.changed)


def _documents(
    call: Call,
    judging: Judging,
    run: Run,
    configuration: Configuration | None,
    changes: Changes | None,
    archives: Archives,
) -> list[str]:
    """The names of the documents that are to be judged."""
    names = _names(call, judging.streams, run, configuration, archives)
    spare(call.reports, [*map(archives.file, names), *given_files(call, configuration)])
    if changes is None:
        return names
    from teitools.cli.validate_changed import chosen

    return chosen(names, changes, call, configuration, archives)


def _given(schema: str | None) -> str | Source | None:
    return Source("<stdin>", sys.stdin.buffer.read()) if schema == STANDARD else schema


def _load(judging: Judging, run: Run, name: str, quiet: bool) -> bool:
    """Load the schema that is given, if one is; say what is wrong with it."""
    try:
        warnings = judging.load()
    except SchemaError as error:
        run.complain(refusal(error), FAULT)
    except UsageError as error:
        run.complain(f"{error}", WRONG_USE)
    except OSError as error:
        run.complain(f"{name}: {error.strerror or error}", WRONG_USE)
    except Exception as error:
        run.complain(fault(name, error), FAULT)
    else:
        for warning in () if quiet else warnings:
            click.echo(text.line(warning, styled), err=True)
        return True
    return False


def _names(
    call: Call,
    streams: bool,
    run: Run,
    configuration: Configuration | None,
    archives: Archives,
) -> list[str]:
    """The names of the documents; what is wrong with those that are given is said."""
    listed: list[str] = []
    files = call.files
    if call.files_from is not None:
        try:
            listed = lines(call.files_from)
        except OSError as error:
            run.complain(f"{call.files_from}: {error.strerror or error}", WRONG_USE)
        else:
            if not listed:
                run.complain(f"{call.files_from}: no document is named there", WRONG_USE)
    elif not files:
        files = (STANDARD,)
    endings: tuple[str, ...] = PACKED if streams else ENDINGS
    if configuration is not None and configuration.extensions:
        endings = configuration.extensions

    def complain(said: str) -> None:
        run.complain(said, WRONG_USE)

    names = documents(files, listed, endings, complain, archives.members)
    if configuration is None or not (configuration.exclude or configuration.catalogs):
        return list(names)
    found = list(names)
    named = {*files, *listed}
    kept = [name for name in found if name in named or not configuration.excludes(Path(name))]
    if found and not kept:
        complain(f"{configuration.file}: 'exclude' leaves out every document that is named")
    return kept


def _print_whatever_it_is() -> None:
    """Characters that standard output cannot show are escaped there."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _is_terminal() -> bool:
    return sys.stdout.isatty()

"""The options of `teitools validate`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from teitools.cli.validate_inputs import STANDARD
from teitools.cli.validate_reports import NAMES, Wanted, wanted
from teitools.findings import Severity

if TYPE_CHECKING:
    from teitools.validation.configuration import Configuration
    from teitools.validation.limits import Limits

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LEVELS = [severity.label for severity in sorted(Severity, reverse=True)]


class Call(NamedTuple):
    """What `teitools validate` was called with."""

    files: tuple[str, ...]
    schema: str | None
    schematron: bool
    phase: str | None
    rules: bool
    config: str | None
    no_config: bool
    files_from: str | None
    jobs: int | None
    no_cache: bool
    timeout: float | None
    max_memory: int | None
    fail_on: str | None
    strict: bool
    reports: list[Wanted]
    quiet: bool
    baseline: str | None
    update_baseline: bool
    changed: str | None
    watch: bool
    catalogs: tuple[str, ...]
    frozen: bool
    offline: bool
    xinclude: bool | None
    xinclude_root: str | None

    @property
    def constrained(self) -> bool:
        """Whether Schematron that is embedded is run in any case."""
        return self.schematron or self.phase is not None

    def limit(self, configuration: Configuration | None) -> Severity:
        """The least severity for which the exit code is 1."""
        if self.strict:
            return Severity.WARNING
        if self.fail_on is not None:
            return Severity[self.fail_on.upper()]
        configured = configuration.fail_on if configuration else None
        return configured or Severity.ERROR

    @property
    def limits(self) -> Limits:
        """What a document may take."""
        from teitools.validation.limits import MEGABYTES, PER_MEGABYTE, SECONDS, Limits

        most = MEGABYTES if self.max_memory is None else self.max_memory
        memory = most * 1_000_000 or None
        if self.timeout is None:
            return Limits(SECONDS, PER_MEGABYTE, memory)
        return Limits(self.timeout or None, 0.0, memory)

    @property
    def limited(self) -> bool:
        """Whether a limit is asked for."""
        return bool(self.timeout or self.max_memory)

    def check(self) -> None:
        """Raise UsageError where options do not go together."""
        documents = STANDARD in self.files or (not self.files and self.files_from is None)
        given = documents + (self.schema == STANDARD) + (self.files_from == STANDARD)
        if given > 1:
            raise click.UsageError("standard input can be read only once")
        if self.watch and given:
            raise click.UsageError("--watch needs files; standard input cannot be watched")
        if self.changed is not None and documents:
            raise click.UsageError("--changed needs files or folders to choose from")


def _reports(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> list[Wanted]:
    return wanted(given)


def options(command: _Command) -> _Command:
    """The arguments and options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("files", nargs=-1, metavar="[FILES]..."),
    click.option(
        "--schema",
        metavar="FILE",
        help="A RELAX NG schema (.rng, .rnc), XSD (.xsd), Schematron (.sch) or TEI customization "
        '(.odd) to use alone, instead of all others; "-" is standard input.',
    ),
    click.option(
        "--schematron",
        is_flag=True,
        help="Run the Schematron that is embedded in schemas as well.",
    ),
    click.option(
        "--phase",
        metavar="NAME",
        help="The phase of the Schematron to run, embedded or not; #ALL, #DEFAULT and #ANY too.",
    ),
    click.option(
        "--rules",
        is_flag=True,
        help="With --schema, judge by the rules that no schema can say as well.",
    ),
    click.option(
        "--xinclude/--no-xinclude",
        default=None,
        help="Judge documents with what they include by xi:include.",
    ),
    click.option(
        "--xinclude-root",
        metavar="FOLDER",
        help="The folder below which included files may be; without it, that of the "
        "configuration, or else that of the document.",
    ),
    click.option(
        "--config",
        metavar="FILE",
        help="The configuration; without it, teitools.toml or [tool.teitools] in pyproject.toml "
        "of the nearest folder upwards.",
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration."),
    click.option(
        "--catalog",
        "catalogs",
        metavar="FILE",
        multiple=True,
        help="An OASIS XML catalog, which says which file stands for an address; before those "
        "of the configuration.",
    ),
    click.option(
        "--frozen",
        is_flag=True,
        help="An address that a document names and that is not in teitools.lock is an error, "
        "though a catalog knows it.",
    ),
    click.option(
        "--offline",
        is_flag=True,
        help="Use no network. That is always so; the option may be given to say it.",
    ),
    click.option(
        "--files-from",
        metavar="LIST",
        help="A file with the names of documents, one a line or ended by NUL; "
        '"-" is standard input.',
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        help="How many processes judge documents, where there are many; as many as there are "
        "processors unless given.",
    ),
    click.option(
        "--no-cache",
        is_flag=True,
        help="Keep neither schemas nor what is found for the next time, and use nothing kept.",
    ),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        help="How long one document may take; 0 is without limit.  [default: 300 seconds, and 10 "
        "more for each megabyte of it]",
    ),
    click.option(
        "--max-memory",
        metavar="MB",
        type=click.IntRange(min=0),
        help="How much memory a process that judges documents may have; 0 is without limit.  "
        "[default: 2048]",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(_LEVELS),
        help="The mildest finding for which the exit code is 1.  [default: error]",
    ),
    click.option("--strict", is_flag=True, help="The same as --fail-on warning."),
    click.option(
        "--format",
        "reports",
        metavar="FORM[=FILE]",
        multiple=True,
        callback=_reports,
        help=f"How findings are reported: {', '.join(NAMES)}. With =FILE the report goes there; "
        "the option may be given several times.  [default: text]",
    ),
    click.option(
        "--baseline",
        metavar="FILE",
        help="A file with findings that are known: they are neither said nor counted.",
    ),
    click.option(
        "--update-baseline",
        is_flag=True,
        help="Write all that is found to the baseline; the exit code is 0 then.",
    ),
    click.option(
        "--changed",
        metavar="BASE",
        help="Judge only documents that differ from the commit BASE, as git says; all of them "
        "where a schema or the configuration differs.",
    ),
    click.option("--watch", is_flag=True, help="Judge documents again when they change."),
    click.option("-q", "--quiet", is_flag=True, help="Findings only: no valid files, no summary."),
)

"""`teitools schema`: schemas that come from elsewhere, locked."""

from __future__ import annotations

import os
from pathlib import Path

import click

from teitools.cli.outcome import DONE, FOUND, MISUSED
from teitools.errors import DocumentError, UsageError


@click.group()
def schema() -> None:
    """Work with schemas that come from elsewhere."""


@schema.command()
@click.argument("names", nargs=-1, metavar="[ADDRESS|FILE|DIR|GLOB]...")
@click.option("--update", is_flag=True, help="Take what is there now where it has changed.")
@click.option(
    "--cached",
    is_flag=True,
    help="Keep copies in the user's cache folder instead of .teitools/schemas.",
)
@click.option("--config", metavar="FILE", help="The configuration, as for validate.")
@click.pass_context
def lock(
    context: click.Context, names: tuple[str, ...], update: bool, cached: bool, config: str | None
) -> None:
    """Fetch schemas once, and write down which bytes they are.

    Each ADDRESS (http or https) is fetched, and those that documents name in <?xml-model?>
    instructions; without arguments, those of the configuration and those that are locked
    already. What a schema names in turn by relative addresses comes with it. teitools.lock, in the
    folder of the configuration, of the lock that is there, or else of the repository, says the
    SHA-256 of each; copies stand in .teitools/schemas beside it. This is the only command that
    uses the network.

    \b
    Exit codes:
      0  locked
      1  what is at an address has changed; --update takes it
      2  an address that cannot be fetched or is no schema; wrong use
    """
    from teitools.validation.locking import LockError

    try:
        status = _lock(names, update, cached, config)
    except LockError as error:
        click.echo(str(error), err=True)
        status = FOUND
    except UsageError as error:
        click.echo(str(error), err=True)
        status = MISUSED
    except OSError as error:
        click.echo(f"{error.filename or 'teitools.lock'}: {error.strerror or error}", err=True)
        status = MISUSED
    context.exit(status)


def _lock(names: tuple[str, ...], update: bool, cached: bool, config: str | None) -> int:
    from teitools.api.validating import default_cache
    from teitools.cli.validate_configured import lock_root
    from teitools.validation.addresses import is_address
    from teitools.validation.configuration import find_configuration, read_configuration
    from teitools.validation.lock import NAME, read_lock
    from teitools.validation.locking import lock_addresses

    found = read_configuration(Path(config)) if config else find_configuration(Path())
    root = lock_root(found) or (found.root if found else _repository())
    locked = read_lock(root, default_cache())
    if names:
        files = [name for name in names if not is_address(name)]
        addresses = [name for name in names if is_address(name)]
        addresses += _named(files) if files else []
    else:
        addresses = list(locked.entries)
        for assignment in found.assignments if found else ():
            addresses += [each for each in assignment.schemas if isinstance(each, str)]
    if not addresses:
        raise UsageError("there is no address to lock: name one, or documents that name some")
    before = len(locked.entries)
    changed = lock_addresses(locked, addresses, update, cached)
    for address in changed:
        click.echo(f"locked {address}")
    total = len(locked.entries)
    click.echo(f"{root / NAME}: {total} addresses, {total - before} new", err=True)
    return DONE


def _named(files: list[str]) -> list[str]:
    """The addresses that documents name, but for those that the package answers itself."""
    from teitools.cli.validate_inputs import ENDINGS, documents
    from teitools.source import Source
    from teitools.validation import catalog
    from teitools.validation.addresses import is_address, is_file_address
    from teitools.validation.associations import associations, schema_locations
    from teitools.xml.document import Document

    def refuse(said: str) -> None:
        raise UsageError(said)

    addresses: list[str] = []
    for name in documents(files, [], ENDINGS, refuse):
        try:
            document = Document(Source.of(Path(name)))
        except DocumentError as error:
            raise UsageError(str(error)) from None
        for each in (*associations(document), *schema_locations(document)):
            for named in (each.href, *(other for _, other in each.joined)):
                href = named.partition("#")[0]
                known = catalog.file_of(href) is not None or is_file_address(href)
                if is_address(href) and not known:
                    addresses.append(href)
    return addresses


def _repository() -> Path:
    """The root of the repository, or else this folder."""
    here = Path(os.getcwd())
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), here)

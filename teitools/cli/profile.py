"""``teitools profile``."""

from __future__ import annotations

import click

from teitools.cli.options import misused
from teitools.cli.outcome import FAULTY
from teitools.errors import ProfileError, UsageError


@click.group()
def profile() -> None:
    """Look at the profiles of transcripts."""


@profile.command("list")
def list_profiles() -> None:
    """List the profiles that belong to teitools."""
    from teitools.notation.profile_file import load, names

    for name in names():
        found = load(name)
        click.echo(f"{name:<12} {found.version:<6} {found.title}")


@profile.command()
@click.argument("name", metavar="NAME")
def show(name: str) -> None:
    """Print the file of a profile that belongs to teitools."""
    from teitools import resources
    from teitools.notation.profile_file import names, unknown

    if name not in names():
        raise misused(UsageError(unknown(name)))
    click.echo(resources.path("profiles", f"{name}.toml").read_text(encoding="utf-8"), nl=False)


@profile.command()
@click.argument("file", metavar="FILE")
@click.pass_context
def check(ctx: click.Context, file: str) -> None:
    """Check a profile file."""
    from teitools.notation.profile_file import load

    try:
        found = load(file)
    except UsageError as error:
        raise misused(error) from None
    except ProfileError as error:
        click.echo(str(error), err=True)
        ctx.exit(FAULTY)
    click.echo(f"{file}: correct: {found.name} {found.version}, {found.title}")

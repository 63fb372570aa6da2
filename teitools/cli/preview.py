"""``teitools preview``."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teitools.cli.options import misused
from teitools.errors import TeitoolsError, UsageError

if TYPE_CHECKING:
    from teitools.cli.watching import Stamps
    from teitools.preview.document import ShownDocument
    from teitools.preview.folder import ShownFolder

_FILE = click.Path(exists=True, dir_okay=False)


@click.command()
@click.argument("place", metavar="FILE|DIR", type=click.Path(exists=True))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="One that is free else.")
@click.option(
    "--host",
    type=click.Choice(["127.0.0.1", "::1"]),
    default="127.0.0.1",
    show_default=True,
    help="Which address of this machine.",
)
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@click.option(
    "--view",
    type=click.Choice(["reading", "diplomatic", "marked"]),
    help="The view that is shown first.",
)
@click.option("--css", type=_FILE, metavar="FILE", help="A style (CSS) that is added to each page.")
@click.option("--xslt", type=_FILE, metavar="FILE", help="A style sheet of your own for documents.")
@click.option("--facsimile", metavar="TEMPLATE", help="The address of the image of a page.")
@click.option("--schema", type=_FILE, metavar="FILE", help="What documents are validated by.")
@click.option("--no-validation", is_flag=True, help="Show what rendering finds, and no more.")
@click.option("--config", type=_FILE, metavar="FILE", help="teitools.toml, or pyproject.toml.")
@click.option("--no-config", is_flag=True, help="Read no configuration.")
@click.pass_context
def preview(
    ctx: click.Context,
    /,
    place: str,
    port: int,
    host: str,
    opened: bool,
    config: str | None,
    no_config: bool,
    **options: Any,
) -> None:
    """Show a TEI file, or the site of a folder, in a browser on this machine; a page is loaded
    again when a file changes, and says what was found. Ctrl-C ends it.

    For a folder, the table [site] of teitools.toml has further options.
    """
    from teitools.preview.serving import Server

    given = {n: options[n] for n in ("view", "css", "xslt", "facsimile") if options[n] is not None}
    judged = {"schema": options["schema"], "validated": not options["no_validation"]}
    try:
        shown = _shown(Path(place), given, judged, config, no_config)
        server = Server(shown, host, port)
    except UsageError as error:
        raise misused(error) from None
    except (TeitoolsError, OSError) as error:
        raise misused(UsageError(f"{host}:{port}: {error}")) from None
    watched = [Path(place), *(Path(options[n]) for n in ("css", "xslt", "schema") if options[n])]
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    click.echo(f"{place} at {server.address} (Ctrl-C ends)", err=True)
    if opened:
        click.launch(server.address)
    try:
        _watch(server, watched)
    except KeyboardInterrupt:
        click.echo("", err=True)
    finally:
        server.close()
        if hasattr(shown, "close"):
            shown.close()


def _shown(
    place: Path,
    given: dict[str, Any],
    judged: dict[str, Any],
    config: str | None,
    no_config: bool,
) -> ShownDocument | ShownFolder:
    from teitools.api.rendering import check_options

    check_options("html", **given)
    shown: ShownDocument | ShownFolder
    if place.is_dir():
        from teitools.cli.progress import Progress
        from teitools.cli.site import configured
        from teitools.preview.folder import ShownFolder

        bars: list[Progress] = []

        def advance(done: int, total: int) -> None:
            if not bars:
                bars.append(Progress(total))
            bars[0].advance(done)

        made = configured(config, no_config) | given | {"epub": False}
        jobs = os.cpu_count() or 1
        shown = ShownFolder(place, made, **judged, jobs=jobs, progress=advance)
        shown.update()
        for bar in bars:
            bar.clear()
        return shown
    from teitools.preview.document import ShownDocument

    shown = ShownDocument(place, given, **judged)
    shown.update()
    return shown


def _watch(server: Any, places: list[Path]) -> None:
    """Show again whenever a file changes, comes or goes."""
    from teitools.cli.watching import stamps_below, wait_for_other

    def look() -> Stamps:
        return stamps_below(places)

    stamps = look()
    while True:
        stamps = wait_for_other(look, stamps)
        server.shown.update()
        server.changed()

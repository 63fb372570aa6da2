"""The command line. Each command is a module of its own, loaded when it is called."""

from __future__ import annotations

import atexit
import gc
from importlib import import_module
from typing import Any

import click

import teitools

_COMMANDS = {
    "encode": ("teitools.cli.encode:encode", "Encode transcripts as TEI."),
    "decode": ("teitools.cli.decode:decode", "Give the text of TEI files back, byte for byte."),
    "transcribe": (
        "teitools.cli.transcribe:transcribe",
        "Type documents of other formats (Word, HTML, Markdown) in the notation.",
    ),
    "validate": ("teitools.cli.validate:validate", "Validate TEI files."),
    "explain": ("teitools.cli.explain:explain", "Say what a finding means, and what to do."),
    "render": ("teitools.cli.render:render", "Render TEI files as HTML or plain text."),
    "site": ("teitools.cli.site:site", "Make a static site of a folder of TEI files."),
    "preview": ("teitools.cli.preview:preview", "Show TEI in a browser while it is written."),
    "relaxng": ("teitools.cli.relaxng:relaxng", "Work with RELAX NG schemas."),
    "schema": ("teitools.cli.schema:schema", "Lock the schemas of other addresses."),
    "odd": ("teitools.cli.odd:odd", "Work with TEI customizations (ODD)."),
    "profile": ("teitools.cli.profile:profile", "Look at the profiles of transcripts."),
}


_YOUNG = 50_000
"""How many objects are made before cycles are looked for among them."""

# where the process ends, all goes: to search it for cycles first takes a tenth of a short command
atexit.register(gc.freeze)


class _Commands(click.Group):
    """A group whose commands are imported when they are called, so that help is instant."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command. Cycles are seldom looked for: most of what is made at first is kept."""
        before = gc.get_threshold()
        gc.set_threshold(_YOUNG, *before[1:])
        try:
            return super().main(*args, **kwargs)
        finally:
            gc.set_threshold(*before)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever else it raises becomes a message and an exit status."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            from teitools.cli.options import complain
            from teitools.cli.outcome import explain

            message, status = explain(error)
            complain(message)
            raise click.exceptions.Exit(status) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(teitools.__version__, prog_name="teitools")
def main() -> None:
    """Encode transcripts as TEI-XML and back, byte for byte; validate and render any TEI.

    Exit status: 0 done, perhaps with warnings; 1 findings at or above --fail-on; 2 wrong
    use; 3 an incorrect schema or profile, or a fault of teitools.
    """

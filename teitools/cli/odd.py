"""`teitools odd`: work with TEI customizations."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "compile": "teitools.cli.odd_compile:compile_",
    "check": "teitools.cli.odd_check:check",
    "diff": "teitools.cli.odd_diff:diff",
    "import-specs": "teitools.cli.odd_import:import_specs",
}


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands)
def odd() -> None:
    """Work with TEI customizations (ODD)."""

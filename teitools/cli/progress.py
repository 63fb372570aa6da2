"""How far a long run has come: one line on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from time import monotonic

import click

_SOON = 2.0
"""After so many seconds a run is long."""
_OFTEN = 0.2
_WIDTH = 30


class Progress:
    """A bar for work of `total` parts. It is not shown where nobody would see it."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._next = monotonic() + _SOON
        self._hidden = total < 2 or not _is_terminal()
        self._shown = False

    def advance(self, done: int) -> None:
        """So many parts are done."""
        if self._hidden or monotonic() < self._next:
            return
        self._next = monotonic() + _OFTEN
        self._shown = True
        filled = _WIDTH * done // self._total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        click.echo(f"\r[{bar}] {done:,} of {self._total:,}", err=True, nl=False)

    def clear(self) -> None:
        """Remove the bar, for something else is printed or all is done."""
        if self._shown:
            self._shown = False
            click.echo("\r\x1b[K", err=True, nl=False)


def _is_terminal() -> bool:
    return sys.stderr.isatty()

"""Asks a real browser, Chromium without a window, what it makes of a page."""

from __future__ import annotations

import subprocess
from pathlib import Path

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=2000",
)


def dom(page: Path, profile: Path, *options: str) -> str:
    """The document that the browser has built from the file `page`, written out."""
    command = ["chromium", *_OPTIONS, f"--user-data-dir={profile}", *options, "--dump-dom"]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, timeout=60, check=True)
    return done.stdout.decode()

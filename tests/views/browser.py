"""Asks a real browser, Chromium without a window, what it makes of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.requirements import AXE

_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIEWS = ("reading", "diplomatic", "marked")


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser; with a profile of its own that is thrown away."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Any, file: Path, **context: Any) -> Iterator[Any]:
    """The page in `file`, with what it says to the console in ``page.said``."""
    held = browser.new_context(**context)
    page = held.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("request", lambda request: page.said.append(f"request {request.url}"))
    page.goto(file.as_uri())
    page.said = [each for each in page.said if each != f"request {file.as_uri()}"]
    try:
        yield page
    finally:
        held.close()


def show(page: Any, view: str) -> None:
    """Choose a view as a person does, with the pointer."""
    page.locator(f'[id="page:{view}"]').check(force=True)


def audit(page: Any, *, but: str = "") -> list[str]:
    """What axe-core finds: the rule, and the first element concerned. One rule may be left out."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    options = {"resultTypes": ["violations"], "rules": {but: {"enabled": False}} if but else {}}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]

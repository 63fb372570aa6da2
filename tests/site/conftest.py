from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.requirements import need
from tests.site.made import HARBOUR, built
from tests.views.browser import chromium


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept between runs is kept for one test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the letters."""
    folder = tmp_path_factory.mktemp("harbour")
    built(HARBOUR, folder, title="The Harbour Letters", url="https://harbour.example/letters")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    need("chromium", "playwright")
    with chromium() as started:
        yield started

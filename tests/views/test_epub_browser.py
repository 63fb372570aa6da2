"""The chapters of a book in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import teitools
from tests.requirements import need
from tests.views.browser import audit, chromium, opened
from tests.views.epubs import Book

MARKS = Path(__file__).parent / "documents" / "marks.xml"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    need("chromium", "playwright")
    with chromium() as started:
        yield started


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_book(scheme: str, browser: Any, tmp_path: Path) -> None:
    need("axe-core")
    book = Book(teitools.render(MARKS, to="epub", view="marked"))
    book.archive.extractall(tmp_path)
    for name in [*book.spine()]:
        with opened(browser, tmp_path / "EPUB" / name, color_scheme=scheme) as page:
            assert [each for each in page.said if "style.css" not in each] == []
            assert audit(page, but="page-has-heading-one") == []  # that is on the title page
            hidden = page.evaluate(
                "[...document.querySelectorAll('.spoken')].every(e => e.offsetWidth <= 1)"
            )
            assert hidden

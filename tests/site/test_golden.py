"""The site of a small corpus, file by file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from tests.site.made import files

PAGES = (
    "index.html", "dates.html", "persons.html", "places.html", "organizations.html",
    "mentioned-dates.html", "types.html", "subjects.html", "archives.html", "search.html",
    "404.html", "documents/letters/1861-05-02.html", "documents/minutes.html",
    "documents/undated.html", "feed.xml", "sitemap.xml", "search/index.js", "search/texts-0.js",
    "search/words-0.js",
)  # fmt: skip


def test_there_is_all_and_nothing_else(harbour: Path) -> None:
    others = {"search/search.js", "documents/letters/1861-05-09.html"}
    others.add("documents/letters/Письмо-Озеровой.html")
    assert set(files(harbour)) == {*PAGES, *others}


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str, harbour: Path, file_regression: FileRegressionFixture) -> None:
    text = (harbour / page).read_text("utf-8")
    text = re.sub("<style>.*</style>", "<style></style>", text, flags=re.DOTALL)
    text = re.sub("sha256-[^']+", "sha256-", text)
    text = re.sub(r"(<(?:li|section|article|nav|div|p|h1|h2|table|tr|a)\b)", r"\n\1", text)
    file_regression.check(text, extension=Path(page).suffix)

"""The Nu HTML checker has no word against a page of a site."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.requirements import need
from tests.site.made import built, folder_of
from tests.site.test_hostile import EVIL
from tests.views.test_valid_html import check


def test_pages_are_valid(harbour: Path, tmp_path: Path) -> None:
    need("java", "vnu-jar")
    built(folder_of(tmp_path / "source", EVIL), tmp_path / "site", lang="ar")
    pages = tmp_path / "pages"
    pages.mkdir()
    for site in (harbour, tmp_path / "site"):
        for number, page in enumerate(sorted(site.rglob("*.html"))):
            shutil.copy(page, pages / f"{site.name}-{number}-{page.name}")
    assert check(pages) == ""

"""The page of decisions: complete, accessible, inert whatever a text says."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import teitools
from teitools.decisions.page import MEANINGS, write_page
from teitools.notation.decisions.register import WHATS
from tests.decisions.texts import AUTHORITY, SOURCES
from tests.requirements import need
from tests.views.browser import audit, chromium, opened

HOSTILE = (
    "MR. <script>alert(1)</script>: x [<img src=x onerror=alert(1)>] \"&'\n\n"
    "[javascript:alert(1)] and [</style><script>alert(1)</script>]\n\n[\x00\u202e\ud7ff]\n"
)


def page(text: str, folder: Path | None = None, **options: Any) -> bytes:
    return write_page(teitools.encode(text.encode(), **options).decisions, folder)


def test_every_kind_has_a_heading() -> None:
    assert set(MEANINGS) == set(WHATS)


@pytest.mark.parametrize("profile", SOURCES)
def test_every_decision_is_on_the_page(profile: str) -> None:
    made = teitools.encode(SOURCES[profile].encode(), profile=profile, authority=AUTHORITY)
    tree = html.fromstring(write_page(made.decisions).decode())
    rows = tree.xpath("//section//tbody/tr")
    assert len(rows) == len(made.decisions)
    shown = {(row.xpath("string(td[1])"), row.xpath("string(th/mark)")) for row in rows}
    for each in made.decisions:
        assert (f"{each.line}:{each.column}", each.text) in shown
    counts = [int(cell.text) for cell in tree.xpath("//nav//tr/td[1]")]
    assert sum(counts) == len(made.decisions)
    links = tree.xpath("//nav//a/@href")
    assert {link[1:] for link in links} == {each.what for each in made.decisions}
    assert len(tree.xpath("//h1")) == 1


@pytest.mark.parametrize("text", [HOSTILE, *SOURCES.values()])
def test_the_page_is_inert(text: str, tmp_path: Path) -> None:
    file = tmp_path / "javascript:alert(1)&<b>.txt"
    file.write_text(text, encoding="utf-8")
    made = write_page(teitools.encode(file).decisions, tmp_path).decode()
    tree = html.fromstring(made)
    assert not tree.xpath("//script | //img | //link | //iframe | //form | //@style | //@onerror")
    assert not re.search(r"<[^>]* on\w+=", made)
    for target in tree.xpath("//a/@href"):
        assert target.startswith(("#", "./"))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256(tree.xpath("string(//style)").encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert digest in policy
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", made)


def test_a_place_leads_to_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a b.txt"
    file.write_text("One [it-self] is.", encoding="utf-8")
    decisions = teitools.encode(file).decisions
    folder = tmp_path / "reviews"
    targets = html.fromstring(write_page(decisions, folder).decode()).xpath("//td/a/@href")
    assert "./../a%20b.txt#:~:text=%5Bit%2Dself%5D" in targets


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    need("playwright", "chromium", "axe-core")
    with chromium() as made:
        yield made


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_and_axe_find_nothing(browser: Any, scheme: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    text = f"{SOURCES['plain']}\n{HOSTILE}"
    file.write_bytes(page(text, profile="plain", authority=AUTHORITY))
    with opened(browser, file, color_scheme=scheme) as shown:
        assert shown.said == []
        assert audit(shown) == []
        before = shown.locator("section tbody tr:visible").count()
        shown.locator("#doubt").check()
        after = shown.locator("section tbody tr:visible").count()
        assert 0 < after < before
        assert shown.locator("section tr.certain:visible").count() == 0

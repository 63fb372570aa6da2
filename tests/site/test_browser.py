"""The site in a real browser: from a disk and from a server, with and without script."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.requirements import need
from tests.site.made import built, folder_of, tei
from tests.views.browser import audit, opened

KINDS = (
    "index.html", "dates.html", "persons.html", "subjects.html", "search.html", "404.html",
    "documents/letters/1861-05-02.html",
)  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of the files in `folder`, for this machine alone."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def ask(page: Any, question: str) -> list[str]:
    """Type a question, press Enter, and give the titles of the answers."""
    page.fill("#words", question)
    page.press("#words", "Enter")
    while page.inner_text("#status").endswith("…"):
        page.wait_for_timeout(20)
    return [str(each) for each in page.locator(".results .title").all_inner_texts()]


LETTER, ANSWER, RUSSIAN = (
    "Ada Brenner to Tomás Vidal", "Tomás Vidal à Ada Brenner", "Письмо Веры Озеровой",
)  # fmt: skip
MINUTES = "Minutes of the Harbour Board"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("fog", [LETTER, MINUTES]),
        ("FOG pilot", [LETTER]),
        ("naive aero", [LETTER]),
        ("ecueil", [ANSWER]),
        ("елки", [RUSSIAN]),
        ("лиссаб", [RUSSIAN]),
        ("الضباب", ["ملاحظة عن الميناء"]),
        ('"new lamp"', [MINUTES]),
        ("«new lamp» fog", [MINUTES]),
        ('"lamp new"', []),
        ("bâti", [ANSWER]),
        ("ship", [LETTER]),
        ("minutes", [MINUTES]),
        ("li", []),
        ("fog zzz", []),
        ("<b>", [LETTER]),
        ("constructor", []),
        ("__proto__", []),
    ],
)
def test_what_is_found_from_a_disk(
    question: str, found: list[str], harbour: Path, browser: Any
) -> None:
    """By all words, beginnings, phrases, in other wordings, in notes and titles."""
    with opened(browser, harbour / "search.html") as page:
        assert ask(page, question) == found
        said = page.inner_text("#status")
        assert said == (f"Documents found: {len(found)}" if found else _NONE)
        assert not [each for each in page.said if not each.startswith("request file:")]


_NONE = "No document has all of these words."


def test_the_places_are_shown_and_lead_there(harbour: Path, browser: Any) -> None:
    with opened(browser, harbour / "search.html") as page:
        ask(page, "fog pilot")
        assert page.locator(".results mark").all_inner_texts() == ["fog", "pilot"]
        page.locator(".results .snippets a").first.click()
        page.wait_for_load_state()
        assert page.url.endswith("/documents/letters/1861-05-02.html#fog")
        assert page.locator("#fog").is_visible()


def test_only_the_files_that_are_needed_are_read(tmp_path: Path, browser: Any) -> None:
    """Of an index of many files."""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    texts = {
        f"{one}{two}.xml": tei(
            f"{one}{two}", "".join(f"<p>{one}{two}{n}x common</p>" for n in range(60))
        )
        for one in alphabet
        for two in alphabet[:12]
    }
    built(folder_of(tmp_path / "source", texts), tmp_path / "site")
    names = [each.name for each in (tmp_path / "site/search").iterdir()]
    assert len([each for each in names if each.startswith("words-")]) > 2
    assert len([each for each in names if each.startswith("texts-")]) > 2
    with opened(browser, tmp_path / "site/search.html") as page:
        assert ask(page, "mc7x") == ["mc"]
        read = sorted(each.rpartition("/")[2].partition("-")[0] for each in page.said)
        assert read == ["index.js", "search.js", "texts", "words"]
        assert len(ask(page, "common")) == 20
        assert page.inner_text("#status").endswith(str(len(texts)))
        page.get_by_role("button", name="Show more").click()
        page.locator(".results .title").nth(39).wait_for()
        assert page.evaluate("document.activeElement.className") == "title"


def test_the_search_from_a_server_with_the_question_in_the_address(
    harbour: Path, browser: Any
) -> None:
    """The form on the first page leads to the answer; the address can be kept."""
    with served(harbour) as address, _context(browser) as page:
        page.goto(f"{address}/index.html")
        page.fill("#words", "lamp")
        page.press("#words", "Enter")
        page.wait_for_selector(".results .title")
        assert page.url == f"{address}/search.html?q=lamp"
        assert page.locator(".results .title").all_inner_texts() == [MINUTES]
        ask(page, "fog & ёлки")
        assert page.url.endswith("?q=fog%20%26%20%D1%91%D0%BB%D0%BA%D0%B8")
        page.reload()
        assert page.input_value("#words") == "fog & ёлки"


@contextmanager
def _context(browser: Any, **options: Any) -> Iterator[Any]:
    held = browser.new_context(**options)
    try:
        yield held.new_page()
    finally:
        held.close()


def test_a_file_of_the_index_that_is_missing_is_said(
    harbour: Path, browser: Any, tmp_path: Path
) -> None:
    built(folder_of(tmp_path / "source", {"a.xml": tei("A")}), tmp_path / "site")
    (tmp_path / "site/search/words-0.js").unlink()
    with opened(browser, tmp_path / "site/search.html") as page:
        ask(page, "words")
        assert page.inner_text("#status") == "A file of the search could not be loaded."


def test_without_script_the_search_says_so_and_all_else_works(harbour: Path, browser: Any) -> None:
    with opened(browser, harbour / "search.html", java_script_enabled=False) as page:
        assert page.locator("noscript p").is_visible()
        page.click("text=People")
        page.locator(".entries > li", has_text="Brenner, Ada").get_by_text(MINUTES).click()
        assert page.url.endswith("documents/minutes.html")
        page.click(".site-turn .next")
        assert page.url.endswith("documents/letters/1861-05-09.html")
        page.click(".site-title")
        assert page.url.endswith("index.html")


def test_no_page_but_the_search_asks_for_anything(harbour: Path, browser: Any) -> None:
    for file in sorted(harbour.rglob("*.html")):
        if file.name != "search.html":
            with opened(browser, file) as page:
                assert page.said == [], file


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, harbour: Path, browser: Any) -> None:
    """On each kind of page, and with answers of the search."""
    need("axe-core")
    for name in KINDS:
        with opened(browser, harbour / name, color_scheme=scheme, bypass_csp=True) as page:
            if name == "search.html":
                ask(page, "fog")
            assert (name, audit(page)) == (name, [])


def test_no_page_is_wider_than_a_phone(harbour: Path, browser: Any) -> None:
    for name in KINDS:
        with opened(browser, harbour / name, viewport={"width": 320, "height": 640}) as page:
            if name == "search.html":
                ask(page, "fog")
            assert page.evaluate("document.documentElement.scrollWidth") == 320, name


def test_everything_is_reached_by_the_keyboard(harbour: Path, browser: Any) -> None:
    """Skip link, then the bar; from the field of the search its button, then the answers."""
    focused = "document.activeElement.className || document.activeElement.localName"
    with opened(browser, harbour / "dates.html") as page:
        page.keyboard.press("Tab")
        assert page.evaluate(focused) == "skip"
        page.keyboard.press("Tab")
        assert page.evaluate(focused) == "site-title"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with opened(browser, harbour / "search.html") as page:
        assert page.evaluate("document.activeElement.id") == "words"
        ask(page, "fog")
        reached = []
        for _ in range(2):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(focused))
        assert reached == ["button", "title"]
        page.keyboard.press("Enter")
        page.wait_for_url("**/documents/**")


def test_a_site_from_right_to_left(tmp_path: Path, browser: Any) -> None:
    source = folder_of(tmp_path / "source", {"a.xml": tei("A"), "b.xml": tei("B")})
    built(source, tmp_path / "site", lang="ar")
    with opened(
        browser, tmp_path / "site/index.html", viewport={"width": 900, "height": 600}
    ) as page:
        assert page.get_attribute("html", "dir") == "rtl"
        title = page.locator("h1").bounding_box()
        assert page.locator("h1 bdi").bounding_box()["x"] > title["x"] + title["width"] / 2
    with opened(browser, tmp_path / "site/documents/a.html") as page:
        assert page.get_attribute(".site-bar", "lang") == "ar"
        assert page.get_attribute("html", "dir") != "rtl"


def test_bars_are_as_tall_as_their_numbers(harbour: Path, browser: Any) -> None:
    with opened(browser, harbour / "index.html") as page:
        bars = page.locator(".years a")
        assert bars.all_inner_texts() == ["1861", "1862"]
        tall, low = (each.locator(".bar").bounding_box()["height"] for each in bars.all())
        assert low / tall == pytest.approx(1 / 3, abs=0.05)
        assert bars.first.get_attribute("aria-label") == "1861: 3"
        bars.first.click()
        assert page.url.endswith("dates.html#y1861")


def test_the_best_documents_come_first(tmp_path: Path, browser: Any) -> None:
    """A word in the title; words in one place; whole words; words that come more often."""
    texts = {
        "apart.xml": tei("One", "<p>red</p><p>boat</p>"),
        "together.xml": tei("Two", "<p>a red boat</p>"),
        "title.xml": tei("Red boat", "<p>a red boat</p>"),
        "longer.xml": tei("Four", "<p>anchorage</p>"),
        "whole.xml": tei("Five", "<p>anchor</p>"),
        "often.xml": tei("Six", "<p>anchor</p><p>anchor</p><p>anchor</p>"),
    }
    built(folder_of(tmp_path / "source", texts), tmp_path / "site")
    with opened(browser, tmp_path / "site/search.html") as page:
        assert ask(page, "red boat") == ["Red boat", "Two", "One"]
        assert ask(page, "anchor") == ["Six", "Five", "Four"]
        assert ask(page, "an") == []

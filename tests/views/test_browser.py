"""The page in a real browser: what is visible, where, in what colour, and what is reached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

import teitools
from tests.requirements import need
from tests.views.browser import VIEWS, audit, chromium, opened, show

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.xml"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    need("chromium", "playwright")
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name in NAMES:
        (folder / f"{name}.html").write_bytes(teitools.render(DOCUMENTS / f"{name}.xml"))
    return {name: folder / f"{name}.html" for name in NAMES}


def outline(page: str) -> list[str]:
    """Start tags and words in order, without white space between elements."""
    root = html.document_fromstring(page)
    for inserted in root.iter("tbody"):
        inserted.drop_tag()
    found: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        text = element.text if event == "start" else element.tail
        if event == "start":
            attributes = sorted(
                (name, value) for name, value in element.items() if name != "checked"
            )
            found.append(f"<{element.tag} {attributes}>")
        found.extend((text or "").split())
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_browser_reads_what_was_written_and_asks_for_nothing(
    name: str, browser: Any, pages: dict[str, Path]
) -> None:
    """An element in a place that HTML does not allow would be moved by the browser."""
    with opened(browser, pages[name], java_script_enabled=True) as page:
        assert outline(page.content()) == outline(pages[name].read_text(encoding="utf-8"))
        assert page.said == []
        assert not page.title().startswith("owned")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(name: str, scheme: str, browser: Any, pages: dict[str, Path]) -> None:
    need("axe-core")
    with opened(browser, pages[name], color_scheme=scheme, bypass_csp=True) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for view in VIEWS:
            show(page, view)
            assert audit(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_wider_than_a_phone(name: str, browser: Any, pages: dict[str, Path]) -> None:
    with opened(browser, pages[name], viewport={"width": 360, "height": 700}) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for view in VIEWS:
            show(page, view)
            assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_each_view_shows_its_words_and_hides_the_others(
    browser: Any, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["editing"]) as page:

        def seen(text: str, tag: str) -> bool:
            return bool(page.locator(f"article {tag}:has-text('{text}')").first.is_visible())

        facts = {
            view: (
                show(page, view),
                [
                    seen("walked", "del"),
                    seen("ran", "ins"),
                    seen("brwon", ".sic"),
                    seen("brown", ".corr"),
                    seen("foxe", ".orig"),
                    seen("fox", ".reg"),
                    seen("stayed", ".supplied"),
                    seen("green", ".rdg"),
                    seen("CATCHWORD", ".fw"),
                ],
            )[1]
            for view in VIEWS
        }
    shown = "del ins sic corr orig reg supplied rdg fw".split()
    visible = {
        view: [n for n, yes in zip(shown, said, strict=True) if yes] for view, said in facts.items()
    }
    assert visible == {
        "reading": "ins corr reg supplied".split(),
        "diplomatic": "del ins sic orig fw".split(),
        "marked": shown,
    }


def test_deletions_are_struck_and_additions_underlined_where_they_show(
    browser: Any, pages: dict[str, Path]
) -> None:
    line = "element => getComputedStyle(element).textDecorationLine"
    with opened(browser, pages["editing"]) as page:
        addition = page.locator("article ins").first
        assert addition.evaluate(line) == "none"
        show(page, "diplomatic")
        assert addition.evaluate(line) == "underline"
        assert page.locator("article del").first.evaluate(line) == "line-through"


@pytest.mark.parametrize("view", VIEWS)
def test_the_view_that_is_asked_for_comes_first(view: str, browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(teitools.render(DOCUMENTS / "editing.xml", view=view))
    with opened(browser, file, java_script_enabled=False) as page:
        assert page.locator(f'[id="page:{view}"]').is_checked()
        assert page.locator("article del").first.is_visible() == (view != "reading")


def test_the_keyboard_reaches_the_switch_and_changes_it(
    browser: Any, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["drama"]) as page:
        focused = "document.activeElement.id || document.activeElement.getAttribute('href')"
        page.keyboard.press("Tab")
        assert page.evaluate(focused) == "#page:text"
        page.keyboard.press("Tab")
        assert page.evaluate(focused) == "page:reading"
        page.keyboard.press("ArrowRight")
        assert page.locator('[id="page:diplomatic"]').is_checked()
        box = page.locator('[id="page:diplomatic"] + span')
        assert box.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
        reached = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
        assert {"#sp-1", "#pb-1", "#note-2"} <= reached


def test_a_note_is_reached_and_left_again(browser: Any, pages: dict[str, Path]) -> None:
    with opened(browser, pages["drama"]) as page:
        page.locator("a[role=doc-noteref]").first.click()
        note = page.url.partition("#")[2]
        assert page.locator(f'[id="{note}"]').inner_text().endswith("Fußnote.")
        page.locator("a[role=doc-backlink]").first.click()
        assert page.url.endswith(f"#page:at-{note}")


def test_dark_is_dark_and_paper_is_white(browser: Any, pages: dict[str, Path]) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    with opened(browser, pages["drama"], color_scheme="dark") as page:
        assert page.evaluate(ground) == "rgb(24, 23, 21)"
        page.emulate_media(media="print")
        assert page.evaluate(ground) == "rgb(255, 255, 255)"
        assert not page.locator(".switch").is_visible()
        assert page.locator(".panel-body").first.is_visible()
        assert page.pdf().startswith(b"%PDF")


def test_text_from_right_to_left_stands_on_the_right(browser: Any, pages: dict[str, Path]) -> None:
    with opened(browser, pages["right-to-left"], viewport={"width": 1000, "height": 700}) as page:
        assert (
            page.locator("article p").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
        )
        right = page.locator("article p").first.evaluate(
            "e => { const range = document.createRange(); range.selectNode(e.childNodes[1]);"
            " return range.getClientRects()[0].right }"
        )
        assert right > 600


def test_page_marks_stand_in_the_margin_where_there_is_room(
    browser: Any, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["editing"], viewport={"width": 1200, "height": 800}) as page:
        text = page.locator("article").bounding_box()
        mark = page.locator("article .folio").first
        assert mark.bounding_box()["x"] > text["x"] + text["width"]
        page.set_viewport_size({"width": 390, "height": 800})
        text = page.locator("article").bounding_box()
        box = mark.bounding_box()
        assert text["x"] <= box["x"] <= box["x"] + box["width"] <= text["x"] + text["width"]


def test_a_style_of_ones_own_is_allowed_by_the_policy(browser: Any, tmp_path: Path) -> None:
    css, file = tmp_path / "own.css", tmp_path / "page.html"
    css.write_text("h1 { color: rgb(1, 2, 3) } /* </style><script>alert(1)</script> */")
    file.write_bytes(teitools.render(DOCUMENTS / "drama.xml", css=css))
    with opened(browser, file) as page:
        colour = page.locator("h1").evaluate("element => getComputedStyle(element).color")
        assert (colour, page.said) == ("rgb(1, 2, 3)", [])

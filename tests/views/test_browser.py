import json
import re
from html import escape
from pathlib import Path

import pytest
from lxml import etree, html

from teitools.source import Source
from teitools.views import render_html
from teitools.xml.parsing import parse
from tests.requirements import need
from tests.views.browser import dom

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = ["marks.xml", "hostile.xml", "right-to-left.xml"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name in NAMES:
        (folder / f"{name}.html").write_bytes(render_html(parse(Source.of(DOCUMENTS / name))))
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
            found.append(f"<{element.tag} {sorted(element.items())}>")
        found.extend((text or "").split())
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_browser_reads_what_was_written(
    name: str, pages: dict[str, Path], tmp_path: Path
) -> None:
    """An element in a place that HTML does not allow would be moved by the browser."""
    need("chromium")
    seen = dom(pages[name], tmp_path)
    assert outline(seen) == outline(pages[name].read_text(encoding="utf-8"))
    assert "owned" not in (html.document_fromstring(seen).findtext(".//title") or "")[:5]


def test_no_page_is_wider_than_a_phone_and_the_style_is_allowed(
    pages: dict[str, Path], tmp_path: Path
) -> None:
    need("chromium")
    frames = "".join(
        f'<iframe style="border:0;width:360px;height:700px" srcdoc="{escape(opened)}"></iframe>'
        for opened in (
            page.read_text(encoding="utf-8").replace("<details ", "<details open ")
            for page in pages.values()
        )
    )
    measure = (
        "onload=()=>document.title=JSON.stringify([...document.querySelectorAll('iframe')].map("
        "f=>{let w=f.contentWindow,d=w.document;return [d.documentElement.scrollWidth,"
        "d.querySelector('main').clientWidth,w.getComputedStyle(d.body).margin]}))"
    )
    page = tmp_path / "frames.html"
    page.write_text(f"<!DOCTYPE html><title>-</title>{frames}<script>{measure}</script>")
    title = re.search("<title>(.*?)</title>", dom(page, tmp_path / "profile"))
    assert title is not None
    assert json.loads(title[1]) == [[360, 360, "0px"]] * len(pages)

"""What machines read of a page: Dublin Core, citation_ names, JSON-LD, COinS."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from lxml import html

import teitools

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    given = {"address": "https://editions.example/1"}
    return html.fromstring(teitools.render(DOCUMENTS / "editing.xml", parameters=given))


def meta(page: html.HtmlElement, name: str) -> list[str]:
    return page.xpath("//meta[@name=$name]/@content", name=name)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("DC.title", ["A Draft with Changes"]),
        ("DC.creator", ["M. Quill", "R. Stone"]),
        ("DC.publisher", ["HEADERWORD Press"]),
        ("DC.date", ["1831-05"]),
        ("DC.language", ["en"]),
        ("DC.identifier", ["10.99/quill"]),
        ("DC.rights", ["https://creativecommons.org/publicdomain/zero/1.0/"]),
        ("DC.subject", ["drafts", 'changes & "quotes" </script>']),
        ("citation_title", ["A Draft with Changes"]),
        ("citation_author", ["M. Quill", "R. Stone"]),
        ("citation_publication_date", ["1831/05"]),
        ("citation_doi", ["10.99/quill"]),
        ("citation_public_url", ["https://editions.example/1"]),
    ],
)
def test_meta(page: html.HtmlElement, name: str, values: list[str]) -> None:
    assert meta(page, name) == values


def test_json_ld_is_json_whatever_the_header_says(page: html.HtmlElement) -> None:
    data = json.loads(page.findtext(".//script"))
    assert data["name"] == "A Draft with Changes"
    assert [each["name"] for each in data["author"]] == ["M. Quill", "R. Stone"]
    assert data["keywords"] == ["drafts", 'changes & "quotes" </script>']
    assert data["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert (data["url"], data["inLanguage"]) == ("https://editions.example/1", "en")


def test_coins(page: html.HtmlElement) -> None:
    said = parse_qs(page.xpath("//span[@class='Z3988']/@title")[0])
    assert said["rft.title"] == ["A Draft with Changes"]
    assert said["rft.creator"] == ["M. Quill", "R. Stone"]
    assert said["rft.date"] == ["1831-05"]


def test_the_citation_line(page: html.HtmlElement) -> None:
    words = " ".join(page.xpath("string(//p[@class='citation'])").split())
    assert words == (
        "Cite as: M. Quill, R. Stone. A Draft with Changes, 1831-05. HEADERWORD Press. 10.99/quill "
        "https://editions.example/1"
    )


def test_the_header_is_in_the_panel(page: html.HtmlElement) -> None:
    panel = page.xpath("string(//details[@class='panel'])")
    for words in ("HEADERWORD Press", "CC0", "First printing", "drafts", "May 1831"):
        assert words in panel

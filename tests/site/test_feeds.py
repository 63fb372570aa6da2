"""The feed, the sitemap, and the address of a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from teitools.errors import UsageError
from tests.site.made import HARBOUR, built, folder_of, tei

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_feed_and_the_sitemap_have_whole_addresses(harbour: Path) -> None:
    feed = etree.parse(harbour / "feed.xml").getroot()
    assert feed.findtext(f"{ATOM}id") == "https://harbour.example/letters/"
    assert feed.findtext(f"{ATOM}updated") == "2026-03-02T00:00:00Z"
    entries = feed.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}title") for each in entries] == [
        "Tomás Vidal à Ada Brenner", "Ada Brenner to Tomás Vidal",
    ]  # fmt: skip
    page = "https://harbour.example/letters/documents/letters/1861-05-09.html"
    assert entries[0].findtext(f"{ATOM}id") == page
    places = [each.text for each in etree.parse(harbour / "sitemap.xml").iter(f"{MAP}loc")]
    assert places[0] == "https://harbour.example/letters/"
    assert page in places
    assert len(places) == 14
    shown = html.parse(harbour / "documents/letters/1861-05-09.html")
    assert shown.xpath("//link[@rel='canonical']/@href") == [page]


def test_the_page_of_what_is_missing_has_whole_links(harbour: Path) -> None:
    """A server shows it at any address, so that relative ones would lead nowhere."""
    page = html.parse(harbour / "404.html")
    links = [link for link in page.xpath("//a/@href") if not link.startswith("#")]
    assert len(links) > 8
    assert all(link.startswith("https://harbour.example/letters/") for link in links)


def test_without_an_address_there_is_no_sitemap_and_it_is_said(tmp_path: Path) -> None:
    done = built(HARBOUR, tmp_path / "site")
    assert not (tmp_path / "site/sitemap.xml").exists()
    assert "no --url" in done.notes[0]
    feed = etree.parse(tmp_path / "site/feed.xml").getroot()
    assert feed.findtext(f"{ATOM}id").startswith("urn:uuid:")
    links = [each.get("href") for each in feed.iter(f"{ATOM}link")]
    assert "documents/letters/1861-05-09.html" in links


@pytest.mark.parametrize(
    ("url", "good"),
    [("https://a.example", True), ("http://a.example/b/", True), ("ftp://a.example", False),
     ("a.example", False), ("https://a.example/?q", False), ("https://a b/", False)],
)  # fmt: skip
def test_addresses_of_sites(url: str, good: bool, tmp_path: Path) -> None:
    source = folder_of(tmp_path / "source", {"a.xml": tei("A")})
    if good:
        built(source, tmp_path / "site", url=url)
    else:
        with pytest.raises(UsageError):
            built(source, tmp_path / "site", url=url)

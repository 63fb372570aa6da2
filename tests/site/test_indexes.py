"""The indexes: what they list, how they are parted, where names lead."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

from teitools.corpus import read_corpus
from teitools.site import summaries
from teitools.site.options import Options
from teitools.site.plan import Plan
from tests.site.made import HARBOUR, built, files, folder_of, tei


def entries(page: Path) -> dict[str, list[str]]:
    """The entries of an index with the documents and roles in them."""
    found = {}
    for entry in html.parse(page).xpath("//ul[@class='entries']/li"):
        (name,) = entry.xpath("span[@class='name']")
        found[name.text_content()] = [
            " ".join(each.text_content().split())
            for each in entry.xpath(".//ul[@class='occurrences']/li")
        ]
    return found


def test_people_in_all_their_roles(harbour: Path) -> None:
    people = entries(harbour / "persons.html")
    assert list(people) == ["Brenner, Ada", "Otto", "Vidal, Tomás", "Озерова, Вера"]
    assert people["Vidal, Tomás"] == [
        "Ada Brenner to Tomás Vidal 2 May 1861 recipient mentioned 1",
        "Minutes of the Harbour Board 15 June 1861 speaker (2) 1",
        "Tomás Vidal à Ada Brenner vers le 9 mai author sender",
    ]


def test_those_of_one_name_stand_together_and_are_not_one(harbour: Path) -> None:
    page = html.parse(harbour / "persons.html")
    (entry,) = page.xpath("//li[span[@class='name'][. = 'Otto']]")
    assert "Nothing in the documents says whether these are the same." in entry.text_content()
    assert len(entry.xpath("ul[@class='bearers']/li/@id")) == 3


def test_names_lead_to_their_places_and_back(harbour: Path) -> None:
    (entry,) = html.parse(harbour / "places.html").xpath("//ul[@class='entries']/li")
    links = entry.xpath(".//a[@class='mention']/@href")
    assert links[0] == "documents/letters/1861-05-02.html#mention-1"
    page = html.parse(harbour / "documents/letters/1861-05-02.html")
    assert page.xpath("//*[@id='mention-1']")[0].text_content() == "Lisbon"
    back = page.xpath("//a[@class='everywhere']/@href")
    assert f"../../places.html#{entry.get('id')}" in back
    assert len(back) == len(set(back)) == 7


def test_links_between_documents_and_to_registers(harbour: Path) -> None:
    """A link to what is not in the site is words; an author leads to the index."""
    page = html.parse(harbour / "documents/letters/1861-05-02.html")
    links = {each.text_content(): each.get("href") for each in page.iter("a")}
    assert links["your own letter"] == "1861-05-09.html#answer"
    assert links["the charts"] == "https://charts.example/"
    assert "the map" not in links
    assert links["Ada Brenner"].startswith("../../persons.html#e-")


def test_the_order_of_pages_is_that_of_dates(harbour: Path) -> None:
    page, titles = harbour / "documents/letters/1861-05-02.html", []
    while True:
        root = html.parse(page)
        titles.append(root.findtext(".//h1"))
        following = root.xpath("//nav[@class='site-turn']/a[@rel='next']/@href")
        if not following:
            break
        assert root.xpath("//head/link[@rel='next']/@href") == following
        page = page.parent / unquote(following[0])
    assert titles == [
        "Ada Brenner to Tomás Vidal", "Minutes of the Harbour Board", "Tomás Vidal à Ada Brenner",
        "Письмо Веры Озеровой", "ملاحظة عن الميناء",
    ]  # fmt: skip


def test_what_has_nothing_to_list_is_not_there(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "source", {"a.xml": tei("A")})
    built(source, tmp_path / "site")
    pages = {name for name in files(tmp_path / "site") if "/" not in name}
    assert pages == {"index.html", "dates.html", "search.html", "404.html"}
    assert b"Without a date" in (tmp_path / "site/dates.html").read_bytes()


def test_a_long_index_has_pages_and_every_entry_is_on_one(tmp_path: Path) -> None:
    """Also one whose letter has more entries than a page, and a kind with very many documents."""
    people = [f"{letter}{n:03}" for letter in "ab" for n in range(900)]
    names = "".join(f'<persName key="{name}">{name}</persName> ' for name in people)
    texts = {f"{n}.xml": tei(f"T{n}", date=f"{1700 + n % 40}") for n in range(4)}
    texts["names.xml"] = tei("Names", f"<p>{names}</p>" * 3)
    built(folder_of(tmp_path / "source", texts), tmp_path / "site")
    parts = sorted((tmp_path / "site").glob("persons*.html"))
    assert len(parts) > 2
    listed = [name for part in parts for name in entries(part)]
    assert sorted(listed) == people
    first = html.parse(tmp_path / "site/persons.html")
    labels = first.xpath("//nav[@class='parts']//a")
    assert labels[0].text_content().startswith("a000 – a")
    jumps = first.xpath("//nav[@class='jumps']//a/@href")
    assert len(jumps) == 2
    for jump in jumps:
        file, _, place = jump.partition("#")
        page = html.parse(tmp_path / "site" / (file or "persons.html"))
        assert page.xpath(f"//h2[@id='{place}']")


def test_a_corpus_of_centuries_is_shown_by_decades(tmp_path: Path) -> None:
    texts = {f"{year}.xml": tei(f"Y{year}", date=f"{year:04}") for year in (1605, 1641, 1642, 1799)}
    built(folder_of(tmp_path / "source", texts), tmp_path / "site")
    bars = html.parse(tmp_path / "site/index.html").xpath("//section[@class='years']//li")
    assert len(bars) == 20
    labels = [bar.text_content() for bar in bars if bar.xpath("a")]
    assert labels == ["1600–09", "1640–49", "1790–99"]


def test_summaries_are_as_the_manual_says() -> None:
    """Every element and attribute of them is in docs/site.md."""
    plan = Plan.of(read_corpus(HARBOUR), Options("T", "https://a.example/", introduction="i"))
    trees = [summaries.home(plan), summaries.search_page(plan), summaries.missing_page(plan)]
    trees += [summaries.index_page(plan, i, p) for i in plan.indexes for p in i.parts]
    manual = (Path(__file__).parents[2] / "docs" / "site.md").read_text("utf-8")
    named = {etree.QName(e).localname for tree in trees for e in tree.iter(etree.Element)}
    named |= {str(a) for tree in trees for e in tree.iter(etree.Element) for a in e.attrib}
    assert {name for name in named if not re.search(rf"`(v:)?{name}`", manual)} == set()


def test_one_who_is_named_very_often_is_on_several_pages(tmp_path: Path) -> None:
    """All places are linked to, each once; links to the entry lead to the first page."""
    words = '<persName key="x">X</persName> ' * 700
    texts = {f"{n}.xml": tei(f"T{n}", f"<p>{words}</p>") for n in range(8)}
    built(folder_of(tmp_path / "source", texts), tmp_path / "site")
    parts = sorted((tmp_path / "site").glob("persons*.html"))
    assert len(parts) == 2
    links = [a for p in parts for a in html.parse(p).xpath("//a[@class='mention']/@href")]
    assert len(links) == len(set(links)) == 5600
    page = html.parse(tmp_path / "site/documents/7.html")
    (everywhere,) = page.xpath("//a[@class='everywhere']/@href")
    assert everywhere.startswith("../persons.html#")

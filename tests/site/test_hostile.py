"""Documents, names of files, and words that mean harm."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import etree, html

from tests.site.made import built, files, folder_of, tei

SCRIPT = "&lt;/script>&lt;script>alert(1)&lt;/script>"
EVIL = {
    'a"><script>alert(1)<.xml': tei(SCRIPT, f"<p>{SCRIPT} \u2028 needle</p>"),
    "&lt;.xml": tei("'\"&amp;&lt;b>", '<p xml:id="x&quot;>y">z</p>'),
    "a b.xml": tei("Same"),
    "a-b.xml": tei("Same"),
    "A-B.xml": tei("Same"),
    "con.xml": tei("Device"),
    "index.xml": tei("Index"),
    "sub/a..b.xml": tei("Dots"),
    "javascript:x.xml": tei("Scheme", '<p><ref target="javascript:alert(1)">a</ref></p>'),
    "links.xml": tei(
        "Links",
        '<p><ref target="../../../etc/passwd">a</ref> <ref target="//evil.example/">b</ref> '
        '<ref target="a-b.xml#&quot;>&lt;script>">c</ref></p>',
    ),
    "names.xml": tei(
        "Names",
        f'<p><persName key="{SCRIPT}">{SCRIPT}</persName> <persName ref="javascript:x">b</persName>'
        '<placeName ref="data:text/html,x">c</placeName>'
        f'<date when="2000-01-01">{SCRIPT}</date></p>',
        attributes=f' type="{SCRIPT}" xml:lang="{SCRIPT}"',
    ),
    "register.xml": (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson>'
        '<person xml:id="p"><persName ref="javascript:alert(1)">P</persName>'
        "<idno>javascript:alert(1)</idno></person></listPerson></standOff></TEI>"
    ),
    "bearer.xml": tei("Bearer", '<p><persName ref="register.xml#p">P</persName></p>'),
}


def test_nothing_of_a_document_becomes_markup(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "source", EVIL)
    built(source, tmp_path / "site", title=f"</title>{'<script>alert(1)</script>'}")
    pages = {n: d for n, d in files(tmp_path / "site").items() if n.endswith(".html")}
    assert len(pages) > 18
    for name, data in pages.items():
        page = html.document_fromstring(data)
        scripts = [each.get("src") for each in page.iter("script") if not each.get("type")]
        assert scripts == (["search/search.js"] if name == "search.html" else []), name
        assert not page.xpath("//b | //*[@onclick] | //iframe | //img"), name
        for each in page.xpath("//@href | //@src | //@action"):
            assert not re.match(r"(javascript:|data:|file:|//)", each, re.IGNORECASE), (name, each)
            assert "passwd" not in each
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")


def test_names_of_pages_are_safe_and_none_is_lost(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "source", EVIL)
    done = built(source, tmp_path / "site")
    pages = [n for n in files(tmp_path / "site") if n.startswith("documents/")]
    assert len(pages) == done.documents == len(EVIL) - 1
    assert len({each.casefold() for each in pages}) == len(pages)
    assert {"documents/A-B.html", "documents/con-.html", "documents/sub/a-b.html"} <= set(pages)
    outside = [each for each in tmp_path.iterdir() if each.name not in ("source", "site", "cache")]
    assert outside == []


def test_the_index_of_the_search_is_one_call_with_data(tmp_path: Path) -> None:
    """No word ends a string or a script; the separators of lines are escaped."""
    source = folder_of(tmp_path / "source", EVIL)
    built(source, tmp_path / "site")
    for name, data in files(tmp_path / "site").items():
        if name.startswith("search/") and name != "search/search.js":
            text = data.decode()
            assert re.match(r'teitools\.take\("[a-z]+(-\d+)?",', text)
            assert text.endswith(");\n")
            assert "\n" not in text[:-1]
            assert not set(text) & set("<\u2028\u2029")


def test_feeds_are_well_formed_whatever_titles_are(tmp_path: Path) -> None:
    text = EVIL["names.xml"].replace(
        "<publicationStmt><p/>", '<publicationStmt><publisher/><date when="2020"/>'
    )
    source = folder_of(tmp_path / "source", {"a&b.xml": text})
    built(source, tmp_path / "site", url="https://a.example/~x/", title="\0 <&>\ud800")
    for name in ("feed.xml", "sitemap.xml"):
        etree.parse(tmp_path / "site" / name)


def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    """On systems where names are bytes."""
    source = folder_of(tmp_path / "source", {"a.xml": tei("A")})
    try:
        Path(os.fsdecode(os.fsencode(source) + b"/\xff.xml")).write_text(tei("B", "<odd/>"))
    except (OSError, UnicodeError):
        pytest.skip("needs a file system that takes any bytes as a name")
    for _ in range(2):
        done = built(source, tmp_path / "site", cache=True, url="https://a.example/")
        assert (done.documents, len(done.findings)) == (2, 1)
    assert len(list((tmp_path / "site/documents").iterdir())) == 2

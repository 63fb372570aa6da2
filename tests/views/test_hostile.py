"""Documents that mean harm give an inert page, or a clear error."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
from lxml import html

import teitools
from teitools.views.preparation.addresses import safe
from teitools.views.styles import safe_declarations

WRAPPED = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "\\\\evil.example\\x",
        "java\tscript:x",
        "http:",
        "https://x.example:port/",
        'a" onclick="x',
        "x:y",
    ],
)
def test_addresses_that_are_not_followed(address: str) -> None:
    assert safe(address) == ""


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://x.example/a?b=c#d", "https://x.example/a?b=c#d"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("notes/1.html", "notes/1.html"),
        ("../ü.xml#p", "../%C3%BC.xml#p"),
    ],
)
def test_addresses_that_are_followed(address: str, written: str) -> None:
    assert safe(address) == written


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("font-style: italic; position: fixed", "font-style: italic"),
        ("color: red", "color: color-mix(in srgb, red 35%, var(--ink))"),
        ("background: url(https://x/)", ""),
        ("width: expression(alert(1))", ""),
        ("position: fixed; top: 0", ""),
        ("display: none", ""),
        ("font-size: 0", ""),
        ("font-size: 99999em", ""),
        ("font-size: 14pt", "font-size: 14pt"),
        ("text-indent: -9999px", ""),
        ("color: red}body{display:none", ""),
        ("font-family: 'x', serif", ""),
        ("font-weight: bold !important", "font-weight: bold"),
        ("/* ; */ letter-spacing: .2em", "letter-spacing: .2em"),
        ("color: transparent", ""),
        ("</style><script>", ""),
    ],
)  # fmt: skip
def test_only_harmless_declarations_pass(css: str, kept: str) -> None:
    assert safe_declarations(css) == kept


def test_the_style_of_a_document_stays_in_its_rule() -> None:
    tei = WRAPPED.format('<p style="color: red; } body { display: none">a</p>').encode()
    style = html.fromstring(teitools.render(tei)).findtext(".//style")
    looks = re.findall(r"\.look-\d+ \{.*\}", style)
    assert looks == [".look-1 { color: color-mix(in srgb, red 35%, var(--ink)) }"]


def test_ten_thousand_levels_are_a_clear_error() -> None:
    tei = WRAPPED.format("<hi>" * 10_000 + "x" + "</hi>" * 10_000).encode()
    for to in ("html", "text", "jsonl"):
        with pytest.raises(teitools.DocumentError, match="500"):
            teitools.render(tei, to=to)


@pytest.mark.parametrize("name", ["list", "quote", "table", "note", "seg", "p", "app", "choice"])
@pytest.mark.parametrize("to", ["html", "text", "jsonl"])
def test_as_many_levels_as_are_read_are_shown(name: str, to: str) -> None:
    tei = WRAPPED.format(f"<{name}>" * 490 + "word" + f"</{name}>" * 490).encode()
    assert b"word" in teitools.render(tei, to=to) or name in ("note", "table", "app", "choice")


def test_a_document_in_our_own_namespace_sets_nothing() -> None:
    tei = WRAPPED.format(
        '<p xmlns:v="urn:teitools:view" v:href="javascript:x" v:series="source" v:as="holder">a '
        '<ref v:href="javascript:alert(1)">b</ref><v:index><v:voice label="forged"/></v:index></p>'
    ).encode()
    page = teitools.render(tei)
    assert b"javascript" not in page
    assert not html.fromstring(page).xpath("//details[contains(@class, 'speakers')]")


def test_a_wide_table_takes_time_in_proportion(tmp_path: Path) -> None:
    row = "<row>" + "<cell>1</cell>" * 100 + "</row>"
    tei = WRAPPED.format(f"<table>{row * 300}</table>").encode()
    page = teitools.render(tei)
    assert page.count(b"<td>1</td>") == 30_000
    assert len(page) < 3 * len(tei) + 100_000


@pytest.mark.parametrize("to", ["html", "text", "jsonl"])
@pytest.mark.parametrize(
    "many",
    [
        "<sp><speaker>A</speaker><p>b</p><l>c</l></sp><stage>d</stage>",
        "<p>a</p><lb/><pb/>",
        "<div><head>a</head><p>b</p></div>",
        "<p>{}</p>",
    ],
)
def test_thousands_of_siblings_are_no_trouble(many: str, to: str) -> None:
    """A style sheet that counts the siblings of each element would take minutes."""
    words = '<w>a</w> <seg>b</seg><g/><lb/><date when="2000"/><note>c</note><del>d</del>'
    tei = WRAPPED.format((many * 3_000).replace("{}", words)).encode()
    assert len(teitools.render(tei, to=to)) > 3_000


@pytest.mark.parametrize("name", ["cell", "unheard"])
def test_many_elements_of_one_name_take_time_in_proportion(name: str) -> None:
    """Four times as many took sixteen times as long, when a key held them by their name."""

    def spent(rows: int) -> float:
        row = "<row>" + f"<{name}>1</{name}>" * 1000 + "</row>"
        tei = WRAPPED.format(f"<table>{row * rows}</table>").encode()
        start = process_time()
        assert len(teitools.render(tei).findings) == (name == "unheard")
        return process_time() - start

    spent(1)
    assert spent(120) < 8 * spent(30)


@pytest.mark.long
def test_a_table_of_a_million_cells() -> None:
    row = "<row>" + "<cell>1</cell>" * 1000 + "</row>"
    page = teitools.render(WRAPPED.format(f"<table>{row * 1000}</table>").encode())
    assert page.count(b"<td>1</td>") == 1_000_000

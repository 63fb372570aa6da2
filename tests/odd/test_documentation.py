"""The page of documentation: whole, linked both ways, sealed, whatever the ODD says."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from teitools.api.compiling import compile_odd
from teitools.odd.documentation import write_documentation
from teitools.odd.documentation.relations import relate
from tests.odd.compiled import SMALL, compile_small, grammar_of, small_odd
from tests.requirements import ROOT, SHARED, need

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
EXAMPLES = 'xmlns="http://www.tei-c.org/ns/Examples"'
PROSE = f"""
<elementSpec ident="hi" mode="change">
  <gloss>marked</gloss>
  <desc>Marked words; see <gi>p</gi>, <gi>nothing</gi> and <att>type</att>.</desc>
  <desc xml:lang="fr">Des mots; voir <gi>p</gi>.</desc>
  <constraintSpec ident="c" scheme="schematron"><desc>In words.</desc><constraint>
    <sch:assert test="@n">A <sch:name/> says <sch:value-of select="@n"/>.</sch:assert>
  </constraint></constraintSpec>
  <attList><attDef ident="type" mode="change"><desc>How.</desc>
    <valList type="closed" mode="replace"><valItem ident="b"><desc>Bold.</desc></valItem></valList>
  </attDef></attList>
  <exemplum><egXML {EXAMPLES}>
    <p>Some <hi n="1 &lt; 2">words</hi><!-- more --></p>
  </egXML></exemplum>
  <remarks><p>A <ref target="http://example.org/">link</ref>, a <ptr target="#there"/>.</p>
  </remarks>
</elementSpec>
<constraintSpec ident="whole" scheme="schematron"><constraint>
  <sch:rule context="tei:doc"><sch:report test="not(*)">Empty.</sch:report></sch:rule>
</constraint></constraintSpec>
"""
TEXT = """<text><body><head>Title</head><p>Words with <gi>hi</gi>.</p>
<div xml:id="there"><head>There</head><list type="ordered"><item>one</item></list>
<table><row role="label"><cell>a</cell></row><row><cell>b</cell></row></table>
<specList><specDesc key="hi" atts="type n"/><specDesc key="none"/></specList></div>
<schemaSpec start="doc">{}</schemaSpec></body></text>"""


def documented(declarations=PROSE, **options):
    """The page of an ODD with these declarations, as a tree."""
    text = TEXT.format(ALL + declarations)
    odd = small_odd("").replace(b'<schemaSpec start="doc"></schemaSpec>', text.encode())
    return html.fromstring(compile_odd(odd, "html", specifications=small_odd(SMALL), **options))


def words(node):
    return " ".join("".join(node.itertext()).split())


def entry(page, ident):
    (found,) = page.xpath(f"//section[@id='{ident}']")
    return found


def broken_links(page):
    ids = [node.get("id") for node in page.iter("*") if node.get("id") is not None]
    assert len(ids) == len(set(ids))
    named = {value for node in page.iter("*") for value in node.get("aria-labelledby", "").split()}
    assert named <= set(ids)
    return {a.get("href") for a in page.iter("a") if a.get("href")[:1] == "#"} - {
        f"#{ident}" for ident in ids
    }


def test_an_entry_says_everything():
    said = words(entry(documented(), "element-hi"))
    for expected in (
        "<hi> marked",
        "Marked words; see p, nothing and @type.",
        "Module n",
        "Member of att.global, att.typed, model.inline",
        "@type required changed from att.typed How.",
        "One of: b Bold.",
        "Inherited (3): @n, @xml:id, @subtype",
        "May contain Text; and: n hi lb",
        "Contained by m p n hi",
        "Content model macro.text",
        "In words. A this element says ….",
        "in tei:hi must hold @n",
        '<p>Some <hi n="1 &lt; 2">words</hi><!-- more --></p>',
        "A link, a there.",
    ):
        assert expected in said, said


def test_the_text_of_the_odd_is_shown():
    said = words(entry(documented(), "text"))
    assert said == (
        "About this customization Title Words with hi. There one a b hi Marked words; see p, "
        "nothing and @type. Attributes: @type, @n none Specified here: hi"
    )


def test_rules_of_the_schema_have_their_place():
    assert "Empty." in words(entry(documented(), "rules"))
    assert documented(ALL).xpath("//section[@id='rules']") == []


def test_prose_is_taken_in_a_language_where_there_is_a_choice():
    found = entry(documented(language="fr"), "element-hi")
    assert "Des mots; voir p." in words(found)
    assert "Marked words" not in words(found)
    assert found.xpath(".//p[@lang='fr']") != []


def test_classes_macros_and_data_types_say_who_uses_them():
    page = documented()
    assert "Elements in it hi, lb" in words(entry(page, "class-model.inline"))
    assert "Used by macro.text" in words(entry(page, "class-model.inline"))
    assert "Used by p, hi" in words(entry(page, "macro-macro.text"))
    assert "Used by att.global @n, att.typed @type" in words(entry(page, "data_20type-word"))
    assert "Value xs:token matching \\S+" in words(entry(page, "data_20type-word"))


@pytest.mark.parametrize("name", ["teitools", "tei_all", "tei_lite", "stylesheets2-testPure1"])
def test_every_link_leads_somewhere(name):
    need("shared")
    odd = ROOT / "schema" / "teitools.odd"
    odd = odd if name == "teitools" else SHARED / "tei" / "odd" / f"{name}.odd"
    page = html.fromstring(write_documentation(grammar_of(odd)))
    assert broken_links(page) == set()
    assert len(page.xpath("//section[starts-with(@id, 'element-')]")) == len(
        grammar_of(odd).elements
    )


def test_contains_and_contained_by_are_shown_both_ways():
    need("shared")
    page = html.fromstring(write_documentation(grammar_of(ROOT / "schema" / "teitools.odd")))

    def shown(part):
        pairs = set()
        for section in page.xpath("//section[starts-with(@id, 'element-')]"):
            for link in section.xpath(f".//div[h5 = '{part}']/dl//a"):
                pairs.add((section.get("id"), link.get("href")[1:]))
        return pairs

    inside = shown("May contain")
    assert inside
    assert inside == {(b, a) for a, b in shown("Contained by")}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_contains_and_contained_by_are_inverse(data):
    names = ["doc", "p", "hi", "lb"]
    particle = st.sampled_from(
        [*(f'<elementRef key="{name}" minOccurs="0"/>' for name in names), "<textNode/>"]
        + [f'<classRef key="model.{c}" minOccurs="0"/>' for c in ("inline", "block")]
    )
    content = st.lists(particle, min_size=1, max_size=4).map(
        lambda parts: f"<content><alternate>{''.join(parts)}</alternate></content>"
    )
    declarations = "".join(
        f'<elementSpec ident="{name}" mode="change">{data.draw(content)}</elementSpec>'
        for name in names
    )
    grammar, _ = compile_small(ALL + declarations)
    relations = relate(grammar, grammar.origin.schema)
    forth = {(a, b) for a, inside in relations.contains.items() for b in inside}
    back = {(a, b) for b, around in relations.contained.items() for a in around}
    assert forth == back


def test_the_attributes_shown_are_those_of_the_grammar():
    need("shared")
    grammar = grammar_of(SHARED / "tei" / "odd" / "tei_all.odd")
    page = html.fromstring(write_documentation(grammar))
    sections = {node.get("id"): node for node in page.iter("section")}
    for ident, element in grammar.elements.items():
        found = sections[f"element-{ident}"]
        shown = {words(node) for node in found.xpath(".//dl[@class='attributes']/div/dt/code")}
        shown |= {words(node) for node in found.xpath(".//tbody//th/code")}
        assert shown == {f"@{a.name}" for a, _ in grammar.flat(element.attributes)}, ident


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></title></code></pre><script>alert(1)</script>",
    "]]>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_odd_says_is_only_text(text):
    safe = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace(">", "&gt;")
    )
    declarations = (
        f'<elementSpec ident="hi" mode="change"><altIdent>{safe}</altIdent><gloss>{safe}</gloss>'
        f"<desc>{safe}<gi>{safe}</gi><att>{safe}</att></desc>"
        f'<constraintSpec ident="c" scheme="schematron"><constraint><sch:assert test="{safe}">'
        f"{safe}</sch:assert></constraint></constraintSpec>"
        f'<attList><attDef ident="type" mode="change"><valList type="closed" mode="replace">'
        f'<valItem ident="{safe}"/></valList></attDef></attList><exemplum>'
        f'<egXML {EXAMPLES}><a b="{safe}">{safe}</a></egXML><eg>{safe}</eg></exemplum>'
        f'<remarks><p xml:lang="{safe}"><ref target="{safe}">{safe}</ref></p></remarks>'
        "</elementSpec>"
    )
    page = documented(declarations)
    assert list(page.iter("script", "img", "iframe", "object")) == []
    assert len(list(page.iter("style"))) == 1
    assert [n for node in page.iter("*") for n in node.attrib if n.startswith("on")] == []
    assert broken_links(page) == set()
    assert text.split("<")[-1] in "".join(page.itertext())


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//example.org",
        "http://[",
        "java\tscript:alert(1)",
        "#nowhere",
    ],
)
def test_links_lead_only_where_one_may_go(target):
    remarks = f'<remarks><p><ref target="{target}">words</ref></p></remarks>'
    page = documented(f'<elementSpec ident="hi" mode="change">{remarks}</elementSpec>')
    links = {a.get("href") for a in page.iter("a")}
    assert {link for link in links if not link.startswith("#")} == set()
    assert "words" in words(entry(page, "element-hi"))


def test_the_page_is_sealed_and_asks_for_nothing():
    page = documented()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    style = page.findtext(".//style")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    assert page.xpath("//@src | //link | //@style | //form") == []
    assert not re.search(r"url\(|@import", style)


def test_headings_skip_no_level_and_the_language_is_said():
    page = documented()
    assert page.get("lang") == "en"
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_deep_nesting_is_a_clear_error():
    deep = "<hi>" * 3000 + "</hi>" * 3000
    desc = f'<elementSpec ident="hi" mode="change"><remarks><p>{deep}</p></remarks></elementSpec>'
    with pytest.raises(Exception, match="nested"):
        documented(desc)


def test_the_same_odd_gives_the_same_page(file_regression):
    grammar, _ = compile_small(ALL + PROSE)
    page = write_documentation(grammar)
    assert page == write_documentation(compile_small(ALL + PROSE)[0])
    body = page.decode().partition("</style>")[2]
    file_regression.check(body, extension=".html", encoding="utf-8")


def test_a_browser_shows_it(tmp_path):
    need("chromium")
    page = tmp_path / "page.html"
    text = TEXT.format(ALL + PROSE)
    odd = small_odd("").replace(b'<schemaSpec start="doc"></schemaSpec>', text.encode())
    page.write_bytes(compile_odd(odd, "html", specifications=small_odd(SMALL)))
    run = subprocess.run(
        [
            str(shutil.which("chromium")),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={tmp_path / 'data'}",
            "--enable-logging=stderr",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "Content Security Policy" not in run.stderr
    shown = html.fromstring(run.stdout)
    assert broken_links(shown) == set()
    assert words(entry(shown, "element-hi")) == words(entry(documented(), "element-hi"))

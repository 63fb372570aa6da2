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
from tests.odd.documented import ALL, PROSE, TEXT, broken_links, documented, entry, words
from tests.requirements import ROOT, SHARED, need


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
        "A link, a There.",
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


def test_an_element_says_which_rules_of_its_classes_it_follows():
    rule = (
        '<classSpec ident="att.typed" type="atts" mode="change"><constraintSpec ident="r" '
        'scheme="schematron"><constraint><sch:assert test="@type">A type.</sch:assert>'
        "</constraint></constraintSpec></classSpec>"
    )
    page = documented(rule)
    assert "Rules Those of att.typed" in words(entry(page, "element-hi"))
    assert "A type." in words(entry(page, "class-att.typed"))
    assert "Rules" not in words(entry(page, "element-p"))


def test_a_customization_of_a_customization_has_the_prose_of_both(tmp_path):
    parent = small_odd(
        ALL + '<elementSpec ident="hi" mode="change"><desc>First.</desc>'
        "</elementSpec>" + '<elementSpec ident="p" mode="change"><desc>P.</desc></elementSpec>'
    )
    (tmp_path / "parent.odd").write_bytes(parent)
    child = small_odd(
        ALL + '<elementSpec ident="hi" mode="change"><desc>Second.</desc></elementSpec>',
        'start="doc" source="parent.odd"',
    )
    (tmp_path / "child.odd").write_bytes(child)
    made = compile_odd(tmp_path / "child.odd", "html", specifications=small_odd(SMALL))
    page = html.fromstring(made)
    assert "<hi>¶ Second." in words(entry(page, "element-hi"))
    assert "P." in words(entry(page, "element-p"))


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

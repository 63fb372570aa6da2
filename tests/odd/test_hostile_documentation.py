"""What an ODD says, shown as documentation: it is text, whatever it is."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from tests.odd.documented import EXAMPLES, broken_links, documented, entry, words

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
        f'<elementSpec ident="hi" mode="change"><gloss>{safe}</gloss>'
        f"<desc>{safe}<gi>{safe}</gi><att>{safe}</att></desc>"
        f'<constraintSpec ident="c" scheme="schematron"><constraint><sch:assert test="{safe}">'
        f"{safe}</sch:assert></constraint></constraintSpec>"
        f'<attList><attDef ident="type" mode="change"><valList type="closed" mode="replace">'
        f'<valItem ident="{safe}"><altIdent>{safe}</altIdent></valItem></valList></attDef>'
        "</attList><exemplum>"
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


def test_a_page_of_endless_lists_is_refused():
    many = "".join(
        f'<elementSpec ident="e{i}"><classes><memberOf key="model.inline"/></classes>'
        '<content><classRef key="model.inline"/></content></elementSpec>'
        for i in range(750)
    )
    with pytest.raises(SchemaError, match="O162"):
        documented(many)


def test_classes_in_classes_in_classes_are_walked_once():
    layers = "".join(
        f'<classSpec ident="att.{side}{i}" type="atts"><classes>'
        f'<memberOf key="att.a{i - 1}"/><memberOf key="att.b{i - 1}"/></classes></classSpec>'
        if i
        else f'<classSpec ident="att.{side}0" type="atts"><attList><attDef ident="{side}"/>'
        "</attList></classSpec>"
        for i in range(40)
        for side in "ab"
    )
    top = '<elementSpec ident="p" mode="change"><classes mode="change"><memberOf key="att.a39"/>'
    page = documented(f"{layers}{top}</classes></elementSpec>")
    assert "@a any text att.a0" in words(entry(page, "element-p"))

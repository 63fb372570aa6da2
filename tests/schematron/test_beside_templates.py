"""Which rule fires at which node, beside templates of XSLT that match the contexts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import saxonche
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teitools.schematron.schema import load
from teitools.source import Source
from teitools.xml.document import Document
from tests.schematron.cases import SVRL, schema_of

DOCUMENT = (
    "<!--0--><r x='1'><a x='2'>t<b/><!--c--><a y='1'><b>u</b></a></a><?p q?>"
    "<b x='1' y='2'>v<a/>w</b><c><c><c/></c></c></r><?p z?>"
)
CONTEXTS = (
    "a", "b", "*", "@x", "@*", "text()", "comment()", "processing-instruction()", "node()", "/",
    "r/a", "a//b", "//c", "c/c", "a[1]", "*[last()]", "a | b", "(a | b)[@x]", "c except c[c]",
    "*[current()/@x]", "b/text()", "/r", "/r/*", "*[@x = ../@x]", "node()[position() = 2]",
    "key('k', '1')", "*[. = 'u']", "child::b", "a/descendant::b", "*[ancestor::a]", "@*[. = '1']",
    "attribute(x)", "element(a)", "text()[. != 't']", "* intersect a", "c[not(c)]/.",
)  # fmt: skip
KEY = '<xsl:key name="k" match="*" use="@x"/>'
TEXT = Document(Source("d.xml", DOCUMENT.encode()))


@given(st.lists(st.sampled_from(CONTEXTS), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_rules_fire_as_templates_match(contexts: Sequence[str]) -> None:
    rules = "".join(
        f'<rule context="{each}"><report test="true()">{number}</report></rule>'
        for number, each in enumerate(contexts)
    )
    schema = load(Source("s.sch", schema_of(f"{KEY}<pattern>{rules}</pattern>").encode()))
    report = etree.fromstring(schema.svrl(TEXT, Path()))
    fired = {
        (each.get("location"), each.findtext(f"{SVRL}text"))
        for each in report.iter(f"{SVRL}successful-report")
    }
    assert fired == matched(contexts)


def test_all_elements_are_matched() -> None:
    assert len(matched(["*"])) == 10


@cache
def saxon() -> saxonche.PySaxonProcessor:
    """SaxonC, in this process."""
    return saxonche.PySaxonProcessor(license=False)


def matched(contexts: Sequence[str]) -> set[tuple[str, str]]:
    """The path of each node that matches a context, and the number of the first that it does."""
    templates = "".join(
        f'<xsl:template match="{each}" priority="{100 - number}"><f p="{{path()}}" n="{number}"/>'
        '<xsl:apply-templates select="@*, node()"/></xsl:template>'
        for number, each in enumerate(contexts)
    )
    stylesheet = (
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:mode on-no-match="shallow-skip"/>{KEY}<xsl:template name="m"><r>'
        '<xsl:apply-templates select="/"/></r></xsl:template>'
        f"{templates}</xsl:stylesheet>"
    )
    run = saxon().new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet)
    run.set_global_context_item(xdm_item=saxon().parse_xml(xml_text=DOCUMENT))
    found = etree.fromstring(run.call_template_returning_string("m").encode())
    return {(each.get("p", ""), each.get("n", "")) for each in found}

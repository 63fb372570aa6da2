"""Beside the processor that lxml carries, the skeleton in XSLT 1: elements and attributes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, isoschematron

from teitools.schematron.schema import load
from teitools.source import Source
from teitools.xml.document import Document
from tests.schematron.cases import SVRL, schema_of

_STEPS = (
    "a", "b", "*", "n:a", "a[1]", "b[2]", "a[last()]", "a[@x]", "*[@x='1']", "*[not(@x)]", "a[b]",
    "a[b/c]", "*[name() = 'b']", "a[../@x]", "a[ancestor::b]", "a[following-sibling::b]", "n:*",
    "*[lang('de')]", "a[string-length() > 1]", "*[count(*) = 2]", "a[@x = ../@x]", "a[@x > 1]",
    "*[@x or @y]", "a[normalize-space()]",
)  # fmt: skip
_TESTS = (
    "true()", "@x", "b", "not(a)", "count(*) > 1", "@x = '1'", "$v = @x", ". = 't'", "text()",
    "ancestor::a", "following::b", "preceding-sibling::*", "@x > 1", "@x < 2", "contains(., 't')",
    "/r/a", "string(@x)", "number(@x) = 1", "@x and not(@y)", "../@x", "starts-with(@x, '1')",
    "@x | @y", ". != 't'", "@x != '1'", "sum(*/@x) = 2", "floor(@x) = 1", "round(@x div 2) = 1",
    "concat(@x, '') = '1'", "@x = true()", "a = b", "a != b", "a < b", "string(a) = ''",
    "substring('12345', @x) = '2345'", "@x + @y = 3", "-@x = -1", "'1' < '2'", "name(*) = 'a'",
    "translate(@x, '12', 'ab') = 'a'", "(a | b)[2]", "*[position() = last()]/@x", "key('k', @x)",
    "count(//a) mod 2", "key('k', 1)", "contains('a', '')", "normalize-space() = 't'",
    "false() = @none", "@none != ''", "not(@none = '')", "generate-id(..) = generate-id(/*)",
)  # fmt: skip
_paths = st.builds(
    lambda start, steps, end: start + "/".join([*steps, *end]),
    st.sampled_from(("", "", "", "/", "//")),
    st.lists(st.sampled_from(_STEPS), min_size=1, max_size=2),
    st.sampled_from(((), (), ("@x",), ("@*",))),
)
_contexts = st.lists(_paths, min_size=1, max_size=2).map(" | ".join)
_rules = st.lists(
    st.tuples(_contexts, st.sampled_from(_TESTS), st.sampled_from(_TESTS)), min_size=1, max_size=3
)
_attributes = st.dictionaries(
    st.sampled_from(("x", "y", "xml:lang")), st.sampled_from(("1", "2", "", "de")), max_size=2
)


def element(name: str, attributes: dict[str, str], content: list[str]) -> str:
    """An element, written."""
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(content)}</{name}>"


_elements = st.recursive(
    st.sampled_from(("t", " ", "<c/>")),
    lambda inner: st.builds(
        element, st.sampled_from(("a", "b", "n:a")), _attributes, st.lists(inner, max_size=3)
    ),
    max_leaves=12,
)


@given(_rules, st.lists(_elements, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_the_same_is_found(rules: list[tuple[str, str, str]], content: list[str]) -> None:
    written = "".join(
        f'<rule context="{quoted(context)}"><assert test="{quoted(one)}">a{number}</assert>'
        f'<report test="{quoted(other)}">r{number}</report></rule>'
        for number, (context, one, other) in enumerate(rules)
    )
    before = (
        '<ns prefix="n" uri="urn:n"/><xsl:key name="k" match="*" use="@x"/>'
        '<let name="v" value="\'1\'"/>'
    )
    schema = schema_of(f"{before}<pattern>{written}</pattern>", 'queryBinding="xslt"')
    document = element("r", {"xmlns:n": "urn:n"}, content)
    found = load(Source("s.sch", schema.encode())).validate(
        Document(Source("d.xml", document.encode()))
    )
    other = isoschematron.Schematron(
        etree.fromstring(schema), store_report=True, validate_schema=False
    )
    other.validate(etree.fromstring(document))
    report = other.validation_report.getroot()
    theirs = report.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report")
    said = Counter("".join(map(str, each.itertext())).strip() for each in theirs)
    assert Counter(each.message for each in found) == said


def quoted(expression: str) -> str:
    """An expression, as it is written in an attribute."""
    return expression.replace("&", "&amp;").replace("<", "&lt;")

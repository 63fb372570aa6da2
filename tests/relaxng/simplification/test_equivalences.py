"""What a schema means does not depend on how it is cut into definitions, grammars and files."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.relaxng.simplification.simple_form import after

_KINDS = ("group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "mixed", "list")
_LEAVES = (
    "<text/>",
    "<empty/>",
    "<notAllowed/>",
    '<attribute name="a"/>',
    "<attribute><nsName/></attribute>",
    '<attribute name="b" ns="v"><value>x</value></attribute>',
    "<value>x</value>",
    '<data type="token"><except><value>y</value></except></data>',
    '<element name="e"><empty/></element>',
    '<element ns="w"><choice><name>f</name><name ns="">g</name></choice><text/></element>',
)


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    children = st.lists(inner, min_size=1, max_size=3).map("".join)
    attribute = st.sampled_from(("", "", "", ' ns="u"'))
    composed = st.builds("<{0}{1}>{2}</{0}>".format, st.sampled_from(_KINDS), attribute, children)
    element = st.builds('<element{} name="h">{}</element>'.format, attribute, children)
    return composed | element


PATTERNS = st.recursive(st.sampled_from(_LEAVES), _wrapped, max_leaves=12)


def plain(pattern: str) -> str:
    return f'<grammar><start><element name="r">{pattern}</element></start></grammar>'


@given(PATTERNS)
def test_a_definition_and_what_it_defines(pattern: str) -> None:
    schema = (
        '<grammar><start><element name="r"><ref name="d"/></element></start>'
        f'<div><define name="d">{pattern}</define></div></grammar>'
    )
    assert after(schema) == after(plain(pattern))


@given(PATTERNS, PATTERNS)
def test_definitions_of_definitions(one: str, two: str) -> None:
    schema = (
        '<grammar><define name="two"><choice><ref name="one"/><ref name="rest"/></choice></define>'
        f'<define name="rest">{two}</define><define name="one">{one}</define>'
        '<start><element name="r"><oneOrMore><ref name="two"/></oneOrMore></element></start>'
        "</grammar>"
    )
    assert after(schema) == after(plain(f"<oneOrMore><choice>{one}{two}</choice></oneOrMore>"))


@given(PATTERNS)
def test_a_grammar_within_a_grammar(pattern: str) -> None:
    inner = f"<grammar><start>{pattern}</start></grammar>"
    outer = (
        '<grammar><start><element name="r"><grammar><start><parentRef name="d"/></start>'
        f'<define name="d"><text/></define></grammar></element></start><define name="d">{pattern}'
        "</define></grammar>"
    )
    assert after(plain(inner)) == after(outer) == after(plain(pattern))


@given(PATTERNS, st.sampled_from(("", ' ns="u"', ' ns=""')))
def test_another_file(pattern: str, attribute: str) -> None:
    expected = after(plain(f"<group{attribute}>{pattern}</group>"))
    files = {"f.rng": pattern}
    assert after(plain(f'<externalRef{attribute} href="f.rng"/>'), files) == expected
    files = {"f.rng": f'<grammar><define name="d">{pattern}</define></grammar>'}
    schema = (
        '<grammar><start><element name="r"><ref name="d"/></element></start>'
        f'<include{attribute} href="f.rng"/></grammar>'
    )
    assert after(schema, files) == expected


@given(PATTERNS, PATTERNS, st.sampled_from(("choice", "interleave")))
def test_definitions_that_are_combined(one: str, two: str, combine: str) -> None:
    schema = (
        '<grammar><start><element name="r"><ref name="d"/></element></start>'
        f'<define name="d" combine="{combine}">{one}</define>'
        f'<define name="d">{two}</define></grammar>'
    )
    assert after(schema) == after(plain(f"<{combine}>{one}{two}</{combine}>"))


@given(PATTERNS)
def test_shorthands_and_what_they_stand_for(pattern: str) -> None:
    long = re.sub(r"<optional([^<>]*)>", r"<choice\1><empty/><group>", pattern)
    long = long.replace("</optional>", "</group></choice>")
    long = re.sub(r"<zeroOrMore([^<>]*)>", r"<choice\1><empty/><oneOrMore>", long)
    long = long.replace("</zeroOrMore>", "</oneOrMore></choice>")
    long = re.sub(r"<mixed([^<>]*)>", r"<interleave\1><group>", long)
    long = long.replace("</mixed>", "</group><text/></interleave>")
    assert after(plain(long)) == after(plain(pattern))

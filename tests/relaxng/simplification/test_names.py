"""Sections 4.8 to 4.10, 4.12 and 4.16: names and name classes."""

from __future__ import annotations

import pytest

from teitools.xml.names import XML
from tests.relaxng.simplification.simple_form import after, mistakes


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('<element name="a"><empty/></element>', "a"),
        ('<element ns="u" name="a"><empty/></element>', "{u}a"),
        ('<element ns="u"><name>a</name><empty/></element>', "{u}a"),
        ('<element ns="u"><name ns="v">a</name><empty/></element>', "{v}a"),
        ('<element ns="u"><name ns="">a</name><empty/></element>', "a"),
        ('<group ns="u"><element name="a"><empty/></element></group>', "{u}a"),
        ('<group ns="u"><group><element ns="" name="a"><empty/></element></group></group>', "a"),
        ('<element ns="u" xmlns:p="v" name="p:a"><empty/></element>', "{v}a"),
        ('<element ns="u"><name xmlns:p="v"> p:a </name><empty/></element>', "{v}a"),
        ('<element ns="u" name="xml:a"><empty/></element>', f"{{{XML}}}a"),
        ('<element xmlns:p="v" name="a"><empty/></element>', "a"),
    ],
)
def test_names_of_elements(before: str, expected: str) -> None:
    assert after(before) == f"<{expected}>empty</>"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('<attribute name="a"/>', "a"),
        ('<attribute ns="v" name="a"/>', "{v}a"),
        ('<attribute ns="" name="a"/>', "a"),
        ("<attribute><name>a</name></attribute>", "{u}a"),
        ('<attribute ns="v"><name>a</name></attribute>', "{v}a"),
        ('<attribute ns="v"><choice ns="w"><name>a</name></choice></attribute>', "{w}a"),
        ('<attribute xmlns:p="v" name="p:a"/>', "{v}a"),
        ('<attribute name="xml:id"/>', f"{{{XML}}}id"),
    ],
)
def test_names_of_attributes(before: str, expected: str) -> None:
    """Within an element of the namespace u."""
    assert after(f'<element ns="u" name="e">{before}</element>') == f"<{{u}}e>@{expected}[text]</>"


def test_an_attribute_inherits_to_its_pattern_what_it_is_not_in_itself() -> None:
    data = '<data type="token"><except><ref name="d"/></except></data>'
    schema = (
        f'<grammar><start><element ns="u" name="e"><attribute name="a">{data}</attribute></element>'
        '</start><define name="d" ns="w"><value>x</value></define></grammar>'
    )
    assert after(schema) == "<{u}e>@a[token - token 'x']</>"
    schema = '<element ns="u" name="e"><attribute name="a">{}</attribute></element>'
    wrong = schema.format("<element name='b'><text/></element>")
    assert after(wrong) == "<{u}e>@a[<{u}b>text</>]</>"
    wrong = wrong.replace("<attribute", "<attribute ns=''")
    assert after(wrong) == "<{u}e>@a[<b>text</>]</>"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("<anyName/>", "*"),
        ("<nsName/>", "{u}*"),
        ('<nsName ns="v"/>', "{v}*"),
        ("<choice><name>a</name></choice>", "{u}a"),
        ("<choice><name>a</name><choice><nsName/><name ns=''>b</name></choice></choice>", None),
        ("<choice><name>a</name><name>a</name></choice>", "{u}a"),
        ("<anyName><except><name>a</name></except></anyName>", "*-({u}a)"),
        ("<anyName><except><name>a</name><nsName/></except></anyName>", "*-({u}a|{u}*)"),
        ("<nsName ns='v'><except><name>a</name></except></nsName>", "{v}*-({v}a)"),
        ("<nsName ns='v'><except ns='w'><name>a</name></except></nsName>", "{v}*-({w}a)"),
        (
            "<anyName><except><nsName ns='v'><except><name>b</name></except></nsName></except>"
            "</anyName>",
            "*-({v}*-({v}b))",
        ),
    ],
)
def test_name_classes(before: str, expected: str | None) -> None:
    expected = expected or "{u}a|{u}*|b"
    schema = f'<element ns="u">{before}<empty/></element>'
    assert after(schema) == f"<{expected}>empty</>"


@pytest.mark.parametrize(
    ("name_class", "message"),
    [
        (
            "<anyName><except><anyName/></except></anyName>",
            "<anyName> may not stand within the <except> of <anyName>",
        ),
        (
            "<anyName><except><choice><name>a</name><anyName/></choice></except></anyName>",
            "<anyName> may not stand within the <except> of <anyName>",
        ),
        (
            "<nsName><except><nsName/></except></nsName>",
            "<nsName> may not stand within the <except> of <nsName>",
        ),
        (
            "<nsName><except><anyName/></except></nsName>",
            "<anyName> may not stand within the <except> of <nsName>",
        ),
        (
            "<anyName><except><nsName><except><nsName/></except></nsName></except></anyName>",
            "<nsName> may not stand within the <except> of <nsName>",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["element", "attribute"])
def test_exceptions_of_exceptions(name_class: str, message: str, kind: str) -> None:
    before = f"<element name='e'><{kind}>{name_class}<text/></{kind}></element>"
    ((code, _, said),) = mistakes(before)
    assert code == "R273"
    assert said == f"{message} (RELAX NG, section 4.16)"


@pytest.mark.parametrize(
    "attribute",
    [
        '<attribute name="xmlns"/>',
        "<attribute><name>xmlns</name></attribute>",
        "<attribute><choice><name>a</name><name>xmlns</name></choice></attribute>",
        "<attribute><anyName><except><name>xmlns</name></except></anyName></attribute>",
        '<attribute ns="http://www.w3.org/2000/xmlns" name="a"/>',
        '<attribute><nsName ns="http://www.w3.org/2000/xmlns"/></attribute>',
        '<attribute xmlns:x="http://www.w3.org/2000/xmlns" name="x:b"/>',
    ],
)
def test_declarations_of_namespaces_are_no_attributes(attribute: str) -> None:
    ((code, place, said),) = mistakes(f"<element name='e'>\n  {attribute}</element>")
    assert (code, place) == ("R274", "main.rng:2:3")
    assert "xmlns" in said


@pytest.mark.parametrize(
    "schema",
    [
        '<element name="xmlns"><empty/></element>',
        '<element ns="http://www.w3.org/2000/xmlns" name="a"><empty/></element>',
        '<element name="e"><attribute ns="u" name="xmlns"/></element>',
        '<element name="e"><attribute name="xmlnsx"/></element>',
        '<element name="e"><attribute ns="http://www.w3.org/2000/xmlns/" name="a"/></element>',
    ],
)
def test_what_looks_like_one_may_be(schema: str) -> None:
    assert mistakes(schema) == []

"""Default values of attributes, in each schema language, and which may be stated."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teitools.odd import codes
from teitools.odd.compact import write_compact
from teitools.odd.defaults import Values
from teitools.odd.relaxng import write_relaxng
from teitools.odd.xsd.writing import write_xsd
from teitools.relaxng.schema import load_schema
from teitools.source import Source
from tests.odd.compiled import compile_small, grammar_of
from tests.odd.jing import jing
from tests.requirements import SHARED, need

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
DEFAULT = "{http://relaxng.org/ns/compatibility/annotations/1.0}defaultValue"


def element(attributes: str, name: str = "p", more: str = "") -> str:
    """Declarations in which an element has these attributes too."""
    return (
        f'{ALL}<elementSpec ident="{name}" mode="change"><attList>{attributes}</attList>'
        f"</elementSpec>{more}"
    )


def attribute(default: str, inner: str = "", attributes: str = "") -> str:
    return (
        f'<attDef ident="a" mode="add" {attributes}>{inner}<defaultVal>{default}</defaultVal>'
        "</attDef>"
    )


def datatype(inner: str, attributes: str = "") -> str:
    return f"<datatype {attributes}>{inner}</datatype>"


def defaults(declarations: str, attributes: str = 'start="doc" ns=""') -> tuple[list[str], str]:
    """The default values in the RELAX NG, and the reasons why others are left out.

    The engine, which looks for itself, warns of none of those that are left.
    """
    grammar, report = compile_small(declarations, attributes)
    data = write_relaxng(grammar)
    assert load_schema(Source("x.rng", data)).warnings == ()
    found = [str(node.get(DEFAULT)) for node in etree.fromstring(data).iter() if node.get(DEFAULT)]
    left_out = [each for each in report.findings if each.code is codes.DEFAULT_LEFT_OUT]
    assert all(str(each).startswith("small.odd:1:") for each in left_out)
    return found, " ".join(str(each.facts["reason"]) for each in left_out)


def test_it_is_in_every_language() -> None:
    values = '<valList type="closed"><valItem ident="x"/><valItem ident="y"/></valList>'
    grammar, report = compile_small(element(attribute("\n  x\n", values)), 'start="doc" ns=""')
    assert report.findings == ()
    assert b'<attribute name="a" a:defaultValue="x">' in write_relaxng(grammar)
    assert b'[ a:defaultValue = "x" ]' in write_compact(grammar)
    assert b'<xs:attribute name="a" default="x">' in write_xsd(grammar)


@pytest.mark.parametrize(
    ("inner", "default"),
    [
        ("", "any thing"),
        (datatype("<textNode/>"), "x"),
        (datatype('<dataRef key="word"/>'), "x"),
        (datatype('<dataRef name="integer"/>'), "-12"),
        (datatype('<dataRef key="word"/>', 'maxOccurs="2"'), "x y"),
        (datatype('<dataRef key="word"/>', 'minOccurs="0" maxOccurs="unbounded"'), "x y z"),
        ('<valList type="open"><valItem ident="x"/></valList>', "z"),
    ],
)
def test_what_is_allowed_is_stated(inner: str, default: str) -> None:
    assert defaults(element(attribute(default, inner))) == ([default], "")


@pytest.mark.parametrize(
    ("inner", "default"),
    [
        (datatype('<dataRef key="word"/>'), "x y"),
        (datatype('<dataRef name="integer"/>'), "one"),
        (datatype('<dataRef name="token" restriction="[ab]"/>'), "c"),
        (datatype('<dataRef key="word"/>', 'maxOccurs="2"'), "x y z"),
        (datatype('<dataRef key="word"/>', 'minOccurs="2" maxOccurs="2"'), "x"),
        ('<valList type="closed"><valItem ident="x"/></valList>', "z"),
    ],
)
def test_what_is_not_allowed_is_left_out(inner: str, default: str) -> None:
    found, reason = defaults(element(attribute(default, inner)))
    assert (found, reason) == ([], "the attribute does not allow it")


def test_what_depends_on_the_document_is_left_out() -> None:
    for name in ("QName", "ENTITY", "ID"):
        inner = datatype(f'<dataRef name="{name}"/>')
        found, reason = defaults(element(attribute("x", inner)))
        assert (found, "depends on the document" in reason) == ([], True)


def test_a_required_attribute_has_none() -> None:
    found, reason = defaults(element(attribute("x", attributes='usage="req"')))
    assert (found, reason) == ([], "the attribute is required")


def test_one_of_several_attributes_has_none() -> None:
    several = f'<attList org="choice">{attribute("x")}<attDef ident="b" mode="add"/></attList>'
    found, reason = defaults(element(several))
    assert (found, reason) == ([], "the attribute is one of several that an element has one of")


def test_elements_of_one_name_agree() -> None:
    def second(default: str) -> str:
        return (
            '<elementSpec ident="p2" mode="add"><altIdent>p</altIdent>'
            '<classes><memberOf key="model.block"/></classes><content><empty/></content>'
            f"<attList>{attribute(default)}</attList></elementSpec>"
        )

    assert defaults(element(attribute("x"), more=second("x"))) == (["x", "x"], "")
    found, reason = defaults(element(attribute("x"), more=second("y")))
    assert found == []
    assert "an element of the same name does not have it" in reason


def test_a_class_states_it_once_and_an_element_otherwise() -> None:
    typed = (
        '<classSpec ident="att.typed" type="atts" mode="change"><attList>'
        '<attDef ident="subtype" mode="change"><defaultVal>x</defaultVal></attDef>'
        "</attList></classSpec>"
    )
    assert defaults(ALL + typed) == (["x"], "")
    own = element(
        '<attDef ident="subtype" mode="change"><defaultVal>y</defaultVal></attDef>', "hi", typed
    )
    assert defaults(own) == (["y"], "")
    required = element('<attDef ident="subtype" mode="change" usage="req"/>', "hi", typed)
    assert defaults(required)[0] == []


def test_an_element_that_foreign_patterns_allow_has_none() -> None:
    foreign = (
        '<macroSpec ident="macro.text" mode="change"><content><rng:zeroOrMore '
        'xmlns:rng="http://relaxng.org/ns/structure/1.0"><rng:element name="q"><rng:empty/>'
        "</rng:element></rng:zeroOrMore></content></macroSpec>"
    )
    assert defaults(element(attribute("x"), more=foreign)) == (["x"], "")
    found, reason = defaults(element(attribute("x"), more=foreign.replace('"q"', '"p"')))
    assert (found, "of the same name" in reason) == ([], True)


@pytest.mark.parametrize("name", ["tei_all", "tei_speech", "tei_drama", "stylesheets-test33"])
def test_the_tei_has_those_that_the_stylesheets_write(name: str, tmp_path: Path) -> None:
    need("shared", "jing")
    made = write_relaxng(grammar_of(SHARED / "tei" / "odd" / f"{name}.odd"))
    theirs = etree.parse(SHARED / "tei" / "odd" / f"{name}.rng").getroot()

    def stated(root: etree._Element) -> list[tuple[str | None, str | None]]:
        found = [(n.get("name"), n.get(DEFAULT)) for n in root.iter() if DEFAULT in n.attrib]
        return sorted(found, key=str)

    assert stated(etree.fromstring(made)) == stated(theirs)
    (tmp_path / "x.rng").write_bytes(made)
    assert load_schema(tmp_path / "x.rng").warnings == ()
    assert set(jing(tmp_path / "x.rng", [SHARED / "tei" / "odd" / "tei_all.odd"])) <= {
        SHARED / "tei" / "odd" / "tei_all.odd"
    }


def test_lists_of_several_kinds() -> None:
    from teitools.odd.content import Choice, Data, ListOf, Repeat, Sequence, Value

    grammar, _ = compile_small(ALL)
    pattern = ListOf(
        Sequence((Value("x"), Repeat(Choice((Data("integer"), Value("y"))), 1, 2), Value("z")))
    )
    values = Values(grammar)
    for text in ("x 1 z", "x y 2 z", " x  y y z "):
        assert values.fault(pattern, text) == ""
    for text in ("x z", "x 1 2 3 z", "1 z", "x y", ""):
        assert values.fault(pattern, text) != ""

"""Bad input: clear errors, and no more time and memory than the input is worth."""

import pytest

from teitools.errors import SchemaError
from teitools.odd.compiling import Options, compile_schema
from teitools.source import Source
from tests.odd.compiled import small_odd

COMPAT = pytest.mark.parametrize("compat", ["", "7.58"])
RNG = "http://relaxng.org/ns/structure/1.0"


def compiled(data, compat="", to="rng"):
    return compile_schema(Source("bad.odd", data), to, None, Options(compat=compat))


def problems(data, compat=""):
    with pytest.raises(SchemaError) as caught:
        compiled(data, compat)
    return [finding.code.id for finding in caught.value.findings]


def element(content="", ident="doc"):
    return f'<elementSpec ident="{ident}"><content>{content}</content></elementSpec>'


@COMPAT
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "X101"),
        (b"\xff\xfe", "X"),
        (b"<TEI", "X"),
        (b"not XML", "X"),
        (b"<a/>", "O102"),
        (b'<schemaSpec xmlns="http://www.tei-c.org/ns/Examples"/>', "O102"),
        (b'<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI>&a;</TEI>', "X111"),
        (b'<!DOCTYPE TEI [<!ENTITY a "b"><!ENTITY b "&a;&a;">]><TEI>&b;</TEI>', "X111"),
        (small_odd(""), "O121"),
        (small_odd(element("<sequence>" * 1000 + "</sequence>" * 1000)), "X120"),
        (small_odd(element('<elementRef key="doc" maxOccurs="999999"/>')), "O118"),
        (small_odd(element('<elementRef key="doc" maxOccurs="-1"/>')), "O118"),
        (
            small_odd(
                element(
                    '<sequence minOccurs="0" maxOccurs="9"><elementRef key="doc"/>' * 20
                    + "</sequence>" * 20
                )
            ),
            "O127",
        ),
        (
            small_odd(
                "".join(
                    f'<classSpec ident="model.{a}" type="model"><classes>'
                    f'<memberOf key="model.{b}"/></classes></classSpec>'
                    for a, b in ("xy", "yz", "zx")
                )
                + element()
            ),
            "O125",
        ),
    ],
)
def test_what_is_wrong_is_said(data, code, compat):
    assert any(each.startswith(code) for each in problems(data, compat))


def test_two_definitions_of_one_name():
    assert problems(small_odd(element() + element("<textNode/>"))) == ["O136"]
    prefixed = element().replace("<elementSpec", '<elementSpec prefix="x_"')
    compiled(small_odd(element() + prefixed))


@COMPAT
def test_ten_thousand_elements(compat):
    members = "".join(
        f'<elementSpec ident="e{i}"><classes><memberOf key="model.x"/></classes><content>'
        '<classRef key="model.x" minOccurs="0" maxOccurs="unbounded"/></content></elementSpec>'
        for i in range(10_000)
    )
    made, report = compiled(
        small_odd(f'<classSpec ident="model.x" type="model"/>{members}', 'start="e0"'), compat
    )
    assert made.count(b"<element ") == 10_000
    assert not report.findings


@COMPAT
@pytest.mark.parametrize("kind", ["model", "atts"])
def test_classes_in_many_ways(kind, compat):
    """Each class is a member of two: there are more ways up than can be gone."""
    attributes = '<attList><attDef ident="a{}"/></attList>' if kind == "atts" else ""
    name = "att" if kind == "atts" else "model"
    classes = "".join(
        f'<classSpec ident="{name}.c{i}" type="{kind}"><classes><memberOf key="{name}.c{i + 1}"/>'
        f'<memberOf key="{name}.c{i + 2}"/></classes>{attributes.format(i)}</classSpec>'
        for i in range(80)
    )
    classes += "".join(f'<classSpec ident="{name}.c{i}" type="{kind}"/>' for i in (80, 81))
    content = '<content><classRef key="model.c80" include="model.c0 doc"/></content>'
    member = (
        f'<elementSpec ident="doc"><classes><memberOf key="{name}.c0"/></classes>'
        f"{content if kind == 'model' else ''}"
        '<attList><attDef ident="a7" mode="delete"/></attList></elementSpec>'
    )
    made, _ = compiled(small_odd(classes + member), compat)
    assert len(made) < 100_000


@COMPAT
def test_groups_in_many_ways(compat):
    groups = "".join(
        f'<specGrp xml:id="g{i}"><specGrpRef target="#g{i + 1}"/><specGrpRef target="#g{i + 1}"/>'
        "</specGrp>"
        for i in range(60)
    )
    groups += f'<specGrp xml:id="g60">{element()}</specGrp>'
    compiled(small_odd(f'<specGrpRef target="#g0"/>{groups}'), compat)


@COMPAT
@pytest.mark.parametrize(
    "declarations",
    [
        element('<macroRef key="m"/>')
        + '<macroSpec ident="m"><content><macroRef key="m"/></content></macroSpec>',
        element('<dataRef key="a"/>')
        + '<dataSpec ident="a"><content><dataRef key="b"/></content></dataSpec>'
        + '<dataSpec ident="b"><content><dataRef key="a"/></content></dataSpec>',
    ],
)
def test_what_comes_back_to_itself_ends(declarations, compat):
    compiled(small_odd(declarations), compat)


@COMPAT
def test_deep_content(compat):
    inner = "<textNode/>"
    for _ in range(60):
        inner = f'<sequence minOccurs="0"><alternate>{inner}</alternate></sequence>'
    made, _ = compiled(small_odd(element(inner)), compat)
    assert b"<text/>" in made


@COMPAT
def test_content_too_deep(compat):
    inner = "<textNode/>"
    for _ in range(240):
        inner = f"<sequence><textNode/><alternate><textNode/>{inner}</alternate></sequence>"
    assert problems(small_odd(element(inner)), compat)[0] in ("O126", "X120")

"""External modules: RELAX NG schemas that become part of a customization's."""

from pathlib import Path

import pytest
from lxml import etree

from teitools.api.compiling import compile_odd, compile_xsd_documents, xml_attributes
from tests.odd.customizations import ALL, RNG, judge, odd, problems

MODULE = f"""<grammar xmlns="{RNG}" ns="urn:m">
<start><ref name="math"/></start>
<include href="inc.rng">
<define name="leaf"><element name="two"><empty/></element></define></include>
<div datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<define name="math"><element name="math"><zeroOrMore><choice>
  <ref name="leaf"/><ref name="other"/><ref name="hook"/></choice></zeroOrMore></element></define>
<define name="other"><element name="n"><data type="int"/></element></define></div>
<define name="hook"><notAllowed/></define>
</grammar>"""
INCLUDED = f"""<grammar xmlns="{RNG}" ns="urn:m">
<define name="leaf"><element name="one"><empty/></element></define></grammar>"""


@pytest.mark.parametrize("syntax", ["rng", "rnc"])
@pytest.mark.parametrize("compat", ["", "7.58"])
def test_an_external_module(folder: Path, syntax: str, compat: str) -> None:
    from teitools.api.converting import convert_schema

    (folder / "inc.rng").write_text(INCLUDED)
    (folder / "m.rng").write_text(MODULE)
    if syntax == "rnc":
        made = convert_schema(folder / "m.rng", "rnc").replace(b"inc.rnc", b"inc.rng")
        (folder / "m.rnc").write_bytes(made)
    text = odd(
        f'{ALL}<moduleRef url="m.{syntax}" prefix="x_"><content><rng:define name="x_hook">'
        '<rng:ref name="t_lb"/></rng:define></content></moduleRef>'
        '<elementSpec ident="p" mode="change"><content><rng:choice><rng:text/>'
        '<rng:ref name="x_math"/></rng:choice></content></elementSpec>',
        'start="doc" prefix="t_" source="small.xml"',
    )
    inner = ["<two/>", "<n>1</n>", '<lb xmlns=""/>', "<one/>", "<n>x</n>", "<x/>"]
    documents = [f'<doc><p><math xmlns="urn:m">{each}</math></p></doc>' for each in inner]
    valid = judge(folder, text, *documents, compat=compat)
    assert valid == [True, True, True, False, False, False]
    assert b'name="t_p"' in compile_odd(folder / "my.odd")
    for name, data in compile_xsd_documents(folder / "my.odd", "my.xsd", compat=compat).items():
        (folder / name).write_bytes(data)
    (folder / "xml.xsd").write_bytes(xml_attributes())
    xsd = etree.XMLSchema(etree.parse(folder / "my.xsd"))
    assert [xsd.validate(etree.fromstring(each).getroottree()) for each in documents] == valid


@pytest.mark.parametrize("compat", ["", "7.58"])
def test_a_module_that_adds_to_a_class(folder: Path, compat: str) -> None:
    (folder / "m.rng").write_text(
        f'<grammar xmlns="{RNG}" ns="urn:m"><define name="math"><element name="math"><empty/>'
        "</element></define></grammar>"
    )
    text = odd(
        f'{ALL}<classSpec ident="model.all" type="model"/><classSpec ident="model.inline" '
        'type="model" mode="change"><classes><memberOf key="model.all"/></classes></classSpec>'
        '<classSpec ident="model.none" type="model"/>'
        '<elementSpec ident="p" mode="change"><content><alternate><classRef key="model.all"/>'
        '<classRef key="model.none" maxOccurs="unbounded"/></alternate></content></elementSpec>'
        '<moduleRef url="m.rng"><content><rng:define name="t_model.inline" combine="choice">'
        '<rng:ref name="math"/></rng:define><rng:define name="t_model.none" combine="choice">'
        '<rng:ref name="math"/></rng:define></content></moduleRef>',
        'start="doc" prefix="t_" source="small.xml"',
    )
    math = '<math xmlns="urn:m"/>'
    documents = [f"<doc><p>{each}</p></doc>" for each in (math, "<lb/>", math + math, "<p/>")]
    assert judge(folder, text, *documents, compat=compat) == [True, True, True, False]


def test_relax_ng_elements_in_a_macro(folder: Path) -> None:
    text = odd(
        f'{ALL}<macroSpec ident="any"><content><rng:element><rng:nsName ns="urn:a"/>'
        '<rng:zeroOrMore><rng:choice><rng:ref name="any"/><rng:ref name="lb"/><rng:ref name="q"/>'
        "</rng:choice></rng:zeroOrMore></rng:element></content></macroSpec>"
        '<elementSpec ident="p" mode="change"><content><rng:ref name="any"/></content>'
        "</elementSpec>",
        'start="doc" prefix="t_" source="small.xml"',
    )
    inner = ["<a><b/></a>", '<a><lb xmlns=""/></a>', '<a><q xmlns=""/></a>']
    documents = [
        f"<doc><p>{each.replace('<a>', '<a xmlns=' + chr(39) + 'urn:a' + chr(39) + '>')}</p></doc>"
        for each in inner
    ]
    assert judge(folder, text, *documents, compat="7.58") == [True, True, False]
    assert ("O119", 1) in problems(folder, text)
    assert judge(folder, text.replace('<rng:ref name="q"/>', ""), *documents) == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("<element/>", "O139"),
        ("<grammar", "X"),
        (f'<grammar xmlns="{RNG}"><include href="m.rng"/></grammar>', "O107"),
        (f'<grammar xmlns="{RNG}"><include href="../m.rng"/></grammar>', "X150"),
        (
            f'<grammar xmlns="{RNG}"><define name="a"><ref name="b"/></define></grammar>',
            "O119",
        ),
        (
            f'<grammar xmlns="{RNG}"><define name="a"><externalRef href="b"/></define></grammar>',
            "O122",
        ),
    ],
)
def test_modules_that_cannot_be_used(folder: Path, module: str, code: str) -> None:
    (folder / "m.rng").write_text(module)
    found = problems(
        folder, odd(ALL + '<moduleRef url="m.rng"/>', 'start="doc" source="small.xml"')
    )
    assert any(each.startswith(code) for each, _ in found)


def test_a_copy_of_a_remote_module(folder: Path) -> None:
    (folder / "inc.rng").write_text(INCLUDED)
    (folder / "m.rng").write_text(MODULE)
    text = odd(
        f'{ALL}<moduleRef url="http://example.org/schemas/m.rng"/><elementSpec ident="p" '
        'mode="change"><content><rng:ref name="math"/></content></elementSpec>',
        'start="doc" source="https://example.org/odds/small.xml"',
    )
    assert judge(folder, text, '<doc><p><math xmlns="urn:m"/></p></doc>') == [True]
    assert {finding.code.id for finding in compile_odd(folder / "my.odd").findings} == {"O152"}


def test_a_remote_module(folder: Path) -> None:
    text = odd(ALL + '<moduleRef url="https://example.org/m.rng"/>', 'source="small.xml"')
    assert [code for code, _ in problems(folder, text)] == ["O106"]

"""Sections 4.18 and 4.19: grammars, references and circles."""

from __future__ import annotations

import pytest

from tests.relaxng.simplification.simple_form import after, mistakes, simplified

A = '<define name="a"><element name="a"><empty/></element></define>'


def test_references_are_replaced() -> None:
    schema = (
        '<grammar><start><ref name="x"/></start><define name="x"><choice><ref name="y"/>'
        f'<ref name="a"/></choice></define><define name="y"><optional><ref name="a"/></optional>'
        f"</define>{A}</grammar>"
    )
    assert after(schema) == "choice(<a>empty</>, empty)"


def test_elements_may_lead_back_to_themselves() -> None:
    schema = (
        '<grammar><start><ref name="p"/></start><define name="p"><element name="p">'
        '<zeroOrMore><ref name="q"/></zeroOrMore></element></define>'
        '<define name="q"><choice><ref name="p"/><text/></choice></define></grammar>'
    )
    grammar = simplified(schema)
    (element,) = grammar.elements
    assert grammar.start is element
    assert after(schema) == "<p>choice(empty, oneOrMore(choice(<p/>, text)))</>"


def test_an_element_of_a_definition_is_one() -> None:
    schema = (
        '<grammar><start><element name="r"><group><ref name="a"/><optional><ref name="a"/>'
        f"</optional></group></element></start>{A}</grammar>"
    )
    assert len(simplified(schema).elements) == 2
    inner = '<element name="a"><text/></element>'
    assert len(simplified(f'<element name="r">{inner}{inner}</element>').elements) == 3


def test_nested_grammars_have_names_of_their_own() -> None:
    schema = (
        '<grammar><start><element name="r"><ref name="a"/><grammar><start><ref name="a"/></start>'
        '<define name="a"><element name="b"><parentRef name="a"/></element></define></grammar>'
        f"</element></start>{A}</grammar>"
    )
    assert after(schema) == "<r>group(<a>empty</>, <b><a>empty</></>)</>"


def test_a_reference_in_another_file_is_to_the_grammar_around() -> None:
    files = {
        "o.rng": '<choice><ref name="a"/><grammar><start><parentRef name="b"/></start>'
        "</grammar></choice>"
    }
    schema = (
        f'<grammar><start><externalRef href="o.rng"/></start>{A}'
        '<define name="b"><element name="b"><text/></element></define></grammar>'
    )
    assert after(schema, files) == "choice(<a>empty</>, <b>text</>)"
    ((code, place, _), *_) = mistakes('<externalRef href="o.rng"/>', files)
    assert (code, place.partition(":")[0]) == ("R264", "o.rng")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("persName", "; did you mean 'persNam'?"), ("zzz", "")],
)
def test_undefined(name: str, hint: str) -> None:
    schema = (
        f'<grammar><start>\n<element name="r"><ref name="{name}"/>\n<ref name="{name}"/></element>'
        f'</start><define name="persNam"><text/></define></grammar>'
    )
    ((code, place, said),) = mistakes(schema)
    assert code == "R263"
    assert place.startswith(("main.rng:2:", "main.rng:3:"))
    assert said == f"{name!r} is not defined{hint} (RELAX NG, section 4.18)"


def test_undefined_where_it_cannot_be_reached() -> None:
    schema = (
        f'<grammar><start><ref name="a"/></start>{A}'
        '<define name="b"><ref name="c"/></define></grammar>'
    )
    assert [code for code, _, _ in mistakes(schema)] == ["R263"]
    schema = schema.replace('<ref name="c"/>', "<element name='e'><ref name='c'/></element>")
    assert [code for code, _, _ in mistakes(schema)] == ["R263"]


def test_defined_in_another_grammar() -> None:
    nested = "<grammar><start><element name='r'>{}</element></start>{}</grammar>"
    inner = nested.format("<ref name='a'/>", "")
    ((code, _, said),) = mistakes(nested.format(inner, A))
    assert code == "R263"
    assert "<parentRef> refers to it" in said
    inner = nested.format("<parentRef name='a'/>", A)
    ((code, _, said),) = mistakes(nested.format(inner, ""))
    assert code == "R263"
    assert "<ref> refers to it" in said


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ('<element name="r"><ref name="a"/></element>', "<ref name='a'> stands in no grammar ("),
        ('<element name="r"><parentRef name="a"/></element>', "stands in no grammar ("),
        (
            f'<grammar><start><parentRef name="a"/></start>{A}</grammar>',
            "there is no grammar around its grammar",
        ),
    ],
)
def test_references_outside_of_grammars(schema: str, words: str) -> None:
    ((code, _, said),) = mistakes(schema)
    assert code == "R264"
    assert words in said


def test_a_grammar_needs_a_start() -> None:
    ((code, place, _),) = mistakes(f"<grammar>{A}</grammar>")
    assert (code, place) == ("R265", "main.rng:1:1")
    nested = f"<grammar><start>\n<grammar>{A}</grammar></start></grammar>"
    ((code, place, _),) = mistakes(nested)
    assert (code, place) == ("R265", "main.rng:2:1")
    unused = (
        f'<grammar><start><ref name="a"/></start>{A}<define name="b">\n{nested}</define></grammar>'
    )
    ((code, place, _),) = mistakes(unused)
    assert (code, place) == ("R265", "main.rng:3:1")


def circle(*steps: str) -> str:
    definitions = "".join(
        f'\n<define name="d{number}">{step}</define>' for number, step in enumerate(steps)
    )
    return f'<grammar><start><ref name="d0"/></start>{definitions}</grammar>'


_D0, _D1 = '<ref name="d0"/>', '<ref name="d1"/>'


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        (circle(_D0), "'d0' leads back to itself without an element in between: 'd0' → 'd0'"),
        (circle(_D1, f"<choice><text/>{_D0}</choice>"), "'d0' → 'd1' → 'd0'"),
        (circle(_D1, f'<attribute name="a">{_D1}</attribute>'), "'d1' → 'd1'"),
        (circle(f'<group ns="u">{_D0}</group>'), "'d0' → 'd0'"),
        (circle('<grammar><start><parentRef name="d0"/></start></grammar>'), "'d0' → 'd0'"),
        (circle(f"<notAllowed/>{_D0}"), "'d0' → 'd0'"),
        (circle(f'<data type="token"><except>{_D0}</except></data>'), "'d0' → 'd0'"),
    ],
)
def test_circles(schema: str, said: str) -> None:
    ((code, place, message),) = mistakes(schema)
    assert code == "R268"
    assert place in ("main.rng:2:1", "main.rng:3:1")
    assert said in message


def test_circles_in_the_content_of_elements() -> None:
    schema = (
        '<grammar><start><element name="r"><ref name="d"/></element></start>'
        '<define name="d"><ref name="d"/></define></grammar>'
    )
    assert [code for code, _, _ in mistakes(schema)] == ["R268"]


@pytest.mark.parametrize(
    "definitions",
    [
        '<define name="d"><ref name="d"/></define>',
        '<define name="d"><ref name="e"/></define>'
        '<define name="e"><optional><ref name="d"/></optional></define>',
        '<define name="d"><element name="d"><ref name="e"/></element></define>'
        '<define name="e"><ref name="e"/></define>',
    ],
)
def test_what_cannot_be_reached_may_go_in_circles(definitions: str) -> None:
    schema = f'<grammar><start><ref name="a"/></start>{A}{definitions}</grammar>'
    assert mistakes(schema) == []


def test_several_mistakes_are_said_at_once() -> None:
    schema = (
        '<grammar><start><ref name="x"/></start>\n<define name="x"><ref name="x"/></define>\n'
        '<define name="y"><ref name="zzzz"/></define>\n'
        '<define name="w"><data type="date"/></define></grammar>'
    )
    assert [code for code, _, _ in mistakes(schema)] == ["R268", "R263", "R261"]

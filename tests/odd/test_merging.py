"""Specifications changed by those of an ODD."""

import pytest

from teitools.odd.content import (
    EMPTY,
    TEXT,
    Choice,
    Data,
    ElementRef,
    ListOf,
    Named,
    Repeat,
    Value,
    sequence,
)
from teitools.odd.relaxng import write_relaxng
from teitools.relaxng.schema import load_schema
from teitools.source import Source
from tests.odd.compiled import compile_small

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'


def attributes(grammar, ident):
    """Name to (value, required) of the attributes of an element."""
    flat = grammar.flat(grammar.elements[ident].attributes)
    assert len({one.name for one, _ in flat}) == len(flat)
    return {one.name: (one.value, one.required) for one, _ in flat}


def compiled(declarations):
    grammar, report = compile_small(ALL + declarations)
    assert [str(finding) for finding in report] == []
    return grammar


def test_nothing_changed():
    grammar = compiled("")
    closed = Choice((Value("bold"), Value("wide")))
    assert attributes(grammar, "hi") == {
        "n": (Named("word"), False),
        "xml:id": (Data("ID"), False),
        "subtype": (Named("word"), False),
        "type": (closed, True),
    }
    assert grammar.elements["lb"].content == EMPTY
    assert grammar.patterns["model.inline"] == Choice((ElementRef("hi"), ElementRef("lb")))
    assert grammar.data == {"word": Data("token", (("pattern", r"\S+"),))}


def test_deleting_an_element_takes_it_from_its_classes():
    grammar = compiled('<elementSpec ident="hi" mode="delete"/>')
    assert grammar.patterns["model.inline"] == ElementRef("lb")


def test_adding_and_replacing_an_element():
    added = '<elementSpec ident="q"><classes><memberOf key="model.inline"/></classes></elementSpec>'
    grammar = compiled(added)
    assert ElementRef("q") in grammar.patterns["model.inline"].items
    replaced = (
        '<elementSpec ident="p" mode="replace">'
        '<classes><memberOf key="model.block"/></classes></elementSpec>'
    )
    assert attributes(compiled(replaced), "p") == {}


@pytest.mark.parametrize("mode", ["change", "replace"])
def test_classes_are_changed(mode):
    keep = '<memberOf key="model.inline"/>'
    drop = '<memberOf key="att.global" mode="delete"/>'
    classes = f'<classes mode="{mode}">{drop if mode == "change" else ""}{keep}</classes>'
    grammar = compiled(f'<elementSpec ident="lb" mode="change">{classes}</elementSpec>')
    assert attributes(grammar, "lb") == {}
    assert ElementRef("lb") in grammar.patterns["model.inline"].items


def test_content_is_changed():
    grammar = compiled(
        '<elementSpec ident="lb" mode="change"><content><textNode/></content></elementSpec>'
    )
    assert grammar.elements["lb"].content == TEXT


def test_an_inherited_attribute_is_deleted_or_changed_for_one_element():
    grammar = compiled(
        '<elementSpec ident="p" mode="change"><attList>'
        '<attDef ident="n" mode="delete"/><attDef ident="xml:id" mode="change" usage="req"/>'
        "</attList></elementSpec>"
    )
    assert attributes(grammar, "p") == {"xml:id": (Data("ID"), True)}
    assert "n" in attributes(grammar, "doc")


def test_a_class_attribute_is_changed_for_all():
    grammar = compiled(
        '<classSpec ident="att.global" type="atts" mode="change"><attList>'
        '<attDef ident="xml:id" mode="delete"/><attDef ident="n" mode="change">'
        '<valList type="closed"><valItem ident="1"/></valList></attDef></attList></classSpec>'
    )
    assert attributes(grammar, "p") == {"n": (Value("1"), False)}
    assert attributes(grammar, "hi")["n"] == (Value("1"), False)


def test_a_deleted_class_gives_nothing():
    grammar = compiled('<classSpec ident="att.global" type="atts" mode="delete"/>')
    assert attributes(grammar, "p") == {}


def test_values_are_added_and_deleted():
    grammar = compiled(
        '<elementSpec ident="hi" mode="change"><attList><attDef ident="type" mode="change">'
        '<valList mode="change"><valItem ident="wide" mode="delete"/><valItem ident="big"/>'
        "</valList></attDef></attList></elementSpec>"
    )
    assert attributes(grammar, "hi")["type"] == (Choice((Value("bold"), Value("big"))), True)


def test_semi_closed_lists_hold_the_data_type_too():
    grammar = compiled(
        '<elementSpec ident="p" mode="change"><attList>'
        '<attDef ident="kind"><datatype maxOccurs="2">'
        '<dataRef key="word"/></datatype><valList type="semi"><valItem ident="a"/></valList>'
        "</attDef></attList></elementSpec>"
    )
    value, required = attributes(grammar, "p")["kind"]
    assert value == ListOf(Repeat(Choice((Value("a"), Named("word"))), 1, 2))
    assert not required


def test_attributes_one_of_which_is_chosen():
    grammar = compiled(
        '<elementSpec ident="p" mode="change"><attList org="choice">'
        '<attDef ident="a"/><attDef ident="b"/></attList></elementSpec>'
    )
    chosen = [one.name for one, choice in grammar.flat(grammar.elements["p"].attributes) if choice]
    assert chosen == ["a", "b"]


def test_another_name_for_an_element():
    grammar = compiled(
        '<elementSpec ident="p" mode="change"><altIdent>para</altIdent></elementSpec>'
    )
    assert grammar.elements["p"].name == "para"


@pytest.mark.parametrize(
    ("declarations", "code"),
    [
        (
            '<classSpec ident="att.global" type="atts" mode="change"><attList>'
            '<attDef ident="x" mode="delete"/></attList></classSpec>',
            "O130",
        ),
        (
            '<elementSpec ident="p" mode="change">'
            '<constraintSpec ident="x" mode="delete"/></elementSpec>',
            "O130",
        ),
        (
            '<elementSpec ident="hi" mode="change"><attList>'
            '<attDef ident="type" mode="delete"/></attList></elementSpec>',
            "O132",
        ),
        (
            '<elementSpec ident="q"><content><elementRef key="lb"/></content></elementSpec>'
            '<elementSpec ident="lb" mode="delete"/>',
            "O131",
        ),
        ('<constraintSpec ident="x" scheme="nrl"/>', "O124"),
    ],
)
def test_what_is_doubtful_is_said(declarations, code):
    _, report = compile_small(ALL + declarations)
    assert [finding.code.id for finding in report] == [code]
    assert report.valid


def test_a_change_of_what_is_not_selected_is_said():
    _, report = compile_small('<moduleRef key="m"/><elementSpec ident="lb" mode="change"/>')
    assert [finding.code.id for finding in report] == ["O133"]


@pytest.mark.parametrize(
    ("expand", "expected"),
    [
        ("sequence", sequence([ElementRef("hi"), ElementRef("lb")])),
        (
            "sequenceOptional",
            sequence([Repeat(ElementRef("hi"), 0, 1), Repeat(ElementRef("lb"), 0, 1)]),
        ),
        (
            "sequenceRepeatable",
            sequence([Repeat(ElementRef("hi"), 1, None), Repeat(ElementRef("lb"), 1, None)]),
        ),
        (
            "sequenceOptionalRepeatable",
            sequence([Repeat(ElementRef("hi"), 0, None), Repeat(ElementRef("lb"), 0, None)]),
        ),
    ],
)
def test_classes_are_expanded(expand, expected):
    reference = f'<classRef key="model.inline" expand="{expand}"/>'
    grammar = compiled(f'<elementSpec ident="q"><content>{reference}</content></elementSpec>')
    assert grammar.elements["q"].content == expected


def test_some_members_of_a_class():
    reference = '<classRef key="model.inline" {} maxOccurs="unbounded"/>'
    for wanted in ('include="lb"', 'except="hi"'):
        content = reference.format(wanted)
        grammar = compiled(f'<elementSpec ident="q"><content>{content}</content></elementSpec>')
        assert grammar.elements["q"].content == Repeat(ElementRef("lb"), 1, None)


def test_a_required_element_that_was_deleted_is_not_made_up_for():
    grammar, _ = compile_small(
        ALL + '<elementSpec ident="q"><content><sequence><elementRef key="lb" minOccurs="0"/>'
        '<elementRef key="p"/></sequence></content></elementSpec>'
        '<elementSpec ident="lb" mode="delete"/>'
    )
    assert grammar.elements["q"].content == ElementRef("p")


@pytest.mark.parametrize("mode", ["add", "change"])
def test_a_group_of_attributes_is_one_alternative_of_a_choice(mode):
    lists = (
        '<attList org="choice"><attList org="group"><attDef ident="a" mode="add" usage="req"/>'
        '<attDef ident="b" mode="add" usage="req"/></attList>'
        '<attDef ident="c" mode="add" usage="req"/></attList>'
    )
    if mode == "add":
        content = "<content><empty/></content>"
        own = f'<elementSpec ident="doc" mode="add" ns="">{content}{lists}</elementSpec>'
    else:
        own = (
            '<moduleRef key="m"/><elementSpec ident="doc" mode="change">'
            f"<content><empty/></content><attList>{lists}</attList></elementSpec>"
        )
    grammar, _ = compile_small(own, 'start="doc" ns=""')
    schema = load_schema(Source("x.rng", write_relaxng(grammar)))
    assert schema.validate(b'<doc a="1" b="1"/>').valid
    assert schema.validate(b'<doc c="1"/>').valid
    for wrong in (b"<doc/>", b'<doc a="1"/>', b'<doc b="1"/>', b'<doc a="1" b="1" c="1"/>'):
        assert not schema.validate(wrong).valid


def test_deleting_what_there_is_not_changes_nothing():
    _, report = compile_small(
        '<moduleRef key="m"/><elementSpec ident="gone" mode="delete"/>', 'start="doc"'
    )
    (finding,) = report.findings
    assert finding.code.id == "O130"
    assert str(finding).startswith("small.odd:1:")

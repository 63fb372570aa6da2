"""What the comparison says of each construct, and the document that shows it."""

from __future__ import annotations

import pytest

from teitools.relaxng import Comparison, Schema, compare, load_schema
from teitools.source import Source


def schema(text: str) -> Schema:
    """A schema in compact syntax; what does not begin with a start is the content of ``r``."""
    if "start" not in text:
        text = f"start = element r {{ {text} }}"
    return load_schema(Source("schema.rnc", text.encode()))


def compared(a: str, b: str) -> Comparison:
    """The comparison; its documents are tried again."""
    first, second = schema(a), schema(b)
    comparison = compare(first, second)
    for mine, theirs, found in (
        (first, second, comparison.only_a),
        (second, first, comparison.only_b),
    ):
        if found.document is not None:
            assert mine.validate(found.document.encode()).valid
            assert not theirs.validate(found.document.encode()).valid
    return comparison


ELEMENTS = "".join(f"{name} = element {name} {{ empty }}\n" for name in "abcdefgh")


def content(model: str) -> str:
    """A grammar whose root contains `model`, of empty elements a to h."""
    return f"start = element r {{ {model} }}\n{ELEMENTS}"


EQUAL_MODELS = [
    ("(a, b) | (a, c)", "a, (b | c)"),
    ("(a | b)*", "(a*, b*)*"),
    ("a & b", "(a, b) | (b, a)"),
    ("a? & b?", "(a, b?)? | (b, a?)"),
    ("a+", "a, a*"),
    ("a*, a", "a+"),
    ("(a, b?)? , c", "(a, b, c) | (a, c) | c"),
    ("a & b & c", "c & (a & b)"),
    ("mixed { a* }", "(text | a)*"),
    ("text", "text, text?"),
    ("a?, a?, a?", "(a, (a, a?)?)?"),
    ("(a | b)*, (c | a)?", "((a | b)*, c?)"),
    ("a+, (a | b)*", "a, (a | b)*"),
    ("(a+, b*)+", "a, (a | b)*"),
    ("notAllowed | a", "a"),
    ("a* & b", "a*, b, a*"),
    ("(a, a)*, a?", "a*"),
]


@pytest.mark.parametrize(("a", "b"), EQUAL_MODELS)
def test_equal_content_models(a: str, b: str) -> None:
    comparison = compared(content(a), content(b))
    assert comparison.verdict == "equal"
    assert comparison.only_a.document is comparison.only_b.document is None


SMALLER_MODELS = [
    ("a", "a?", "<r/>"),
    ("a, b", "a & b", "<r><b/><a/></r>"),
    ("a, b", "a, b+", "<r><a/><b/><b/></r>"),
    ("a*", "mixed { a* }", "<r>text</r>"),
    ("(a, b)*", "(a | b)*", "<r><b/></r>"),
    ("a?, a?", "a?, a?, a?", "<r><a/><a/><a/></r>"),
    ("a", "a | b", "<r><b/></r>"),
    ("(a, a)*", "a*", "<r><a/></r>"),
    ("empty", "text", "<r>text</r>"),
    ("(a, b, c) | (a, c, b)", "(a, (b & c)) | b", "<r><b/></r>"),
]


@pytest.mark.parametrize(("a", "b", "document"), SMALLER_MODELS)
def test_smaller_content_models(a: str, b: str, document: str) -> None:
    comparison = compared(content(a), content(b))
    assert comparison.verdict == "subset"
    assert comparison.only_b.document == document
    assert compared(content(b), content(a)).verdict == "superset"


EQUAL = [
    ("attribute p { text }, attribute q { text }", "attribute q { text }, attribute p { text }"),
    ("attribute p { string }", "attribute p { text }"),
    ("attribute p { text }?", "attribute p { text } | empty"),
    ("(attribute p { 'a' } | attribute p { 'b' })", "attribute p { 'a' | 'b' }"),
    ("attribute p { xsd:boolean }", "attribute p { 'true' | 'false' | '0' | '1' }"),
    ("attribute p { xsd:token }", "attribute p { token }"),
    (
        "attribute p { xsd:integer { minInclusive = '1' maxInclusive = '3' } }",
        "attribute p { xsd:integer '1' | xsd:integer '2' | xsd:integer '03' }",
    ),
    (
        "attribute p { xsd:integer { minExclusive = '-1' } }",
        "attribute p { xsd:nonNegativeInteger }",
    ),
    (
        "attribute p { xsd:token { pattern = 'a+|b' } }",
        "attribute p { xsd:token { pattern = '(aa*|b)' } }",
    ),
    ("attribute p { xsd:NMTOKENS }", "attribute p { list { xsd:NMTOKEN+ } }"),
    ("attribute p { list { 'a', 'b' } }", "attribute p { 'a b' }"),
    (
        "attribute p { xsd:anyURI { pattern = '\\S+' } }",
        "attribute p { list { xsd:anyURI { pattern = '\\S+' } } }",
    ),
    (
        "attribute p { list { xsd:anyURI { pattern = '#.*' }, xsd:anyURI+ } }",
        "attribute p { list { xsd:token { pattern = '#([^%#]|%[0-9a-fA-F]{2})*' }, xsd:anyURI, "
        "xsd:anyURI* } }",
    ),
    (
        "attribute p { xsd:string { length = '1' } }",
        "attribute p { xsd:string { pattern = '[\\s\\S]' } }",
    ),
    ("attribute p { token - 'a' }", "attribute p { xsd:token { pattern = '([^a].*|a.+)?' } }"),
    ("attribute p | q { text }", "attribute p { text } | attribute q { text }"),
    ("attribute * { text }*", "attribute p { text }?, attribute * - p { text }*"),
    ("element a { text } | element b { text }", "element a | b { text }"),
    (
        "element * { empty }",
        "element a { empty } | element * - a { empty }",
    ),
    ("element a { 'x' } | element a { 'y' }", "element a { 'x' | 'y' }"),
    (
        "(element a { 'x' }, element b { empty }) | (element a { 'y' }, element b { empty })",
        "element a { 'x' | 'y' }, element b { empty }",
    ),
    ("xsd:integer | element a { empty }", "element a { empty } | xsd:integer"),
    ("text", "string"),
    ("empty", "list { empty }"),
    (
        "start = e\ne = element e { e* }",
        "start = element e { f* }\nf = element e { e* }\ne = element e { f* }",
    ),
    (
        "start = element r { a | x }\na = element a { empty }\nx = element x { x }",
        "start = element r { element a { empty } }",
    ),
    (
        "(attribute p { 'a' }, element a { empty }) | (attribute p { 'b' }, element a { empty })",
        "attribute p { 'a' | 'b' }, element a { empty }",
    ),
]


@pytest.mark.parametrize(("a", "b"), EQUAL)
def test_equal(a: str, b: str) -> None:
    assert compared(a, b).verdict == "equal"


SMALLER = [
    ("attribute p { text }", "attribute p { text }?", "<r/>"),
    ("empty", "attribute p { text }?", '<r p="x"/>'),
    ("attribute p { 'a' }", "attribute p { 'a' | 'b' }", '<r p="b"/>'),
    ("attribute p { xsd:integer }", "attribute p { xsd:decimal }", '<r p="0."/>'),
    ("attribute p { xsd:date }", "attribute p { xsd:date | xsd:gYear }", '<r p="1000"/>'),
    (
        "(attribute p { 'a' }, element a { empty }) | (attribute p { 'b' }, element b { empty })",
        "attribute p { 'a' | 'b' }, (element a { empty } | element b { empty })",
        '<r p="a"><b/></r>',
    ),
    (
        "(element a { 'x' }, element b { empty }) | (element a { 'y' }, element c { empty })",
        "element a { 'x' | 'y' }, (element b { empty } | element c { empty })",
        "<r><a>x</a><c/></r>",
    ),
    ("attribute p { xsd:byte }", "attribute p { xsd:short }", '<r p="128"/>'),
    ("attribute q { text }*", "attribute * { text }*", '<r any="x"/>'),
    (
        "start = element r { empty }",
        "start = element r { empty } | element s { empty }",
        "<s/>",
    ),
    ("attribute p { token 'a' }", "attribute p { string ' a' | token 'a' | 'b' }", '<r p="b"/>'),
    ("attribute p { string 'a' }", "attribute p { token 'a' }", '<r p=" a"/>'),
    ("attribute p { list { 'a'+ } }", "attribute p { list { 'a'* } }", '<r p=""/>'),
    (
        "attribute p { xsd:double { minInclusive = '0' } }",
        "attribute p { xsd:double { minInclusive = '-1' } }",
        '<r p="-1"/>',
    ),
    (
        "attribute p { xsd:date { pattern = '2.*' minInclusive = '2001-01-01' } }",
        "attribute p { xsd:date { minInclusive = '2000-01-01' } }",
        '<r p="2000-01-01"/>',
    ),
    ("attribute p { xsd:NCName }", "attribute p { xsd:Name }", '<r p=":"/>'),
    (
        "start = element r { attribute p { text } }",
        "start = element r { attribute p { text } | (attribute p { text }, attribute q { text }) }",
        '<r p="x" q="x"/>',
    ),
]


@pytest.mark.parametrize(("a", "b", "document"), SMALLER)
def test_smaller(a: str, b: str, document: str) -> None:
    comparison = compared(a, b)
    assert comparison.verdict == "subset"
    assert comparison.only_b.document == document
    assert compared(b, a).verdict == "superset"


@pytest.mark.parametrize(
    ("a", "b", "documents"),
    [
        ("attribute p { text }", "attribute q { text }", ('<r p="x"/>', '<r q="x"/>')),
        ("text", "element a { empty }", ("<r/>", "<r><a/></r>")),
        ("start = element a { empty }", "start = element b { empty }", ("<a/>", "<b/>")),
        ("attribute p { 'a' }", "attribute p { 'b' }", ('<r p="a"/>', '<r p="b"/>')),
        ("xsd:integer", "xsd:NCName", ("<r>1</r>", "<r>x</r>")),
    ],
)
def test_neither(a: str, b: str, documents: tuple[str, str]) -> None:
    comparison = compared(a, b)
    assert comparison.verdict == "neither"
    assert (comparison.only_a.document, comparison.only_b.document) == documents


def test_kinds() -> None:
    """Each difference is named once, where it is."""
    a = content("attribute p { text }, attribute q { 'x' | 'y' }?, (a | b | text)*")
    b = content("attribute q { 'x' }, attribute s { text }?, (a, c?)*")
    found = compared(a, b)
    kinds = [(each.kind, each.subject and each.subject[1]) for each in found.only_a.differences]
    assert sorted(kinds, key=str) == [
        ("attribute", "p"),
        ("element", "b"),
        ("required", "q"),
        ("text", None),
        ("value", "q"),
    ]
    kinds = [(each.kind, each.subject and each.subject[1]) for each in found.only_b.differences]
    assert sorted(kinds, key=str) == [("attribute", "s"), ("element", "c"), ("required", "p")]


def test_identifiers() -> None:
    """The same strings, but they must be identifiers."""
    a, b = "attribute p { xsd:NCName }", "attribute p { xsd:ID }"
    comparison = compared(a, b)
    assert comparison.verdict == "superset"
    assert [each.kind for each in comparison.only_a.differences] == ["identifier"]
    assert compared("attribute p { xsd:ID }", "attribute p { xsd:IDREF }").verdict == "neither"


def test_a_definition_is_named_by_its_context() -> None:
    a = "element a { element x { 'u' } }, element b { element x { 'v' } }"
    b = "element a { element x { 'u' } }, element b { element x { 'w' } }"
    (difference,) = compared(a, b).only_a.differences
    assert [name for _, name in difference.context] == ["r", "b"]
    assert difference.element == ("", "x")


def test_many_in_any_order() -> None:
    """An interleave of many does not explode, where parts can be told apart."""
    names = [f"n{number}" for number in range(24)]
    model = " & ".join(f"element {name} {{ empty }}?" for name in names)
    assert compared(model, model).verdict == "equal"
    other = model.replace("element n7 { empty }?", "element n7 { empty }*")
    comparison = compared(model, other)
    assert comparison.verdict == "subset"
    assert comparison.only_b.document == "<r><n7/><n7/></r>"


def test_counts() -> None:
    optional = ", ".join(["a?"] * 20)
    comparison = compared(content(optional), content(f"{optional}, a?"))
    assert comparison.verdict == "subset"
    assert comparison.only_b.document == f"<r>{'<a/>' * 21}</r>"


def test_what_takes_too_long_is_not_decided() -> None:
    tail = ", ".join(["(a | b)"] * 24)
    comparison = compared(content(f"(a | b)*, a, {tail}"), content(f"(a*, b*)*, a, {tail}"))
    assert comparison.verdict == "undecided"
    assert [each.element for each in comparison.only_a.undecided] == [("", "r")]

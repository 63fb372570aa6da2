"""Section 7.1: what must not stand within what."""

from __future__ import annotations

import pytest

from tests.relaxng.restrictions.verdicts import codes, findings, only, place, related

IN_ATTRIBUTE = {
    "attribute n { element q { empty } }": "an element",
    "attribute n { element q { empty }? }": "an element",
    "attribute n { attribute m { text } }": "an attribute",
    "attribute n { (text | attribute m { text }) }": "an attribute",
    "attribute n { attribute m { text }, element q { empty } }": "an attribute and an element",
}


@pytest.mark.parametrize(("content", "what"), IN_ATTRIBUTE.items())
def test_an_attribute_holds_no_markup(content: str, what: str) -> None:
    finding = only(f"element p {{ {content} }}")
    assert finding.code.id == "R280"
    assert finding.facts["attribute"] == "the attribute 'n'"
    assert finding.facts["what"] == what
    assert "(RELAX NG 7.1.1)" in finding.message
    assert place(finding) == (1, 21)


IN_REPETITION = {
    "(attribute n { text }, attribute m { text })+": "a group",
    "(attribute n { text } | (text, attribute m { text }))*": "a group",
    "((attribute n { text }+, text)?)*": "a group",
    "(attribute n { text } & element q { empty })+": "an interleave",
    "(text & (attribute n { text } | empty))*": "an interleave",
}


@pytest.mark.parametrize(("content", "kind"), IN_REPETITION.items())
def test_no_attribute_in_a_group_or_interleave_is_repeated(content: str, kind: str) -> None:
    finding = only(f"element p {{\n {content} }}")
    assert finding.code.id == "R281"
    assert finding.facts["kind"] == kind
    assert "(RELAX NG 7.1.2)" in finding.message
    assert place(finding) == (1, 9)
    assert related(finding) == [2]


def test_a_repeated_attribute_is_reported_once_however_often_it_is_repeated() -> None:
    sketch = "start = element p { (a+)*, element q { a+ } }\na = attribute n { text }, text"
    assert codes(sketch) == ["R281"]


IN_LIST = {
    "list { list { text } }": ["a list", "text"],
    "list { int, element q { empty } }": ["an element"],
    "list { attribute n { text }? }": ["an attribute"],
    "list { int | text }": ["text"],
    "list { int & int }": ["an interleave"],
    "list { text & int }": ["text and an interleave"],
}


@pytest.mark.parametrize(("content", "what"), IN_LIST.items())
def test_a_list_holds_words_only(content: str, what: list[str]) -> None:
    found = findings(f"element p {{ attribute n {{ {content} }} }}")
    assert {each.code.id for each in found} == {"R282"}
    assert sorted(str(each.facts["what"]) for each in found) == what
    assert all(each.facts["owner"] == "the attribute 'n' of <p>" for each in found)
    assert all(place(each) == (1, 21) for each in found)


IN_EXCEPT = {
    "text": "text",
    "empty": "anything optional or empty",
    "list { int }": "a list",
    "attribute n { text }": "an attribute",
    "element q { empty }": "an element",
    "(int, int)": "a group",
    "(int & int)": "an interleave",
    "(int+)": "a repetition",
    '("a" | (int | text?))': "text and anything optional or empty",
}


@pytest.mark.parametrize(("excepted", "what"), IN_EXCEPT.items())
def test_only_data_and_values_are_excepted(excepted: str, what: str) -> None:
    finding = only(f"element p {{ token - {excepted} }}")
    assert (finding.code.id, finding.facts["what"]) == ("R283", what)
    assert finding.facts["datatype"] == "token"
    assert place(finding) == (1, 21)


IN_START = {
    "text": "text",
    "empty": "anything optional or empty",
    "int": "a data type",
    '"a"': "a value",
    "list { int }": "a list",
    "attribute n { text }": "an attribute",
    "p, p": "a group",
    "p & q": "an interleave",
    "p | q+": "a repetition",
    "p?": "anything optional or empty",
    "text & p": "text and an interleave",
}


@pytest.mark.parametrize(("start", "what"), IN_START.items())
def test_a_document_is_one_element(start: str, what: str) -> None:
    sketch = f"start = {start}\np = element p {{ empty }}\nq = element q {{ empty }}"
    finding = only(sketch)
    assert (finding.code.id, finding.facts["what"]) == ("R284", what)
    assert str(finding.location) == "sketch"


def test_an_element_that_stands_both_in_an_attribute_and_beside_it() -> None:
    """Jing looks at each element once, and lets this pass."""
    assert codes("start = element p { q, attribute n { q } }\nq = element q { empty }") == ["R280"]


LEGAL = [
    "start = notAllowed",
    "start = p | (q | p)\np = element p { p* }\nq = element q { empty }",
    "element p { attribute n { empty } }",
    "element p { attribute n { text }+, attribute m { text }* }",
    "element p { (attribute n { text } | attribute m { text })+ }",
    "element p { attribute n { text }, (text | element q { attribute m { text }, text })* }",
    'element p { list { (int, token)+, ("a" | int)?, token - (int | "x") } }',
    "element p { attribute n { list { empty } } }",
    'element p { token - (token - "a") }',
]


@pytest.mark.parametrize("sketch", LEGAL)
def test_what_is_allowed(sketch: str) -> None:
    assert codes(sketch) == []

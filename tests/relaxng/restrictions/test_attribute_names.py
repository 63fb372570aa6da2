"""Section 7.3: no attribute twice, and wildcards repeated."""

from __future__ import annotations

import pytest

from tests.relaxng.restrictions.verdicts import codes, findings, only, place, related

TWICE = {
    "attribute n { text }, attribute n { text }": "the attribute 'n'",
    "attribute n { text }, attribute n { int }?": "the attribute 'n'",
    "attribute n { text } & attribute n { int }": "the attribute 'n'",
    "attribute n { text }, (attribute m { text } | attribute n { int })": "the attribute 'n'",
    "attribute n { text }, text, attribute m { text }, attribute n { text }+": "the attribute 'n'",
    "attribute xml:id { ID }, attribute xml:id { text }": "the attribute 'xml:id'",
    "attribute x:n { text }, attribute x:n { int }": "the attribute 'n' in 'x'",
    "attribute n { text }, attribute (m | n) { text }": "the attribute 'n'",
    "attribute n { text }, attribute * { text }+": "the attribute 'n'",
    "attribute n { text }, attribute :* { text }+": "the attribute 'n'",
    "attribute x:n { text }, attribute * - (x:* - x:n) { text }+": "the attribute 'n' in 'x'",
    "attribute * { text }+, attribute * - n { text }+": "an attribute of any name",
    "attribute * - x:* { text }+, attribute * - y:* { text }+": "an attribute of any name",
    "attribute x:* { text }+, attribute * - y:* { text }+": "an attribute of any name in 'x'",
    "attribute x:* - x:a { text }+, attribute x:* - x:b { text }+": (
        "an attribute of any name in 'x'"
    ),
    "attribute * - (x:* - x:a) { text }+, attribute x:* { text }+": "the attribute 'a' in 'x'",
}


@pytest.mark.parametrize(("content", "attribute"), TWICE.items())
def test_no_attribute_can_stand_twice(content: str, attribute: str) -> None:
    finding = only(f"element p {{ {content} }}")
    assert finding.code.id == "R286"
    assert finding.facts["attribute"] == attribute
    assert finding.facts["more"] == ""
    assert "(RELAX NG 7.3)" in finding.message
    assert place(finding) == (1, 9)


MENDED = {
    "attribute n { text }, attribute n { int }": "drop one",
    "attribute n { text }, attribute * { text }+": "leave its name out of the wildcard",
    "attribute * { text }+, attribute :* { text }+": "let each wildcard leave out",
}


@pytest.mark.parametrize(("content", "advice"), MENDED.items())
def test_what_would_mend_it(content: str, advice: str) -> None:
    assert str(only(f"element p {{ {content} }}").facts["mend"]).startswith(advice)


ONCE = [
    "attribute n { text } | attribute n { int }",
    "(attribute n { text } | attribute m { text }), attribute o { text }",
    "attribute n { text }+",
    "attribute n { text }, element q { attribute n { text } }",
    "attribute n { text }, attribute x:n { text }, attribute y:n { text }",
    "attribute n { text }, attribute * - n { text }*",
    "attribute n { text }, attribute x:* { text }*, attribute * - (x:* | n) { text }*",
    "attribute x:* - x:a { text }+, attribute x:a { text }",
    "attribute * - (x:* - x:a) { text }+, attribute x:b { text }",
    "attribute x:* { text }+, attribute y:* { text }+",
    "(attribute n { text }, text) | (attribute n { text }, element q { empty })",
]


@pytest.mark.parametrize("content", ONCE)
def test_what_cannot_be_there_twice(content: str) -> None:
    assert findings(f"element p {{ {content} }}") == ()


def test_both_attributes_are_named_with_their_lines() -> None:
    finding = only(
        """
start = element p { first, text, second }
first = attribute n { text }
second = attribute n { int }?
"""
    )
    assert finding.facts["lines"] == "lines 2 and 3"
    assert related(finding) == [2, 3]


def test_attributes_of_a_class_that_is_there_twice_are_one_mistake() -> None:
    finding = only(
        """
start = element p { class, text, class }
class = attribute n { text }, attribute m { text }, attribute o { text }
"""
    )
    assert finding.facts["more"] == " (and 2 more attributes)"


def test_a_class_with_a_mistake_is_reported_once_for_all_elements() -> None:
    sketch = """
start = element p { class, (element q { class } | element r { class }) }
class = attribute n { text }, attribute n { int }
"""
    assert codes(sketch) == ["R286"]


def test_each_element_that_adds_what_a_class_has_is_reported() -> None:
    sketch = """
start = element p { class, (q | r)*, attribute n { int } }
q = element q { class, attribute n { token } }
r = element r { class }
class = attribute n { text }, attribute m { text }
"""
    assert [(each.code.id, place(each)[0]) for each in findings(sketch)] == [
        ("R286", 1),
        ("R286", 2),
    ]


UNREPEATED = {
    "attribute * { text }": "the attribute of any name",
    "attribute * - n { text }?": "the attribute of any name (with exceptions)",
    "attribute x:* { text }": "the attribute of any name in 'x'",
    "attribute :* { text }, element q { empty }+": "the attribute of any name in no namespace",
    "text | (attribute (n | x:*) { int }, text)": "the attribute 'n' or of any name in 'x'",
}


@pytest.mark.parametrize(("content", "attribute"), UNREPEATED.items())
def test_a_wildcard_must_be_repeated(content: str, attribute: str) -> None:
    finding = only(f"element p {{\n {content} }}")
    assert finding.code.id == "R287"
    assert finding.facts["attribute"] == attribute
    assert (place(finding), related(finding)) == ((1, 9), [2])


@pytest.mark.parametrize(
    "content",
    [
        "attribute * { text }*",
        "attribute * { int }+",
        "(text | attribute x:* { text })+",
        "(attribute x:* { text }?)+",
        "attribute (a | b) { text }",
    ],
)
def test_a_wildcard_that_is_repeated(content: str) -> None:
    assert findings(f"element p {{ {content} }}") == ()


def test_a_wildcard_that_is_repeated_in_one_element_and_not_in_another() -> None:
    sketch = """
start = element p { any+, element q { any } }
any = attribute * { text }
"""
    finding = only(sketch)
    assert finding.facts["owner"] == "<q>"

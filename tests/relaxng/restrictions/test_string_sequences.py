"""Section 7.2: data stands alone, or as one of alternatives."""

from __future__ import annotations

import pytest

from tests.relaxng.restrictions.verdicts import codes, findings, only, place

BESIDE = {
    "int, token": ("the data type 'int'", "stands beside the data type 'token'"),
    'int & "a"': ("the data type 'int'", "stands beside the value 'a'"),
    "text & int": ("the data type 'int'", "stands beside text"),
    "list { int }, int?": ("a list", "stands beside the data type 'int'"),
    "int, element q { empty }": ("the data type 'int'", "stands beside <q>"),
    'element q { empty }?, attribute m { text }, (empty | "a")': (
        "the value 'a'",
        "stands beside <q>",
    ),
    "int+": ("the data type 'int'", "is repeated"),
    "(attribute m { text } | int)*": ("the data type 'int'", "is repeated"),
}


@pytest.mark.parametrize(("content", "words"), BESIDE.items())
def test_a_string_is_all_there_is_in_an_element(content: str, words: tuple[str, str]) -> None:
    finding = only(f"element p {{ {content} }}")
    assert finding.code.id == "R285"
    assert (finding.facts["string"], finding.facts["trouble"]) == words
    assert finding.facts["owner"] == "<p>"
    assert "(RELAX NG 7.2)" in finding.message
    assert place(finding) == (1, 9)


@pytest.mark.parametrize("content", ["int, int", "text & int", "int+", '(int | text), "a"'])
def test_and_in_an_attribute(content: str) -> None:
    finding = only(f"element p {{\n attribute n {{ {content} }} }}")
    assert finding.code.id == "R285"
    assert finding.facts["owner"] == "the attribute 'n' of <p>"
    assert place(finding) == (2, 2)


def test_each_mistake_is_reported_once() -> None:
    sketch = """
start = element p { (content | (double, text)), q, element r { content } }
q = element q { content }
content = (int, token) | (text & int)
"""
    assert codes(sketch) == ["R285", "R285", "R285"]


@pytest.mark.parametrize(
    "content",
    [
        "int | text | element q { empty }",
        "attribute n { int }, int, attribute m { text }?",
        "list { int, token+ }",
        "(int | empty), (attribute n { text } & empty)",
        "attribute n { int | list { int, int } | text }",
        "text & element q { int }",
        "text, text+",
    ],
)
def test_what_is_allowed(content: str) -> None:
    assert findings(f"element p {{ {content} }}") == ()


def test_a_group_that_is_right_in_a_list_is_wrong_outside() -> None:
    assert codes("element p { attribute n { list { int, token } } }") == []
    assert codes("element p { attribute n { list { int, token } }, element q { int, token } }") == [
        "R285"
    ]

"""All mistakes are found, each once, and no more are listed than can be read."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from teitools.relaxng.restrictions import check
from teitools.relaxng.restrictions.mistakes import MOST
from tests.relaxng.restrictions.sketches import grammar
from tests.relaxng.restrictions.verdicts import codes, findings, only, place, related


def test_a_grammar_without_mistakes() -> None:
    check(grammar("element p { attribute n { text }?, text }"))


def test_mistakes_of_all_kinds_at_once() -> None:
    sketch = """
start = p, text
p = element p { attribute a { q }, (attribute b { text }, text)+, q }
q = element q { list { text }, attribute * { text } }
"""
    assert sorted(codes(sketch)) == ["R280", "R281", "R282", "R284", "R287"]


def test_the_error_says_them_all() -> None:
    with pytest.raises(SchemaError) as caught:
        check(grammar("element p { (attribute n { text }, text)+, (text & text) }"))
    message = str(caught.value)
    assert "R281" in message
    assert "R289" in message
    assert len(message.splitlines()) == 2


def test_what_no_element_reaches_is_not_checked() -> None:
    sketch = "start = element p { empty }\nunused = element q { int, int }"
    assert codes(sketch) == []


def test_what_stands_in_an_element_that_leads_back_is_checked() -> None:
    assert codes("start = p\np = element p { p* , (q | p) }\nq = element q { p, (int, int) }") == [
        "R285"
    ]


WRONG = {
    "R281": "(attribute a{0} {{ text }}, text)+",
    "R282": "list {{ t{0}, text }}",
    "R285": "int, t{0}",
    "R286": "attribute n {{ text }}, attribute n {{ t{0} }}",
    "R287": "attribute x{0}:* {{ text }}",
    "R288": "e{0} & e{0}",
    "R289": "text & (text, e{0}?)",
}


@pytest.mark.parametrize(("code", "kind"), WRONG.items())
def test_more_mistakes_than_can_be_read(code: str, kind: str) -> None:
    many = MOST + 50
    lines = ["start = " + " | ".join(f"e{number}" for number in range(many))]
    lines += [
        f"e{number} = element e{number} {{ {kind.format(number)} }}" for number in range(many)
    ]
    found = findings("\n".join(lines))
    assert [each.code.id for each in found].count(code) == MOST
    (last,) = (each for each in found if each.code.id != code)
    assert (last.code.id, last.facts) == ("R298", {"count": 50})


def test_a_mistake_that_elements_share_names_the_first_and_counts_the_others() -> None:
    sketch = """
start = element p { content, (q | r), element s { text } }
q = element q { attribute n { text }, content }
r = element r { content }
content = (text & text)
"""
    finding = only(sketch)
    assert finding.facts["owner"] == "<p> and 2 more elements"
    assert "in <p> and 2 more elements, text can occur" in finding.message
    assert sorted(related(finding)) == [2, 3]


def test_the_place_of_a_mistake_in_an_attribute_is_that_of_the_attribute() -> None:
    sketch = """
start = element p { wrong, element q { wrong } }
wrong = attribute n { int, int }
"""
    finding = only(sketch)
    assert place(finding)[0] == 2
    assert finding.facts["owner"] == "the attribute 'n' of <p> and 1 more element"


def test_elements_are_counted_for_mistakes_within_each_other_too() -> None:
    sketch = """
start = element p { outer, element q { outer } }
outer = attribute n { text }, attribute m { text }, attribute m { int }, attribute n { int }
"""
    assert [each.facts["owner"] for each in findings(sketch)] == ["<p> and 1 more element"] * 2

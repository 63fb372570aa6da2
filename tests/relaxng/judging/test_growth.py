"""What is said of large schemas and documents: all of it, in steps that grow as they do."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from teitools.relaxng.automaton import recovery
from teitools.relaxng.judging import scene
from tests.relaxng.schemas import schema_of
from tests.steps import steps_of

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
INTEGER = '<data type="integer" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/>'
IDREF = INTEGER.replace("integer", "IDREF")
Made = tuple[str, str, dict[str, int]]
"""A schema, a document, and how often each code is found in it."""


def elements(count: int, wrap: str = "") -> str:
    made = "".join(f'<element name="e{number}"><empty/></element>' for number in range(count))
    return (
        made.replace("<element", f"<{wrap}><element").replace("</element>", f"</element></{wrap}>")
        if wrap
        else made
    )


def root(content: str) -> str:
    return f'<element {RNG} name="r">{content}</element>'


def children(count: int, share: int) -> list[str]:
    numbers = list(range(count))
    random.Random(7).shuffle(numbers)
    return [f"<e{number}/>" for number in numbers[: count // share]]


def any_order(count: int) -> Made:
    document = f"<r>{''.join(children(count, 2))}</r>"
    return root(f"<interleave>{elements(count, 'optional')}</interleave>"), document, {}


def any_order_lacking(count: int) -> Made:
    document = f"<r>{''.join(children(count, 2))}</r>"
    return root(f"<interleave>{elements(count)}</interleave>"), document, {"R212": 1}


def any_order_wrong(count: int) -> Made:
    inner = "".join(f"{child}<unheard{place}/>" for place, child in enumerate(children(count, 2)))
    schema = root(f"<interleave>{elements(count, 'optional')}</interleave>")
    return schema, f"<r>{inner}</r>", {"R219": count // 2}


def any_order_wrong_and_lacking(count: int) -> Made:
    inner = "".join(f"{child}<unheard{place}/>" for place, child in enumerate(children(count, 2)))
    schema = root(f"<interleave>{elements(count)}</interleave>")
    return schema, f"<r>{inner}</r>", {"R219": count // 2, "R212": 1}


def choice(count: int) -> Made:
    inner = "".join(f"<unheard{number}/>text<e{number}/>" for number in range(count // 2))
    schema = root(f"<zeroOrMore><choice>{elements(count)}</choice></zeroOrMore>")
    return schema, f"<r>{inner}</r>", {"R219": count // 2, "R216": count // 2}


def attributes(count: int) -> Made:
    schema = "".join(
        f'<optional><attribute name="a{number}">{INTEGER}</attribute></optional>'
        for number in range(count)
    )
    said = " ".join(
        f'a{number}="x"' if number % 2 else f'other{number}=""' for number in range(count)
    )
    return root(schema), f"<r {said}/>", {"R215": count // 2, "R213": count // 2}


def one_of_the_attributes(count: int) -> Made:
    schema = "".join(f'<attribute name="a{number}"/>' for number in range(count))
    said = " ".join(f'a{number}=""' for number in range(count))
    return root(f"<choice>{schema}</choice>"), f"<r {said}/>", {"R213": count - 1}


def any_attributes(count: int) -> Made:
    said = " ".join(f'a{number}=""' for number in range(count))
    schema = "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>"
    return root(schema), f"<r {said}/>", {}


def pointers(count: int) -> Made:
    schema = f'<oneOrMore><element name="p"><attribute name="t">{IDREF}</attribute></element>'
    inner = "".join(f'<p t="a{number}"/>' for number in range(count))
    return root(f"{schema}</oneOrMore>"), f"<r>{inner}</r>", {"R222": count}


def literals(count: int) -> Made:
    values = "".join(f"<value>right{number}</value>" for number in range(count))
    schema = f'<oneOrMore><element name="p"><attribute name="t"><choice>{values}</choice>'
    inner = "".join(f'<p t="right{number}"/><p t="wrong{number}"/>' for number in range(count))
    return root(f"{schema}</attribute></element></oneOrMore>"), f"<r>{inner}</r>", {"R215": count}


def literals_in_lists(count: int) -> Made:
    rng, document, found = literals(count)
    rng = rng.replace("<choice>", "<list><choice>").replace("</choice>", "</choice></list>")
    return rng, document, found


CASES = (
    any_order,
    any_order_lacking,
    any_order_wrong,
    any_order_wrong_and_lacking,
    choice,
    attributes,
    one_of_the_attributes,
    any_attributes,
    pointers,
    literals,
    literals_in_lists,
)


def judge(make: Callable[[int], Made], count: int) -> int:
    """How many steps it takes to judge; what is found must be all."""
    rng, document, expected = make(count)
    schema = schema_of(rng)
    found: Counter[str] = Counter()

    def work() -> None:
        found.update(finding.code.id for finding in schema.findings(document.encode()))

    steps = steps_of(work)
    assert found == expected
    return steps


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_steps_grow_as_the_input_does(
    make: Callable[[int], Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene, "MOST_WEIGHED", 500)
    monkeypatch.setattr(recovery, "MOST_EXPECTED", 20)
    few, many = judge(make, 100), judge(make, 400)
    assert many < 6 * few


def test_much_said_says_less_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scene, "MOST_WEIGHED", 500)
    rng, document, expected = attributes(100)
    findings = schema_of(rng).validate(document.encode()).findings
    assert Counter(each.code.id for each in findings) == expected
    wrong = [each for each in findings if each.code.id == "R213"]
    assert wrong[0].facts["hint"]
    assert wrong[-1].facts["hint"] == ""
    assert wrong[-1].message == "the attribute 'other98' is not allowed on <r>"

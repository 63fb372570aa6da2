"""Schemas that are large, deep or malicious: judged, or refused, in time."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import pytest

from teitools.relaxng.grammar import Grammar
from teitools.relaxng.name_classes import AnyName, NameChoice, NsName, QName
from teitools.relaxng.patterns import Pattern, Patterns
from teitools.relaxng.restrictions.compatibility import check_ids, default_values
from tests.relaxng.restrictions.sketches import SketchType
from tests.relaxng.restrictions.verdicts import codes
from tests.steps import within

MANY = 20_000
MOST_STEPS = 1_000 * MANY
_PLACE = ("made", 1, 1)


def _grammar(patterns: Patterns, content: Pattern) -> Grammar:
    root = patterns.element(QName("", "root"), _PLACE)
    root.content = content
    return Grammar(patterns, root, [root], [("made", "")])


def _chain(make: Callable[[Pattern, Pattern], Pattern], parts: list[Pattern]) -> Pattern:
    return reduce(lambda rest, first: make(first, rest), reversed(parts))


def _attributes(patterns: Patterns, many: int) -> list[Pattern]:
    return [
        patterns.attribute(QName("", f"a{number}"), patterns.text, None, _PLACE)
        for number in range(many)
    ]


def _elements(patterns: Patterns, many: int) -> list[Pattern]:
    found = []
    for number in range(many):
        element = patterns.element(QName("", f"e{number}"), _PLACE)
        element.content = patterns.empty
        found.append(element)
    return found


def test_a_long_group_of_attributes() -> None:
    patterns = Patterns()
    parts = _attributes(patterns, MANY)
    with within(MOST_STEPS):
        assert codes(_grammar(patterns, _chain(patterns.group, parts))) == []
        twice = _chain(patterns.group, [parts[7], *parts])
        assert codes(_grammar(patterns, twice)) == ["R286"]


def test_a_long_interleave_of_elements() -> None:
    patterns = Patterns()
    parts = _elements(patterns, MANY)
    with within(MOST_STEPS):
        assert codes(_grammar(patterns, _chain(patterns.interleave, parts))) == []
        twice = _chain(patterns.interleave, [*parts, parts[0]])
        assert codes(_grammar(patterns, twice)) == ["R288"]


def test_many_groups_that_end_in_the_same_attribute() -> None:
    patterns = Patterns()
    last, *parts = _attributes(patterns, MANY // 2)
    tail = _chain(patterns.group, [*parts, last])
    firsts = [
        patterns.attribute(QName("", f"b{n}"), patterns.text, None, _PLACE) for n in range(500)
    ]
    wrong = [patterns.group(last, patterns.group(each, tail)) for each in firsts]
    with within(MOST_STEPS):
        assert "R286" in codes(_grammar(patterns, patterns.choice(wrong)))


def test_wildcards_that_leave_out_much() -> None:
    patterns = Patterns()
    names = tuple(QName("", f"a{number}") for number in range(MANY))
    rest = patterns.one_or_more(
        patterns.attribute(AnyName(NameChoice(names)), patterns.text, None, _PLACE)
    )
    parts = [*_attributes(patterns, MANY), rest]
    with within(MOST_STEPS):
        assert codes(_grammar(patterns, _chain(patterns.group, parts))) == []


def test_many_wildcards() -> None:
    patterns = Patterns()
    parts = [
        patterns.one_or_more(patterns.attribute(NsName(f"n{number}"), patterns.text, None, _PLACE))
        for number in range(MANY // 4)
    ]
    with within(MOST_STEPS):
        assert codes(_grammar(patterns, _chain(patterns.group, parts))) == []


def test_deep_patterns() -> None:
    patterns = Patterns()
    (attribute,) = _attributes(patterns, 1)
    deep: Pattern = patterns.group(attribute, patterns.text)
    for _ in range(4 * MANY):
        deep = patterns.one_or_more(patterns.choice([deep, patterns.empty]))
    with within(MOST_STEPS):
        assert codes(_grammar(patterns, deep)) == ["R281"]


def test_patterns_that_double() -> None:
    patterns = Patterns()
    (attribute, *others) = _attributes(patterns, 200)
    shared = attribute
    for each in others:
        shared = patterns.choice([patterns.group(shared, each), shared])
        shared = patterns.choice([shared, patterns.group(each, shared)])
    with within(MOST_STEPS):
        assert "R286" in codes(_grammar(patterns, shared))


def test_too_many_names_in_too_many_patterns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teitools.relaxng.restrictions.mistakes._LARGEST", 1000)
    patterns = Patterns()
    grammar = _grammar(patterns, _chain(patterns.group, _attributes(patterns, 600)))
    assert codes(grammar) == ["R299"]


def test_many_identifiers() -> None:
    patterns = Patterns()
    kind = patterns.data(SketchType("ID"), None, _PLACE)
    parts = [
        patterns.attribute(QName("", f"a{number}"), kind, None, _PLACE)
        for number in range(MANY // 8)
    ]
    shared = _chain(patterns.group, parts)
    found = []
    for number in range(MANY // 8):
        element = patterns.element(QName("", f"e{number}"), _PLACE)
        element.content = patterns.group(shared, patterns.text)
        found.append(element)
    for number in range(100):
        element = patterns.element(NsName(f"n{number}"), _PLACE)
        element.content = patterns.one_or_more(
            patterns.attribute(AnyName(), patterns.text, None, _PLACE)
        )
        found.append(element)
    grammar = _grammar(patterns, patterns.choice(found))
    with within(MOST_STEPS):
        assert codes(grammar, check_ids) == []


def test_too_many_default_values_are_left_out() -> None:
    patterns = Patterns()
    parts: list[Pattern] = [
        patterns.choice(
            [
                patterns.attribute(QName("", f"a{number}"), patterns.text, "x", _PLACE),
                patterns.empty,
            ]
        )
        for number in range(2000)
    ]
    shared = _chain(patterns.group, parts)
    elements = _elements(patterns, 2000)
    for element in elements:
        element.content = shared  # type: ignore[attr-defined]
    with within(MOST_STEPS):
        table, warnings = default_values(_grammar(patterns, patterns.choice(elements)))
    assert table == {}
    assert [(each.code.id, each.severity.label) for each in warnings] == [("R299", "warning")]


def test_a_default_value_of_an_attribute_with_deep_content() -> None:
    patterns = Patterns()
    deep: Pattern = patterns.value(SketchType("token"), "x", "x", _PLACE)
    for number in range(MANY):
        other = patterns.value(SketchType("token"), f"y{number}", f"y{number}", _PLACE)
        deep = patterns.one_or_more(patterns.choice([deep, other]))
    attribute = patterns.attribute(
        QName("", "n"), patterns.list(patterns.group(deep, deep)), "x x", _PLACE
    )
    content = patterns.choice([attribute, patterns.empty])
    with within(MOST_STEPS):
        _, warnings = default_values(_grammar(patterns, content))
    assert {each.code.id for each in warnings} <= {"R294"}

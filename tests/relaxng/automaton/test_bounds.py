"""Schemas that leave very much open: an answer, or a clear refusal, in bounded time and memory."""

from __future__ import annotations

import random

import pytest

from teitools.relaxng.automaton import attributes, automaton
from teitools.relaxng.name_classes import NameClass
from tests.relaxng.schemas import places, schema_of

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def element(name: str, content: str = "<empty/>") -> str:
    return f'<element name="{name}">{content}</element>'


def root(content: str) -> str:
    return f'<element {RNG} name="root">{content}</element>'


def test_elements_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty elements in any order have a million states; the tables are emptied on the way."""
    monkeypatch.setattr(automaton, "MOST", 500)
    names = [f"e{number}" for number in range(20)]
    schema = schema_of(root(f"<interleave>{''.join(map(element, names))}</interleave>"))
    chance = random.Random(1)
    for _ in range(200):
        chance.shuffle(names)
        children = "".join(f"<{name}/>" for name in names)
        assert schema.validate(f"<root>{children}</root>".encode()).valid
        lacking = children.replace(f"<{names[7]}/>", "")
        (finding,) = schema.validate(f"<root>{lacking}</root>".encode()).findings
        assert finding.facts["missing"] == f"<{names[7]}>"
    assert len(schema.grammar.patterns) < 10_000


def test_an_end_that_many_beginnings_share() -> None:
    """`(a|b)*, a, (a|b)^15`: as a deterministic automaton 65,000 states."""
    either = f"<choice>{element('a')}{element('b')}</choice>"
    schema = schema_of(
        root(f"<zeroOrMore>{either}</zeroOrMore>{element('a')}" + 15 * either), "many.rng"
    )
    chance = random.Random(2)
    for _ in range(100):
        letters = [chance.choice("ab") for _ in range(200)]
        text = "".join(f"<{letter}/>" for letter in letters)
        valid = letters[-16] == "a"
        assert schema.validate(f"<root>{text}</root>".encode()).valid is valid


@pytest.mark.parametrize("count", [100, 3_000])
def test_a_long_group_of_optional_elements_of_one_name(count: int) -> None:
    optional = f"<optional>{element('a')}</optional>"
    schema = schema_of(root(count * optional))
    report = schema.validate(f"<root>{'<a/>' * count}</root>".encode())
    assert [code for code, _, _ in places(report.findings)] in ([], ["R223"])
    assert report.valid or count > 1_000
    assert schema.validate(b"<root/>").valid


def test_a_long_group() -> None:
    names = [f"e{number}" for number in range(3_000)]
    for kind in ("group", "interleave"):
        schema = schema_of(root(f"<{kind}>{''.join(map(element, names))}</{kind}>"))
        children = "".join(f"<{name}/>" for name in names)
        assert schema.validate(f"<root>{children}</root>".encode()).valid
        assert not schema.validate(f"<root>{children[:-8]}</root>".encode()).valid


def test_many_names_under_a_wildcard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(automaton, "MOST", 500)
    schema = schema_of(
        f'<grammar {RNG}><start><ref name="any"/></start><define name="any"><element><anyName/>'
        '<zeroOrMore><attribute><anyName/></attribute></zeroOrMore><zeroOrMore><ref name="any"/>'
        "</zeroOrMore></element></define></grammar>"
    )
    children = "".join(f'<e{number} a{number}="v"/>' for number in range(5_000))
    assert schema.validate(f"<root>{children}</root>".encode()).valid
    assert len(schema.grammar.patterns) < 2_000


def test_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    from teitools.relaxng.automaton import values

    monkeypatch.setattr(values, "MOST", 50)
    schema = schema_of(
        f'<element {RNG} name="root"><oneOrMore><element name="a"><attribute name="n"><data '
        'type="integer" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/></attribute>'
        "</element></oneOrMore></element>"
    )
    children = "".join(f'<a n="{number}"/>' for number in range(1_000))
    assert schema.validate(f"<root>{children}</root>".encode()).valid
    broken = children.replace('"77"', '"7x"')
    assert places(schema.validate(f"<root>{broken}</root>".encode()).findings) == [
        ("R215", 1, 7 + broken.index('n="7x"'))
    ]


def test_what_is_required_more_often_than_can_be_counted() -> None:
    """2^60 elements are missing, and named once."""
    twice = "".join(
        f'<define name="d{number}"><ref name="d{number + 1}"/><ref name="d{number + 1}"/></define>'
        for number in range(60)
    )
    start = element("root", '<ref name="d0"/>')
    schema = schema_of(
        f"<grammar {RNG}><start>{start}</start>{twice}"
        f'<define name="d60">{element("a")}</define></grammar>'
    )
    (finding,) = schema.validate(b"<root/>").findings
    assert finding.facts["missing"] == "<a>"


def test_wildcards_of_many_namespaces(monkeypatch: pytest.MonkeyPatch) -> None:
    """For an attribute only the wildcards of its own namespace are looked at."""
    wildcards = "".join(
        f'<zeroOrMore><attribute><nsName ns="u{number}"/></attribute></zeroOrMore>'
        for number in range(300)
    )
    schema = schema_of(root(f"{wildcards}<zeroOrMore>{element('a')}</zeroOrMore>"))
    asked: list[str] = []
    contains = attributes.contains

    def count(name_class: NameClass, name: str) -> bool:
        asked.append(name)
        return contains(name_class, name)

    monkeypatch.setattr(attributes, "contains", count)
    declared = " ".join(f'xmlns:n{number}="u{number}" n{number}:x=""' for number in range(300))
    assert schema.validate(f"<root {declared}/>".encode()).valid
    assert not schema.validate(f'<root {declared} y=""/>'.encode()).valid
    assert len(asked) < 3_000

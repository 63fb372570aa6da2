"""Sections 4.7, 4.11 and 4.17: include, div and combine."""

from __future__ import annotations

import pytest

from tests.relaxng.simplification.simple_form import after, mistakes, simplified


def define(name: str, element: str, attributes: str = "") -> str:
    return (
        f'<define name="{name}" {attributes}><element name="{element}"><empty/></element></define>'
    )


START = '<start><ref name="d"/></start>'


def test_div_is_its_children() -> None:
    schema = (
        f'<grammar><div ns="u">{START}<div ns="v">{define("d", "a")}</div></div><div/></grammar>'
    )
    assert after(schema) == "<{v}a>empty</>"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("choice", "choice", "choice(<a>empty</>, <b>empty</>)"),
        ("choice", None, "choice(<a>empty</>, <b>empty</>)"),
        (None, "choice", "choice(<a>empty</>, <b>empty</>)"),
        ("interleave", "interleave", "interleave(<a>empty</>, <b>empty</>)"),
        ("interleave", None, "interleave(<a>empty</>, <b>empty</>)"),
    ],
)
def test_combine(first: str | None, second: str | None, expected: str) -> None:
    one, two = (f'combine="{each}"' if each else "" for each in (first, second))
    definitions = define("d", "a", one) + define("d", "b", two)
    assert after(f"<grammar>{START}{definitions}</grammar>") == expected
    starts = (
        f'<start {one}><element name="a"><empty/></element></start>'
        f'<start {two}><element name="b"><empty/></element></start>'
    )
    assert after(f"<grammar>{starts}</grammar>") == expected


def test_one_that_could_be_combined() -> None:
    for combine in ("choice", "interleave"):
        schema = f"<grammar>{START}{define('d', 'a', f'combine={combine!r}')}</grammar>"
        assert after(schema) == "<a>empty</>"


def test_a_combination_of_three_with_groups() -> None:
    more = "".join(
        f'<define name="d" combine="interleave"><element name="{name}"><text/></element>'
        f'<element name="{name}2"><text/></element></define>'
        for name in "abc"
    )
    assert after(f"<grammar>{START}{more}</grammar>") == (
        "interleave(group(<a>text</>, <a2>text</>), group(<b>text</>, <b2>text</>), "
        "group(<c>text</>, <c2>text</>))"
    )


def test_two_without_combine() -> None:
    schema = f"<grammar>{START}\n{define('d', 'a')}\n{define('d', 'b')}\n</grammar>"
    ((code, place, said),) = mistakes(schema)
    assert (code, place) == ("R266", "main.rng:3:1")
    assert "'d' is defined a second time" in said
    assert "the first time at main.rng:2:1" in said
    schema = f"<grammar>{START}\n{START}{define('d', 'a')}</grammar>"
    ((code, place, said),) = mistakes(schema)
    assert (code, place) == ("R266", "main.rng:2:1")
    assert "<start> is defined a second time" in said


def test_two_that_contradict() -> None:
    one, two = define("d", "a", 'combine="choice"'), define("d", "b", 'combine="interleave"')
    ((code, place, said),) = mistakes(f"<grammar>{START}\n{one}\n{two}</grammar>")
    assert (code, place) == ("R267", "main.rng:3:1")
    assert said.startswith("'d' is combined by 'interleave' here and by 'choice' at main.rng:2:1")


def test_include() -> None:
    files = {"o.rng": f"<grammar>{START}{define('d', 'a')}</grammar>"}
    assert after('<grammar><include href="o.rng"/></grammar>', files) == "<a>empty</>"
    assert after('<grammar><include href="o.rng" ns="u"/></grammar>', files) == "<{u}a>empty</>"
    assert after('<grammar ns="u"><div><include href="o.rng"/></div></grammar>', files) == (
        "<{u}a>empty</>"
    )
    files = {"o.rng": files["o.rng"].replace("<grammar", '<grammar ns="v"')}
    assert after('<grammar><include href="o.rng" ns="u"/></grammar>', files) == "<{v}a>empty</>"


def test_include_adds_to_what_is_there() -> None:
    files = {"o.rng": f"<grammar>{define('d', 'a', 'combine=' + repr('choice'))}</grammar>"}
    schema = f'<grammar>{START}<include href="o.rng"/>{define("d", "b")}</grammar>'
    assert after(schema, files) == "choice(<a>empty</>, <b>empty</>)"
    files = {"o.rng": f"<grammar>{START}</grammar>"}
    schema = f'<grammar><include href="o.rng"/>{define("d", "b")}</grammar>'
    assert after(schema, files) == "<b>empty</>"


INNER = (
    f"<grammar><div>{START}</div><div><div>{define('d', 'a')}</div></div>"
    f"{define('e', 'e')}</grammar>"
)


@pytest.mark.parametrize(
    "include",
    [
        '<include href="o.rng">{}</include>',
        '<include href="o.rng"><div>{}</div></include>',
        '<include href="o.rng"><div><div/><div>{}</div></div></include>',
        '<div><include href="o.rng"><div>{}</div></include></div>',
        '<include href="deep.rng">{}</include>',
        '<include href="deeper.rng"><div>{}</div></include>',
    ],
)
def test_include_replaces(include: str) -> None:
    files = {
        "o.rng": INNER,
        "deep.rng": '<grammar><include href="o.rng"/></grammar>',
        "deeper.rng": '<grammar><div><include href="deep.rng"><div/></include></div></grammar>',
    }
    schema = f"<grammar>{include}</grammar>"
    assert after(schema.format(""), files) == "<a>empty</>"
    assert after(schema.format(define("d", "b")), files) == "<b>empty</>"
    assert after(schema.format('<start><ref name="e"/></start>'), files) == "<e>empty</>"
    both = define("d", "b", 'combine="choice"') + define("d", "c")
    assert after(schema.format(both), files) == "choice(<b>empty</>, <c>empty</>)"


def test_what_replaces_is_of_its_own_file() -> None:
    files = {"o.rng": INNER.replace("<grammar", '<grammar ns="v"')}
    schema = f'<grammar ns="u"><include href="o.rng">{define("d", "b")}</include></grammar>'
    assert after(schema, files) == "<{u}b>empty</>"
    schema = f'<grammar ns="u"><include ns="w" href="o.rng">{define("d", "b")}</include></grammar>'
    assert after(schema, files) == "<{w}b>empty</>"


def test_what_replaces_must_replace_something() -> None:
    files = {"o.rng": f"<grammar>{START}{define('person', 'a')}</grammar>"}
    schema = f'<grammar>{define("d", "d")}<include href="o.rng">\n{{}}</include></grammar>'
    ((code, place, said),) = mistakes(schema.format(define("persn", "b")), files)
    assert (code, place) == ("R272", "main.rng:2:1")
    assert said.startswith("'persn' is to replace that of 'o.rng', which has none")
    assert "did you mean 'person'?" in said
    ((code, _, said),) = mistakes(schema.format(define("zzz", "b")), files)
    assert "put it outside of the <include>" in said
    files = {"o.rng": f"<grammar>{define('d', 'a')}</grammar>"}
    schema = f'<grammar><include href="o.rng">\n{START}</include></grammar>'
    ((code, place, said),) = mistakes(schema, files)
    assert (code, place) == ("R272", "main.rng:2:1")
    assert said.startswith("<start> is to replace")


def test_what_the_included_file_replaced_already_is_there() -> None:
    files = {
        "one.rng": f'<grammar><include href="two.rng">{define("d", "b")}</include></grammar>',
        "two.rng": f"<grammar>{START}{define('d', 'c')}</grammar>",
    }
    schema = f'<grammar><include href="one.rng">{define("d", "a")}</include></grammar>'
    assert after(schema, files) == "<a>empty</>"


def test_included_twice() -> None:
    """Two includes of one file add up, which needs `combine` or replacement."""
    files = {"o.rng": f"<grammar>{define('d', 'a')}</grammar>"}
    schema = f'<grammar>{START}<include href="o.rng"/><include href="o.rng"/></grammar>'
    ((code, place, _),) = mistakes(schema, files)
    assert (code, place.partition(":")[0]) == ("R266", "o.rng")
    files = {"o.rng": f"<grammar>{define('d', 'a', 'combine=' + repr('choice'))}</grammar>"}
    grammar = simplified(schema, files)
    assert len(grammar.elements) == 2
    assert [name for name, _ in grammar.sources] == ["o.rng"]


def test_only_grammars_are_included() -> None:
    files = {"o.rng": '<element name="a"><text/></element>'}
    found = mistakes('<grammar>\n<include href="o.rng"/></grammar>', files)
    ((code, place, said),) = found
    assert (code, place) == ("R271", "main.rng:2:1")
    assert "'o.rng' is included, but is a <element>" in said


def test_what_an_included_file_could_have_is_not_missed() -> None:
    schema = (
        '<grammar><include href="none.rng"/><define name="d"><ref name="e"/></define></grammar>'
    )
    assert [code for code, _, _ in mistakes(schema)] == ["X151"]
    files = {"o.rng": "<grammar><define/></grammar>"}
    schema = schema.replace("none", "o")
    assert [(code, place[:6]) for code, place, _ in mistakes(schema, files)] == [("R234", "o.rng:")]

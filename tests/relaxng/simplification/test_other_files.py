"""Sections 4.5 and 4.6: addresses of other files, and patterns in them."""

from __future__ import annotations

import pytest

from teitools.xml.digests import digest
from tests.relaxng.simplification.simple_form import after, mistakes, rng, simplified

A = '<element name="a"><empty/></element>'


@pytest.mark.parametrize(
    ("schema", "address"),
    [
        ('<externalRef href="o.rng"/>', "o.rng"),
        ('<externalRef href="./o.rng"/>', "o.rng"),
        ('<externalRef href="sub/../o.rng"/>', "o.rng"),
        ('<externalRef xml:base="sub/" href="o.rng"/>', "sub/o.rng"),
        ('<externalRef xml:base="sub/x.rng" href="o.rng"/>', "sub/o.rng"),
        ('<group xml:base="sub/"><externalRef xml:base="x/" href="o.rng"/></group>', "sub/x/o.rng"),
        ('<group xml:base="sub/"><externalRef xml:base="../x/" href="o.rng"/></group>', "x/o.rng"),
        ('<group xml:base="s/"><group xml:base=""><externalRef href="o"/></group></group>', "s/o"),
        ('<group xml:base="http://h/b/"><externalRef href="../o?q"/></group>', "http://h/o?q"),
        ('<externalRef href="o%20o.rng"/>', "o%20o.rng"),
    ],
)  # fmt: skip
def test_addresses(schema: str, address: str) -> None:
    assert after(schema, {address: A}) == "<a>empty</>"


def test_files_count_from_themselves() -> None:
    files = {
        "sub/one.rng": '<externalRef href="sub/two.rng"/>',
        "sub/sub/two.rng": '<externalRef href="../../three.rng"/>',
        "three.rng": A,
    }
    schema = '<externalRef href="sub/one.rng"/>'
    assert after(schema, files) == "<a>empty</>"
    grammar = simplified(schema, files)
    assert grammar.sources == [(address, digest(rng(text))) for address, text in files.items()]


def test_external_patterns_inherit_the_namespace() -> None:
    files = {"a.rng": A, "b.rng": A.replace("<element", '<element ns="v"')}
    schema = '<group ns="u"><externalRef href="{}"/></group>'
    assert after(schema.format("a.rng"), files) == "<{u}a>empty</>"
    assert after(schema.format("b.rng"), files) == "<{v}a>empty</>"
    schema = '<group ns="u"><externalRef href="{}" ns="w"/></group>'
    assert after(schema.format("a.rng"), files) == "<{w}a>empty</>"
    assert after(schema.format("b.rng"), files) == "<{v}a>empty</>"
    both = '<group><externalRef ns="u" href="a.rng"/><externalRef ns="v" href="a.rng"/></group>'
    assert after(both, files) == "group(<{u}a>empty</>, <{v}a>empty</>)"


def test_places_are_those_of_the_file() -> None:
    grammar = simplified('<externalRef href="a.rng"/>', {"a.rng": A.replace("<empty", "\n<empty")})
    (element,) = grammar.elements
    assert element.place == ("a.rng", 1, 1)


def test_a_fragment() -> None:
    for kind in ('<externalRef href="a.rng#{}"/>', '<grammar><include href="a.rng#{}"/></grammar>'):
        for fragment in ("", "x"):
            ((code, _, said),) = mistakes(kind.format(fragment), {"a.rng": A})
            assert code == "R270"
            assert f"'a.rng#{fragment}'" in said


def test_a_file_that_is_not_there() -> None:
    ((code, place, said),) = mistakes('<group>\n<externalRef href="a.rng"/></group>')
    assert (code, place) == ("X151", "main.rng:2:1")
    assert "'a.rng'" in said


def test_a_file_that_is_incorrect() -> None:
    files = {"a.rng": "<element><text/></element>", "b.rng": '<start name="x"><text/></start>'}
    schema = '<group><externalRef href="a.rng"/><externalRef href="a.rng"/></group>'
    ((code, place, _),) = mistakes(schema, files)
    assert (code, place) == ("R234", "a.rng:1:1")
    ((code, place, _),) = mistakes('<externalRef href="b.rng"/>', files)
    assert (code, place) == ("R230", "b.rng:1:1")


@pytest.mark.parametrize(
    ("schema", "files", "circle"),
    [
        ('<externalRef href="main.rng"/>', {}, "main.rng → main.rng"),
        ('<externalRef href=""/>', {}, "main.rng → main.rng"),
        ('<grammar><include href="main.rng"/></grammar>', {}, "main.rng → main.rng"),
        (
            '<externalRef href="a.rng"/>',
            {"a.rng": '<element name="a"><externalRef href="./a.rng"/></element>'},
            "a.rng → a.rng",
        ),
        (
            '<grammar><include href="a.rng"/></grammar>',
            {
                "a.rng": '<grammar><include href="b.rng"/></grammar>',
                "b.rng": '<grammar><include href="a.rng"/></grammar>',
            },
            "a.rng → b.rng → a.rng",
        ),
        (
            '<grammar><include href="a.rng"/></grammar>',
            {"a.rng": '<grammar><start><externalRef href="b.rng"/></start></grammar>',
             "b.rng": '<grammar><start><text/></start><include href="a.rng"/></grammar>'},
            "a.rng → b.rng → a.rng",
        ),
        (
            '<group><externalRef href="a.rng"/><externalRef href="b.rng"/></group>',
            {"a.rng": '<element name="a"><externalRef href="b.rng"/></element>',
             "b.rng": '<element name="b"><externalRef href="a.rng"/></element>'},
            "b.rng → a.rng → b.rng",
        ),
    ],
)  # fmt: skip
def test_files_that_lead_back_to_themselves(
    schema: str, files: dict[str, str], circle: str
) -> None:
    (code, _, said), *_ = mistakes(schema, {**files, "main.rng": schema})
    assert code == "R269"
    assert (
        f"leads back to itself: {circle} (" in said or " → ".join(circle.split(" → ")[1:]) in said
    )


def test_one_file_in_two_places_is_no_circle() -> None:
    files = {
        "a.rng": '<element name="a"><externalRef href="c.rng"/></element>',
        "b.rng": '<element name="b"><externalRef href="c.rng"/></element>',
        "c.rng": '<element name="c"><text/></element>',
    }
    schema = '<group><externalRef href="a.rng"/><externalRef href="b.rng"/></group>'
    assert after(schema, files) == "group(<a><c>text</></>, <b><c>text</></>)"
    assert [name for name, _ in simplified(schema, files).sources].count("c.rng") == 1


@pytest.mark.parametrize(
    ("replaced", "code"),
    [
        ('<externalRef href="nowhere.rng"/>', "X151"),
        ('<element name="a"><optional><externalRef href="a.rng"/></optional></element>', "R269"),
        ('<externalRef href="b.rng"/>', "X151"),
        ('<externalRef href="c.rng"/>', "R234"),
        ('<grammar><include href="nowhere.rng"/></grammar>', "X151"),
        ('<externalRef href="a.rng#b"/>', "R270"),
        ('<externalRef href="d.rng"/>', ""),
        ('<ref name="nowhere"/>', ""),
        ('<data type="nothing"/>', ""),
        ("<grammar><define name='x'><empty/></define></grammar>", ""),
    ],
)
def test_what_is_replaced_names_files_that_are_there(replaced: str, code: str) -> None:
    """Section 4.6 comes before 4.7; what comes after it is not asked any more."""
    files = {
        "a.rng": f'<grammar><define name="d">{replaced}</define></grammar>',
        "b.rng": '<externalRef href="nowhere.rng"/>',
        "c.rng": "<element><text/></element>",
        "d.rng": '<ref name="nowhere"/>',
    }
    before = '<grammar><start><ref name="d"/></start>'
    definition = '<define name="d"><element name="e"><text/></element></define>'
    schema = f'{before}<include href="a.rng">{definition}</include></grammar>'
    assert [found for found, _, _ in mistakes(schema, files)] == ([code] if code else [])

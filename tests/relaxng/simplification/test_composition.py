"""Sections 4.12 to 4.15, 4.20 and 4.21: patterns made of patterns."""

from __future__ import annotations

import pytest

from tests.relaxng.simplification.simple_form import after, inside

X, Y = '<ref name="x"/>', '<ref name="y"/>'
Z = '<element name="z"><text/></element>'
EX, EY, EZ = "<x>empty</>", "<y>empty</>", "<z>text</>"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"<group>{X}</group>", EX),
        (f"<group>{X}{Y}</group>", f"group({EX}, {EY})"),
        (f"<group>{X}{Y}{Z}</group>", f"group({EX}, {EY}, {EZ})"),
        (f"<group><group>{X}{Y}</group>{Z}</group>", f"group(group({EX}, {EY}), {EZ})"),
        (f"<interleave>{X}</interleave>", EX),
        (f"<interleave>{X}{Y}{Z}</interleave>", f"interleave({EX}, {EY}, {EZ})"),
        (f"<choice>{X}</choice>", EX),
        (f"<choice>{X}{Y}{Z}</choice>", f"choice({EX}, {EY}, {EZ})"),
        (f"<choice>{X}<choice>{Y}{X}</choice></choice>", f"choice({EX}, {EY})"),
        (f"<oneOrMore>{X}{Y}</oneOrMore>", f"oneOrMore(group({EX}, {EY}))"),
        (f"{X}{Y}{Z}", f"group({EX}, {EY}, {EZ})"),
        ('<list><value>a</value><data type="token"/></list>', "list(group(token 'a', token))"),
        ('<attribute name="a"/>', "@a[text]"),
        ("<attribute><name>a</name><value>v</value></attribute>", "@a[token 'v']"),
        (
            '<data type="token"><except><value>a</value><value>b</value></except></data>',
            "token - choice(token 'a', token 'b')",
        ),
    ],
)
def test_number_of_children(before: str, expected: str) -> None:
    assert inside(before) == expected


def test_definitions_with_several_children_are_groups() -> None:
    around = f'<define name="d">{X}{Y}</define>'
    assert inside(f"<choice>{Z}<ref name='d'/></choice>", around=around) == (
        f"choice({EZ}, group({EX}, {EY}))"
    )


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"<mixed>{X}</mixed>", f"interleave({EX}, text)"),
        (f"<mixed>{X}{Y}</mixed>", f"interleave(group({EX}, {EY}), text)"),
        ("<mixed><text/></mixed>", "interleave(text, text)"),
        ("<mixed><empty/></mixed>", "text"),
        (f"<optional>{X}</optional>", f"choice({EX}, empty)"),
        (f"<optional>{X}{Y}</optional>", f"choice(empty, group({EX}, {EY}))"),
        ("<optional><empty/></optional>", "empty"),
        (f"<zeroOrMore>{X}</zeroOrMore>", f"choice(empty, oneOrMore({EX}))"),
        (f"<zeroOrMore>{X}{Y}</zeroOrMore>", f"choice(empty, oneOrMore(group({EX}, {EY})))"),
        ("<zeroOrMore><empty/></zeroOrMore>", "empty"),
    ],
)
def test_shorthands(before: str, expected: str) -> None:
    assert inside(before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"<group>{X}<notAllowed/></group>", "notAllowed"),
        (f"<group><group>{X}<notAllowed/></group>{Y}</group>", "notAllowed"),
        (f"<interleave><notAllowed/>{X}</interleave>", "notAllowed"),
        ("<oneOrMore><notAllowed/></oneOrMore>", "notAllowed"),
        ("<zeroOrMore><notAllowed/></zeroOrMore>", "empty"),
        ("<optional><notAllowed/></optional>", "empty"),
        ("<mixed><notAllowed/></mixed>", "notAllowed"),
        ("<list><notAllowed/></list>", "notAllowed"),
        ('<attribute name="a"><notAllowed/></attribute>', "notAllowed"),
        (f"<choice>{X}<notAllowed/></choice>", EX),
        ("<choice><notAllowed/><notAllowed/></choice>", "notAllowed"),
        ('<data type="token"><except><notAllowed/></except></data>', "token"),
        ('<element name="e"><notAllowed/></element>', "<e>notAllowed</>"),
    ],
)
def test_not_allowed(before: str, expected: str) -> None:
    assert inside(before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"<group>{X}<empty/></group>", EX),
        (f"<group><empty/>{X}<empty/>{Y}</group>", f"group({EX}, {EY})"),
        ("<group><empty/><empty/></group>", "empty"),
        ("<group><empty/><notAllowed/></group>", "notAllowed"),
        (f"<interleave><empty/>{X}</interleave>", EX),
        ("<interleave><empty/><empty/></interleave>", "empty"),
        ("<choice><empty/><empty/></choice>", "empty"),
        ("<oneOrMore><empty/></oneOrMore>", "empty"),
        ("<list><empty/></list>", "list(empty)"),
        ("<group><text/><text/></group>", "group(text, text)"),
        ('<attribute name="a"><empty/></attribute>', "@a[empty]"),
    ],
)
def test_empty(before: str, expected: str) -> None:
    assert inside(before) == expected


def test_start_may_be_not_allowed() -> None:
    assert after("<notAllowed/>") == "notAllowed"
    assert after("<grammar><start><group><text/><notAllowed/></group></start></grammar>") == (
        "notAllowed"
    )


def test_equal_patterns_are_one() -> None:
    assert inside(f"<choice><group>{X}{Y}</group><group>{X}{Y}</group></choice>") == (
        f"group({EX}, {EY})"
    )

"""Schemas that were made to hurt: each is simplified or refused in few steps."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.relaxng.simplification.simple_form import mistakes, simplified
from tests.steps import within

_MOST_STEPS = 20_000_000
X = '<element name="x"><text/></element>'


def grammar(definitions: str, start: str = '<element name="r"><ref name="d0"/></element>') -> str:
    return f"<grammar><start>{start}</start>{definitions}</grammar>"


def chain(length: int, step: str, last: str) -> str:
    steps = (f'<define name="d{n}">{step.format(n=n, next=n + 1)}</define>' for n in range(length))
    return grammar(f'{"".join(steps)}<define name="d{length}">{last}</define>')


@pytest.mark.parametrize(
    ("schema", "elements"),
    [
        (chain(60_000, '<ref name="d{next}"/>', X), 2),
        (chain(5_000, '<ref name="d{next}"/><ref name="d{next}"/>', X), 2),
        (chain(20_000, '<optional><ref name="d{next}"/></optional><text/>', X), 2),
        (chain(10_000, '<element name="e{n}"><ref name="d{next}"/></element>', X), 10_002),
        ('<element name="a">' + "<group>" * 990 + "<text/>" + "</group>" * 990 + "</element>", 1),
        (
            '<element name="a">'
            + '<group ns="u"><group ns="v">' * 490
            + X
            + "</group></group>" * 490
            + "</element>",
            2,
        ),
        (f"<element>{'<choice>' * 990}<name>a</name>{'</choice>' * 990}<text/></element>", 1),
        ('<element name="a">' * 990 + "<text/>" + "</element>" * 990, 990),
        (f'<element name="a"><group>{"<text/>" * 50_000}</group></element>', 1),
    ],
    ids=["chain", "doubling", "nesting", "elements", "groups", "ns", "names", "inward", "wide"],
)
def test_large_schemas(schema: str, elements: int) -> None:
    with within(_MOST_STEPS):
        assert len(simplified(schema).elements) == elements


def files(step: str, last: str) -> dict[str, str]:
    """Ninety files, each naming the next one by `step`, and the last."""
    steps = {f"f{n}": step.format(next=f"f{n + 1}") for n in range(90)}
    return {**steps, "f90": last}


_INCLUDE = '<include href="{next}"/>'
_EXTERNAL = '<externalRef href="{next}"/>'
_INNER = f"<grammar><start>{_EXTERNAL}</start></grammar>"
_COMBINED = '<grammar><define name="d0" combine="choice"><text/></define></grammar>'


_INCLUDING = grammar('<include href="f0"/>')
_TWICE = f"<grammar>{_INCLUDE * 2}</grammar>"
_CHAIN_OF_FILES = {f"g{n}": f'<externalRef href="g{n + 1}"/>' for n in range(200)}
_UNDEFINED = "".join(f'<ref name="n{n}"/>' for n in range(300))
_DUPLICATES = f'<define name="d0">{X}</define>' * 300


@pytest.mark.parametrize(
    ("schema", "others", "code"),
    [
        (chain(10_000, f'<choice><ref name="d{{next}}"/>{X}</choice>', X), {}, "R276"),
        (_INCLUDING, files(_TWICE, _COMBINED), "R276"),
        (_INCLUDING, files(_TWICE, "<grammar/>"), "R276"),
        ('<externalRef href="f0"/>', files(f"<choice>{_INNER * 2}</choice>", X), "R276"),
        ('<externalRef href="g0"/>', _CHAIN_OF_FILES, "R275"),
        (f"<group>{'<element/>' * 300}</group>", {}, "R234"),
        (grammar(_DUPLICATES), {}, "R266"),
        (grammar(f'<define name="d0">{_UNDEFINED}</define>'), {}, "R263"),
    ],
    ids=["choices", "include", "empty", "grammars", "files", "syntax", "duplicates", "undefined"],
)
def test_refusals(schema: str, others: Mapping[str, str], code: str) -> None:
    with within(_MOST_STEPS):
        found = mistakes(schema, others)
    assert found[-1][0] == code
    assert len(found) <= 100


def test_a_file_used_many_times_is_made_once() -> None:
    schema = '<externalRef href="f0"/>'
    others = files(f"<group>{_EXTERNAL * 2}</group>", X)
    assert len(simplified(schema, others).elements) == 1

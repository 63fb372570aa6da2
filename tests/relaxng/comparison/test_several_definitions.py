"""Elements of one name with several definitions: only trees can tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from teitools.relaxng import compare, load_schema
from tests.relaxng.agreement.grammars.form import EMPTY, Definition, Grammar, Pattern
from tests.relaxng.agreement.grammars.rendering import render
from tests.relaxng.agreement.oracle.derivatives import Element, Oracle
from tests.relaxng.agreement.oracle.documents import read

_NAMES = ("one", "two", "three", "four")
_Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def _models(draw: _Draw, depth: int) -> Any:
    kinds = ["ref", "ref", "empty"]
    if depth:
        kinds += ["group", "group", "choice", "choice", "optional", "zeroOrMore"]
    kind = draw(st.sampled_from(kinds))
    if kind == "ref":
        return ("ref", draw(st.sampled_from(_NAMES)))
    if kind == "empty":
        return EMPTY
    number = 2 if kind in ("group", "choice") else 1
    return (kind, *(draw(_models(depth - 1)) for _ in range(number)))


@st.composite
def grammars(draw: _Draw) -> Grammar:
    """A grammar whose elements are called a or b only."""
    definitions = []
    for name in _NAMES:
        local = draw(st.sampled_from("aab"))
        pattern: Pattern = ("element", ("name", "", local), draw(_models(2)))
        definitions.append(Definition(name, None, pattern))
    start = ("choice", ("ref", "one"), ("ref", draw(st.sampled_from(_NAMES))))
    return Grammar((*definitions, Definition(None, None, start)))


@cache
def trees(depth: int) -> tuple[Element, ...]:
    """All trees of a and b of some depth whose elements have two children at most."""
    inner = trees(depth - 1) if depth else ()
    contents = [(), *((each,) for each in inner), *product(inner, repeat=2)]
    return tuple(Element(("", name), {}, tuple(each)) for each in contents for name in "ab")


def holds(number: int, start: int) -> Counter[str]:
    verdicts: Counter[str] = Counter()

    def check(a: Grammar, b: Grammar) -> None:
        comparison = compare(load_schema(render(a)), load_schema(render(b)))
        verdicts[comparison.verdict] += 1
        shown = f"{render(a).decode()}\n{render(b).decode()}"
        for mine, theirs, found in (
            (Oracle(a), Oracle(b), comparison.only_a),
            (Oracle(b), Oracle(a), comparison.only_b),
        ):
            if found.included:
                wrong = [e for e in trees(2)[:400] if mine.valid(e) and not theirs.valid(e)]
                assert not wrong, f"{shown}\n{wrong[0]}"
            elif found.included is False:
                assert found.document is not None, f"{shown}\n{found.differences}"
                document = read(found.document.encode())
                assert mine.valid(document)
                assert not theirs.valid(document)

    quiet = settings(
        max_examples=number,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    seed(start)(quiet(given(grammars(), grammars())(check)))()
    return verdicts


@pytest.mark.parametrize("start", range(3))
def test_random_definitions(start: int) -> None:
    verdicts = holds(60, start)
    assert verdicts["undecided"] == 0
    assert min(verdicts[each] for each in ("subset", "superset", "neither")) > 1


@pytest.mark.long
@pytest.mark.parametrize("start", range(100, 104))
def test_many_random_definitions(start: int) -> None:
    assert holds(3_000, start)["undecided"] == 0

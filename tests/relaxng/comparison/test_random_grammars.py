"""Random grammars compared: what is said of them holds for random documents."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from teitools.relaxng import compare, load_schema
from tests.relaxng.agreement.grammars.documents import documents
from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.grammars.rendering import render
from tests.relaxng.agreement.grammars.strategies import grammars
from tests.relaxng.agreement.oracle.derivatives import Oracle
from tests.relaxng.agreement.oracle.documents import read, write
from tests.relaxng.agreement.oracle.simple import IncorrectSchemaError
from tests.relaxng.comparison.changes import changed

_DOCUMENTS = 10


def holds(number: int, start: int) -> Counter[str]:
    """Compare `number` grammars with changed ones; how often each verdict was given."""
    verdicts: Counter[str] = Counter()

    def check(grammar: Grammar, seed: int) -> None:
        random = Random(seed)
        other = changed(grammar, random)
        for _ in range(random.randrange(2)):
            other = changed(other, random)
        try:
            oracles = Oracle(grammar), Oracle(other)
        except IncorrectSchemaError:
            return
        comparison = compare(load_schema(render(grammar)), load_schema(render(other)))
        verdicts[comparison.verdict] += 1
        shown = f"{render(grammar).decode()}\n{render(other).decode()}"
        made = [*documents(grammar, seed, _DOCUMENTS), *documents(other, seed, _DOCUMENTS)]
        for (mine, theirs), found in (
            (oracles, comparison.only_a),
            (oracles[::-1], comparison.only_b),
        ):
            if found.included:
                wrong = [each for each in made if mine.valid(each) and not theirs.valid(each)]
                assert not wrong, f"{shown}\n{write(wrong[0])}"
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
    seed(start)(quiet(given(grammars(), st.integers(0, 2**32 - 1))(check)))()
    return verdicts


def test_random_grammars() -> None:
    verdicts = sum((holds(50, start) for start in range(2)), Counter[str]())
    assert verdicts["undecided"] <= 0.02 * verdicts.total()
    assert min(verdicts[each] for each in ("equal", "subset", "superset")) > 0


@pytest.mark.long
@pytest.mark.parametrize("start", range(100, 104))
def test_many_random_grammars(start: int) -> None:
    verdicts = holds(2_000, start)
    assert verdicts["undecided"] <= 0.02 * verdicts.total()

"""Random grammars compared: what is said of them holds for random documents."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from teitools.errors import SchemaError
from teitools.relaxng import Schema, compare, load_schema
from tests.relaxng.agreement.grammars.documents import documents
from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.grammars.rendering import render
from tests.relaxng.agreement.grammars.strategies import grammars
from tests.relaxng.agreement.oracle.documents import write
from tests.relaxng.agreement.test_random_grammars import examples
from tests.relaxng.comparison.changes import changed

_DOCUMENTS = 30


def load(grammar: Grammar) -> Schema | None:
    """The schema; None where it is incorrect."""
    try:
        return load_schema(render(grammar))
    except SchemaError:
        return None


def holds(number: int, start: int) -> Counter[str]:
    """Compare `number` grammars with changed ones; how often each verdict was given."""
    verdicts: Counter[str] = Counter()

    def check(grammar: Grammar, seed: int) -> None:
        random = Random(seed)
        other = changed(grammar, random)
        for _ in range(random.randrange(2)):
            other = changed(other, random)
        a, b = load(grammar), load(other)
        if a is None or b is None:
            return
        shown = f"{render(grammar).decode()}\n{render(other).decode()}"
        comparison = compare(a, b)
        verdicts[comparison.verdict] += 1
        made = [*documents(grammar, seed, _DOCUMENTS), *documents(other, seed, _DOCUMENTS)]
        texts = [write(each).encode() for each in made]
        for mine, theirs, found in ((a, b, comparison.only_a), (b, a, comparison.only_b)):
            if found.included:
                for text in texts:
                    if mine.validate(text).valid:
                        assert theirs.validate(text).valid, f"{shown}\n{text.decode()}"
            elif found.included is False:
                assert found.document is not None, f"{shown}\n{found.differences}"
                assert mine.validate(found.document.encode()).valid
                assert not theirs.validate(found.document.encode()).valid

    examples(grammars(), number, start, check)
    return verdicts


@pytest.mark.parametrize("start", range(4))
def test_random_grammars(start: int) -> None:
    verdicts = holds(100, start)
    assert verdicts["undecided"] <= 0.02 * verdicts.total()
    assert min(verdicts[each] for each in ("equal", "subset", "superset", "neither")) > 1


@pytest.mark.long
@pytest.mark.parametrize("start", range(100, 104))
def test_many_random_grammars(start: int) -> None:
    verdicts = holds(3_000, start)
    assert verdicts["undecided"] <= 0.02 * verdicts.total()

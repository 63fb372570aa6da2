"""Random grammars and documents: we say what the oracle says, and Jing, and libxml2 if it can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from teitools.xml.names import RNG
from tests.relaxng.agreement.grammars.faults import FAULTS
from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.grammars.plainness import plain
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.grammars.strategies import grammars
from tests.relaxng.agreement.libxml2 import Libxml2
from tests.relaxng.agreement.oracle import documents
from tests.relaxng.agreement.oracle.derivatives import Oracle
from tests.relaxng.agreement.voting import Ballot, Votes, ballot, jings, libxml2s, ours, share
from tests.requirements import need

_SEEDS = st.integers(0, 2**32 - 1)
_DOCUMENTS = 12
_ASKED = 6
"""How often a test asks Jing when libxml2 says something else."""

_Check = Callable[[Grammar, int], None]


def examples(strategy: st.SearchStrategy[Grammar], number: int, start: int, check: _Check) -> None:
    """Run `check` on `number` grammars, always the same ones for the same `start`."""
    quiet = settings(
        max_examples=number,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
    )
    seed(start)(quiet(given(strategy, _SEEDS)(check)))()


@pytest.fixture(scope="module")
def libxml2() -> Iterator[Libxml2]:
    with Libxml2() as process:
        yield process


def agree_with_the_oracle(number: int, start: int) -> None:
    votes: list[Votes] = []

    def check(grammar: Grammar, documents_seed: int) -> None:
        cast, oracle = ballot(grammar, documents_seed, _DOCUMENTS)
        votes.append(oracle)
        assert not cast.differing(ours(cast), oracle), cast.differing(ours(cast), oracle)

    examples(grammars(), number, start, check)
    correct, valid, invalid = share(votes)
    assert 0.15 < correct / len(votes) < 0.9
    assert min(valid, invalid) > number // 2


@pytest.mark.parametrize("start", range(4))
def test_the_oracle(start: int) -> None:
    agree_with_the_oracle(60, start)


@pytest.mark.long
@pytest.mark.parametrize("start", range(100, 110))
def test_the_oracle_on_many(start: int) -> None:
    agree_with_the_oracle(2_000, start)


def agree_with_libxml2(number: int, start: int, process: Libxml2) -> None:
    """Where libxml2 makes no known mistake, all three say the same."""

    def check(grammar: Grammar, documents_seed: int) -> None:
        assert not [fault.reason for fault in FAULTS if fault.concerns(grammar)]
        cast, oracle = ballot(grammar, documents_seed, _DOCUMENTS)
        theirs, answered = libxml2s(process, cast)
        assert answered
        assert not cast.differing(ours(cast), theirs), cast.differing(ours(cast), theirs)
        assert theirs == oracle

    examples(grammars().map(plain), number, start, check)


@pytest.mark.parametrize("start", range(2))
def test_libxml2(start: int, libxml2: Libxml2) -> None:
    agree_with_libxml2(40, start, libxml2)


@pytest.mark.long
@pytest.mark.parametrize("start", range(100, 104))
def test_libxml2_on_many(start: int, libxml2: Libxml2) -> None:
    agree_with_libxml2(2_000, start, libxml2)


@pytest.mark.parametrize("start", range(2))
def test_where_libxml2_differs(start: int, libxml2: Libxml2, tmp_path: Path) -> None:
    """It is wrong in a way that is known, and Jing says what we say."""
    need("jing")
    asked: list[bool] = []

    def check(grammar: Grammar, documents_seed: int) -> None:
        cast, oracle = ballot(grammar, documents_seed, _DOCUMENTS)
        theirs, answered = libxml2s(libxml2, cast)
        if answered and theirs == oracle:
            return
        assert any(fault.concerns(grammar) for fault in FAULTS), cast.differing(theirs, oracle)
        if len(asked) < _ASKED:
            asked.append(answered)
            assert not cast.differing(jings(cast, tmp_path), ours(cast))

    examples(grammars(), 70, start, check)
    assert asked


def agree_with_jing(number: int, start: int, folder: Path) -> None:
    def check(grammar: Grammar, documents_seed: int) -> None:
        cast, oracle = ballot(grammar, documents_seed, 2 * _DOCUMENTS)
        theirs = jings(cast, folder)
        assert not cast.differing(ours(cast), theirs), cast.differing(ours(cast), theirs)
        assert theirs == oracle

    examples(grammars(), number, start, check)


@pytest.mark.parametrize("start", range(2))
def test_jing(start: int, tmp_path: Path) -> None:
    need("jing")
    agree_with_jing(5, start, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("start", range(100, 104))
def test_jing_on_many(start: int, tmp_path: Path) -> None:
    need("jing")
    agree_with_jing(200, start, tmp_path)


@pytest.mark.parametrize(
    ("start", "document"),
    [
        # What must be there can never be, and stands there in another namespace.
        (
            '<element name="r"><element name="a"><notAllowed/></element></element>',
            '<r><x:a xmlns:x="urn:x"/></r>',
        ),
        # The element is in another namespace, and nothing may stand in it at all.
        (
            '<element name="b"><optional><element name="a"><notAllowed/></element></optional>'
            "</element>",
            '<b><a xmlns="urn:x"/></b>',
        ),
    ],
)
def test_found_once(start: str, document: str) -> None:
    """What random grammars found, made small: our engine did not answer."""
    schema = f'<grammar xmlns="{RNG}"><start>{start}</start></grammar>'.encode()
    cast = Ballot(schema, (document.encode(),))
    assert ours(cast) == (Oracle(read(schema)).valid(documents.read(document.encode())),)

"""Valid documents with one thing changed: we judge each as Jing does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.relaxng.agreement.comparison import LINE, VERDICT, Pair, compare, tally
from tests.relaxng.agreement.documents import TEI_SCHEMAS, schema
from tests.relaxng.agreement.engine import load
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.mutants import NEUTRAL, Mutant, bases, mutants, wanted
from tests.requirements import need

_NAMES = (*TEI_SCHEMAS, "ambiguity", "datatypes", "identifiers")
_OFTEN, _LONG = 1_500, 20_000
_PARTS = 5
"""In how many parts the long run of a schema is cut, so that none takes long."""


def judged(name: str, number: int, seed: int, folder: Path) -> list[tuple[Mutant, Pair]]:
    """`number` mutants, with what we say of each and what Jing says."""
    grammar = read(schema(name).read_bytes())
    made = mutants(bases(name, 3 + number // 8, seed), grammar, number, seed)
    files = {folder / f"{count}.xml": mutant for count, mutant in enumerate(made)}
    for file, mutant in files.items():
        file.write_bytes(mutant.data)
    texts = {file: mutant.text for file, mutant in files.items()}
    pairs = compare(schema(name), files, load, texts)
    return [(files[pair.document], pair) for pair in pairs]


def examine(name: str, found: list[tuple[Mutant, Pair]]) -> None:
    """The verdicts are Jing's, and so is the line of the first error, but for one in a hundred."""
    pairs = [pair for _, pair in found]
    rows = [
        pair.row(name, f"{mutant.kind}/{mutant.change} {pair.document}")
        for mutant, pair in found
        if pair.differs
    ]
    by_change = Counter(f"{m.kind}/{m.change}" for m, pair in found if pair.differs)
    shown = "\n".join([tally(pairs), str(by_change), *rows])
    unchanged = [pair for mutant, pair in found if mutant.base is None]
    assert all(pair.theirs.valid for pair in unchanged), [pair.theirs.first for pair in unchanged]
    assert not [pair for pair in pairs if pair.differs == VERDICT], shown
    assert sum(pair.differs == LINE for pair in pairs) <= len(pairs) // 100, shown
    changed = [(mutant, pair) for mutant, pair in found if mutant.base is not None]
    moved = [pair for mutant, pair in changed if mutant.kind == NEUTRAL and not pair.ours.valid]
    assert not moved, [(pair.document, pair.ours.first) for pair in moved]
    valid = sum(pair.theirs.valid for _, pair in changed)
    assert 0.1 < valid / len(changed) < 0.8, f"{valid} of {len(changed)} are valid"


@pytest.mark.parametrize("name", _NAMES)
def test_mutants(name: str, tmp_path: Path) -> None:
    need("jing", "shared")
    examine(name, judged(name, wanted(_OFTEN) // len(_NAMES), 1964, tmp_path))


@pytest.mark.long
@pytest.mark.parametrize("part", range(_PARTS))
@pytest.mark.parametrize("name", _NAMES)
def test_many_mutants(name: str, part: int, tmp_path: Path) -> None:
    need("jing", "shared")
    number = wanted(_LONG) // len(_NAMES) // _PARTS
    examine(name, judged(name, number, 2000 + part, tmp_path))

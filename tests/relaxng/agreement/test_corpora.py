"""Every document of the corpora, judged by every schema of the TEI: as Jing judges it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.relaxng.agreement.comparison import compare, tally
from tests.relaxng.agreement.documents import SCHEMAS, TEI_SCHEMAS, copy, corpus, schema
from tests.relaxng.agreement.engine import load
from tests.requirements import need


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    need("jing", "shared")
    return copy(corpus(), tmp_path_factory.mktemp("corpora"))


def test_every_schema_is_named() -> None:
    need("shared")
    assert sorted(path.stem for path in SCHEMAS.glob("*.rng")) == list(TEI_SCHEMAS)
    assert len(corpus()) > 50


@pytest.mark.parametrize("name", TEI_SCHEMAS)
def test_the_corpora(name: str, copies: dict[Path, Path]) -> None:
    pairs = compare(schema(name), copies, load)
    rows = [pair.row(name, copies[pair.document].name) for pair in pairs if pair.differs]
    assert not rows, "\n".join([tally(pairs), *rows])

"""Documents that are not well-formed are invalid here and with Jing."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.relaxng.agreement import jing
from tests.relaxng.agreement.documents import schema
from tests.relaxng.agreement.engine import judge, load
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.mutants import Change, invented
from tests.relaxng.agreement.mutations.spoilt import CHANGES
from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject, Vocabulary
from tests.requirements import need

SCHEMA = schema("identifiers")
_EACH = 20


def spoil(change: Change, number: int) -> list[str]:
    """`number` documents, spoilt by `change`."""
    grammar = read(SCHEMA.read_bytes())
    vocabulary, random = Vocabulary.of(grammar), Random(1964)
    found: list[str] = []
    for text in invented(grammar, 4 * number, 1964):
        try:
            found.append(change(Subject(text, vocabulary, random)))
        except Inapplicable:
            continue
    assert len(found) >= number
    return found[:number]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_spoilt(change: Change, tmp_path: Path) -> None:
    need("jing")
    engine = load(SCHEMA)
    texts = spoil(change, _EACH)
    taken = [text for text in texts if judge(engine, text.encode()).valid]
    assert taken == []
    file = tmp_path / "spoilt.xml"
    file.write_text(texts[0], encoding="utf-8")
    theirs = jing.judge(SCHEMA, [file])
    assert isinstance(theirs, dict)
    assert not theirs[file].valid

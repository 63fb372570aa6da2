"""The same of many documents: mutants, plays, random spellings."""

from __future__ import annotations

import random

import pytest

from teitools.relaxng import load_schema
from teitools.relaxng.judging.skimming import Skimmer
from tests.relaxng.agreement.documents import CORPORA
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.mutants import mutants
from tests.relaxng.judging.test_skimming import agreed, is_valid
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, schema_of
from tests.requirements import TEI_ALL, need


@pytest.mark.parametrize("seed", range(2))
def test_mutants_of_tei_documents(seed: int) -> None:
    need("shared")
    names = ("testcorpus", "testfrag", "testfsd", "testtranscr2")
    texts = [(CORPORA / "tei-p5-test" / f"{name}.xml").read_text("utf-8") for name in names]
    schema = load_schema(TEI_ALL)
    skimmer = Skimmer(schema._automaton)
    told = [0, 0]
    for mutant in mutants(texts, read(TEI_ALL.read_bytes()), 300, seed):
        told[agreed(schema, skimmer, mutant.data)] += 1
    assert min(told) > 30


def test_plays_are_accepted() -> None:
    need("shared")
    schema = load_schema(TEI_ALL)
    skimmer = Skimmer(schema._automaton)
    files = sorted((CORPORA / "gerdracor").glob("*.xml"))
    found = [agreed(schema, skimmer, file.read_bytes()) for file in files]
    assert found == [is_valid(schema, file.read_bytes()) for file in files]
    assert any(found)


def test_spellings() -> None:
    """Comments, white space and quotation marks anywhere; now and then a slip."""
    play = schema_of(PLAY_SCHEMA)
    chance = random.Random(1964)
    skimmer = Skimmer(play._automaton)
    told = [0, 0]
    inserts = [
        "<!--x-->",
        "<?x?>",
        " ",
        "\n",
        "'",
        '"',
        ">",
        "&#32;",
        "x",
        "<line/>",
        "<![CDATA[]]>",
    ]
    for _ in range(600):
        text = PLAY
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(inserts) + text[at:]
        told[agreed(play, skimmer, text.encode())] += 1
    assert min(told) > 40

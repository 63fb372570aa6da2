"""The published transcripts in ``../shared/transcripts``: what an editor would count in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools
from tests.notation.counts import expectations
from tests.requirements import SHARED, need

FOLDER = SHARED / "transcripts"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
PATHS = {
    "sp": "//t:sp",
    "pb": "//t:pb",
    "fw": "//t:fw",
    "list": "//t:text//t:list",
    "note": "//t:text//t:note",
    "noteRef": "//t:ref[@type='noteRef']",
    "aside": "//t:seg[@type='aside']",
    "gap": "//t:gap",
    "ellipsis": "//t:gap[@reason='editorial']",
    "signed": "//t:signed",
    "supplied": "//t:supplied",
    "unmatched": "//t:text//t:sic",
    "castItem": "//t:castItem",
    # a play has stage directions in its turns, and blocks of them between turns
    "stage": "//t:sp//t:stage",
    "stageBlock": "//t:body//t:stage[not(ancestor::t:sp)]",
}


def count(document: bytes, features: dict[str, int]) -> dict[str, int]:
    """What `document` has of each of the features."""
    root = etree.fromstring(document)
    return {name: len(list(root.xpath(PATHS[name], namespaces=TEI))) for name in features}


def test_every_transcript_has_expectations() -> None:
    need("shared")
    numbers = {number for number, _ in expectations(FOLDER)}
    assert numbers == {file.name[:2] for file in FOLDER.glob("*.txt")}
    assert len(numbers) == 8


@pytest.mark.parametrize(("number", "profile"), list(expectations(FOLDER)))
def test_the_counts_are_an_editors(number: str, profile: str) -> None:
    counts = expectations(FOLDER)[number, profile]
    file = next(FOLDER.glob(f"{number}-*.txt"))
    for chosen in (profile, None):
        encoded = teitools.encode(file, profile=chosen)
        assert teitools.decode(encoded) == Path(file).read_bytes()
        report = teitools.validate(bytes(encoded))
        assert report.valid, [str(finding) for finding in report]
        assert count(bytes(encoded), counts) == counts

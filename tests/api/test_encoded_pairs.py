"""Each pair in ``encoded/``: valid, back to the same bytes, and what `encode` makes today."""

from __future__ import annotations

from pathlib import Path

import pytest

import teitools
from tests.requirements import ROOT

PAIRS = sorted((ROOT / "encoded").glob("*.xml"))


def test_every_transcript_has_its_encoding() -> None:
    texts = {file.stem for file in (ROOT / "encoded").glob("*.txt")}
    assert texts == {file.stem for file in PAIRS}
    assert texts


@pytest.mark.parametrize("document", PAIRS, ids=lambda path: path.stem)
def test_the_pair_holds(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    transcript = document.with_suffix(".txt")
    report = teitools.validate(document)
    assert report.valid, [str(finding) for finding in report]
    assert teitools.decode(document) == transcript.read_bytes()
    assert teitools.encode(transcript) == document.read_bytes()

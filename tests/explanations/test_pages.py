"""Every code has a page, whose wrong example gives it and whose right one does not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from teitools import resources
from teitools.api.explanations import all_codes
from tests.explanations.trying import codes
from tests.requirements import need

FILES = sorted(
    file for file in resources.folder("explanations").glob("*.toml") if file.stem != "rules"
)
ENTRIES: dict[str, dict[str, Any]] = {
    key: entry
    for file in FILES
    for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()
}


ELSEWHERE = "OP"
"""Families whose codes have pages of their own: docs/odd_diagnostics, docs/rules.md."""
UNTRIED = frozenset(
    (
        "D103 R223 R224 R225 R241 R275 R276 R299 S111 S120 S222 T405 T408 T901 "
        "V520 V521 V522 V530 V531"
    ).split()
)
"""Each says why: it takes too long, or no example is known."""


def test_every_code_has_a_page_and_nothing_else() -> None:
    known = {each.id for each in all_codes() if each.id[0] not in ELSEWHERE}
    assert known <= set(ENTRIES)
    assert {each for each in ENTRIES if each[0] not in ELSEWHERE} == known


def test_all_examples_are_tried_but_for_these() -> None:
    assert {code for code, entry in ENTRIES.items() if "untried" in entry} == UNTRIED


@pytest.mark.parametrize("code", ENTRIES)
def test_the_examples_are_wrong_and_right(code: str, tmp_path: Path) -> None:
    entry = ENTRIES[code]
    assert entry["meaning"]
    assert entry["remedy"]
    if code[:2] in ("S1", "S2"):
        need("saxonche")
    if code[0] in "TF":
        entry = {"encoded": True, **entry}
    if "untried" in entry:
        return
    assert code in codes(entry, "wrong", tmp_path)
    assert code not in codes(entry, "right", tmp_path)

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


FAMILIES = "XVRS"


def test_every_code_of_these_families_has_a_page_and_nothing_else() -> None:
    known = {each.id for each in all_codes()}
    assert set(ENTRIES) <= known
    assert known - set(ENTRIES) == {each for each in known if each[0] not in FAMILIES} - set(
        ENTRIES
    )


def test_few_examples_are_not_tried() -> None:
    assert sum("untried" in entry for entry in ENTRIES.values()) <= 15


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

"""The manual lists the rules: their codes, names and levels, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from teitools.rules import CODES

MANUAL = Path(__file__).resolve().parent.parent.parent / "docs" / "validation.md"


def test_the_manual_lists_the_rules() -> None:
    rows = re.findall(r"^\| (P\d+) \| ([a-z-]+) \| (\w+) \|", MANUAL.read_text(), re.MULTILINE)
    assert sorted(rows) == sorted((code.id, code.name, code.severity.label) for code in CODES)
    assert len({code.id for code in CODES}) == len(CODES)

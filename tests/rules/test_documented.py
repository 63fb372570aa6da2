"""The manual lists the rules: their codes, names and levels, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from teitools.findings import Code
from teitools.rules import addresses, chains, copies, dates, identifiers, pages, pointers, ranges

MANUAL = Path(__file__).resolve().parent.parent.parent / "docs" / "validation.md"
RULES = (addresses, chains, copies, dates, identifiers, pages, pointers, ranges)


def test_the_manual_lists_the_rules() -> None:
    codes = [value for rule in RULES for value in vars(rule).values() if isinstance(value, Code)]
    rows = re.findall(r"^\| (P\d+) \| ([a-z-]+) \| (\w+) \|", MANUAL.read_text(), re.MULTILINE)
    assert sorted(rows) == sorted((code.id, code.name, code.severity.label) for code in codes)
    assert len({code.id for code in codes}) == len(codes)

"""The tables of docs/notation.md that say so are true."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import teitools
from tests.requirements import ROOT

PAGE = (ROOT / "docs" / "notation.md").read_text(encoding="utf-8")
_TABLE = re.compile(r"<!-- checked: (\w+) -->\n\n((?:\|.*\n)+)")
_CELL = re.compile(r"\| `([^`]+)` ")
_SIGNS = str.maketrans("⏎␣⇥", "\n \t")
_DIGEST_ID = re.compile(r' xml:id="(?:p|sp|note)-[0-9a-f]{8}(?:-\d+)?"')


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Profile, what is typed, its TEI, and the rest of the row."""
    for profile, table in _TABLE.findall(PAGE):
        for line in table.splitlines()[2:]:
            typed, tei = _CELL.findall(line)[:2]
            yield profile, typed, tei, line.rpartition("` |")[2]


ROWS = list(rows())


def body(data: bytes) -> str:
    """The content of ``body``, without white space between elements and made identifiers."""
    content = data.decode().partition("<body>")[2].partition("</body>")[0]
    return _DIGEST_ID.sub("", re.sub(r"\n\s*", "", content))


def test_there_are_enough() -> None:
    assert len(ROWS) > 40
    assert PAGE.lower().count("checked") >= PAGE.count("<!-- checked")


@pytest.mark.parametrize(("profile", "typed", "tei", "rest"), ROWS, ids=[row[1] for row in ROWS])
def test_row(profile: str, typed: str, tei: str, rest: str) -> None:
    text = typed.translate(_SIGNS).encode()
    output = teitools.encode(text, profile=profile)
    assert body(output) == tei
    assert teitools.decode(output) == text
    warned = {finding.code.id for finding in output.findings if finding.severity.label == "warning"}
    assert warned == set(re.findall(r"\bT1\d\d\b", rest))

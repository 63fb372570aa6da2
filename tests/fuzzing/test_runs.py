"""Long runs of one thing take a time that grows with them, whatever profile reads them.

What is asked for is the guard's limit: a pattern that tries every way to part a run takes minutes.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

import teitools
from teitools.notation.profile_file import names
from tests.fuzzing.guarding import guarded

_LENGTH = 20_000
_UNITS = {
    "line ends": "\n",
    "carriage returns": "\r",
    "spaces": " ",
    "tabs": "\t",
    "blank lines": " \n",
    "fixed spaces": "\xa0",
    "full stops": ".",
    "dashes": "-",
    "commas": ", ",
    "quotation marks": '"',
    "rows of stars": "*",
    "underlines": "_",
    "brackets": "[",
    "ends of brackets": "]",
    "notes": "[1]",
    "asides": "[a (b ",
    "figures": "1",
    "numbers": "1 ",
    "capitals": "A ",
    "names": "Ab ",
    "labels": "Q. a\n",
    "dates": "4 May 1957 ",
    "times": "00:00:01 ",
    "items": "- a\n",
    "footnotes": "\n1 ",
    "withdrawn items": "[Begin withdrawn item ",
    "durations": "[Duration: 2s] ",
    "backslashes": "\\",
}
_BEFORE = (
    "A: [",
    "ACT I",
    "PARTICIPANTS:\n",
    f"{'=' * 60}\n",
    "[Begin withdrawn item]",
    "Source: ",
)


@pytest.mark.parametrize("unit", _UNITS.values(), ids=list(_UNITS))
def test_runs(unit: str, tmp_path: Path) -> None:
    run = unit * (_LENGTH // len(unit))
    own = cycle([None, "plain", "tape", *names()])
    for before in ("", "", "", "", "", "", *_BEFORE):
        text = f"{before}{run}]".encode()
        with guarded(tmp_path):
            assert teitools.decode(bytes(teitools.encode(text, profile=next(own)))) == text

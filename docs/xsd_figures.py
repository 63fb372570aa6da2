"""Write the table of figures in docs/odd.md: what the XSD rejects, beside Trang's.

    python -m docs.xsd_figures [ODD ...]

It needs trang and the reference material in ../shared, and takes half an hour, most of it
libxml2's, which loads the XSD of Trang slowly. Named ODDs only are measured where there are
names, and the table is printed. The seeds are fixed: the figures are the same each time.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from teitools.errors import SchemaError
from tests.odd.compiled import grammar_of
from tests.odd.xsd.measuring import Measured, measure
from tests.requirements import ROOT, SHARED

_PAGE = ROOT / "docs" / "odd.md"
_START, _END = "<!-- figures -->\n", "<!-- end of figures -->\n"
_DOCUMENTS, _MUTANTS = 100, 100


def main(names: list[str]) -> None:
    """Measure, and write or print the table."""
    folder = SHARED / "tei" / "odd"
    odds = [ROOT / "schema" / "teitools.odd", *sorted(folder.glob("*.odd"))]
    corpus = [path.read_bytes() for path in sorted((SHARED / "corpora").rglob("*.xml"))]
    measured: dict[str, Measured] = {}
    for odd in odds:
        if names and odd.stem not in names:
            continue
        try:
            grammar = grammar_of(odd)
        except SchemaError:
            continue
        with tempfile.TemporaryDirectory() as place:
            found = measure(grammar, Path(place), _DOCUMENTS, _MUTANTS, corpus)
        measured[odd.stem] = found
        print(_row(odd.stem, found), len(found.missed), found.wrongly_rejected[:3], flush=True)  # noqa: T201
    table = "\n".join([*_by_schema(measured), "", *_by_kind(measured)]) + "\n"
    if names:
        print(table)  # noqa: T201
        return
    text = _PAGE.read_text("utf-8")
    before, _, rest = text.partition(_START)
    after = rest.partition(_END)[2]
    _PAGE.write_text(f"{before}{_START}\n{table}\n{_END}{after}", "utf-8")


def _by_schema(measured: dict[str, Measured]) -> list[str]:
    return [
        "| ODD | valid | rejected of them | invalid | ours rejects | Trang's rejects |",
        "|---|--:|--:|--:|--:|--:|",
        *(_row(name, found) for name, found in measured.items()),
    ]


def _row(name: str, found: Measured) -> str:
    theirs = str(found.theirs.total())
    if found.trang:
        theirs = f"({found.trang})" if theirs == "0" else f"{theirs} ({found.trang})"
    wrong = len(found.wrongly_rejected)
    invalid, ours = found.invalid.total(), found.ours.total()
    return f"| {name} | {found.valid} | {wrong} | {invalid} | {ours} | {theirs} |"


def _by_kind(measured: dict[str, Measured]) -> list[str]:
    """The kinds of change, over the schemas of which Trang makes an XSD that counts."""
    invalid: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for found in measured.values():
        if not found.trang:
            invalid += found.invalid
            ours += found.ours
            theirs += found.theirs
    return [
        "| change | invalid | ours rejects | Trang's rejects |",
        "|---|--:|--:|--:|",
        *(f"| {kind} | {invalid[kind]} | {ours[kind]} | {theirs[kind]} |" for kind in invalid),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])

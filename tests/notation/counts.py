"""What an editor counts in texts: the table beside them."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path


def expectations(folder: Path) -> dict[tuple[str, str], dict[str, int]]:
    """The counts of each text in `folder` and its profile (empty where the table has none), by
    ``expected.tsv``, whose comments begin with ``#``; none where that is not there.
    """
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    table = folder / "expected.tsv"
    lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    for row in csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t"):
        found[row["file"], row.get("profile", "")][row["feature"]] = int(row["count"])
    return dict(found)

"""A thousand documents: `TEITOOLS_ALL=1 python3 run.py test -m long tests/site`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

from tests.requirements import ROOT

_DOCUMENTS = 1000
_MOST_SECONDS = 60
"""Of all processors together: a minute on two cores has twice as many."""
_LARGEST_FILE = 300_000


@pytest.mark.long
def test_a_thousand_documents_in_a_minute_on_two_cores(tmp_path: Path) -> None:
    """In processor time, which other work on the machine hardly changes."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import site_of_letters
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    site_of_letters.generate(tmp_path / "corpus", _DOCUMENTS)
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "teitools", "site", "corpus", "-o", "site", "-j", "2"]
    spent = []
    for _ in range(2):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert spent[0] < _MOST_SECONDS
    assert spent[1] < spent[0] / 3
    assert len(list((tmp_path / "site/documents").rglob("*.html"))) == _DOCUMENTS
    sizes = [each.stat().st_size for each in (tmp_path / "site/search").iterdir()]
    assert len(sizes) > 50
    assert max(sizes) < _LARGEST_FILE
